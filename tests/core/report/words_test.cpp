#include "report/words.h"

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
