// Timelines of a response as coverage: which posts stood next to each other, in which order, with nothing unseen between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"

namespace persona_lens {

// One entry of a block of instructions, as far as order and coverage need it. Views point into the parsed document.
struct TimelineEntry {
  enum class Kind : std::uint8_t {
    post,        // a content entry whose post could be read
    unreadable,  // a content entry whose post is missing, withheld or a tombstone
    pinned,      // stands above the order
    promoted,    // bought its place
    module,      // posts of a conversation, suggested people …: takes one place, its members have none
    cursor,
    other,  // a person, a heading, a prompt …
  };
  Kind kind = Kind::other;
  std::optional<std::uint64_t> sort_index;
  std::string_view post_id;
  std::string_view author_id;
  std::string_view cursor_type;
  std::string_view cursor_value;
};

// All instructions below one `instructions` member.
struct Timeline {
  std::string path;              // members above it, without "data"
  std::string_view scribe_page;  // what the response calls its page; may be empty
  std::string_view owner_id;     // of the user object around it; may be empty
  std::vector<TimelineEntry> entries;
  bool terminated_at_bottom = false;
  bool has_unknown_instruction = false;  // one that carried entries of its own
};

// What a request says of itself in its variables.
struct RequestVariables {
  std::string user_id;
  std::string subject;  // list, query, post or community: what else the request asked for
  std::string mode;     // product or rankingMode
  std::optional<bool> enable_ranking;
  std::optional<std::string> cursor;  // set as soon as variables are known; "" = first page
};

// Reads them from JSON text. nullopt when it is no JSON object.
std::optional<RequestVariables> parse_request_variables(std::string_view json);

// The run of a timeline, or nullopt where the operation has no posts or is not known. `operation`: from the request, "" = by path.
// Entries are sorted by sortIndex here; their order in the array means nothing.
std::optional<Run> make_run(const Timeline& timeline, std::string_view operation, const std::optional<RequestVariables>& variables);

// The server's clock: most timelines number their entries down from a snowflake of the response's time. Believed only where it is not
// before the newest post or account seen, not in a far future, and within a day of the clocks that are known.
std::optional<TimeMs> server_time_of(std::span<const Timeline> timelines, TimeMs newest_seen, std::optional<TimeMs> http_date,
                                     std::optional<TimeMs> read_at);

}  // namespace persona_lens
