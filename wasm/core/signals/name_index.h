// Who bears which display name: all accounts in memory by the normal form of their names (text/normalise.h), current and former ones, found
// once per generation of the book. Only names of several ids are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/signal.h"

namespace persona_lens {

struct Bearer {
  AccountKey account;
  std::string name;  // byte for byte
  friend auto operator<=>(const Bearer&, const Bearer&) = default;
};

// A name that several ids bear or bore.
struct SharedName {
  Platform platform = Platform::x;
  std::string normal;
  std::vector<Bearer> bearers;  // by account, then by name; an account can be there with several spellings
};

class NameIndex {
 public:
  // Does nothing when it is current for this book.
  void update(const AccountBook& book);
  [[nodiscard]] bool is_current(const AccountBook& book) const noexcept;

  // nullptr: fewer than two ids bear it.
  [[nodiscard]] const SharedName* find(Platform platform, std::string_view normal) const;
  // By platform and normal form.
  [[nodiscard]] const std::vector<SharedName>& shared() const noexcept { return shared_; }

 private:
  const AccountBook* book_ = nullptr;
  std::uint64_t generation_ = 0;
  std::vector<SharedName> shared_;
};

// The form in which display names are compared; empty when nothing is left to compare.
std::string normal_name(std::string_view name);

// Spaces that nobody types on purpose and that a copied name keeps: at the beginning or the end, or two in a row.
bool has_odd_whitespace(std::string_view name);

// The context's index where it has one that fits, or one made for this question.
class Names {
 public:
  explicit Names(const SignalContext& context);
  const NameIndex* operator->() const { return index_; }

 private:
  std::optional<NameIndex> own_;
  const NameIndex* index_;
};

}  // namespace persona_lens
