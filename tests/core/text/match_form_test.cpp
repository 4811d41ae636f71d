#include "text/match_form.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "text/normalise.h"
#include "text/simplified.h"

namespace persona_lens {
namespace {

MatchForm form_of(std::string_view text) {
  const auto normal = normalise(text);
  INFO(text);
  REQUIRE(normal);
  return match_form(normal->text);
}

}  // namespace

TEST_CASE("texts that read the same to a hurried eye have the same match form", "[text]") {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs = {
      {"The harbour weeps", "THE   HARBOUR, WEEPS!"},
      {"The harbour weeps", "Theharbourweeps"},
      {"The harbour weeps", "Тһе hаrbоur wеерs"},                   // Cyrillic letters
      {"The harbour weeps", "T̷̢h̵e̴ h̶a̷r̸b̵o̶u̷r̸ w̵e̴e̵p̷s̶"},                   // Zalgo marks
      {"The harbour weeps", "The\u200Bhar\u00ADbour \u202Eweeps"},  // zero width, soft hyphen, bidi override
      {"The harbour weeps", "𝕿𝖍𝖊 𝖍𝖆𝖗𝖇𝖔𝖚𝖗 𝖜𝖊𝖊𝖕𝖘"},
      {"Illegal silence", "lllegaI sIlence"},  // capital i and small L
      {"كيف يبكي الميناء", "كَيْفَ يَبْكِي الميناء"},
      {"漢語的燈塔", "汉语的灯塔"},
      {"Ünïcode", "Unicode"},
      {"Как дела", "как  ДЕЛА"},
  };
  for (const auto& [one, other] : pairs) {
    CAPTURE(one, other);
    CHECK_FALSE(form_of(one).characters.empty());
    CHECK(form_of(one).characters == form_of(other).characters);
  }
}

TEST_CASE("Japanese is never converted to simplified Chinese", "[text]") {
  CHECK(form_of("東京の灯台").characters == U"東京の灯台");
  CHECK(form_of("東京").characters == U"东京");
  CHECK(simplified(U'後') == U'后');
  CHECK(simplified(U'后') == U'后');
  CHECK(simplified(U'a') == U'a');
  CHECK(simplified(0x10FFFF) == 0x10FFFF);
}

TEST_CASE("each character knows where in the normal form it stood", "[text]") {
  const auto normal = normalise("Größe: 漢 字!");
  REQUIRE(normal);
  const MatchForm form = match_form(normal->text);
  REQUIRE(form.begins.size() == form.characters.size());
  REQUIRE(form.ends.size() == form.characters.size());
  std::uint32_t reached = 0;
  for (std::size_t i = 0; i < form.characters.size(); ++i) {
    CHECK(form.begins[i] >= reached);
    CHECK(form.ends[i] > form.begins[i]);
    CHECK(form.ends[i] <= normal->text.size());
    reached = form.begins[i];
  }
  CHECK(form.cjk == 2);
  CHECK(normal->text.substr(form.begins.back()) == "字!");
}

TEST_CASE("hashtags at the ends are outside, those in a sentence inside", "[text]") {
  const MatchForm form = form_of("#one #two We saw the #harbour today #three");
  const std::u32string_view inner = std::u32string_view(form.characters).substr(form.inner_begin, form.inner_end - form.inner_begin);
  CHECK(inner == form_of("We saw the #harbour today").characters);
  const MatchForm only = form_of("#one #two");
  CHECK(only.characters.size() == 6);
  CHECK(only.inner_begin == only.inner_end);
  CHECK(form_of("").characters.empty());
  CHECK(form_of("🙂 … !!").characters.empty());
}

}  // namespace persona_lens
