#include "text/folded.h"

#include <algorithm>
#include <cstddef>

#include "text/character_properties.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

char32_t code_point_at(std::string_view text, std::size_t at, std::size_t length) {
  const auto lead = static_cast<unsigned char>(text[at]);
  char32_t c = length == 4 ? lead & 0x07U : length == 3 ? lead & 0x0FU : length == 2 ? lead & 0x1FU : lead;
  for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return c;
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  if (c == U'\u0130') return U'i';
  if (const int digit = digit_value(c); digit >= 0) return U'0' + static_cast<char32_t>(digit);
  return folded_case(c);
}

}  // namespace

std::u32string folded(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = utf8_sequence_length(utf8, at);
    const char32_t c = code_point_at(utf8, at, std::max<std::size_t>(length, 1));
    at += std::max<std::size_t>(length, 1);
    if (c >= 0x80 && is_default_ignorable(c)) continue;
    if (is_white_space(c)) {
      if (!out.empty() && out.back() != U' ') out += U' ';
      continue;
    }
    out += fold(c);
  }
  if (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return is_any_letter(c) || is_mark(c);
}

bool is_unspaced(char32_t c) noexcept {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2E80 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace persona_lens
