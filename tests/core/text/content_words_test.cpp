#include "text/content_words.h"

#include <string>
#include <vector>

#include "catch.h"

namespace persona_lens {
namespace {

ContentWords words_of(std::string_view text) {
  auto words = content_words(text);
  REQUIRE(words);
  return std::move(words).value();
}

}  // namespace

TEST_CASE("content words are distinct, folded and without links and mentions", "[text]") {
  const ContentWords words = words_of("The CAT and the dog, https://example.org/cat @somebody the Café");
  CHECK(words.words == std::vector<std::string>{"and", "café", "cat", "dog", "the"});
  CHECK(words.script == "Latn");
}

TEST_CASE("scripts without spaces give pairs of characters", "[text]") {
  CHECK(words_of("早上好").words == std::vector<std::string>{"上好", "早上"});
  CHECK(words_of("早上好").script == "Hani");
  CHECK(words_of("早く起きた").script == "Jpan");
  CHECK(words_of("좋은 아침").script == "Hang");
  CHECK(words_of("สวัสดี").script == "Thai");
  CHECK(words_of("доброе утро").script == "Cyrl");
  CHECK(words_of("صباح الخير").script == "Arab");
}

TEST_CASE("simplified and traditional characters are one script", "[text]") { CHECK(words_of("园").script == words_of("園").script); }

TEST_CASE("signs and figures have neither words nor a script", "[text]") {
  CHECK(words_of("😀 123 — ???").words.empty());
  CHECK(words_of("😀 123 — ???").script.empty());
  CHECK(words_of("").script.empty());
}

TEST_CASE("most letters decide the script", "[text]") {
  CHECK(words_of("iPhone 新しい写真を撮りました今日").script == "Jpan");
  CHECK(words_of("look at this wonderful 写真").script == "Latn");
}

TEST_CASE("a manual repost is told, and no UTF-8 is an error", "[text]") {
  CHECK(words_of("RT @somebody look here").manual_repost);
  CHECK_FALSE(content_words("\xFF\xFE"));
}

TEST_CASE("only the beginning of a very long text is looked at", "[text]") {
  std::string text;
  for (int i = 0; i < 3'000; ++i) text += "word ";
  text += "unseen";
  CHECK(words_of(text).words == std::vector<std::string>{"word"});
}

}  // namespace persona_lens
