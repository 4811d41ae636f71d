// Properties of a single character as Unicode defines them (version of character_table.h, which is that of ICU). What is no code point is
// unassigned, of no script, and its own capital.
//
// ICU answers all this too, and carries the tables of every property that there is: 220 KB in a module that is loaded with every page, for
// the few questions of this file, whose own table takes 14 KB. The tests compare every code point with ICU.
#pragma once

#include <cstdint>

namespace persona_lens {

// General category, in ICU's order (UCharCategory).
enum class Category : std::uint8_t {
  unassigned,
  uppercase_letter,
  lowercase_letter,
  titlecase_letter,
  modifier_letter,
  other_letter,
  nonspacing_mark,
  enclosing_mark,
  spacing_mark,
  decimal_digit,
  letter_number,
  other_number,
  space_separator,
  line_separator,
  paragraph_separator,
  control,
  format,
  private_use,
  surrogate,
  dash,
  opening,
  closing,
  connector,
  other_punctuation,
  math_symbol,
  currency_symbol,
  modifier_symbol,
  other_symbol,
  initial_quote,
  final_quote,
};

// Scripts that people post in; all others are one.
enum class Script : std::uint8_t {
  common,     // signs and digits that belong to no script alone
  inherited,  // marks that take the script of what they stand on
  other,
  arabic,
  armenian,
  bengali,
  bopomofo,
  cyrillic,
  devanagari,
  ethiopic,
  georgian,
  greek,
  gujarati,
  gurmukhi,
  han,
  hangul,
  hebrew,
  hiragana,
  kannada,
  katakana,
  khmer,
  lao,
  latin,
  malayalam,
  mongolian,
  myanmar,
  nko,
  oriya,
  sinhala,
  syriac,
  tamil,
  telugu,
  thaana,
  thai,
  tibetan,
  tifinagh,
};

Category category_of(char32_t c) noexcept;
Script script_of(char32_t c) noexcept;
// ISO 15924; "Zzzz" for `other`, "Zyyy" and "Zinh" for what belongs to none.
const char* script_code(Script script) noexcept;

bool is_alphabetic(char32_t c) noexcept;  // letters and what counts as one: also vowel signs of Indic scripts and numbers like Ⅷ
bool is_white_space(char32_t c) noexcept;
bool is_default_ignorable(char32_t c) noexcept;     // zero-width characters, direction marks, variation selectors, soft hyphens
bool is_terminal_punctuation(char32_t c) noexcept;  // ends a sentence or a part of one
bool has_numeric_value(char32_t c) noexcept;        // figures of all scripts, 七 and ⑦ as well

// By category: letters of any case or none; marks; decimal digits; letters or decimal digits.
bool is_any_letter(char32_t c) noexcept;
bool is_mark(char32_t c) noexcept;
bool is_decimal_digit(char32_t c) noexcept;
bool is_letter_or_digit(char32_t c) noexcept;
// 0 … 9 of a decimal digit, −1 of anything else.
int digit_value(char32_t c) noexcept;

// The simple mappings, one character to one.
char32_t upper_case(char32_t c) noexcept;
char32_t folded_case(char32_t c) noexcept;

}  // namespace persona_lens
