#include "text/character_properties.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "text/character_table.h"

namespace persona_lens {
namespace {

constexpr char32_t end_of_table = 0x1'0000;
constexpr char32_t end_of_unicode = 0x11'0000;

constexpr unsigned category_bits = 5;
constexpr unsigned category_mask = (1U << category_bits) - 1;
enum class Bit : std::uint8_t { alphabetic = 5, white_space, terminal_punctuation, default_ignorable, numeric };

std::uint32_t next_number(std::span<const std::uint8_t> bytes, std::size_t& at) {
  constexpr unsigned bits = 7;
  constexpr unsigned more = 1U << bits;
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += bits) {
    const std::uint32_t byte = bytes[at++];
    number |= (byte & (more - 1)) << shift;
    if ((byte & more) == 0) return number;
  }
}

// A value for each code point: those of the first plane in a table, in which most of what is written is looked up; the others in runs.
class Values {
 public:
  explicit Values(std::span<const std::uint8_t> runs) {
    char32_t begin = 0;
    for (std::size_t at = 0; at < runs.size();) {
      const char32_t end = begin + next_number(runs, at) + 1;
      const std::uint8_t value = runs[at++];
      for (char32_t c = begin; c < std::min(end, end_of_table); ++c) table_.at(c) = value;
      if (end > end_of_table) beyond_.push_back({end, value});
      begin = end;
    }
  }

  // Precondition: a code point.
  [[nodiscard]] std::uint8_t of(char32_t c) const {
    if (c < end_of_table) return table_[c];
    return std::ranges::upper_bound(beyond_, c, {}, &Run::end)->value;
  }

 private:
  struct Run {
    char32_t end;
    std::uint8_t value;
  };
  std::array<std::uint8_t, end_of_table> table_{};
  std::vector<Run> beyond_;
};

const Values& kinds() {
  static const auto values = std::make_unique<const Values>(character_kind_runs);
  return *values;
}

const Values& scripts() {
  static const auto values = std::make_unique<const Values>(script_runs);
  return *values;
}

// Unassigned, like the last code points there are.
unsigned kind_of(char32_t c) { return character_kinds.at(kinds().of(c < end_of_unicode ? c : end_of_unicode - 1)); }

bool has(char32_t c, Bit bit) { return (kind_of(c) >> static_cast<unsigned>(bit) & 1U) != 0; }

constexpr unsigned bit_of(Category category) { return 1U << static_cast<unsigned>(category); }
bool is_one_of(char32_t c, unsigned categories) { return (categories >> (kind_of(c) & category_mask) & 1U) != 0; }

constexpr unsigned letters = bit_of(Category::uppercase_letter) | bit_of(Category::lowercase_letter) | bit_of(Category::titlecase_letter) |
                             bit_of(Category::modifier_letter) | bit_of(Category::other_letter);
constexpr unsigned marks = bit_of(Category::nonspacing_mark) | bit_of(Category::enclosing_mark) | bit_of(Category::spacing_mark);

struct CaseRun {
  char32_t first;
  char32_t last;
  std::uint32_t distance;
  std::int32_t difference;
};

std::vector<CaseRun> case_runs(std::span<const std::uint8_t> bytes) {
  std::vector<CaseRun> runs;
  char32_t reached = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    CaseRun run{};
    run.first = reached + next_number(bytes, at);
    const std::uint32_t further = next_number(bytes, at);
    run.distance = next_number(bytes, at);
    run.last = run.first + further * run.distance;
    const std::uint32_t doubled = next_number(bytes, at);
    run.difference = static_cast<std::int32_t>(doubled / 2) * (doubled % 2 == 0 ? 1 : -1);
    runs.push_back(run);
    reached = run.last;
  }
  return runs;
}

char32_t mapped(const std::vector<CaseRun>& runs, char32_t c) {
  const auto run = std::ranges::lower_bound(runs, c, {}, &CaseRun::last);
  if (run == runs.end() || c < run->first || (c - run->first) % run->distance != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + run->difference);
}

// In the order of the enumeration.
constexpr auto script_codes =
    std::to_array<const char*>({"Zyyy", "Zinh", "Zzzz", "Arab", "Armn", "Beng", "Bopo", "Cyrl", "Deva", "Ethi", "Geor", "Grek",
                                "Gujr", "Guru", "Hani", "Hang", "Hebr", "Hira", "Knda", "Kana", "Khmr", "Laoo", "Latn", "Mlym",
                                "Mong", "Mymr", "Nkoo", "Orya", "Sinh", "Syrc", "Taml", "Telu", "Thaa", "Thai", "Tibt", "Tfng"});

}  // namespace

Category category_of(char32_t c) noexcept { return static_cast<Category>(kind_of(c) & category_mask); }
Script script_of(char32_t c) noexcept { return c < end_of_unicode ? static_cast<Script>(scripts().of(c)) : Script::other; }
const char* script_code(Script script) noexcept { return script_codes.at(static_cast<std::size_t>(script)); }

bool is_alphabetic(char32_t c) noexcept { return has(c, Bit::alphabetic); }
bool is_white_space(char32_t c) noexcept { return has(c, Bit::white_space); }
bool is_default_ignorable(char32_t c) noexcept { return c < end_of_unicode && has(c, Bit::default_ignorable); }
bool is_terminal_punctuation(char32_t c) noexcept { return has(c, Bit::terminal_punctuation); }
bool has_numeric_value(char32_t c) noexcept { return has(c, Bit::numeric); }

bool is_any_letter(char32_t c) noexcept { return is_one_of(c, letters); }
bool is_mark(char32_t c) noexcept { return is_one_of(c, marks); }
bool is_decimal_digit(char32_t c) noexcept { return is_one_of(c, bit_of(Category::decimal_digit)); }
bool is_letter_or_digit(char32_t c) noexcept { return is_one_of(c, letters | bit_of(Category::decimal_digit)); }

int digit_value(char32_t c) noexcept {
  if (!is_decimal_digit(c)) return -1;
  // Sets of ten digits stand in order; where several follow each other, each has its ten.
  int value = 0;
  for (; c > 0 && is_decimal_digit(c - 1); --c) ++value;
  return value % 10;
}

char32_t upper_case(char32_t c) noexcept {
  static const std::vector<CaseRun> runs = case_runs(upper_case_runs);
  return mapped(runs, c);
}

char32_t folded_case(char32_t c) noexcept {
  static const std::vector<CaseRun> runs = case_runs(folded_case_runs);
  return mapped(runs, c);
}

}  // namespace persona_lens
