// "4 years ago (edited)", "Streamed 2 days ago", "vor 4 Jahren", "4年前": times as YouTube prints them, in every language of its interface.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model.h"

namespace persona_lens {

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, month, year };

struct RelativeTime {
  std::uint32_t count = 0;
  TimeUnit unit = TimeUnit::second;
  bool alone = true;  // nothing else stands in the line; otherwise it is "(edited)", "Streamed …"
  friend bool operator==(const RelativeTime&, const RelativeTime&) = default;
};

// Finds one relative time in a line. Around it there may be words ("edited", "Streamed", "Premiere"), but no further number. nullopt where no
// language of the table has the wording, or where two that fit equally well say different times: nothing is guessed.
std::optional<RelativeTime> parse_relative_time(std::string_view line);

// When something was that was called `count` units old at `read_at`: within (read_at − (count + 1) units, read_at − count units], because
// YouTube cuts to whole units, widened by a day at both ends for weeks and months and by 16 days for years (domain 5.3), and never later
// than `read_at`. Months and years are taken both from the calendar and at their mean length (30.436875 and 365.2425 days), the wider end of
// either, as it is not known which of them the site counts. Basis relative.
TimeInterval interval_of(RelativeTime time, TimeMs read_at);

}  // namespace persona_lens
