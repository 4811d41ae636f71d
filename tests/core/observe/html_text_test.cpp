#include "observe/html_text.h"

#include "catch.h"

namespace persona_lens {

TEST_CASE("the entities that X writes become characters", "[observe]") {
  CHECK(decode_entities("salt &amp; pepper") == "salt & pepper");
  CHECK(decode_entities("&lt;3 &gt;_&lt; &quot;so&quot; it&#39;s &apos;fine&apos; &#x27;&#X1F331;") == "<3 >_< \"so\" it's 'fine' '🌱");
}

TEST_CASE("decoding happens once", "[observe]") { CHECK(decode_entities("&amp;lt;b&amp;gt;") == "&lt;b&gt;"); }

TEST_CASE("everything else that begins with an ampersand stays", "[observe]") {
  for (const char* text : {"R&D", "a & b;", "&", "&&", "&;", "&copy;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#12a;", "&amp",
                           "?a=1&lt=2", "&#-5;", "&#99999999999;", "&# 39;"}) {
    INFO(text);
    CHECK(decode_entities(text) == text);
  }
}

}  // namespace persona_lens
