// YouTube's response shapes as data: which key begins a thing that we read, and where inside it which fact stands. The one table to change
// when YouTube renames something. Everything else in the reader walks for shapes, not paths from the root, so that a thing is found wherever
// it stands.
// Sources: sites.md 3 and 4; recordings of 2023-12, 2026-01, 2026-05 and 2026-06; YouTube.js of 2026-08 for the about panel and live chat.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace persona_lens {

// What an object is that stands below a key.
enum class Thing : std::uint8_t {
  none,
  comment,             // since 2024: the content of a comment, apart from its thread
  comment_of_2023,     // a comment with its content in the thread
  comment_place,       // since 2024: where a comment stands in a thread
  comment_surface,     // names the video of a comment
  comment_toolbar,     // its heart
  video,               // a card, row or tile in one of many kinds of lists
  lockup,              // since 2025: the same, for videos, playlists and channels alike
  shorts_lockup,       // a tile without author and date
  watched_video,       // title, views and date of the video that is being watched
  watched_video_id,    // its id
  watched_owner,       // its channel
  player_video,        // the same from the player's response
  player_microformat,  // its date
  channel_page,        // id, name and description of the channel whose page it is
  page_header,         // since 2024: handle and counts of that page, without id
  channel_header,      // before, and where a channel is gone
  about,               // since 2023: the about panel
  about_of_2022,
  channel_card,  // a channel in a list
  chat_message,
  list,           // entries in an order of their own
  reloaded_list,  // the same, begun anew
  appended_list,  // the same, following what was there
  aside,          // what stands in a list without being an entry of it: shelves, replies, advertisements
  tab,
  sort_menu,  // of comments
  chip,       // of a channel's tab
  more,       // the continuation of a list
  update,     // since 2024: mutations and the server's clock
  alert,
  playability,
  error,
};

enum class Field : std::uint8_t {
  id,
  key,
  kind,
  text,
  bio,
  author,  // a name that links to a channel
  author_id,
  author_name,  // a name, or "@handle"
  endpoint,     // where the thing leads to: a channel, a video or a comment
  handle,
  url,     // an address with the handle
  time,    // relative
  date,    // printed, with a day
  moment,  // ISO 8601, or microseconds since 1970
  views,
  short_views,
  details,  // "604k views · 5 years ago"
  part,     // of rows of such details
  subscribers,
  videos,
  joined,
  country,
  badge,  // of the author
  live,
  upcoming,
  verified,
  creator,
  pinned,
  heart,
  member,
  token,
  selected,
  target,
  reason,
  clock,
};

// Where in a thing a fact stands: keys joined by "/", arrays left out.
struct Place {
  Thing thing = Thing::none;
  std::string_view path;
  Field field = Field::id;
};

// Thing::none for every key not in the table.
Thing thing_of(std::string_view key) noexcept;

// Sorted by path.
std::span<const Place> places_of(Thing thing);

// Holds nobody and nothing of ours, however deep: skipped.
bool is_barren(std::string_view key) noexcept;

// Is this the key of a renderer, view model or entity that we neither read nor know to be without interest?
bool is_unknown_kind(std::string_view key);

// Only YouTube has a member of this name at the root.
bool is_youtube_root(std::string_view key) noexcept;

}  // namespace persona_lens
