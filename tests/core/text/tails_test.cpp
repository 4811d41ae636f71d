#include "text/tails.h"

#include <string>

#include "catch.h"

namespace persona_lens {
namespace {

std::string tail_of(const std::string& text) {
  const auto tail = find_tail(text);
  return tail ? std::string(tail->word) : std::string();
}

const std::string said = "A long report about the harbour and its ships https://t.co/aaaaaaaaaa ";

}  // namespace

TEST_CASE("random words at the end of a post are seen, before and behind its links", "[text]") {
  CHECK(tail_of(said + "VUBQ") == "VUBQ");
  CHECK(tail_of(said + "QUMB https://t.co/bbbbbbbbbb") == "QUMB");
  CHECK(tail_of(said + "￥+—") == "￥+—");
  CHECK(tail_of(said + "￥（— https://t.co/bbbbbbbbbb @ann_example") == "￥（—");
  CHECK(tail_of(said + "_—^") == "_—^");
  CHECK(tail_of(said + "&￥（") == "&￥（");
  CHECK(tail_of(said + "x7Kq2") == "x7Kq2");
  CHECK(tail_of(said + "xkqvz") == "xkqvz");
  CHECK(tail_of("港湾和船只的长篇报道　TFBV") == "TFBV");
  CHECK(find_tail(said + "VUBQ")->set_off);
  CHECK(find_tail("A harbour. VUBQ")->set_off);
  CHECK(find_tail("A harbour #ships VUBQ")->set_off);
  CHECK(find_tail("A harbour\nVUBQ")->set_off);
  CHECK_FALSE(find_tail("Welcome everybody to the harbour VUBQ")->set_off);
}

TEST_CASE("what people end their posts in is no random word", "[text]") {
  for (const char* innocent :
       {"E12",        "#4",    "S01E02",  "12",     "2026-11-22", "21Nov2026", "12h30m", "20x30cm", "$TSLA",      "BTC",    "NATO",
        "HTML",       "LGBTQ", "LMAO",    "lol",    "haha",       "hahaha",    "HAHAHA", "wwww",    "草",         "ㅋㅋㅋ", "555",
        "jajaja",     "kkkk",  "hmmm",    "#VUBQ",  "@vubq",      "^AB",       "-JS",    "🎉",      "🎉🎉🎉",     "...",    "?!?",
        "!!!1",       ":-)",   "(^_^)",   "^_^",    ">_<",        "T_T",       "-->",    "<3",      "\"ships\".", "iPhone", "YouTube",
        "JavaScript", "G20",   "COVID19", "spring", "Spring",     "ΑΒΓΔ",      "ЖЗИК",   "5km",     "1st"}) {
    CAPTURE(innocent);
    CHECK(tail_of(said + innocent).empty());
  }
  CHECK(tail_of("Join with my code XK7Q2P").empty());
  CHECK(tail_of("Your ticket: A8X2K9").empty());
  CHECK(tail_of("Mit dem Gutschein XK7Q2P").empty());
  CHECK(tail_of("THEY WILL NEVER STOP").empty());
  CHECK(tail_of("VUBQ").empty());
  CHECK(tail_of("VUBQ https://t.co/aaaaaaaaaa").empty());
  CHECK(tail_of("").empty());
  CHECK(tail_of(" \n\t ").empty());
}

TEST_CASE("hostile ends of texts are looked at in bounded time", "[text]") {
  CHECK(tail_of(std::string(1'000'000, 'Q')).empty());
  CHECK(tail_of(std::string(1'000'000, ' ') + "VUBQ").empty());
  std::string links = "words VUBQ";
  for (int i = 0; i < 100'000; ++i) links += " https://t.co/a";
  CHECK(tail_of(links).empty());
  CHECK(tail_of("words \xFF\xFE\xFD\xFC").empty());
  CHECK(has_words(links));
  CHECK_FALSE(has_words("@ann_example https://t.co/aaaaaaaaaa"));
}

}  // namespace persona_lens
