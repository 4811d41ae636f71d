// The account book's nodes.
#pragma once

#include <cstdint>

#include "memory/account_past.h"
#include "memory/id_table.h"
#include "memory/own_timeline.h"
#include "memory/post_shelf.h"
#include "memory/seen_list.h"
#include "model.h"

namespace persona_lens {

struct AccountNode : Listed<AccountNode> {
  Account account;           // whose id its posts share
  bool has_profile = false;  // false: known only as the author of a post or the subject of a timeline
  std::uint64_t first_seen = 0;
  PostShelf posts;
  OwnTimeline timeline;
  AccountPast past;
};

inline IdView id_of(const AccountNode& node) noexcept { return {node.account.platform, node.account.id}; }
inline IdView id_of(const PostNode& node) noexcept { return {node.post.platform, node.post.id}; }

}  // namespace persona_lens
