// What is left of a text when everything is taken away that can be changed without changing what is read: for matching only, never shown.
//
// Of the normal form (text/normalise.h), letters and digits alone: no spaces, punctuation, signs or marks, so that a text without spaces or
// with Zalgo marks stays the same. Look-alike letters become one (UTS 39 skeletons, by ICU; and i, l and 1, which capitals hide from it).
// Traditional Chinese characters become simplified ones, except in a text with kana: Japanese is never converted. Ideographs and Hangul
// have no further look-alikes here: NFKC has taken radicals and half-width forms away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace persona_lens {

struct MatchForm {
  std::u32string characters;
  std::vector<std::uint32_t> begins;  // of the character of the normal form that each came from, in bytes
  std::vector<std::uint32_t> ends;    // behind it, with the marks that belong to it
  std::size_t cjk = 0;                // Han, kana, Hangul and Bopomofo among them
  // Hashtags at the beginning and the end say where a text is filed. Characters of the others: characters[inner_begin] …
  // characters[inner_end − 1].
  std::size_t inner_begin = 0;
  std::size_t inner_end = 0;
};

// `normal` as normalise() gives it, which also means that ICU works. Linear.
MatchForm match_form(std::string_view normal);

// Whether a text has kana: its ideographs are Japanese ones and stay as they are.
bool has_kana(std::string_view normal);
// Appends what stands for one character of a normal form in a match form: nothing where it is neither letter nor digit. `convert`: whether
// traditional ideographs become simplified ones.
void append_match_characters(char32_t c, bool convert, std::u32string& out);

}  // namespace persona_lens
