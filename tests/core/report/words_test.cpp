#include "report/words.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "catch.h"
#include "packs/json_words.h"
#include "report/wording.h"
#include "shipped.h"
#include "signals/signal.h"

namespace persona_lens {
namespace {

TEST_CASE("placeholders are filled and plurals chosen", "[report]") {
  const Result<Words> words = Words::parse(R"({"posts": {"zero": "no posts", "one": "{n} post of {total}", "other": "{n} posts of {total}"},
                                               "plain": "{who} and {who}, {nobody}", "open": "a { b"})");
  REQUIRE(words);
  const Filling total{"total", "3,406"};
  CHECK(words->say("posts", {words->count("n", 0), total}) == "no posts");
  CHECK(words->say("posts", {words->count("n", 1), total}) == "1 post of 3,406");
  CHECK(words->say("posts", {words->count("n", 12), total}) == "12 posts of 3,406");
  CHECK(words->say("posts", {total}) == " posts of 3,406");
  CHECK(words->say("plain", {{"who", "ann"}}) == "ann and ann, ");
  CHECK(words->say("open") == "a { b");
  CHECK(words->say("unknown").empty());
}

TEST_CASE("a value is never read as a placeholder", "[report]") {
  const Result<Words> words = Words::parse(R"({"said": "{text} {secret}"})");
  REQUIRE(words);
  CHECK(words->say("said", {{"text", "{secret}"}, {"secret", "s"}}) == "{secret} s");
}

TEST_CASE("broken words files are refused", "[report]") {
  CHECK_FALSE(Words::parse("[]"));
  CHECK_FALSE(Words::parse(R"({"a": 1})"));
  CHECK_FALSE(Words::parse(R"({"a": {"one": "x"}})"));
  CHECK_FALSE(Words::parse(R"({"a": "x", "a": "y"})"));
}

TEST_CASE("numbers and dates are spelled as in English", "[report]") {
  const Words words = Words::for_language("en");
  const auto [number, spelled] = GENERATE(table<double, std::string>({{0, "0"},
                                                                      {1, "1"},
                                                                      {0.96, "1"},
                                                                      {4.24, "4.2"},
                                                                      {9.96, "10"},
                                                                      {12.4, "12"},
                                                                      {999, "999"},
                                                                      {3836, "3,836"},
                                                                      {1234567.8, "1,234,568"},
                                                                      {-3.25, "−3.3"},
                                                                      {-0.01, "0"}}));
  CHECK(words.number(number) == spelled);
  CHECK(words.date("2021-02-04") == "4 February 2021");
  CHECK(words.date("2021-12") == "December 2021");
  CHECK(words.date("2021") == "2021");
  CHECK(words.date("2021-13-04") == "2021-13-04");
  CHECK(words.date("soon") == "soon");
  CHECK(words.day(1'246'924'800'000) == "7 July 2009");
}

TEST_CASE("a form is chosen as the language counts", "[report]") {
  const auto [language, number, form] = GENERATE(table<std::string, double, std::string>({
      {"en", 0, "zero"},  {"en", 1, "one"},     {"en", 1.5, "other"}, {"en", 2, "other"}, {"es", 1, "one"},    {"es", 1.5, "other"},
      {"fr", 1.5, "one"}, {"fr", 2, "other"},   {"fr-CA", 1, "one"},  {"ja", 1, "one"},   {"ja", 2, "other"},  {"zh-Hant", 21, "other"},
      {"ar", 0, "zero"},  {"ar", 1, "one"},     {"ar", 2, "two"},     {"ar", 3, "few"},   {"ar", 10, "few"},   {"ar", 11, "many"},
      {"ar", 99, "many"}, {"ar", 100, "other"}, {"ar", 102, "other"}, {"ar", 103, "few"}, {"ar", 111, "many"}, {"ar", 2.5, "other"},
      {"tlh", 1, "one"},  {"tlh", 2, "other"},
  }));
  CAPTURE(language, number);
  const Result<Words> words =
      Words::parse(R"({"said": {"zero": "zero", "one": "one", "two": "two", "few": "few", "many": "many", "other": "other"}})", language);
  REQUIRE(words);
  CHECK(words->say("said", {words->count("n", number)}) == form);
}

TEST_CASE("a form that a sentence lacks is its other one, but in French nothing is counted as one", "[report]") {
  const Result<Words> arabic = Words::parse(R"({"said": {"one": "one", "other": "other"}})", "ar");
  const Result<Words> french = Words::parse(R"({"said": {"one": "one", "other": "other"}})", "fr");
  REQUIRE(arabic);
  REQUIRE(french);
  CHECK(arabic->say("said", {arabic->count("n", 2)}) == "other");
  CHECK(arabic->say("said", {arabic->count("n", 0)}) == "other");
  CHECK(french->say("said", {french->count("n", 0)}) == "one");
}

TEST_CASE("numbers and dates are spelled as the catalogue says", "[report]") {
  const Result<Words> words = Words::parse(R"({"number.group": ".", "number.group_from": "5", "number.decimal": ",",
      "date.day": "{day} de {month} de {year}", "date.month": "{month} de {year}", "month.02": "febrero"})");
  REQUIRE(words);
  CHECK(words->number(3836) == "3836");
  CHECK(words->number(38360) == "38.360");
  CHECK(words->number(4.24) == "4,2");
  CHECK(words->date("2021-02-04") == "4 de febrero de 2021");
}

// The English catalogue, taken for another language, with one thing changed.
std::string catalogue(std::string_view old_text, std::string_view new_text) {
  const auto english = std::ranges::find(shipped::words(), std::string_view("en.json"), &shipped::File::name);
  std::string text(english->content);
  const std::size_t at = text.find(old_text);
  if (at == text.npos) throw std::logic_error("the catalogue holds no such text");
  return text.replace(at, old_text.size(), new_text);
}

TEST_CASE("a catalogue stands for the English one only as a whole", "[report]") {
  CHECK(Words::for_language("en").translated(catalogue("not enough to compare", "nicht genug"), "de"));
  const auto [text, code, place] = GENERATE(table<std::string, ErrorCode, std::string>({
      {"{", ErrorCode::not_json, ""},
      {R"({"a": "b"})", ErrorCode::missing_field, "/"},
      {catalogue(R"("label.some":)", R"("label.same":)"), ErrorCode::missing_field, "/label.some"},
      {catalogue("“{title}” ({publisher}", "“{title}” ({secret}"), ErrorCode::invalid_value, "/headline.match.account"},
      {catalogue("further than “{label}”", "further"), ErrorCode::invalid_value, "/limit."},
      {catalogue(R"("some resemblance")", R"("")"), ErrorCode::invalid_value, "/label.some"},
  }));
  const Result<Words> words = Words::for_language("en").translated(text, "de");
  REQUIRE_FALSE(words);
  CAPTURE(words.error().message, words.error().place);
  CHECK(words.error().code == code);
  CHECK(words.error().place.starts_with(place));
}

TEST_CASE("pack texts are said in the language where it has them", "[report]") {
  Words words = Words::for_language("en");
  const auto said = [&](std::string_view text) {
    SharedText translated(text);
    words.translate(translated);
    return std::string(translated);
  };
  const Result<std::size_t> added = words.add_pack_texts(R"({"Repurposed sleeper": "Durmiente reutilizado"})");
  REQUIRE(added);
  CHECK(*added == 1);
  CHECK(said("Repurposed sleeper") == "Durmiente reutilizado");
  CHECK(said("Something new") == "Something new");
  CHECK_FALSE(words.add_pack_texts(R"({"Repurposed sleeper": 7})"));
  CHECK(said("Repurposed sleeper") == "Durmiente reutilizado");
}

TEST_CASE("every shipped catalogue is whole", "[report]") {
  for (const shipped::File& file : shipped::words()) {
    if (file.name.find('.') + 5 != file.name.size()) continue;  // a catalogue is named by its language alone
    CAPTURE(file.name);
    const std::string_view language = file.name.substr(0, file.name.size() - 5);
    const Result<Words> words = Words::for_language("en").translated(file.content, language);
    CAPTURE(words ? std::string() : words.error().message + " at " + words.error().place);
    REQUIRE(words);
    CHECK(Words::for_language(language).say("language.name") == words->say("language.name"));
  }
}

TEST_CASE("an unknown language speaks English", "[report]") {
  CHECK(Words::for_language("tlh-Latn").say("label.some") == Words::for_language("en").say("label.some"));
  CHECK(Words::for_language("en-GB").has("label.some"));
  CHECK(Words::for_language("").has("label.some"));
  CHECK(Words::for_language("../en").has("label.some"));
}

TEST_CASE("whatever a signal can say has words", "[report]") {
  const Words words = Words::for_language("en");
  for (const Signal& signal : signal_catalogue()) {
    CAPTURE(signal.id);
    CHECK(words.has("signal." + std::string(signal.id) + ".account"));
    CHECK((signal.of_group == nullptr || words.has("signal." + std::string(signal.id) + ".group")));
  }
  for (const std::string_view why : why_not_codes()) {
    CAPTURE(why);
    CHECK(words.has("why." + std::string(why)));
  }
  for (const auto& [word, label] : label_words) CHECK(words.has("label." + std::string(word)));
  for (const auto& [word, group] : group_words) CHECK(words.has("evidence." + std::string(word)));
  for (const ErrorCode code :
       {ErrorCode::too_large, ErrorCode::not_json, ErrorCode::too_deep, ErrorCode::unknown_shape, ErrorCode::invalid_value,
        ErrorCode::case_failed, ErrorCode::missing_field, ErrorCode::unsupported, ErrorCode::internal}) {
    CHECK(words.has("error." + std::string(to_string(code))));
  }
}

TEST_CASE("no shipped word says who somebody is", "[report]") {
  for (const shipped::File& file : shipped::words()) {
    CAPTURE(file.name);
    CHECK(testing::forbidden_in(file.content) == "");
    CHECK(Words::parse(file.content));
  }
  CHECK(testing::forbidden_in("A probable footnote about trolleys") == "");
  CHECK(testing::forbidden_in("Probably a Bot.") == "bot");
  CHECK(testing::forbidden_in("Look!") == "!");
}

}  // namespace
}  // namespace persona_lens
