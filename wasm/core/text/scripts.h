// Questions about the script of a single character.
#pragma once

namespace persona_lens {

// Han, kana, Hangul or Bopomofo: one character says about as much as two or three letters. False for what is no code point.
bool is_cjk_character(char32_t c) noexcept;

}  // namespace persona_lens
