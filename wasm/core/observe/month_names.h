// The names of the months in the interface languages of X and YouTube, as data. joined_month.h reads dates with them.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace persona_lens {

// Names in lower case, as they begin in the forms that the interfaces use; "|" between alternatives.
struct MonthNames {
  std::string_view tag;
  bool at_word_start = true;  // the name begins a word; not so where prefixes are glued on or words are not spaced
  std::array<std::string_view, 12> months;
  // What the language cuts its names to has so many letters at least; fewer are no month of it. Finnish writes "marrask.", so that "Mar" is
  // March wherever it stands.
  std::size_t shortest = 3;
};

std::span<const MonthNames> month_names() noexcept;

// By BCP 47 tag, by its first part where the whole is not in the table; nullptr where neither is.
const MonthNames* find_month_names(std::string_view tag);

}  // namespace persona_lens
