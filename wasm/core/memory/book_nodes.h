// The account book's nodes, and how they are found by id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <string_view>

#include "memory/account_past.h"
#include "memory/own_timeline.h"
#include "memory/post_shelf.h"
#include "model.h"

namespace persona_lens {

struct IdView {
  Platform platform;
  std::string_view id;
  friend bool operator==(const IdView&, const IdView&) = default;
};

struct AccountNode {
  Account account;
  bool has_profile = false;  // false: known only as the author of a post or the subject of a timeline
  SharedText shared_id;      // the account's id as its posts share it; empty until one does
  std::uint64_t first_seen = 0;
  PostShelf posts;
  OwnTimeline timeline;
  AccountPast past;
};

using AccountList = std::list<AccountNode>;
using PostList = std::list<PostNode>;

inline IdView id_of(const IdView& key) noexcept { return key; }
inline IdView id_of(AccountList::const_iterator place) noexcept { return {place->account.platform, place->account.id}; }
inline IdView id_of(PostList::const_iterator place) noexcept { return {place->post.platform, place->post.id}; }

struct IdHash {
  using is_transparent = void;
  template <typename Key>
  std::size_t operator()(const Key& key) const noexcept {
    const IdView id = id_of(key);
    return std::hash<std::string_view>{}(id.id) * 31 + static_cast<std::size_t>(id.platform);
  }
};

struct SameId {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const noexcept {
    return id_of(a) == id_of(b);
  }
};

}  // namespace persona_lens
