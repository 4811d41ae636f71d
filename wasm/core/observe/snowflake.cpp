#include "observe/snowflake.h"

#include <charconv>

#include "observe/sequential_ids.h"

namespace persona_lens {

std::optional<std::uint64_t> parse_numeric_id(std::string_view text) noexcept {
  if (text.empty() || text.size() > 20 || text.front() < '1' || text.front() > '9') return std::nullopt;
  std::uint64_t id = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, id);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return id;
}

std::optional<TimeInterval> post_time_of_id(std::uint64_t id) noexcept {
  if (id < first_snowflake_post) return std::nullopt;
  const TimeMs time = snowflake_time(id);
  return TimeInterval{time, time, TimeBasis::id};
}

std::optional<TimeInterval> account_time_of_id(std::uint64_t id) noexcept {
  if (id >= first_snowflake_account) {
    const TimeMs time = snowflake_time(id);
    return TimeInterval{time - ms_per_day, time + ms_per_day, TimeBasis::id};
  }
  return sequential_account_time(id);
}

}  // namespace persona_lens
