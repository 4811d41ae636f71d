#include "text/iso_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace persona_lens {
namespace {

constexpr TimeMs earliest_time = -62'167'219'200'000;  // 0000-01-01T00:00:00.000Z
constexpr TimeMs latest_time = 253'402'300'799'999;    // 9999-12-31T23:59:59.999Z

void append_padded(std::string& out, unsigned number, std::size_t width) {
  std::array<char, 4> digits{};
  for (std::size_t i = width; i > 0; --i) {
    digits[i - 1] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  out.append(digits.data(), width);
}

// A cursor over the text; every step says whether it could be taken.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool digits(std::size_t count, int& number) {
    if (text_.size() < count) return false;
    number = 0;
    for (const char c : text_.substr(0, count)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    text_.remove_prefix(count);
    return true;
  }
  bool any_of(std::string_view characters) {
    if (text_.empty() || characters.find(text_.front()) == std::string_view::npos) return false;
    last_ = text_.front();
    text_.remove_prefix(1);
    return true;
  }
  // After the dot: one to nine digits, of which the first three count.
  bool fraction(int& milliseconds) {
    milliseconds = 0;
    std::size_t count = 0;
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
      if (count < 3) milliseconds = milliseconds * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
      ++count;
    }
    for (std::size_t i = count; i < 3; ++i) milliseconds *= 10;
    return count >= 1 && count <= 9;
  }
  [[nodiscard]] bool done() const { return text_.empty(); }
  [[nodiscard]] char last() const { return last_; }

 private:
  std::string_view text_;
  char last_ = 0;
};

}  // namespace

std::string iso_time(TimeMs time) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds{std::clamp(time, earliest_time, latest_time)}};
  const auto day = floor<std::chrono::days>(point);
  const std::chrono::year_month_day date{day};
  const auto rest = static_cast<unsigned>((point - day).count());
  std::string out;
  out.reserve(24);
  append_padded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.day()), 2);
  out += 'T';
  append_padded(out, rest / 3'600'000, 2);
  out += ':';
  append_padded(out, rest / 60'000 % 60, 2);
  out += ':';
  append_padded(out, rest / 1000 % 60, 2);
  out += '.';
  append_padded(out, rest % 1000, 3);
  out += 'Z';
  return out;
}

std::optional<TimeMs> civil_day(int year, int month, int day) {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<TimeMs>(std::chrono::sys_days{date}.time_since_epoch().count()) * ms_per_day;
}

std::optional<TimeMs> parse_iso_time(std::string_view text) {
  Scanner in(text);
  int year = 0;
  int month = 0;
  int day = 0;
  if (!in.digits(4, year) || !in.any_of("-") || !in.digits(2, month) || !in.any_of("-") || !in.digits(2, day)) return std::nullopt;
  const auto midnight = civil_day(year, month, day);
  if (!midnight || in.done()) return midnight;

  int hour = 0;
  int minute = 0;
  int second = 0;
  int milliseconds = 0;
  if (!in.any_of("Tt ") || !in.digits(2, hour) || !in.any_of(":") || !in.digits(2, minute)) return std::nullopt;
  if (in.any_of(":")) {
    if (!in.digits(2, second)) return std::nullopt;
    if (in.any_of(".") && !in.fraction(milliseconds)) return std::nullopt;
  }
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;

  int zone_minutes = 0;
  if (in.any_of("+-")) {
    const int sign = in.last() == '-' ? -1 : 1;
    int zone_hour = 0;
    int zone_minute = 0;
    if (!in.digits(2, zone_hour)) return std::nullopt;
    in.any_of(":");
    if (!in.digits(2, zone_minute) || zone_hour > 23 || zone_minute > 59) return std::nullopt;
    zone_minutes = sign * (zone_hour * 60 + zone_minute);
  } else {
    in.any_of("Zz");
  }
  if (!in.done()) return std::nullopt;
  return *midnight + hour * ms_per_hour + static_cast<TimeMs>(minute - zone_minutes) * 60'000 + second * ms_per_second + milliseconds;
}

}  // namespace persona_lens
