#include "text/character_properties.h"

#include <unicode/utypes.h>

#include <cstdint>

// Inside ICU, for its own modules (common/uprops.h, which it does not install): 32 properties of a character at once.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" std::uint32_t u_getUnicodeProperties(UChar32 c, std::int32_t column);

namespace persona_lens {
namespace {

// Where ICU 76 keeps them; a test compares every code point with u_hasBinaryProperty().
constexpr std::int32_t column = 1;
enum class Bit : std::uint8_t { white_space = 0, terminal_punctuation = 4, alphabetic = 8, default_ignorable = 19 };

bool has(char32_t c, Bit bit) noexcept {
  return (u_getUnicodeProperties(static_cast<UChar32>(c), column) >> static_cast<unsigned>(bit) & 1U) != 0;
}

}  // namespace

bool is_alphabetic(char32_t c) noexcept { return has(c, Bit::alphabetic); }
bool is_white_space(char32_t c) noexcept { return has(c, Bit::white_space); }
bool is_default_ignorable(char32_t c) noexcept { return has(c, Bit::default_ignorable); }
bool is_terminal_punctuation(char32_t c) noexcept { return has(c, Bit::terminal_punctuation); }

}  // namespace persona_lens
