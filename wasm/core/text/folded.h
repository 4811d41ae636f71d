// A short line of an interface, folded for reading words and numbers out of it: whatever its case, its digits and its invisible marks.
#pragma once

#include <string>
#include <string_view>

namespace persona_lens {

// Code points in lower case (simple case folding; "İ" becomes "i"), digits of any script as "0"–"9", every kind of space as one U+0020 and
// none at the ends, without zero-width characters and direction marks. Precondition: valid UTF-8.
std::u32string folded(std::string_view utf8);

// A letter or a mark that belongs to one, in any script.
bool is_letter(char32_t c) noexcept;

// Writes words without spaces between them, so that the end of a word cannot be seen: Han, kana, Hangul (whose particles are glued on),
// Thai, Lao, Khmer and Burmese.
bool is_unspaced(char32_t c) noexcept;

inline bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

}  // namespace persona_lens
