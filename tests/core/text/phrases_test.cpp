#include "text/phrases.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

PhraseIndex index_of(std::initializer_list<std::string_view> phrases) {
  auto built = PhraseIndex::build(std::vector<std::string_view>(phrases));
  REQUIRE(built);
  return std::move(built).value();
}

std::string normal(std::string_view text) {
  auto form = normalise(text);
  REQUIRE(form);
  return form->text;
}

// The words that were found, as they stand in the normal form.
std::vector<std::string> found(const PhraseIndex& index, std::string_view text) {
  const std::string form = normal(text);
  std::vector<std::string> result;
  for (const PhraseMatch& match : index.find(form)) result.push_back(form.substr(match.begin, match.end - match.begin));
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("phrases are found whole, whatever their look", "[text]") {
  const PhraseIndex index = index_of({"The quiet harbour", "don’t touch – it's wet"});
  CHECK(found(index, "Look: THE  QUIET\nharbour!") == Strings{"the quiet harbour"});
  CHECK(found(index, "Ｔｈｅ quiet har\u200Bbour") == Strings{"the quiet harbour"});
  CHECK(found(index, "DON'T touch - it’s wet") == Strings{"don't touch - it’s wet"});
  CHECK(found(index, "the quiet harbours").empty());
  CHECK(found(index, "bathe quiet harbour").empty());
  CHECK(found(index, "the quiet, harbour").empty());
  CHECK(found(index, "").empty());
}

TEST_CASE("scripts without spaces have no word boundaries", "[text]") {
  const PhraseIndex index = index_of({"老桥关闭", "橋は閉鎖", "다리가", "สะพานเก่า"});
  CHECK(found(index, "城里的老桥关闭维修") == Strings{"老桥关闭"});
  CHECK(found(index, "城里的老桥 关闭维修") == Strings{"老桥 关闭"});
  CHECK(found(index, "古い橋は閉鎖されます") == Strings{"橋は閉鎖"});
  CHECK(found(index, "오래된다리가") == Strings{"다리가"});
  CHECK(found(index, "ที่สะพานเก่าปิด") == Strings{"สะพานเก่า"});
  // A mark belongs to its letter.
  CHECK(found(index, "ที่สะพานเก่าิปิด").empty());
}

TEST_CASE("look-alike letters hide no phrase", "[text]") {
  const PhraseIndex index = index_of({"the quiet harbour", "ilo 10 boats", "café mañana"});
  // Cyrillic е, о and а; a digit for a letter; mathematical letters fall to NFKC.
  CHECK(found(index, "see thе quiеt hаrbоur now").size() == 1);
  CHECK(found(index, "see the quiet harb0ur now").size() == 1);
  CHECK(found(index, "see 𝐭𝐡𝐞 𝐪𝐮𝐢𝐞𝐭 𝐡𝐚𝐫𝐛𝐨𝐮𝐫 now").size() == 1);
  CHECK(found(index, "CAFE\u0301 man\u0303ana").size() == 1);
  CHECK(found(index, "саfé mañana").size() == 1);
  // A mark makes another word: nobody's language is matched more easily for having them.
  CHECK(found(index, "cafe manana").empty());
  CHECK(found(index_of({"con má đi"}), "con mà đi").empty());
  // A number is none, nor does a mark that is a vowel go away.
  CHECK(found(index, "ilo lo boats").empty());
  CHECK(found(index, "llo 10 boats") == Strings{"llo 10 boats"});
  const PhraseIndex vowels = index_of({"पुल बंद"});
  CHECK(found(vowels, "यह पुल बंद है").size() == 1);
  CHECK(found(vowels, "यह पल बंद है").empty());
}

TEST_CASE("a phrase is found in either Chinese script, and Japanese is left alone", "[text]") {
  const PhraseIndex index = index_of({"舊橋關閉維修", "港口开放", "軍艦"});
  CHECK(found(index, "城里的旧桥关闭维修了") == Strings{"旧桥关闭维修"});
  CHECK(found(index, "城裡的舊橋關閉維修了") == Strings{"舊橋關閉維修"});
  CHECK(found(index, "新的港口開放了") == Strings{"港口開放"});
  CHECK(index.find(normal("舊橋關閉維修")).front().phrase == 0);
  // A Japanese text may hold a phrase in the characters it was written in, and no other.
  CHECK(found(index, "古い軍艦です") == Strings{"軍艦"});
  CHECK(found(index, "この港口開放は").empty());
  CHECK(index.size() == 3);
  const PhraseIndex both = index_of({"军舰", "軍艦"});
  CHECK(both.same_as(1) == 0);
  CHECK(both.find(normal("古い軍艦です")).front().phrase == 1);
}

TEST_CASE("phrases inside one another are all found, the longer first", "[text]") {
  const PhraseIndex index = index_of({"b c", "a b c d", "c", "b c"});
  const std::vector<PhraseMatch> expected = {{1, 0, 7}, {0, 2, 5}, {3, 2, 5}, {2, 4, 5}};
  CHECK(index.find("a b c d") == expected);
  CHECK(index.find("a b c x").size() == 3);
  CHECK(index.same_as(3) == 0);
  CHECK(index.same_as(0) == 0);
  CHECK(index.same_as(2) == 2);
  CHECK(index.size() == 4);
}

TEST_CASE("an index finds what a plain search finds", "[text]") {
  // All words over two letters up to length four, in a text over the same letters.
  std::vector<std::string> phrases;
  for (unsigned length = 1; length <= 4; ++length) {
    for (unsigned bits = 0; bits < (1U << length); bits += 1 + length % 2) {
      std::string phrase;
      for (unsigned i = 0; i < length; ++i) phrase += (bits >> i) % 2 == 0 ? "a " : "b ";
      phrase.pop_back();
      phrases.push_back(phrase);
    }
  }
  const std::vector<std::string_view> views(phrases.begin(), phrases.end());
  const auto index = PhraseIndex::build(views);
  REQUIRE(index);
  std::string text;
  for (unsigned i = 0; i < 200; ++i) text += (i * i / 7) % 3 == 0 ? "a " : "b ";
  text.pop_back();
  std::size_t expected = 0;
  for (const std::string& phrase : phrases) {
    for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) ++expected;
  }
  CHECK(index->find(text).size() == expected);
}

TEST_CASE("phrases that look like regular expressions are words like others", "[text]") {
  const PhraseIndex index = index_of({"(a+)+$", ".*x", "#WeLoveTheHarbour"});
  CHECK(found(index, "write (a+)+$ here") == Strings{"(a+)+$"});
  CHECK(found(index, "aaaaaaaaaaaaaaaaaaaaaaaa!").empty());
  CHECK(found(index, "today #WELOVETHEHARBOUR").size() == 1);
  CHECK(found(index, "today #welovetheharbours").empty());
}

TEST_CASE("too many, too long and empty phrases are refused with their place", "[text]") {
  const auto error_of = [](const std::vector<std::string>& phrases) {
    const auto built = PhraseIndex::build(std::vector<std::string_view>(phrases.begin(), phrases.end()));
    REQUIRE_FALSE(built);
    return built.error();
  };
  CHECK(error_of(std::vector<std::string>(1'000'000, "a")).code == ErrorCode::too_large);
  CHECK(error_of({"fine", std::string(10'000'000, 'x')}).place == "1");
  CHECK(error_of({std::string(201, 'x')}).code == ErrorCode::too_large);
  CHECK(error_of(std::vector<std::string>(11'000, std::string(200, 'x'))).code == ErrorCode::too_large);
  for (const char* empty : {"", "  ", "@someone_example", "https://example.org/", "!?", "\u200B"}) {
    CAPTURE(empty);
    const Error error = error_of({"fine", "good", empty});
    CHECK(error.code == ErrorCode::invalid_value);
    CHECK(error.place == "2");
  }
  CHECK(error_of({"a", "\xFF\xFE"}).code == ErrorCode::invalid_value);
  CHECK(PhraseIndex::build({})->find("anything").empty());
}

TEST_CASE("hostile phrases and texts stay bounded", "[text]") {
  // A hundred phrases of "a", each within the next, in a text of nothing else.
  std::vector<std::string> phrases;
  std::string phrase = "a";
  for (int i = 0; i < 100; ++i, phrase += " a") phrases.push_back(phrase);
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "a ";
  const std::vector<std::string_view> views(phrases.begin(), phrases.end());
  const auto index = PhraseIndex::build(std::span(views).first(99));
  REQUIRE(index);
  CHECK(index->find(text).size() == max_phrase_matches);
  CHECK(index->find(std::string(1'000'000, 'x')).empty());
}

TEST_CASE("among ten thousand phrases the one that stands in a text is found, and no other", "[text]") {
  std::vector<std::string> phrases;
  for (int i = 0; i < 10'000; ++i) {
    phrases.push_back("word" + std::to_string(i % 97) + " part" + std::to_string(i % 101) + " end" + std::to_string(i));
  }
  const auto index = PhraseIndex::build(std::vector<std::string_view>(phrases.begin(), phrases.end()));
  REQUIRE(index);
  CHECK(index->find("word1 part1 and some other words").empty());
  CHECK(index->find("before " + phrases[9'999] + " after").size() == 1);
}

}  // namespace persona_lens
