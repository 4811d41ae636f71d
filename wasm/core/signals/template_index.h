// The shapes of all handles and display names in memory (text/name_shape.h), found once per generation of the book: how many accounts
// share one, and so how rare it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "text/name_shape.h"

namespace persona_lens {

class TemplateIndex {
 public:
  using ShapeNumber = std::uint32_t;

  // Does nothing when it is current.
  void update(const AccountBook& book);
  [[nodiscard]] bool is_current(const AccountBook& book) const noexcept;

  // Of an account's handle and name, ascending; empty also where the account is unknown.
  [[nodiscard]] std::span<const ShapeNumber> shapes_of(const AccountKey& account) const;
  [[nodiscard]] ShapeKind kind(ShapeNumber shape) const { return shapes_[shape].kind; }
  // The accounts of the platform with a profile.
  [[nodiscard]] std::size_t accounts(Platform platform) const;
  // Those of this shape.
  [[nodiscard]] std::size_t accounts_with(ShapeNumber shape) const { return shapes_[shape].accounts; }
  // The same among those certainly created from `from` to `to`, both inclusive.
  [[nodiscard]] std::size_t accounts_created(Platform platform, TimeMs from, TimeMs to) const;
  [[nodiscard]] std::size_t accounts_created_with(ShapeNumber shape, TimeMs from, TimeMs to) const;

 private:
  struct Shape {
    ShapeKind kind = ShapeKind::lengths;
    std::size_t accounts = 0;
    std::vector<TimeInterval> created;  // by their earliest time
  };

  const AccountBook* book_ = nullptr;
  std::uint64_t generation_ = 0;
  std::vector<Shape> shapes_;
  std::map<AccountKey, std::vector<ShapeNumber>> shapes_of_;
  std::map<Platform, std::size_t> accounts_;
  std::map<Platform, std::vector<TimeInterval>> created_;  // by their earliest time
};

}  // namespace persona_lens
