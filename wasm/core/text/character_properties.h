// Properties of a single character as Unicode defines them, by ICU. False for what is no code point.
//
// ICU's own u_hasBinaryProperty() answers for every property that there is and carries the tables of all of them: 100 KB that the extension
// would ship for four questions.
#pragma once

namespace persona_lens {

bool is_alphabetic(char32_t c) noexcept;  // letters and what counts as one: also vowel signs of Indic scripts and numbers like Ⅷ
bool is_white_space(char32_t c) noexcept;
bool is_default_ignorable(char32_t c) noexcept;     // zero-width characters, direction marks, variation selectors, soft hyphens
bool is_terminal_punctuation(char32_t c) noexcept;  // ends a sentence or a part of one

}  // namespace persona_lens
