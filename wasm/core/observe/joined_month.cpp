#include "observe/joined_month.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "observe/month_names.h"
#include "text/folded.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t longest_line = 400;

// A language's names, folded once for all.
struct Months {
  bool at_word_start = true;
  std::size_t shortest = 3;
  std::array<std::vector<std::u32string>, 12> names;
};

Months fold_names(const MonthNames& language) {
  Months months;
  months.at_word_start = language.at_word_start;
  months.shortest = language.shortest;
  for (std::size_t i = 0; i < language.months.size(); ++i) {
    std::string_view rest = language.months[i];
    while (!rest.empty()) {
      const std::size_t bar = rest.find('|');
      months.names[i].push_back(folded(rest.substr(0, bar)));
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
    }
  }
  return months;
}

// In the order of month_names().
const std::vector<Months>& all_months() {
  static const std::vector<Months> all = [] {
    std::vector<Months> languages;
    for (const MonthNames& language : month_names()) languages.push_back(fold_names(language));
    return languages;
  }();
  return all;
}

// Length of the longest alternative found in the line, 0 when none is.
std::size_t best_match(const std::u32string& line, const std::vector<std::u32string>& names, bool at_word_start) {
  std::size_t best = 0;
  for (const std::u32string& name : names) {
    for (std::size_t at = line.find(name); at != std::u32string::npos; at = line.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      // Names as short as "मे" begin too many other words.
      const bool is_part = name.size() <= 2 && end < line.size() && is_letter(line[end]);
      if (!at_word_start || ((at == 0 || !is_letter(line[at - 1])) && !is_part)) best = std::max(best, name.size());
    }
  }
  return best;
}

// 1–12, or 0 when the language recognises none or cannot decide.
int full_month_in(const std::u32string& line, const Months& language) {
  int month = 0;
  std::size_t longest = 0;
  bool tie = false;
  for (std::size_t i = 0; i < language.names.size(); ++i) {
    const std::size_t length = best_match(line, language.names[i], language.at_word_start);
    if (length == 0 || length < longest) continue;
    tie = length == longest;
    longest = length;
    month = static_cast<int>(i) + 1;
  }
  return tie ? 0 : month;
}

// Words of three letters or more that stand beside a number, "de" and full stops between them left out: those that may be a month, cut short.
std::vector<std::u32string> words_beside_numbers(const std::u32string& line) {
  struct Token {
    std::u32string text;
    bool number = false;
  };
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < line.size();) {
    const bool number = is_digit(line[at]);
    if (!number && !is_letter(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < line.size() && (number ? is_digit(line[end]) : is_letter(line[end]))) ++end;
    std::u32string text = line.substr(at, end - at);
    if (text != U"de" && text != U"di" && text != U"del") tokens.push_back({std::move(text), number});
    at = end;
  }
  std::vector<std::u32string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].number || tokens[i].text.size() < 3) continue;
    if ((i > 0 && tokens[i - 1].number) || (i + 1 < tokens.size() && tokens[i + 1].number)) words.push_back(tokens[i].text);
  }
  return words;
}

int short_month_in(const std::vector<std::u32string>& words, const Months& language) {
  int month = 0;
  for (const std::u32string& word : words) {
    if (word.size() < language.shortest) continue;
    int of_word = 0;
    for (std::size_t i = 0; i < language.names.size(); ++i) {
      if (std::ranges::none_of(language.names[i], [&](const std::u32string& name) { return name.starts_with(word); })) continue;
      if (of_word != 0) return 0;  // begins two months
      of_word = static_cast<int>(i) + 1;
    }
    if (of_word != 0 && month != 0 && of_word != month) return 0;
    if (of_word != 0) month = of_word;
  }
  return month;
}

// The month of one language, or the one on which all languages that see one agree.
template <typename MonthIn>
int agreed_month(std::string_view tag, MonthIn&& month_in) {
  const std::vector<Months>& all = all_months();
  if (const MonthNames* language = find_month_names(tag)) return month_in(all[static_cast<std::size_t>(language - month_names().data())]);
  int month = 0;
  for (const Months& language : all) {
    const int candidate = month_in(language);
    if (candidate == 0) continue;
    if (month != 0 && month != candidate) return 0;
    month = candidate;
  }
  return month;
}

struct Number {
  int value = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};

std::vector<Number> numbers_in(const std::u32string& line) {
  std::vector<Number> numbers;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_digit(line[at])) continue;
    if (numbers.empty() || numbers.back().end != at) numbers.push_back({0, at, at});
    Number& number = numbers.back();
    if (number.value < 100'000) number.value = number.value * 10 + static_cast<int>(line[at] - U'0');
    number.end = at + 1;
  }
  return numbers;
}

// The year that a number is, 0 for none. Thai lines count from the birth of the Buddha.
int year_of(int number) {
  if (number >= 2005 && number <= 2099) return number;
  return number >= 2548 && number <= 2642 ? number - 543 : 0;
}

// Chinese, Japanese, Korean, Vietnamese and Mongolian number their months.
bool numbers_months(const std::u32string& line) {
  return std::ranges::any_of(std::to_array<std::u32string_view>({U"月", U"월", U"tháng"}),
                             [&](std::u32string_view mark) { return line.find(mark) != std::u32string::npos; });
}

// The index of the number that a mark calls a month, or numbers.size().
std::size_t marked_month(const std::u32string& line, const std::vector<Number>& numbers) {
  const std::u32string_view text(line);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::u32string_view after = text.substr(numbers[i].end);
    if (after.starts_with(U' ')) after.remove_prefix(1);
    std::u32string_view before = text.substr(0, numbers[i].first);
    if (before.ends_with(U' ')) before.remove_suffix(1);
    const bool is_month = after.starts_with(U"月") || after.starts_with(U"월") || after.starts_with(U"-р сар") ||
                          before.ends_with(U"tháng") || before.ends_with(U"thg");
    if (is_month && numbers[i].value >= 1 && numbers[i].value <= 12) return i;
  }
  return numbers.size();
}

// The whole of the days between two midnights, in any time zone.
std::optional<TimeInterval> in_any_zone(std::optional<TimeMs> start, std::optional<TimeMs> end, TimeBasis basis) {
  if (!start || !end) return std::nullopt;
  return TimeInterval{*start - 14 * ms_per_hour, *end + 12 * ms_per_hour - 1, basis};
}

std::optional<TimeInterval> month_interval(int year, int month) {
  return in_any_zone(civil_day(year, month, 1), civil_day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1),
                     TimeBasis::joined_month);
}

std::optional<TimeInterval> day_interval(int year, int month, int day) {
  const auto midnight = civil_day(year, month, day);
  return in_any_zone(midnight, midnight ? std::optional(*midnight + ms_per_day) : std::nullopt, TimeBasis::reported);
}

// Three numbers and no name. Year first: then month, day. Year last: day, month, except in the languages of the month first.
std::optional<TimeInterval> date_in_figures(const std::u32string& line, const std::vector<Number>& numbers, std::size_t year_at,
                                            std::string_view language) {
  const int year = year_of(numbers[year_at].value);
  if (year_at == 0) return day_interval(year, numbers[1].value, numbers[2].value);
  if (year_at != 2) return std::nullopt;
  const int first = numbers[0].value;
  const int second = numbers[1].value;
  const bool has_slash = line[numbers[0].end] == U'/';
  const bool month_first = language == "en" || language == "en-US" || language == "fil" || language == "zu";
  const auto day_month = day_interval(year, second, first);
  const auto month_day = has_slash ? day_interval(year, first, second) : std::nullopt;
  if (!day_month || !month_day) return day_month ? day_month : month_day;
  if (!language.empty()) return month_first ? month_day : day_month;
  return TimeInterval{std::min(day_month->earliest, month_day->earliest), std::max(day_month->latest, month_day->latest),
                      TimeBasis::reported};
}

}  // namespace

std::optional<TimeInterval> parse_joined_month(std::string_view line, std::string_view language) {
  if (line.size() > longest_line) return std::nullopt;
  const std::u32string text = folded(line);
  int year = 0;
  int numbered_month = 0;
  for (const Number& number : numbers_in(text)) {
    if (number.value >= 2006 && number.value <= 2099) {
      if (year != 0) return std::nullopt;
      year = number.value;
    } else if (const int buddhist = year_of(number.value); buddhist > 2005) {
      year = buddhist;
    } else if (number.value >= 1 && number.value <= 12) {
      numbered_month = number.value;
    }
  }
  const int month =
      numbers_months(text) ? numbered_month : agreed_month(language, [&](const Months& names) { return full_month_in(text, names); });
  if (year == 0 || month == 0) return std::nullopt;
  return month_interval(year, month);
}

std::optional<TimeInterval> parse_printed_date(std::string_view line, std::string_view language) {
  if (line.size() > longest_line) return std::nullopt;
  const std::u32string text = folded(line);
  const std::vector<Number> numbers = numbers_in(text);
  const auto year_at = std::ranges::find_if(numbers, [](const Number& number) { return year_of(number.value) != 0; });
  if (year_at == numbers.end() || numbers.size() > 3) return std::nullopt;
  const auto is_year = [&](const Number& number) { return year_of(number.value) != 0; };
  if (std::ranges::count_if(numbers, is_year) != 1) return std::nullopt;
  const int year = year_of(year_at->value);

  int month = 0;
  const std::size_t marked = marked_month(text, numbers);
  if (marked < numbers.size()) {
    month = numbers[marked].value;
  } else if (numbers.size() < 3) {
    month = agreed_month(language, [&](const Months& names) { return full_month_in(text, names); });
    if (month == 0) {
      const std::vector<std::u32string> words = words_beside_numbers(text);
      month = agreed_month(language, [&](const Months& names) { return short_month_in(words, names); });
    }
  } else {
    return date_in_figures(text, numbers, static_cast<std::size_t>(year_at - numbers.begin()), language);
  }
  if (month == 0) return std::nullopt;
  const std::size_t others = numbers.size() - 1 - (marked < numbers.size() ? 1 : 0);
  if (others == 0) return month_interval(year, month);
  if (others != 1) return std::nullopt;
  const auto day = std::ranges::find_if(
      numbers, [&](const Number& number) { return !is_year(number) && static_cast<std::size_t>(&number - numbers.data()) != marked; });
  return day == numbers.end() ? std::nullopt : day_interval(year, month, day->value);
}

}  // namespace persona_lens
