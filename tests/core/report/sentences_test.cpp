#include "report/sentences.h"

#include <string>
#include <utility>

#include "catch.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;

SignatureMatch match_of(Label label, double decibans) {
  SignatureMatch match;
  match.id = "composed";
  match.title = "Composed pattern";
  match.label = label;
  match.decibans = {decibans, decibans + 3};
  match.sources.push_back({"A Report", "Somebody", "2021-02-04", "", "primary"});
  SignatureSignal trait;
  trait.id = "copied_text";
  trait.group = Group::g3_copying;
  trait.decibans = {9, 9};
  trait.observed = {{"k_others_max", "", 2.0}, {"distinct_copied_texts", "", 1.0}, {"eligible_texts", "", 12.0}};
  match.signals.push_back(trait);
  trait.id = "first_post_lag";
  trait.decibans = {7, 7};
  trait.observed = {{"lag_days_low", "", 3836.0}, {"longest_gap_days_low", "", 4.0}, {"posts_seen", "", 12.0}, {"posts_total", "", 12.0}};
  match.signals.push_back(trait);
  return match;
}

Assessment assessment_of(SignatureMatch match) {
  Assessment assessment;
  assessment.label = match.label;
  assessment.signatures.push_back(std::move(match));
  return assessment;
}

TEST_CASE("the headline counts traits and names where they are described", "[report]") {
  const Words words = Words::for_language("en");
  Assessment assessment = assessment_of(match_of(Label::some, 16));
  put_into_words(assessment, words);
  CHECK(assessment.sentence == "Shares 2 traits described in “A Report” (Somebody, 4 February 2021).");
  CHECK(assessment.signatures[0].signals[0].sentence == "2 other accounts seen here posted the same text. Shared: 1 of 12 texts.");
  CHECK_THAT(assessment.signatures[0].signals[1].sentence, ContainsSubstring("3,836 days after the creation"));
}

TEST_CASE("context and evidence against are no traits that are shared", "[report]") {
  Assessment assessment = assessment_of(match_of(Label::some, 16));
  assessment.signatures[0].signals[0].decibans = {};
  SignatureSignal against;
  against.group = Group::counter;
  against.decibans = {-6, -6};
  assessment.signatures[0].signals.push_back(against);
  put_into_words(assessment, Words::for_language("en"));
  CHECK_THAT(assessment.sentence, ContainsSubstring("Shares 1 trait described"));
}

TEST_CASE("strength is a rounded ratio that disclaims who runs the account", "[report]") {
  const auto [decibans, times, band] =
      GENERATE(table<double, std::string, std::string>({{10, "about 10 times", "moderate support"},
                                                        {16, "about 40 times", "moderate support"},
                                                        {20, "about 100 times", "moderately strong support"},
                                                        {25.3, "about 300 times", "moderately strong support"},
                                                        {33, "about 2,000 times", "strong support"}}));
  Assessment assessment = assessment_of(match_of(Label::some, decibans));
  put_into_words(assessment, Words::for_language("en"));
  const std::string& sentence = assessment.signatures[0].sentence;
  CHECK_THAT(sentence, ContainsSubstring(times + " more expected if the account followed the signature “Composed pattern”"));
  CHECK_THAT(sentence, ContainsSubstring("They do not show who runs it."));
  CHECK_THAT(sentence, ContainsSubstring("In words: " + band + "."));
}

TEST_CASE("without a label no ratio is named", "[report]") {
  Assessment none = assessment_of(match_of(Label::none, 16));
  put_into_words(none, Words::for_language("en"));
  CHECK(none.sentence == "No notable resemblance to a documented pattern.");
  CHECK(none.signatures[0].sentence == "Less was seen than this signature asks for.");

  Assessment little;
  put_into_words(little, Words::for_language("en"));
  CHECK(little.sentence == "Not enough here to compare.");
}

TEST_CASE("an overt account is called what the platform calls it", "[report]") {
  Assessment assessment = assessment_of(match_of(Label::none, 16));
  assessment.note = "overt";
  put_into_words(assessment, Words::for_language("en"));
  CHECK_THAT(assessment.sentence, ContainsSubstring("The platform or a published list names this account"));
}

TEST_CASE("what could not be checked is said in a sentence, also for reasons without words", "[report]") {
  Assessment assessment;
  assessment.could_not_check = {{"first_post_lag", "order_not_chronological"}, {"later_signal", "a_reason_of_tomorrow"}};
  put_into_words(assessment, Words::for_language("en"));
  CHECK_THAT(assessment.could_not_check[0].why, ContainsSubstring("order of time"));
  CHECK(assessment.could_not_check[1].why == "What was seen here does not suffice for this check.");
}

TEST_CASE("a signal without words is named", "[report]") {
  Assessment assessment;
  SignalResult result;
  result.signal = "later_signal";
  assessment.observed.push_back(result);
  put_into_words(assessment, Words::for_language("en"));
  CHECK(assessment.observed[0].sentence == "The check “later_signal” was made.");
}

TEST_CASE("a group says what joins it and what it shares", "[report]") {
  GroupAssessment group;
  group.kind = "copies";
  group.label = Label::marked;
  group.members = {{Platform::x, "1"}, {Platform::x, "2"}, {Platform::x, "3"}};
  group.signatures.push_back(match_of(Label::marked, 16));
  put_into_words(group, Words::for_language("en"));
  CHECK(group.sentence ==
        "3 accounts posted the same text, or texts made unique in the same way. Together they share 2 traits described in “A Report” "
        "(Somebody, 4 February 2021).");
  CHECK_THAT(group.signatures[0].sentence, ContainsSubstring("if the accounts followed the signature"));
}

}  // namespace
}  // namespace persona_lens
