#include "observe/relative_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "observe/relative_time_words.h"
#include "text/folded.h"

namespace persona_lens {
namespace {

// One wording: what stands before the number and after it; without a number all of it is in `before`.
struct Wording {
  std::u32string before;
  std::u32string after;
  TimeUnit unit = TimeUnit::second;
  std::uint32_t fixed = 0;  // the number where none is written; 0: one is written

  [[nodiscard]] std::size_t length() const { return before.size() + after.size(); }
};

std::string replaced(std::string_view text, char mark, std::string_view by) {
  std::string out(text);
  if (const std::size_t at = out.find(mark); at != std::string::npos) out.replace(at, 1, by);
  return out;
}

// Whether there is a space between a number and a word is not significant.
void trim_beside_number(std::u32string& before, std::u32string& after) {
  if (!before.empty() && before.back() == U' ') before.pop_back();
  if (!after.empty() && after.front() == U' ') after.erase(0, 1);
}

Wording wording_of(std::string_view frame, std::string_view word, TimeUnit unit) {
  Wording wording;
  wording.unit = unit;
  std::string text;
  if (word.starts_with("1=") || word.starts_with("2=")) {
    wording.fixed = static_cast<std::uint32_t>(word.front() - '0');
    wording.before = folded(word.substr(2));
    return wording;
  }
  text = word.starts_with('=') ? std::string(word.substr(1)) : replaced(frame, '*', word);
  const std::size_t number = text.find('#');
  // A space at the end is one before the number; folding would take it away, and it is not significant.
  wording.before = folded(std::string_view(text).substr(0, number));
  wording.after = folded(std::string_view(text).substr(number + 1));
  return wording;
}

struct Wordings {
  std::vector<Wording> numbered;  // by the first character of what follows the number
  std::vector<Wording> fixed;
};

// 0 where nothing follows the number.
char32_t first_after(const Wording& wording) { return wording.after.empty() ? U'\0' : wording.after.front(); }

Wordings all_wordings() {
  Wordings all;
  for (const RelativeTimeWords& row : relative_time_words()) {
    for (std::size_t unit = 0; unit < row.units.size(); ++unit) {
      std::string_view words = row.units[unit];
      while (!words.empty()) {
        const std::size_t bar = words.find('|');
        Wording wording = wording_of(row.frame, words.substr(0, bar), static_cast<TimeUnit>(unit));
        (wording.fixed == 0 ? all.numbered : all.fixed).push_back(std::move(wording));
        words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
      }
    }
  }
  compact_sort(all.numbered, {}, first_after);
  return all;
}

const Wordings& wordings() {
  static const Wordings all = all_wordings();
  return all;
}

// Does a word end, or begin, between the two characters?
bool is_word_edge(char32_t left, char32_t right) {
  return !is_letter(left) || !is_letter(right) || is_unspaced(left) || is_unspaced(right);
}

bool ends_with_words(std::u32string_view text, std::u32string_view words) {
  if (!text.ends_with(words)) return false;
  if (words.empty()) return true;
  const std::size_t at = text.size() - words.size();
  return at == 0 || is_word_edge(text[at - 1], text[at]);
}

bool starts_with_words(std::u32string_view text, std::u32string_view words) {
  if (!text.starts_with(words)) return false;
  return words.empty() || words.size() == text.size() || is_word_edge(text[words.size() - 1], text[words.size()]);
}

// The longest wording wins; two of the same length that disagree are no answer.
class Best {
 public:
  void take(RelativeTime time, std::size_t length) {
    if (length < length_) return;
    contradicted_ = length == length_ && (contradicted_ || time.count != time_.count || time.unit != time_.unit);
    length_ = length;
    time_ = time;
  }
  [[nodiscard]] std::optional<RelativeTime> answer() const { return length_ == 0 || contradicted_ ? std::nullopt : std::optional(time_); }

 private:
  RelativeTime time_;
  std::size_t length_ = 0;
  bool contradicted_ = false;
};

std::optional<RelativeTime> parse_without_number(std::u32string_view line) {
  Best best;
  for (const Wording& wording : wordings().fixed) {
    for (std::size_t at = line.find(wording.before); at != std::u32string_view::npos; at = line.find(wording.before, at + 1)) {
      if (!ends_with_words(line.substr(0, at + wording.before.size()), wording.before)) continue;
      if (starts_with_words(line.substr(at), wording.before))
        best.take({wording.fixed, wording.unit, line == wording.before}, wording.length());
    }
  }
  return best.answer();
}

std::optional<RelativeTime> parse_with_number(std::u32string_view line, std::size_t first, std::size_t end) {
  constexpr std::size_t most_digits = 4;
  if (end - first > most_digits || std::ranges::any_of(line.substr(end), is_digit)) return std::nullopt;
  std::uint32_t count = 0;
  for (const char32_t digit : line.substr(first, end - first)) count = count * 10 + static_cast<std::uint32_t>(digit - U'0');
  std::u32string before(line.substr(0, first));
  std::u32string after(line.substr(end));
  trim_beside_number(before, after);
  // "1.5", "-3": not a count.
  constexpr std::u32string_view number_parts = U".,-−/:'’٫٬";
  if (!before.empty() && line[first - 1] != U' ' && number_parts.find(before.back()) != std::u32string_view::npos) return std::nullopt;
  Best best;
  const auto try_those_before = [&](char32_t following) {
    for (const Wording& wording : std::ranges::equal_range(wordings().numbered, following, {}, first_after)) {
      if (starts_with_words(after, wording.after) && ends_with_words(before, wording.before)) {
        best.take({count, wording.unit, before == wording.before && after == wording.after}, wording.length());
      }
    }
  };
  try_those_before(U'\0');
  if (!after.empty()) try_those_before(after.front());
  return best.answer();
}

constexpr TimeMs mean_month = 2'629'746'000;  // 30.436875 days
constexpr TimeMs mean_year = 12 * mean_month;

constexpr std::array<TimeMs, relative_time_units> lengths = {ms_per_second,  60 * ms_per_second, ms_per_hour, ms_per_day,
                                                             7 * ms_per_day, mean_month,         mean_year};

constexpr std::array<TimeMs, relative_time_units> widenings = {0, 0, 0, 0, ms_per_day, ms_per_day, 16 * ms_per_day};

// The same time of day so many calendar months earlier; the last day of a month that is too short.
TimeMs months_before(TimeMs time, std::uint32_t count) {
  namespace chrono = std::chrono;
  const chrono::sys_time<chrono::milliseconds> point{chrono::milliseconds(time)};
  const auto midnight = chrono::floor<chrono::days>(point);
  chrono::year_month_day date = chrono::year_month_day(midnight) - chrono::months(count);
  if (!date.ok()) date = date.year() / date.month() / chrono::last;
  return chrono::duration_cast<chrono::milliseconds>((chrono::sys_days(date) + (point - midnight)).time_since_epoch()).count();
}

}  // namespace

std::optional<RelativeTime> parse_relative_time(std::string_view line) {
  constexpr std::size_t longest_line = 300;
  if (line.size() > longest_line) return std::nullopt;
  const std::u32string text = folded(line);
  const auto first = std::ranges::find_if(text, is_digit);
  if (first == text.end()) return parse_without_number(text);
  const auto end = std::find_if_not(first, text.end(), is_digit);
  return parse_with_number(text, static_cast<std::size_t>(first - text.begin()), static_cast<std::size_t>(end - text.begin()));
}

TimeInterval interval_of(RelativeTime time, TimeMs read_at) {
  const auto unit = static_cast<std::size_t>(time.unit);
  TimeMs earliest = read_at - (static_cast<TimeMs>(time.count) + 1) * lengths[unit] + 1;
  TimeMs latest = read_at - static_cast<TimeMs>(time.count) * lengths[unit];
  if (time.unit == TimeUnit::month || time.unit == TimeUnit::year) {
    const std::uint32_t months = time.unit == TimeUnit::year ? 12 : 1;
    earliest = std::min(earliest, months_before(read_at, (time.count + 1) * months) + 1);
    latest = std::max(latest, months_before(read_at, time.count * months));
  }
  return {earliest - widenings[unit], std::min(latest + widenings[unit], read_at), TimeBasis::relative};
}

}  // namespace persona_lens
