// The small words of the pack format, read and checked: ids, names, days, sources.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "model.h"
#include "packs/json_reader.h"

namespace persona_lens::pack_fields {

inline constexpr std::size_t max_name = 100;
inline constexpr std::size_t max_line = 300;
inline constexpr std::size_t max_text = 4000;
inline constexpr std::size_t max_url = 2000;

inline constexpr std::array<std::string_view, 4> grades{"primary", "press", "measured", "elicited"};

// Words of lower-case letters and digits, joined by single separators.
bool is_joined_words(std::string_view text, char separator);
// '#' in the pattern stands for a digit.
bool matches(std::string_view text, std::string_view pattern);

std::string read_id(JsonValue value);
// The name of a signal or of an observed number.
std::string read_name(JsonValue value);
std::string read_version(JsonValue value);
// The first instant of a day such as 2020-01-07.
std::optional<TimeMs> read_day(JsonValue value);
Citation read_source(JsonValue value);
std::string read_one_of(JsonValue value, std::span<const std::string_view> allowed);

template <std::size_t N>
std::string read_one_of(JsonValue value, const std::array<std::string_view, N>& allowed) {
  return read_one_of(std::move(value), std::span<const std::string_view>(allowed));
}

}  // namespace persona_lens::pack_fields
