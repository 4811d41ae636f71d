// The shapes of all handles and display names in memory (text/name_shape.h), found once per generation of the book: how many accounts
// share one, and so how rare it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/account_table.h"
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
  [[nodiscard]] std::size_t accounts_with(ShapeNumber shape) const { return shape_members_of(shape).size(); }
  // The same among those certainly created from `from` to `to`, both inclusive.
  [[nodiscard]] std::size_t accounts_created(Platform platform, TimeMs from, TimeMs to) const;
  [[nodiscard]] std::size_t accounts_created_with(ShapeNumber shape, TimeMs from, TimeMs to) const;

 private:
  using AccountNumber = std::uint32_t;  // of one platform's accounts: those with a creation time first, by its earliest

  struct Created {
    TimeMs earliest = 0;
    TimeMs latest = 0;
  };
  struct Shape {
    ShapeKind kind = ShapeKind::lengths;
    Platform platform = Platform::x;
    std::uint32_t begin = 0;  // in shape_members_; the next shape's is the end
  };
  struct Slice {
    std::uint32_t begin = 0;  // in account_shapes_
    std::uint32_t count = 0;
  };

  [[nodiscard]] std::span<const AccountNumber> shape_members_of(ShapeNumber shape) const {
    return std::span(shape_members_).subspan(shapes_[shape].begin, shapes_[shape + 1].begin - shapes_[shape].begin);
  }

  const AccountBook* book_ = nullptr;
  std::uint64_t generation_ = 0;
  std::vector<Shape> shapes_;                 // and one more for the end
  std::vector<AccountNumber> shape_members_;  // by shape, ascending
  std::vector<ShapeNumber> account_shapes_;   // by account, ascending
  AccountTable<Slice> shapes_of_;
  std::array<std::size_t, 2> accounts_{};        // by platform
  std::array<std::vector<Created>, 2> created_;  // by platform, by their earliest time
};

}  // namespace persona_lens
