// A text as it is compared: two texts that read the same have the same normal form, whatever their look.
//
// In this order (domain 5.6): NFKC with full case folding, which also drops every default-ignorable code point (zero-width characters,
// direction marks, variation selectors, soft hyphens: Unicode's NFKC_Casefold); links and mentions out; white space, controls and the
// blank Braille pattern collapsed to single spaces, none at the ends. Traditional and simplified forms, and look-alike letters, stay apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace persona_lens {

// UTF-16 units of the text as it was written. X allows 25,000 characters, YouTube comments 10,000. A longer text is refused rather than
// cut, because a part of a text must not be taken for the whole.
inline constexpr std::size_t max_text_units = 100'000;

struct NormalText {
  std::string text;  // UTF-8
  // Outside hashtags, which are shared by design:
  std::size_t letters = 0;            // alphabetic characters of all scripts but those below
  std::size_t cjk = 0;                // Han, Hiragana, Katakana, Hangul and Bopomofo characters
  bool hashtags_only = false;         // at least one hashtag and no letter outside
  bool manual_repost = false;         // begins with "RT @name", the repost of the years before there was a button
  bool share_button = false;          // ends as a site's share button writes it: "via @name" and its translations (see normalise.cpp)
  bool attributed_quotation = false;  // begins with a quotation in marks, followed by a dash and what must be a name
};

// Errors: too_large (more than max_text_units), invalid_value (not UTF-8), internal (ICU failed).
Result<NormalText> normalise(std::string_view utf8);

struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // behind it
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// Where stretches of the normal form stood in the text as it was written, so that a page can mark the very words. `in_normal`: bytes of
// NormalText::text; the answer, in the same order: UTF-16 units of `utf8`, which is how a page counts. A stretch takes its marks, and what
// was written as one character, along. Those beyond the text are empty ones at its end. Errors: as normalise().
Result<std::vector<TextSpan>> original_places(std::string_view utf8, std::span<const TextSpan> in_normal);

}  // namespace persona_lens
