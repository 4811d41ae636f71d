#include "text/character_properties.h"

#include <unicode/uchar.h>

#include "catch.h"

namespace persona_lens {
namespace {

constexpr char32_t beyond = 0x11'0000;

bool same(char32_t c) {
  const auto is = [c](UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; };
  return is_alphabetic(c) == is(UCHAR_ALPHABETIC) && is_white_space(c) == is(UCHAR_WHITE_SPACE) &&
         is_default_ignorable(c) == is(UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && is_terminal_punctuation(c) == is(UCHAR_TERMINAL_PUNCTUATION);
}

}  // namespace

TEST_CASE("the properties of every code point are those that ICU tells", "[text]") {
  std::size_t different = 0;
  for (char32_t c = 0; c < beyond; ++c) different += same(c) ? 0 : 1;
  CHECK(different == 0);
  CHECK(is_alphabetic(U'ß'));
  CHECK_FALSE(is_alphabetic(U'7'));
  CHECK(is_white_space(U'\u3000'));
  CHECK(is_default_ignorable(U'\u200B'));
  CHECK(is_terminal_punctuation(U'。'));
}

TEST_CASE("what is no code point has no properties", "[text]") {
  for (const char32_t c : {beyond, char32_t{0xFFFF'FFFF}}) {
    CHECK_FALSE(is_alphabetic(c));
    CHECK_FALSE(is_white_space(c));
    CHECK_FALSE(is_default_ignorable(c));
    CHECK_FALSE(is_terminal_punctuation(c));
  }
}

}  // namespace persona_lens
