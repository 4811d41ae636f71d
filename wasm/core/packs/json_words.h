// Fixed words of our JSON formats, and reading them: one spelling for packs, cases, reports and calls.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "model.h"
#include "packs/json_reader.h"

namespace persona_lens {

inline constexpr std::array<std::pair<std::string_view, Label>, 5> label_words{{{"not_enough", Label::not_enough},
                                                                                {"none", Label::none},
                                                                                {"some", Label::some},
                                                                                {"marked", Label::marked},
                                                                                {"strong", Label::strong}}};

inline constexpr std::array<std::pair<std::string_view, Group>, 9> group_words{{{"G1", Group::g1_history},
                                                                                {"G2", Group::g2_creation},
                                                                                {"G3", Group::g3_copying},
                                                                                {"G4", Group::g4_phrasing},
                                                                                {"G5", Group::g5_timing},
                                                                                {"G6", Group::g6_synchrony},
                                                                                {"G7", Group::g7_persona},
                                                                                {"G8", Group::g8_channel},
                                                                                {"counter", Group::counter}}};

inline constexpr std::array<std::pair<std::string_view, Platform>, 2> platform_words{{{"x", Platform::x}, {"youtube", Platform::youtube}}};

// The word for a value; "" for a value that the table does not hold, which no valid value is.
template <typename T, std::size_t N>
constexpr std::string_view word_of(const std::array<std::pair<std::string_view, T>, N>& words, T wanted) {
  for (const auto& [word, value] : words) {
    if (value == wanted) return word;
  }
  return "";
}

// Reads one of the words; an absent value gives the fallback, any other text is an error that lists what is allowed.
template <typename T, std::size_t N>
T read_word(JsonValue value, const std::array<std::pair<std::string_view, T>, N>& words, T fallback) {
  if (!value.present()) return fallback;
  constexpr std::size_t longest = 100;
  const std::string_view text = value.text(longest);
  for (const auto& [word, meaning] : words) {
    if (word == text) return meaning;
  }
  std::string allowed;
  for (const auto& [word, meaning] : words) allowed += (allowed.empty() ? "\"" : ", \"") + std::string(word) + "\"";
  value.fail(ErrorCode::invalid_value, "expected one of " + allowed);
  return fallback;
}

}  // namespace persona_lens
