#include "text/confusables.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/utf16.h>

#include <array>
#include <memory>
#include <string>

#include "catch.h"
#include "text/icu.h"

namespace persona_lens {
namespace {

constexpr UChar32 beyond = 0x11'0000;

struct CloseChecker {
  void operator()(USpoofChecker* checker) const noexcept { uspoof_close(checker); }
};

std::u16string folded(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<char16_t, 256> result{};
  const std::int32_t length = unorm2_normalize(unorm2_getNFKCCasefoldInstance(&status), text.data(), static_cast<std::int32_t>(text.size()),
                                               result.data(), static_cast<std::int32_t>(result.size()), &status);
  REQUIRE(U_SUCCESS(status));
  return {result.data(), static_cast<std::size_t>(length)};
}

std::u16string skeleton_by_icu(const USpoofChecker* checker, const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<char16_t, 256> result{};
  const std::int32_t length = uspoof_getSkeleton(checker, 0, text.data(), static_cast<std::int32_t>(text.size()), result.data(),
                                                 static_cast<std::int32_t>(result.size()), &status);
  REQUIRE(U_SUCCESS(status));
  return {result.data(), static_cast<std::size_t>(length)};
}

std::u16string text_of(UChar32 c) {
  std::u16string text;
  if (c >= 0x10000) text += U16_LEAD(c);
  text += c >= 0x10000 ? U16_TRAIL(c) : static_cast<char16_t>(c);
  return text;
}

}  // namespace

TEST_CASE("skeletons are those of ICU's spoof checker for every character and its mark", "[text]") {
#ifdef __EMSCRIPTEN__
  // The table is the same one.
  SKIP("ICU's own list is not in the module: compared on the building machine only");
#endif
  REQUIRE(icu_ready());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, CloseChecker> checker(uspoof_open(&status));
  REQUIRE(U_SUCCESS(status));
  std::size_t compared = 0;
  std::size_t different = 0;
  for (UChar32 c = 0; c < beyond; ++c) {
    if (u_charType(c) == U_UNASSIGNED || U_IS_SURROGATE(c) || u_charType(c) == U_PRIVATE_USE_CHAR) continue;
    for (const std::u16string& text : {text_of(c), text_of(c) + u"\u0301"}) {
      const std::u16string normal = folded(text);
      ++compared;
      different += folded(with_prototypes(decomposed(normal))) == folded(skeleton_by_icu(checker.get(), normal)) ? 0 : 1;
    }
  }
  CHECK(compared > 250'000);
  CHECK(different == 0);
}

TEST_CASE("look-alikes have one prototype, and what looks like nothing else stays", "[text]") {
  REQUIRE(icu_ready());
  CHECK(with_prototypes(u"\u0430") == u"a");  // Cyrillic
  CHECK(with_prototypes(u"a") == u"a");
  CHECK(with_prototypes(u"m") == u"rn");
  CHECK(with_prototypes(u"\u56ED") == u"\u56ED");
  CHECK(with_prototypes(u"").empty());
  CHECK(decomposed(u"\u00E9") == u"e\u0301");
}

}  // namespace persona_lens
