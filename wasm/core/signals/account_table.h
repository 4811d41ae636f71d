// What an index knows of some accounts, for little memory: rows sorted by account key, which share the ids' bytes with the account book.
// A std::map of AccountKey takes four times as much for each account.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "model.h"

namespace persona_lens {

// An account key without bytes of its own.
struct AccountView {
  Platform platform = Platform::x;
  std::string_view id;
  friend auto operator<=>(const AccountView&, const AccountView&) = default;
};

// An account key that shares its id's bytes with the account book.
struct AccountRow {
  Platform platform = Platform::x;
  SharedText id;

  [[nodiscard]] AccountView view() const noexcept { return {platform, id}; }
};

inline AccountView view_of(const AccountKey& key) noexcept { return {key.platform, key.id}; }
inline std::size_t hash_of_key(const AccountView& key) noexcept {
  return std::hash<std::string_view>{}(key.id) * 31 + static_cast<std::size_t>(key.platform);
}
inline AccountView author_view(const Post& post) noexcept { return {post.platform, post.author_id}; }

template <typename Value>
class AccountTable {
 public:
  struct Row {
    Platform platform = Platform::x;
    SharedText id;
    Value value{};

    [[nodiscard]] AccountView account() const noexcept { return {platform, id}; }
    [[nodiscard]] AccountKey key() const { return {platform, id}; }
  };

  void clear() { rows_ = {}; }
  void add(Platform platform, const SharedText& id, Value value = {}) { rows_.push_back({platform, id, std::move(value)}); }
  // To be called after the last add() and before anything is asked. Of several rows of one account the first stays.
  void settle() {
    compact_sort(rows_, {}, &Row::account);
    const auto repeated = std::ranges::unique(rows_, {}, &Row::account);
    rows_.erase(repeated.begin(), repeated.end());
    rows_.shrink_to_fit();
  }

  [[nodiscard]] const Value* find(const AccountView& account) const {
    const auto place = std::ranges::lower_bound(rows_, account, {}, &Row::account);
    return place == rows_.end() || place->account() != account ? nullptr : &place->value;
  }
  [[nodiscard]] Value* find(const AccountView& account) {
    const auto place = std::ranges::lower_bound(rows_, account, {}, &Row::account);
    return place == rows_.end() || place->account() != account ? nullptr : &place->value;
  }
  [[nodiscard]] bool contains(const AccountView& account) const { return find(account) != nullptr; }
  // By key.
  [[nodiscard]] std::span<const Row> rows() const noexcept { return rows_; }

 private:
  std::vector<Row> rows_;
};

}  // namespace persona_lens
