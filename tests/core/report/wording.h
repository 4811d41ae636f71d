// What our words never say (shared wording rules): who somebody is, where they are from, what they intend.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>

namespace persona_lens::testing {

inline constexpr std::array<std::string_view, 25> never_said{
    "bot",       "bots",       "fake",    "fakes",     "troll",       "trolls",  "suspicious", "suspect", "genuine",
    "foreign",   "chinese",    "russian", "iranian",   "american",    "intent",  "intends",    "deceive", "liar",
    "malicious", "propaganda", "guilty",  "authentic", "inauthentic", "verdict", "probability"};

// Whole words only: "footnote" is no "note", "probable" no "bot".
inline bool says(std::string_view text, std::string_view word) {
  const auto is_letter = [&](std::size_t at) { return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0; };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
  }
  return false;
}

// The first forbidden word or mark in the text; "" when there is none.
inline std::string_view forbidden_in(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view word : never_said) {
    if (says(lower, word)) return word;
  }
  return lower.find('!') == lower.npos ? "" : "!";
}

}  // namespace persona_lens::testing
