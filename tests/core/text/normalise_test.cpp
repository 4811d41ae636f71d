#include "text/normalise.h"

#include <string>
#include <string_view>
#ifndef __EMSCRIPTEN__
#include <thread>
#endif
#include <utility>
#include <vector>

#include "catch.h"
#include "text/icu.h"

namespace persona_lens {
namespace {

NormalText normal(std::string_view text) {
  auto result = normalise(text);
  INFO(text);
  REQUIRE(result);
  return std::move(result).value();
}

std::string form(std::string_view text) { return normal(text).text; }

}  // namespace

#ifndef __EMSCRIPTEN__  // has no threads here
TEST_CASE("ICU finds its data, from several threads at once", "[text]") {
  std::vector<int> ready(4);
  std::vector<std::thread> threads;
  for (int& answer : ready) threads.emplace_back([&answer] { answer = icu_ready() ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  CHECK(ready == std::vector<int>{1, 1, 1, 1});
}
#endif

TEST_CASE("texts that read the same have the same normal form", "[text]") {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs = {
      {"Ｆｕｌｌ ｗｉｄｔｈ", "full width"},
      {"STRASSE Straße", "strasse strasse"},
      {"\uFB01ne \u2460 \u00BD", "fine 1 1\u20442"},
      {"e\u0301te\u0301", "\u00E9t\u00E9"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      {"ｶﾞｷﾞｸﾞ", "ガギグ"},
      {"ﷺ", "صلى الله عليه وسلم"},
      {"a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf\u00ADg", "abcdefg"},
      {"\u202Eabc\u202C \u2066def\u2069 \u200Eghi\u200F\u061C", "abc def ghi"},
      {"❤\uFE0F ❤", "❤ ❤"},
      {" \t\r\n a\u00A0\u3000\u2003b \u2028 c\u2800\u0007d ", "a b c d"},
      {"", ""},
      {"\u200B\u200B", ""},
  };
  for (const auto& [written, expected] : pairs) {
    CAPTURE(written);
    CHECK(form(written) == expected);
  }
}

TEST_CASE("scripts are not translated into each other", "[text]") {
  CHECK(form("香港警察") == "香港警察");
  CHECK(form("体") != form("體"));
  CHECK(form("сос") != form("coc"));  // Cyrillic and Latin look-alikes
  CHECK(form("がぎ") != form("カキ"));
}

TEST_CASE("links and mentions are not part of a text", "[text]") {
  CHECK(form("Read this https://t.co/AbC123 now") == "read this now");
  CHECK(form("Read this: https://t.co/AbC123.") == "read this: .");
  CHECK(form("Cut off https://t.co/AbC…") == "cut off");
  CHECK(form("今日の話 https://t.co/AbC123続きはこちら") == "今日の話 続きはこちら");
  CHECK(form("話https://t.co/AbC123") == "話");
  CHECK(form("(www.example.org/x) and pic.twitter.com/AbC") == "( ) and");
  CHECK(form("https:// is no link, xhttps://t.co/a neither") == "is no link, xhttps://t.co/a neither");
  CHECK(form("@ann_example @bob hello @carol") == "hello");
  CHECK(form("＠ann_example hello") == "hello");
  CHECK(form("hello @ann_example.") == "hello .");
  CHECK(form("mail ann@example.org @ home") == "mail ann@example.org @ home");
  CHECK(form("#topic stays, $TICK too") == "#topic stays, $tick too");
}

TEST_CASE("normalising twice changes nothing", "[text]") {
  for (const std::string_view text :
       {"Ｆｕｌｌ  ｗｉｄｔｈ @ann https://t.co/a", "صباح الخير ﷺ", "ΣΊΣΥΦΟΣ ẞ ŉ ǰ", "ℌello ①②③ ㍿", "@https://t.co/a", "www.@a", "ạ́ͅ"}) {
    const std::string once = form(text);
    CAPTURE(text);
    CHECK(form(once) == once);
  }
}

TEST_CASE("letters and denser characters are counted apart, hashtags not at all", "[text]") {
  const auto counts = [](std::string_view text) {
    const NormalText result = normal(text);
    return std::pair(result.letters, result.cjk);
  };
  using Counts = std::pair<std::size_t, std::size_t>;
  CHECK(counts("Hello, world! 123 🎉") == Counts{10, 0});
  CHECK(counts("Привет мир") == Counts{9, 0});
  CHECK(counts("مرحبا") == Counts{5, 0});
  CHECK(counts("สวัสดี") == Counts{6, 0});  // vowel signs are letters of Thai
  CHECK(counts("香港 カード ひらがな 한국 ㄅㄆ") == Counts{0, 13});
  CHECK(counts("東京 and Kyoto") == Counts{8, 2});
  CHECK(counts("#hashtag #話題 #1 word") == Counts{4, 0});
  CHECK(counts("C#sharp") == Counts{6, 0});
  CHECK(counts("https://t.co/abcdefghij @someone") == Counts{0, 0});
}

TEST_CASE("texts of hashtags only are known as such", "[text]") {
  CHECK(normal("#one #two_2 #話題 🎉 https://t.co/a @ann").hashtags_only);
  CHECK(normal("＃full").hashtags_only);
  CHECK_FALSE(normal("#one word").hashtags_only);
  CHECK_FALSE(normal("🎉 123").hashtags_only);
  CHECK_FALSE(normal("#1").hashtags_only);
  CHECK_FALSE(normal("").hashtags_only);
}

TEST_CASE("manual reposts, share buttons and attributed quotations are known as such", "[text]") {
  CHECK(normal("RT @ann_example: hello").manual_repost);
  CHECK_FALSE(normal("RT if you like it @ann_example").manual_repost);
  CHECK_FALSE(normal("Hello RT @ann_example").manual_repost);

  for (const std::string_view text :
       {"Headline https://t.co/a via @example_news", "Headline via @example_news https://t.co/a", "Titular vía @ejemplo",
        "Schlagzeile über @beispiel", "見出し https://t.co/a @exampleさんから", "見出し @YouTubeより"}) {
    CAPTURE(text);
    CHECK(normal(text).share_button);
  }
  CHECK_FALSE(normal("I came via @example_news and left").share_button);
  CHECK_FALSE(normal("Trivia @example_news").share_button);
  CHECK_FALSE(normal("Thanks to @example_news").share_button);

  for (const std::string_view text : {"“Know thyself.” — Ann Example", "\"Know thyself.\" - Ann Example", "«Connais-toi.» – Anne Exemple",
                                      "„Erkenne dich.“ — Anna Beispiel", "「己を知れ」―例の人", "《认识你自己》——某人"}) {
    CAPTURE(text);
    CHECK(normal(text).attributed_quotation);
  }
  CHECK_FALSE(normal("“Know thyself.” he said").attributed_quotation);
  CHECK_FALSE(normal("“Know thyself.” —").attributed_quotation);
  CHECK_FALSE(normal("He said “know thyself” — Ann Example").attributed_quotation);
  CHECK_FALSE(normal("“Know thyself — Ann Example").attributed_quotation);
}

TEST_CASE("what cannot be normalised is an error, never a guess", "[text]") {
  const auto code = [](std::string_view text) {
    const auto result = normalise(text);
    REQUIRE_FALSE(result);
    return result.error().code;
  };
  CHECK(code(std::string(max_text_units + 1, 'a')) == ErrorCode::too_large);
  CHECK(code(std::string(50'000'000, 'a')) == ErrorCode::too_large);
  CHECK(normalise(std::string(max_text_units, 'a')));
  for (const std::string_view text : {"\xFF", "a\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80"})
    CHECK(code(text) == ErrorCode::invalid_value);
  CHECK(normalise(std::string_view("a\0b", 3))->text == "a b");
}

TEST_CASE("the longest expansion that Unicode knows fits", "[text]") {
  std::string text;
  for (std::size_t i = 0; i < max_text_units; ++i) text += "ﷺ";
  CHECK(normal(text).text.size() == max_text_units * 33);  // a letter ligature of 18 characters, 33 bytes
}

TEST_CASE("words of the normal form are found again in the text as it was written", "[text]") {
  const auto words_at = [](std::string_view text, std::string_view in_normal) {
    const std::string normal = form(text);
    const std::size_t begin = normal.find(in_normal);
    CAPTURE(text, normal, in_normal);
    REQUIRE(begin != std::string::npos);
    const TextSpan asked{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + in_normal.size())};
    const auto places = original_places(text, {&asked, 1});
    REQUIRE(places);
    REQUIRE(places->size() == 1);
    return places->front();
  };
  CHECK(words_at("The  HARBOUR weeps", "harbour") == TextSpan{5, 12});
  CHECK(words_at("@ann_example https://t.example/1 The harbour", "the harbour") == TextSpan{33, 44});
  CHECK(words_at("🙂🙂 harbour", "harbour") == TextSpan{5, 12});
  CHECK(words_at("har\u00ADbour weeps", "harbour") == TextSpan{0, 8});
  CHECK(words_at("la ﬁn du port", "fin") == TextSpan{3, 5});
  CHECK(words_at("die Straße", "strasse") == TextSpan{4, 10});
  CHECK(words_at("caf\u0065\u0301 noir", "café") == TextSpan{0, 5});
  CHECK(words_at("ｶﾞｷﾞ 港", "ガギ") == TextSpan{0, 4});
  CHECK(words_at("各國 \U00020000 港口", "𠀀 港") == TextSpan{3, 7});
}

TEST_CASE("stretches that are not there are empty, and texts that cannot be read are refused", "[text]") {
  const std::vector<TextSpan> asked = {{0, 0}, {3, 2}, {0, 100}, {0, 4}};
  const auto places = original_places("Port!", asked);
  REQUIRE(places);
  CHECK(*places == std::vector<TextSpan>{{5, 5}, {5, 5}, {5, 5}, {0, 4}});
  CHECK(original_places("\xED\xA0\x80", asked).error().code == ErrorCode::invalid_value);
  CHECK(original_places(std::string(400'000, 'a'), asked).error().code == ErrorCode::too_large);
}

TEST_CASE("texts that want to break something have a normal form all the same", "[text]") {
  std::string zalgo;
  for (int i = 0; i < 30'000; ++i) zalgo += "\u0334";
  const std::vector<std::string> texts = {
      "a" + zalgo,
      zalgo,
      std::string(99'000, 'x'),
      "\u202Eevil\u202C \u2066name\u2069",
      "e\u0301 \u00E9 e\u0301",
      "\u1100\u1161\u11A8 \uAC01",
      std::string("\0a\0", 3),
      "@",
      "#",
      "@@@",
      "http://",
      "www.",
      "\uFEFF",
      "\uFFFF \U0010FFFF",
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 40));
    const std::string once = form(text);
    CHECK(form(once) == once);
    const TextSpan whole{0, static_cast<std::uint32_t>(once.size())};
    REQUIRE(original_places(text, {&whole, 1}));
  }
  CHECK(form("\u202Eevil\u202C \u2066name\u2069") == "evil name");
  CHECK(form("e\u0301 \u00E9") == "é é");
  CHECK(normalise(std::string(1'000'000, 'x')).error().code == ErrorCode::too_large);
  for (const char* broken : {"\xFF", "a\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\xAF"}) {
    CHECK(normalise(broken).error().code == ErrorCode::invalid_value);
  }
}

}  // namespace persona_lens
