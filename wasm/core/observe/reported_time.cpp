#include "observe/reported_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr TimeMs x_begins = 1'136'073'600'000;          // 2006-01-01: nothing on X is older
constexpr TimeMs latest_plausible = 4'102'444'800'000;  // 2100-01-01

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  if (digits.empty() || digits.front() == '-' || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

// "Wed Nov 20 14:35:48 +0000 2013": every part stands at a fixed place.
std::optional<TimeMs> parse_classic(std::string_view text) {
  if (text.size() != 30 || text[3] != ' ' || text[7] != ' ' || text[10] != ' ' || text[13] != ':' || text[16] != ':' || text[19] != ' ' ||
      (text[20] != '+' && text[20] != '-') || text[25] != ' ') {
    return std::nullopt;
  }
  const auto month = std::ranges::find(months, text.substr(4, 3));
  const auto day = number(text.substr(8, 2));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  const auto second = number(text.substr(17, 2));
  const auto zone_hours = number(text.substr(21, 2));
  const auto zone_minutes = number(text.substr(23, 2));
  const auto year = number(text.substr(26, 4));
  if (month == months.end() || !day || !hour || !minute || !second || !zone_hours || !zone_minutes || !year) return std::nullopt;
  const auto midnight = civil_day(*year, static_cast<int>(month - months.begin()) + 1, *day);
  if (!midnight || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const int zone = (*zone_hours * 60 + *zone_minutes) * (text[20] == '-' ? -1 : 1);
  return *midnight + *hour * ms_per_hour + static_cast<TimeMs>(*minute - zone) * 60'000 + *second * ms_per_second;
}

std::optional<TimeMs> parse_milliseconds(std::string_view text) {
  TimeMs value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<TimeInterval> parse_reported_time(std::string_view text) {
  TimeMs width = ms_per_second - 1;
  auto time = parse_classic(text);
  if (!time) {
    time = parse_milliseconds(text);
    width = 0;
  }
  if (!time) {
    time = parse_iso_time(text);
    const bool day_only = text.size() == 10;
    const bool has_fraction = text.find('.') != std::string_view::npos;
    width = day_only ? ms_per_day - 1 : has_fraction ? 0 : ms_per_second - 1;
  }
  if (!time || *time < x_begins || *time >= latest_plausible) return std::nullopt;
  return TimeInterval{*time, *time + width, TimeBasis::reported};
}

}  // namespace persona_lens
