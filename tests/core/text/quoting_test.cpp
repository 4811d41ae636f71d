#include "text/quoting.h"

#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

// How far the writer stands from the words `phrase`, which must occur in the text.
Distance distance_of(std::string_view phrase, std::string_view text, const std::vector<std::string>& links = {}) {
  const auto normal = normalise(text);
  const auto looked_for = normalise(phrase);
  REQUIRE(normal);
  REQUIRE(looked_for);
  const std::size_t begin = normal->text.find(looked_for->text);
  CAPTURE(text);
  REQUIRE(begin != std::string::npos);
  return QuotingGuard(normal->text, links).distance(begin, begin + looked_for->text.size());
}

struct Written {
  std::string_view phrase;
  std::string_view own;
  std::string_view attributed;
  std::string_view denied;
};

// The same four sentences in nine languages.
const std::vector<Written> languages = {
    {"the harbour is lost", "We know that the harbour is lost!", "These accounts write “the harbour is lost” all day",
     "Who says so? It is not true that the harbour is lost"},
    {"el puerto está perdido", "Sabemos que el puerto está perdido!", "Estas cuentas repiten «el puerto está perdido» todo el día",
     "Es falso que el puerto está perdido"},
    {"le port est perdu", "Nous savons que le port est perdu !", "Ces comptes écrivent « le port est perdu » toute la journée",
     "Il n'est pas vrai que le port est perdu"},
    {"der hafen ist verloren", "Wir wissen, der Hafen ist verloren!", "Diese Konten schreiben „Der Hafen ist verloren“ den ganzen Tag",
     "Es stimmt nicht: der Hafen ist verloren"},
    {"o porto está perdido", "Sabemos que o porto está perdido!", "Essas contas escrevem \"o porto está perdido\" o dia todo",
     "Não é verdade que o porto está perdido"},
    {"гавань потеряна", "Мы знаем, что гавань потеряна!", "Эти аккаунты пишут «гавань потеряна» весь день",
     "Неправда, что гавань потеряна"},
    {"الميناء ضاع", "نعرف أن الميناء ضاع!", "هذه الحسابات تكتب «الميناء ضاع» طوال اليوم", "ليس صحيحا أن الميناء ضاع"},
    {"港口已经完了", "我们知道港口已经完了！", "这些账号整天写道「港口已经完了」", "港口已经完了是谣言"},
    {"港はもう終わり", "みんな知っている、港はもう終わり！", "これらのアカウントは「港はもう終わり」と投稿している",
     "港はもう終わりというのは事実無根だ"},
};

}  // namespace

TEST_CASE("researcher_who_quotes_and_reader_who_denies_are_not_the_writer, in nine languages", "[text]") {
  for (const Written& one : languages) {
    CHECK(distance_of(one.phrase, one.own) == Distance::none);
    CHECK(distance_of(one.phrase, one.attributed) == Distance::attributed);
    CHECK(distance_of(one.phrase, one.denied) == Distance::denied);
  }
}

TEST_CASE("quotation marks alone attribute nothing, nor do the phrase's own words", "[text]") {
  CHECK(distance_of("the harbour is lost", "\"the harbour is lost\"") == Distance::none);
  CHECK(distance_of("they said the harbour is lost", "“they said the harbour is lost”") == Distance::none);
  CHECK(distance_of("nothing will not be lost", "Nothing will not be lost") == Distance::none);
}

TEST_CASE("quotation marks of all scripts are known", "[text]") {
  for (const char* text : {"they say \"x lost y\"", "they say “x lost y”", "they say „x lost y“", "they say „x lost y”",
                           "they say ”x lost y”", "they say «x lost y»", "they say »x lost y«", "they say ‹x lost y›",
                           "they say ‘x lost y’", "they say 'x lost y'", "they say 「x lost y」", "they say 『x lost y』",
                           "they say 《x lost y》", "they say 〈x lost y〉", "they say ＂x lost y＂", "they say ‘it’s all x lost y’"}) {
    CHECK(distance_of("x lost y", text) == Distance::attributed);
  }
  CHECK(distance_of("x lost y", "they say “a” x lost y “b”") == Distance::none);
  CHECK(distance_of("x lost y", "they say «a» x lost y «b»") == Distance::none);
  CHECK(distance_of("x lost y", "it's theirs, they say x lost y, it's theirs") == Distance::none);
}

TEST_CASE("old hands who repost and quote by hand wrote somebody else's words", "[text]") {
  CHECK(distance_of("x lost y", "Look at this! RT @someone_example: x lost y") == Distance::passed_on);
  CHECK(distance_of("x lost y", "RT @someone_example: x lost y") == Distance::passed_on);
  CHECK(distance_of("x lost y", "x lost y RT @someone_example: indeed") == Distance::none);
  CHECK(distance_of("x lost y", "“@someone_example: x lost y” oh my") == Distance::attributed);
}

TEST_CASE("a denial counts in its own sentence only", "[text]") {
  CHECK(distance_of("x lost y", "I do not like tea. Everybody knows x lost y! Never again") == Distance::none);
  CHECK(distance_of("x lost y", "Version 3.5 is not right that x lost y. Tea?") == Distance::denied);
}

TEST_CASE("journalist_with_a_link_to_the_report_is_not_the_writer", "[text]") {
  CHECK(distance_of("x lost y", "x lost y", {"https://graphika.com/reports/example"}) == Distance::exposed);
  CHECK(distance_of("x lost y", "x lost y", {"https://example.org/"}) == Distance::none);
  CHECK(is_exposing_link("https://public-assets.graphika.com/reports/example.pdf"));
  CHECK(is_exposing_link("HTTPS://WWW.ASPI.ORG.AU/report"));
  CHECK(is_exposing_link("https://news.example.org/2024/spamouflage-texans"));
  CHECK(is_exposing_link("factcheck.afp.com"));
  CHECK_FALSE(is_exposing_link("https://notgraphika.com/"));
  CHECK_FALSE(is_exposing_link("https://graphika.com.example.org/"));
  CHECK_FALSE(is_exposing_link("https://disinformation.example.org"));
  CHECK_FALSE(is_exposing_link(""));
}

TEST_CASE("the share of a text that is quoted is known", "[text]") {
  const auto share = [](std::string_view text) { return QuotingGuard(normalise(text)->text, {}).attributed_share(); };
  CHECK(share("no marks, they say") == 0);
  CHECK(share("“marks without a word for it”") == 0);
  CHECK(share("they say “0123456789”") > 0.35);
  CHECK(share("they say “0123456789” and say no more of it") < 0.35);
}

TEST_CASE("texts of nothing but marks and denials stay bounded", "[text]") {
  std::string text;
  for (int i = 0; i < 6'000; ++i) text += "“not said” . ";
  const QuotingGuard guard(text, {});
  std::size_t distant = 0;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) distant += guard.distance(at, at + 8) == Distance::none ? 0 : 1;
  CHECK(distant > 0);
}

}  // namespace persona_lens
