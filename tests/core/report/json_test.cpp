#include "report/json.h"

#include <limits>
#include <string>

#include "catch.h"
#include "report/schema_check.h"

namespace persona_lens {
namespace {

// Every field filled, with texts that want escaping.
Assessment full_assessment() {
  Assessment assessment;
  assessment.account = {Platform::x, "1"};
  assessment.handle = "ann_example";
  assessment.created = TimeInterval{1'246'924'800'000, 1'246'924'800'000, TimeBasis::joined_month};
  assessment.label = Label::some;
  assessment.decibans = {16.004999, 1.0 / 3.0};
  assessment.groups = {{Group::g1_history, {7, 7}}, {Group::counter, {-6, 0}}};
  assessment.sentence = "“quoted” \"and\" \\ \n\t";
  assessment.note = "commercial";
  assessment.could_not_check = {{"first_post_lag", "Because."}};
  assessment.sample = {.posts_seen = 12,
                       .posts_total = 3406,
                       .first = TimeInterval{1'246'924'800'000, 1'246'924'800'001, TimeBasis::reported},
                       .last = TimeInterval{1'246'924'800'002, 1'246'924'800'003, TimeBasis::interpolated},
                       .contiguous = true};
  SignalResult result;
  result.signal = "copied_text";
  result.group = Group::g3_copying;
  result.evaluated = true;
  result.observed = {
      {"k", "", 2.0}, {"text", "a\xff\xfe\"b", std::nullopt}, {"odd", "not a number", std::numeric_limits<double>::quiet_NaN()}};
  result.evidence_posts = {"123"};
  result.evidence_accounts = {{Platform::youtube, "UCx"}};
  assessment.observed.push_back(result);
  SignatureMatch match;
  match.id = "composed";
  match.label = Label::marked;
  match.groups = {{Group::g8_channel, {1, 2}}};
  match.sources.push_back({"T", "P", "2021", "https://example.org", "press"});
  match.innocent = {"Somebody."};
  match.disarm = {"T0150.004"};
  SignatureSignal trait;
  trait.id = "copied_text";
  trait.basis = "elicited";
  trait.sources = match.sources;
  trait.observed = result.observed;
  trait.evidence_posts = {"123"};
  match.signals.push_back(trait);
  assessment.signatures.push_back(match);
  return assessment;
}

TEST_CASE("an assessment is one line that conforms to its schema", "[report]") {
  std::string line;
  append_assessment(line, full_assessment());
  CHECK(line.find('\n') == line.size() - 1);
  testing::SchemaCheck schemas;
  CHECK(schemas.check(line, "assessment.schema.json") == "");
}

TEST_CASE("an empty assessment conforms as well", "[report]") {
  std::string line;
  append_assessment(line, Assessment{});
  testing::SchemaCheck schemas;
  CHECK(schemas.check(line, "assessment.schema.json") == "");
}

TEST_CASE("a group is one line that conforms to its schema", "[report]") {
  testing::SchemaCheck schemas;
  const Assessment parts = full_assessment();
  GroupAssessment group;
  group.kind = "copies";
  std::string line;
  append_group(line, group);
  CHECK(schemas.check(line, "group.schema.json") == "");

  group.members = {{Platform::x, "1"}, {Platform::x, "2"}};
  group.groups = parts.groups;
  group.signatures = parts.signatures;
  group.signals = parts.signatures.front().signals;
  group.could_not_check = parts.could_not_check;
  group.posts = {"123"};
  group.p_value = 1e-5;
  line.clear();
  append_group(line, group);
  CHECK(schemas.check(line, "group.schema.json") == "");
  CHECK_THAT(line, Catch::Matchers::ContainsSubstring(R"("p_value":1e-05)"));
}

TEST_CASE("the schema check itself refuses what does not conform", "[report]") {
  testing::SchemaCheck schemas;
  std::string line;
  append_assessment(line, full_assessment());
  const auto broken = [&](std::string_view from, std::string_view to) {
    std::string text = line;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return schemas.check(text.replace(at, from.size(), to), "assessment.schema.json");
  };
  CHECK(broken(R"("label":"some")", R"("label":"certain")") != "");
  CHECK(broken(R"("handle":"ann_example",)", "") != "");
  CHECK(broken(R"("handle":)", R"("extra":1,"handle":)") != "");
  CHECK(broken(R"("G1":)", R"("G9":)") != "");
  CHECK(broken(R"("posts_seen":12)", R"("posts_seen":-1)") != "");
  CHECK(broken(R"("k":2)", R"("k":[2])") != "");
}

TEST_CASE("numbers never show the last bits of a logarithm", "[report]") {
  std::string line;
  append_assessment(line, full_assessment());
  CHECK_THAT(line, Catch::Matchers::ContainsSubstring(R"("decibans":{"low":16,"high":0.33})"));
  CHECK_THAT(line, Catch::Matchers::ContainsSubstring(R"("first":{"earliest":"2009-07-07T00:00:00.000Z")"));
}

}  // namespace
}  // namespace persona_lens
