#include "text/mirrored.h"

#include <unicode/uchar.h>

#include "catch.h"
#include "text/tails.h"

namespace persona_lens {

TEST_CASE("every character has the mirror image that ICU tells", "[text]") {
  std::size_t different = 0;
  for (char32_t c = 0; c < 0x11'0000; ++c) {
    different += mirrored(c) == static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c))) ? 0 : 1;
  }
  CHECK(different == 0);
  CHECK(mirrored(U'（') == U'）');
  CHECK(mirrored(U'a') == U'a');
}

TEST_CASE("somebody who ends posts in a face, in brackets of any width, has no random ending", "[text]") {
  for (const char* text : {"See you at the station (^_^)", "See you at the station （＾＿＾）", "See you at the station ｛＞＿＜｝"}) {
    CAPTURE(text);
    CHECK_FALSE(find_tail(text));
  }
}

}  // namespace persona_lens
