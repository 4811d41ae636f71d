// The words of relative times, as data. relative_time.h reads them.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace persona_lens {

inline constexpr std::size_t relative_time_units = 7;  // seconds, minutes, hours, days, weeks, months, years

// One language. A text is the frame with "#" as the number and "*" as one of the unit's words; "|" separates the words. A word that begins
// with "=" is a whole text of its own, with its own "#"; one that begins with "1=" or "2=" has no number and means one or two.
struct RelativeTimeWords {
  std::string_view languages;  // BCP 47 tags in lower case, separated by spaces
  std::string_view frame;
  std::array<std::string_view, relative_time_units> units;
};

std::span<const RelativeTimeWords> relative_time_words() noexcept;

}  // namespace persona_lens
