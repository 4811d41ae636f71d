// Reading UTF-8 one code point at a time.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace persona_lens {

// The code point at `at`, which moves behind it. U+FFFD for a byte that begins no well-formed sequence. Precondition: at < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const std::size_t length = utf8_sequence_length(text, at);
  const auto byte = [&](std::size_t offset) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + offset])); };
  char32_t c = 0xFFFD;
  if (length == 1) c = byte(0);
  if (length == 2) c = ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  if (length == 3) c = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  if (length == 4) c = ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
  at += length == 0 ? 1 : length;
  return c;
}

}  // namespace persona_lens
