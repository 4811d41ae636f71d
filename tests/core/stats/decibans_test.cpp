#include "stats/decibans.h"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

Group group_named(std::string_view name) {
  if (name == "counter") return Group::counter;
  REQUIRE(name.size() == 2);
  return static_cast<Group>(name[1] - '1');
}

Label label_named(std::string_view name) {
  if (name == "not_enough") return Label::not_enough;
  if (name == "none") return Label::none;
  if (name == "some") return Label::some;
  if (name == "marked") return Label::marked;
  REQUIRE(name == "strong");
  return Label::strong;
}

}  // namespace

TEST_CASE("decibans and likelihood ratios are two spellings of one number", "[stats]") {
  CHECK_THAT(to_decibans(10), WithinAbs(10, 1e-12));
  CHECK_THAT(to_decibans(2), WithinAbs(3.0103, 1e-4));
  CHECK_THAT(to_decibans(0.5), WithinAbs(-3.0103, 1e-4));
  CHECK_THAT(to_likelihood_ratio(to_decibans(8.04)), WithinAbs(8.04, 1e-9));
  CHECK(to_decibans(0) == 0);
  CHECK(to_decibans(-3) == 0);
  CHECK(to_decibans(std::nan("")) == 0);
}

TEST_CASE("dependent signals of one group add by the rule and stop at its cap", "[stats]") {
  const known::Vectors vectors("stats.json");
  for (const simdjson::dom::element answer : vectors.answers("groups")) {
    const std::string_view name = known::text(answer, "group");
    std::vector<Decibans> signals;
    for (const double weight : known::numbers(answer, "signals")) signals.push_back({weight, weight});
    CAPTURE(name, signals.size());
    const Decibans combined = combine_group(group_named(name), signals);
    CHECK_THAT(combined.low, WithinAbs(known::number(answer, "decibans"), 1e-9));
    CHECK(combined.low == combined.high);
  }
}

TEST_CASE("low and high are combined apart, and low never exceeds high", "[stats]") {
  const std::vector<Decibans> signals = {{-4, 5}, {0, 7}, {3, 3}};
  const Decibans combined = combine_group(Group::g1_history, signals);
  CHECK_THAT(combined.low, WithinAbs(3, 1e-12));
  CHECK_THAT(combined.high, WithinAbs(7 + 0.3 * 8, 1e-12));
}

TEST_CASE("counter-evidence only ever lowers, and is not floored", "[stats]") {
  const std::vector<Decibans> counters = {{-20, -20}, {4, 4}, {-6, -6}};
  const Decibans combined = combine_group(Group::counter, counters);
  CHECK(combined.low == -26);
  CHECK(combined.high == -26);
  const Decibans total = total_of({{Group::g3_copying, {9, 12}}, {Group::counter, combined}});
  CHECK(total.low == -17);
  CHECK(total.high == -14);
}

TEST_CASE("labels are decided on low decibans, groups, sample and subject", "[stats]") {
  const known::Vectors vectors("stats.json");
  for (const simdjson::dom::element answer : vectors.answers("labels")) {
    LabelFacts facts;
    for (const auto [name, weight] : known::Vectors::as<simdjson::dom::object>(answer, "groups")) {
      double low = 0;
      REQUIRE(weight.get(low) == simdjson::SUCCESS);
      facts.groups[group_named(name)] = {low, low + 5};  // the high bound must not matter
    }
    facts.evaluable_groups = known::count(answer, "evaluable");
    facts.posts_seen = known::count(answer, "posts");
    facts.subject = known::text(answer, "subject") == "group" ? SubjectKind::group : SubjectKind::account;
    INFO(simdjson::to_string(answer));
    CHECK(label_of(facts) == label_named(known::text(answer, "label")));
  }
}

TEST_CASE("a_page_level_signature_needs_no_eight_posts", "[stats]") {
  LabelFacts facts;
  facts.groups = {{Group::g2_creation, {10, 10}}, {Group::g3_copying, {12, 12}}};
  facts.evaluable_groups = 2;
  facts.posts_seen = 1;
  CHECK(label_of(facts) == Label::not_enough);
  facts.page_level_signature = true;
  CHECK(label_of(facts) == Label::some);
}

TEST_CASE("office_worker_in_any_time_zone_gets_no_label_from_hours", "[stats]") {
  LabelFacts facts;
  facts.groups = {{Group::g5_timing, {300, 300}}, {Group::g1_history, {7, 7}}, {Group::g3_copying, {2, 2}}};
  facts.evaluable_groups = 8;
  facts.posts_seen = 5000;
  CHECK(label_of(facts) == Label::none);
}

}  // namespace persona_lens
