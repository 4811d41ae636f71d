// A number for everybody who posted anything, for lists that are kept by author. Numbers stay until everything is built anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "model.h"
#include "signals/account_table.h"
#include "signals/hashed_places.h"

namespace persona_lens {

class AuthorNumbers {
 public:
  using Number = std::uint32_t;

  // Precondition: the post has an author.
  Number number_of(const Post& post) {
    if (const auto known = find(author_view(post))) return *known;
    rows_.push_back({post.platform, post.author_id});
    const auto number = static_cast<Number>(rows_.size() - 1);
    places_.insert(number, [this](Number place) { return hash_of_key(rows_[place].view()); });
    return number;
  }
  [[nodiscard]] std::optional<Number> find(const AccountView& account) const {
    return places_.find(hash_of_key(account), [&](Number place) { return rows_[place].view() == account; });
  }
  [[nodiscard]] const AccountRow& row(Number number) const { return rows_[number]; }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  void clear() {
    rows_.clear();
    places_.clear();
  }

 private:
  std::deque<AccountRow> rows_;
  HashedPlaces places_;
};

}  // namespace persona_lens
