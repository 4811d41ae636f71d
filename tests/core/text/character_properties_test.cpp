#include "text/character_properties.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string>

#include "catch.h"

namespace persona_lens {
namespace {

constexpr char32_t beyond = 0x11'0000;

bool same_properties(char32_t c) {
  const auto is = [c](UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; };
  return is_alphabetic(c) == is(UCHAR_ALPHABETIC) && is_white_space(c) == is(UCHAR_WHITE_SPACE) &&
         is_default_ignorable(c) == is(UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && is_terminal_punctuation(c) == is(UCHAR_TERMINAL_PUNCTUATION);
}

bool same_category(char32_t c) {
  const auto icu = static_cast<UChar32>(c);
  return static_cast<int>(category_of(c)) == u_charType(icu) && is_any_letter(c) == (u_isalpha(icu) != 0) &&
         is_mark(c) == ((U_GET_GC_MASK(icu) & U_GC_M_MASK) != 0) && is_decimal_digit(c) == (u_isdigit(icu) != 0) &&
         is_letter_or_digit(c) == (u_isalnum(icu) != 0) && digit_value(c) == u_charDigitValue(icu) &&
         has_numeric_value(c) == (u_getNumericValue(icu) != U_NO_NUMERIC_VALUE);
}

bool same_case(char32_t c) {
  const auto icu = static_cast<UChar32>(c);
  return upper_case(c) == static_cast<char32_t>(u_toupper(icu)) &&
         folded_case(c) == static_cast<char32_t>(u_foldCase(icu, U_FOLD_CASE_DEFAULT));
}

bool same_script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name = uscript_getShortName(uscript_getScript(static_cast<UChar32>(c), &status));
  return script_of(c) == Script::other || name == script_code(script_of(c));
}

template <typename Same>
std::size_t count_different(Same&& same) {
  std::size_t different = 0;
  for (char32_t c = 0; c < beyond; ++c) different += same(c) ? 0 : 1;
  return different;
}

}  // namespace

TEST_CASE("the properties of every code point are those that ICU tells", "[text]") {
  CHECK(count_different(same_properties) == 0);
  CHECK(count_different(same_category) == 0);
  CHECK(count_different(same_case) == 0);
  CHECK(count_different(same_script) == 0);
  CHECK(is_alphabetic(U'ß'));
  CHECK_FALSE(is_alphabetic(U'7'));
  CHECK(is_white_space(U'\u3000'));
  CHECK(is_default_ignorable(U'\u200B'));
  CHECK(is_terminal_punctuation(U'。'));
  CHECK(digit_value(U'٣') == 3);
  CHECK(digit_value(U'𝟡') == 9);
  CHECK(upper_case(U'ÿ') == U'Ÿ');
  CHECK(folded_case(U'Σ') == U'σ');
  CHECK(script_of(U'の') == Script::hiragana);
  CHECK(script_of(U'Ꮳ') == Script::other);
}

TEST_CASE("what is no code point has no properties", "[text]") {
  for (const char32_t c : {beyond, char32_t{0xFFFF'FFFF}}) {
    CHECK_FALSE(is_alphabetic(c));
    CHECK_FALSE(is_white_space(c));
    CHECK_FALSE(is_default_ignorable(c));
    CHECK_FALSE(is_terminal_punctuation(c));
    CHECK(category_of(c) == Category::unassigned);
    CHECK(script_of(c) == Script::other);
    CHECK(upper_case(c) == c);
    CHECK(folded_case(c) == c);
    CHECK(digit_value(c) == -1);
  }
}

}  // namespace persona_lens
