// Facts of YouTube as fields of ours: names and handles, counts, marks and times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "observe/youtube_walker.h"

namespace persona_lens {

// The lower end of a printed count: nothing is claimed that the site does not say.
std::optional<std::uint64_t> least_count(std::string_view text);

// The upper end, where the text names videos or is in figures alone: the number of videos is used to bound what is hidden, so that the most
// is the careful side (domain 5.3).
std::optional<std::uint64_t> most_videos(std::string_view text);

// A style or icon of a badge that says that the site has verified the account.
bool is_verification(std::string_view badge) noexcept;

// Sets the handle where the text is one ("@ann_example"), else the name.
void set_name_or_handle(Account& account, std::string_view text);

// Sets what the address says of the handle.
void set_handle(Account& account, std::string_view url);

// Reading a date costs more than the rest of a channel; no response has more than a few.
struct DateBudget {
  std::size_t left = 2'000;
  std::string unread;  // the last line of joining that could not be read, else ""
};

// The channel's account as far as the facts of a header, card or about panel tell. Dates are read without knowing the language of the page.
Account make_channel(std::string_view id, const ThingFacts& facts, DateBudget& dates);

// What a row of details says: "604k views", "5 years ago".
struct Details {
  std::optional<std::uint64_t> views;
  std::string relative;  // the time, as it is written
};
Details read_details(const std::vector<std::string>& parts);
std::vector<std::string> split_details(std::string_view text);

// Links outside the site and to videos, in order, each once.
std::vector<std::string> links_of(const RichText& text);

// Cut at a character.
std::string cut_text(std::string_view text, std::size_t most);

// All of a text as a number, nullopt where it is none.
std::optional<std::uint64_t> whole_number(std::string_view text);

// Live at this moment.
bool is_live(const ThingFacts& facts);

// An account of which nothing but the id is known.
Account channel_account(std::string_view id);

// The verification that the facts print; absent where they are silent.
std::optional<bool> verification_of(const ThingFacts& facts);

// How often a video was viewed; not how many are watching a live one.
std::optional<std::uint64_t> views_of(const ThingFacts& facts);

// Plausible seconds since 1970: YouTube began in 2005; beyond 2099 nothing is believed.
inline bool is_plausible_second(std::uint64_t second) { return second > 1'104'537'600 && second < 4'102'444'800; }

// Lines longer than this are no times, counts or names.
inline constexpr std::size_t most_line_bytes = 300;

}  // namespace persona_lens
