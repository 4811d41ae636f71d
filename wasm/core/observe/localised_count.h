// "1,230,086 views", "1.2K", "1,2 Mio.", "1.2万", "12 लाख", "١٬٢ ألف": counts as YouTube prints them, in every language of its interface.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace persona_lens {

// What a printed count says: all numbers that are cut down to it. low == high where it is written out. YouTube cuts, it does not round:
// "1.2K" is 1,200 to 1,299.
struct CountRange {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const CountRange&, const CountRange&) = default;
};

// Reads the one number of a line and the unit at it. A unit that means different things in different languages ("1,2 M": a million
// in French, a billion in Indonesian) gives the range over all of them. nullopt for no number, several numbers, a fraction without a unit that we
// know, or beyond 10^15.
std::optional<CountRange> parse_count(std::string_view line);

// Does the line name videos, in any language of the table? Tells a count of videos from other counts.
bool names_videos(std::string_view line);

}  // namespace persona_lens
