#include "text/utf8.h"

#include "catch.h"

namespace persona_lens {

TEST_CASE("the first byte that is no UTF-8 is found", "[text]") {
  CHECK(first_invalid_utf8("") == 0);
  CHECK(first_invalid_utf8("aé月🌱") == 10);
  CHECK(first_invalid_utf8("ab\xC0\x80") == 2);        // overlong
  CHECK(first_invalid_utf8("ab\xE0\x80\x80") == 2);    // overlong
  CHECK(first_invalid_utf8("é\xED\xA0\x80") == 2);     // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(first_invalid_utf8("\xF0\x80\x80\x80") == 0);  // overlong
  CHECK(first_invalid_utf8("x\xF0\x9F\x8C") == 1);     // cut
  CHECK(first_invalid_utf8("x\x80") == 1);
}

TEST_CASE("code points become bytes, surrogates do not", "[text]") {
  std::string out;
  CHECK(append_utf8(out, U'a'));
  CHECK(append_utf8(out, U'é'));
  CHECK(append_utf8(out, U'月'));
  CHECK(append_utf8(out, U'🌱'));
  CHECK_FALSE(append_utf8(out, 0xD800));
  CHECK_FALSE(append_utf8(out, 0x110000));
  CHECK(out == "aé月🌱");
}

}  // namespace persona_lens
