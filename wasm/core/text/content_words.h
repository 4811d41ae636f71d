// What a text is written in and with: the words that can be counted, and the dominant script. For comparing a person with themselves at
// another time, never people with each other: language and script weigh nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace persona_lens {

// Code points of the normal form that are looked at; a topic shows long before.
inline constexpr std::size_t max_content_characters = 2'000;
// Shorter words than this (in code points) are mostly articles and particles.
inline constexpr std::size_t min_content_word = 3;

struct ContentWords {
  // Distinct, sorted. Words of letters and marks, case-folded; in scripts that are written without spaces between words (Han, Kana,
  // Hangul, Thai, Lao, Khmer, Burmese) pairs of neighbouring characters. Links and mentions are left out.
  std::vector<std::string> words;
  // ISO 15924 code of most letters; Kana make any Han beside them "Jpan". Simplified and traditional are one script, all scripts that
  // hardly anybody posts in are "Zzzz". Empty: no letters.
  std::string script;
  bool manual_repost = false;  // somebody else's words
};

// Errors: as normalise().
Result<ContentWords> content_words(std::string_view utf8);

}  // namespace persona_lens
