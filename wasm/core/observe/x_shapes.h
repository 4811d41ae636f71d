// X's response shapes as data: which key means what, which operation has which timeline in which order. The one table to change when X
// renames something. Everything else in the reader walks for shapes, not paths, so an unlisted key is walked into and never lost.
// Sources: sites.md 2 and 5; recordings of 2023-07, 2025-03, 2026-07 and 2026-08; field notes of 2026 for the `details` generation.
#pragma once

#include <cstdint>
#include <string_view>

namespace persona_lens {

// What a key says about the object that holds it. Names are those of the key where one key stands for the role.
enum class Role : std::uint8_t {
  unknown,  // walk into it: it may hold anything
  barren,   // holds no account, no post and no fact of ours: skipped

  // Objects whose members speak of the object that holds them.
  legacy,               // v1.1 fields inside a GraphQL object
  core,                 // since 2025: name, handle, creation of a user; the author of a post
  details,              // since 2026: text and time of a post
  privacy,              // protected
  verification,         // verified, verified_type
  relationship_counts,  // followers, following
  tweet_counts,         // tweets
  profile_bio,          // description
  about_profile,        // "About this account"
  username_changes,     // its count of renames
  user_label,           // the platform's own label of an account
  note_tweet,           // long text
  extended_tweet,       // long text of v1.1
  entities,             // urls of a post; media, which may hold accounts
  metadata,             // scribeConfig.page tells the operation
  views,                // count: how often a post was viewed

  // Objects that are somebody or something else.
  wrapped,   // stands for what is inside: result, tweet_results …
  author,    // the user of a post; elsewhere like `wrapped`
  quoted,    // the post that this one quotes
  reposted,  // the post that this one repeats
  replied,   // the post that this one answers
  replied_author,

  // Facts.
  type_name,
  rest_id,
  id_str,
  id,  // a number in v1.1; text in GraphQL, which is no id of ours
  handle,
  name,
  description,
  location,
  created_at,
  followers_count,
  following_count,
  posts_count,
  followers,
  following,
  tweets,
  count,
  is_protected,
  verified,
  is_blue_verified,
  verified_type,
  parody_label,
  label_type,
  url,
  account_based_in,
  full_text,
  text,
  lang,
  user_id,
  quoted_id,
  reposted_id,
  reply_id,
  reply_user_id,
  is_quote,
  indices,         // beside an id and a handle: a mention, not an account
  direct_message,  // a private message, never a post
  urls,
  expanded_url,
  reason,

  // Timelines.
  instructions,
  entries,
  entry,
  module_items,
  items,
  content,
  direction,
  entry_id,
  sort_index,
  entry_type,
  item_type,
  cursor_type,
  cursor_value,
  promoted,
  scribe_page,
  // v1.1 instructions carry their type as key.
  add_entries,
  pin_entry,
  replace_entry,
  terminate_timeline,

  // Root of a response.
  errors,
  message,
  code,
  youtube,  // no response of X has this key
};

// Never fails: Role::unknown for every key not in the table.
Role role_of(std::string_view key) noexcept;

// Order of an operation's entries, as far as the operation alone tells.
enum class Order : std::uint8_t {
  newest_first,              // by id, verified on every page all the same
  newest_first_if_latest,    // SearchTimeline: product Latest
  newest_first_if_unranked,  // HomeLatestTimeline: enableRanking false
  newest_first_if_recency,   // CommunityTweetsTimeline: rankingMode Recency
  other,                     // ranked, chosen, or by the time of an action
  no_posts,                  // people, or no timeline at all
};

struct Operation {
  std::string_view name;
  Order order = Order::other;
  std::uint64_t step = 1;    // by which sortIndex falls from entry to entry
  bool of_one_user = false;  // every content entry is a post of the timeline's owner
};

// nullptr when the operation is not in the table.
const Operation* find_operation(std::string_view name) noexcept;

// The operation whose timeline stands at `path` (members from the root, without "data" and without "instructions", joined by "/") with
// this scribe page ("" when the response names none). "" when no row fits.
std::string_view operation_at(std::string_view path, std::string_view scribe_page) noexcept;

// Is this member of `data` one that operations of X with accounts or posts are known to have? Tells an empty answer from a strange one.
bool is_known_root(std::string_view key) noexcept;

// Types of instructions and of objects that the reader tells apart.
enum class InstructionType : std::uint8_t { add_entries, pin_entry, replace_entry, add_to_module, terminate, without_entries, unknown };
InstructionType instruction_type(std::string_view name) noexcept;

// `wrapper`: known, and somebody or a post only through what is inside. `unknown`: never seen where users and posts stand.
enum class ObjectType : std::uint8_t { untyped, unknown, wrapper, post, user, unavailable_post, unavailable_user };
ObjectType object_type(std::string_view type_name) noexcept;
bool is_known_entry_type(std::string_view name) noexcept;

}  // namespace persona_lens
