#include "packs/match.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

SignalResult found(std::string signal, Group group, double decibans, std::vector<Observed> observed = {}) {
  SignalResult result;
  result.signal = std::move(signal);
  result.group = group;
  result.evaluated = true;
  result.decibans = {decibans, decibans};
  result.observed = std::move(observed);
  return result;
}

PackSignal standard(std::string signal) {
  PackSignal rule;
  rule.signal = std::move(signal);
  return rule;
}

PackSignal banded(std::string signal, std::string observed, std::vector<Band> bands) {
  PackSignal rule = standard(std::move(signal));
  rule.weight = {.kind = Weight::Kind::bands, .observed = std::move(observed), .bands = std::move(bands)};
  return rule;
}

Signature signature_of(std::vector<PackSignal> signals) {
  Signature signature;
  signature.id = "composed";
  signature.signals = std::move(signals);
  signature.account.emplace();
  signature.group.emplace();
  return signature;
}

constexpr SubjectFacts account_facts{
    .kind = SubjectKind::account, .chronological = true, .posts_seen = 20, .members = 0, .evaluable_groups = 4, .overt = false};
constexpr SubjectFacts group_facts{
    .kind = SubjectKind::group, .chronological = false, .posts_seen = 0, .members = 5, .evaluable_groups = 3, .overt = false};

// Three groups of evidence: G1 +7, G2 +5, G3 +9.
std::vector<SignalResult> three_groups() {
  return {found("gap", Group::g1_history, 7), found("batch", Group::g2_creation, 5), found("copies", Group::g3_copying, 9)};
}
Signature three_signals() { return signature_of({standard("gap"), standard("batch"), standard("copies")}); }

TEST_CASE("signals of one group are dependent and groups are capped", "[packs]") {
  const std::vector<SignalResult> results{found("a", Group::g3_copying, 9), found("b", Group::g3_copying, 6),
                                          found("c", Group::g1_history, 30), found("d", Group::g5_timing, -2)};
  const Signature signature = signature_of({standard("a"), standard("b"), standard("c"), standard("d")});
  const MatchResult result = match_signature(signature, results, account_facts);
  CHECK_THAT(result.match.groups.at(Group::g3_copying).low, WithinAbs(9 + 0.3 * 6, 1e-9));
  CHECK_THAT(result.match.groups.at(Group::g1_history).low, WithinAbs(12, 1e-9));
  CHECK_THAT(result.match.groups.at(Group::g5_timing).low, WithinAbs(-2, 1e-9));
  CHECK_THAT(result.match.decibans.low, WithinAbs(10.8 + 12 - 2, 1e-9));
}

TEST_CASE("labels need decibans and groups", "[packs]") {
  const Signature signature = three_signals();
  CHECK(match_signature(signature, three_groups(), account_facts).match.label == Label::strong);  // 21 dB, 3 groups, G3

  std::vector<SignalResult> two = three_groups();
  two.erase(two.begin() + 1);
  CHECK(match_signature(signature, two, account_facts).match.label == Label::some);  // 16 dB, but 2 groups
  CHECK(match_signature(signature, two, group_facts).match.label == Label::marked);

  std::vector<SignalResult> one = three_groups();
  one.resize(1);
  one.front().decibans = {12, 12};
  CHECK(match_signature(signature, one, account_facts).match.label == Label::none);
}

TEST_CASE("the low bound decides", "[packs]") {
  std::vector<SignalResult> results = three_groups();
  results[1].decibans = {0, 10};
  results[2].decibans = {2, 15};
  const MatchResult result = match_signature(three_signals(), results, account_facts);
  CHECK(result.match.label == Label::none);
  CHECK_THAT(result.match.decibans.low, WithinAbs(9, 1e-9));
  CHECK_THAT(result.match.decibans.high, WithinAbs(32, 1e-9));
}

TEST_CASE("too little to compare stays not enough", "[packs]") {
  SubjectFacts few_posts = account_facts;
  few_posts.posts_seen = 7;
  CHECK(match_signature(three_signals(), three_groups(), few_posts).match.label == Label::not_enough);
  SubjectFacts few_groups = account_facts;
  few_groups.evaluable_groups = 2;
  CHECK(match_signature(three_signals(), three_groups(), few_groups).match.label == Label::not_enough);
}

TEST_CASE("a group of burners needs so many members that are known to have posted so little", "[packs]") {
  Signature signature = three_signals();
  signature.group->members = 3;
  signature.group->posts_each_at_most = 3;
  SubjectFacts facts = group_facts;
  facts.posts_totals = {1, 2, 3, 4'000};
  CHECK(match_signature(signature, three_groups(), facts).minimum_met);

  facts.posts_totals = {1, 2, 4, 4'000};
  const MatchResult busy = match_signature(signature, three_groups(), facts);
  CHECK_FALSE(busy.minimum_met);
  CHECK(busy.match.label == Label::none);
  const auto asked = std::ranges::find(busy.match.demands, "posts_each_at_most", &Demand::what);
  REQUIRE(asked != busy.match.demands.end());
  CHECK_FALSE(asked->met);
  REQUIRE(asked->observed.size() == 3);
  CHECK(asked->observed.back().name == "seen");
  CHECK(asked->observed.back().number == 2.0);

  // Of members whose count was not seen nothing is assumed.
  facts.posts_totals = {1, 2};
  CHECK_FALSE(match_signature(signature, three_groups(), facts).minimum_met);
}

TEST_CASE("timing never makes a label", "[packs]") {
  const std::vector<SignalResult> results{found("copies", Group::g3_copying, 9), found("shift", Group::g5_timing, 3)};
  const Signature signature = signature_of({standard("copies"), standard("shift")});
  CHECK(match_signature(signature, results, group_facts).match.label == Label::none);
}

TEST_CASE("a topic and other context are shown and weigh nothing", "[packs]") {
  Signature signature = three_signals();
  for (PackSignal& rule : signature.signals) rule.weight.kind = Weight::Kind::context;
  const MatchResult result = match_signature(signature, three_groups(), account_facts);
  CHECK(result.match.label == Label::none);
  CHECK(result.match.decibans == Decibans{});
  CHECK_FALSE(result.has_evidence);
  CHECK(result.match.signals.size() == 3);
}

TEST_CASE("bands weigh by the observed number", "[packs]") {
  const auto [number, expected] = GENERATE(table<double, double>({{0.5, 0}, {1, 2}, {9.9, 2}, {10, 6}, {1e9, 6}}));
  const Weight weight = banded("copies", "n", {{1, 2}, {10, 6}}).weight;
  CHECK(weigh(weight, found("copies", Group::g3_copying, 99, {{"n", "", number}})) == Decibans{expected, expected});
  CHECK(weigh(weight, found("copies", Group::g3_copying, 99, {{"other", "", number}})) == Decibans{});
  CHECK(weigh(weight, found("copies", Group::g3_copying, 99, {{"n", "text only", std::nullopt}})) == Decibans{});
}

TEST_CASE("what was not evaluated weighs exactly nothing", "[packs]") {
  std::vector<SignalResult> results = three_groups();
  results[2].evaluated = false;
  const MatchResult result = match_signature(three_signals(), results, account_facts);
  CHECK_FALSE(result.match.groups.contains(Group::g3_copying));
  CHECK_THAT(result.match.decibans.low, WithinAbs(12, 1e-9));
  CHECK(weigh(Weight{}, results[2]) == Decibans{});
}

TEST_CASE("evidence against is added and never helps", "[packs]") {
  Signature signature = three_signals();
  signature.counter.push_back(banded("history", "years", {{5, -6}}));
  std::vector<SignalResult> results = three_groups();
  results.push_back(found("history", Group::g1_history, 8, {{"years", "", 7.0}}));
  const MatchResult result = match_signature(signature, results, account_facts);
  CHECK_THAT(result.match.groups.at(Group::counter).low, WithinAbs(-6, 1e-9));
  CHECK_THAT(result.match.decibans.low, WithinAbs(15, 1e-9));
  CHECK(result.match.label == Label::marked);

  signature.counter.front() = standard("history");  // a positive standard weight is no evidence against
  CHECK_THAT(match_signature(signature, results, account_facts).match.decibans.low, WithinAbs(21, 1e-9));
}

TEST_CASE("without its minimum a signature gives no label", "[packs]") {
  Signature signature = three_signals();
  SECTION("evidence groups") { signature.account->groups_any_of = {Group::g4_phrasing, Group::g6_synchrony}; }
  SECTION("posts") { signature.account->posts = 21; }
  SECTION("an observed number that is too small") { signature.account->signals = {{"gap", {"days"}, 730}}; }
  SECTION("a signal that was not evaluated") { signature.account->signals = {{"renames", {"n"}, 1}}; }
  SECTION("accounts are no subject") { signature.account.reset(); }
  std::vector<SignalResult> results = three_groups();
  results.front().observed = {{"days", "", 700.0}};
  const MatchResult result = match_signature(signature, results, account_facts);
  CHECK_FALSE(result.minimum_met);
  CHECK(result.match.label == Label::none);
  CHECK(result.has_evidence);
}

TEST_CASE("a minimum is met by any of its groups and any of its numbers", "[packs]") {
  Signature signature = three_signals();
  signature.account->chronological = true;
  signature.account->groups_any_of = {Group::g4_phrasing, Group::g3_copying};
  signature.account->signals = {{"gap", {"lag", "pause"}, 730}};
  std::vector<SignalResult> results = three_groups();
  results.front().observed = {{"lag", "", 3.0}, {"pause", "", 730.0}};
  CHECK(match_signature(signature, results, account_facts).match.label == Label::strong);

  SubjectFacts unordered = account_facts;
  unordered.chronological = false;
  CHECK(match_signature(signature, results, unordered).match.label == Label::none);
}

TEST_CASE("a group needs its members", "[packs]") {
  Signature signature = three_signals();
  signature.group->members = 6;
  CHECK(match_signature(signature, three_groups(), group_facts).match.label == Label::none);
  signature.group->members = 5;
  CHECK(match_signature(signature, three_groups(), group_facts).match.label == Label::strong);
}

TEST_CASE("a capped signature goes no further, an overt account not even there", "[packs]") {
  Signature signature = three_signals();
  signature.cap_label = Label::some;
  CHECK(match_signature(signature, three_groups(), account_facts).match.label == Label::some);
  SubjectFacts overt = account_facts;
  overt.overt = true;
  CHECK(match_signature(signature, three_groups(), overt).match.label == Label::none);
}

TEST_CASE("evaluable groups are counted whatever they weigh", "[packs]") {
  std::vector<SignalResult> results{found("a", Group::g1_history, 0), found("b", Group::g1_history, 5), found("c", Group::g3_copying, 0),
                                    found("d", Group::counter, -3), found("e", Group::g4_phrasing, 6)};
  results.back().evaluated = false;
  CHECK(evaluable_groups(results) == 2);
}

TEST_CASE("two coined phrases count as two findings, with the decibans of one trait", "[packs]") {
  Signature signature = signature_of({standard("phrases"), standard("gap")});
  signature.signals.front().findings = SeveralFindings{.observed = "n", .at_least = 2, .count = 2};
  std::vector<SignalResult> results{found("phrases", Group::g4_phrasing, 10, {{"n", "", 2.0}})};
  const MatchResult two = match_signature(signature, results, account_facts);
  CHECK(two.match.label == Label::some);
  CHECK(two.match.decibans == Decibans{10, 10});
  CHECK(two.match.signals.front().findings == 2);
  results.push_back(found("gap", Group::g1_history, 7));
  CHECK(match_signature(signature, results, account_facts).match.label == Label::marked);
  results.front().observed.front().number = 1;
  CHECK(match_signature(signature, results, account_facts).match.label == Label::some);
}

TEST_CASE("one of several alternatives suffices, and what is asked for besides still holds", "[packs]") {
  Signature signature = three_signals();
  signature.account->any_of = {{.groups_any_of = {Group::g4_phrasing}}, {.signals = {{"gap", {"days"}, 730}}}};
  std::vector<SignalResult> results = three_groups();
  results.front().observed = {{"days", "", 800.0}};
  CHECK(match_signature(signature, results, account_facts).match.label == Label::strong);
  results.front().observed.front().number = 700;
  const MatchResult neither = match_signature(signature, results, account_facts);
  CHECK(neither.match.label == Label::none);
  CHECK(neither.match.demands.size() == 2);
  signature.account->posts = 21;
  results.front().observed.front().number = 800;
  CHECK(match_signature(signature, results, account_facts).match.label == Label::none);
}

TEST_CASE("a cap that depends on a finding holds the label, and says by what", "[packs]") {
  Signature signature = three_signals();
  signature.cap_label_if = {{.signal = "copies", .observed = "share", .at_least = 0.5, .below = {}, .label = Label::some}};
  std::vector<SignalResult> results = three_groups();
  results[2].observed = {{"share", "", 0.4}};
  CHECK_FALSE(match_signature(signature, results, account_facts).match.limit);
  results[2].observed.front().number = 0.5;
  const MatchResult capped = match_signature(signature, results, account_facts);
  CHECK(capped.match.label == Label::some);
  REQUIRE(capped.match.limit);
  CHECK(capped.match.limit->signal == "copies");
}

TEST_CASE("a signature of a page may give a label to an account of one post, and takes none away", "[packs]") {
  Signature signature = three_signals();
  signature.account->page_level = true;
  SubjectFacts one_post = account_facts;
  one_post.posts_seen = 1;
  CHECK(match_signature(signature, three_groups(), one_post).match.label == Label::strong);
  std::vector<SignalResult> little = three_groups();
  little.resize(1);
  CHECK(match_signature(signature, little, one_post).match.label == Label::not_enough);
  signature.account->posts = 2;
  CHECK(match_signature(signature, three_groups(), one_post).match.label == Label::not_enough);
}

TEST_CASE("what a card shows suffices to add it up, also where a weight is negative", "[packs]") {
  const Signature signature = signature_of({banded("copies", "n", {{1, -3}}), standard("tail"), standard("gap")});
  const std::vector<SignalResult> results{found("copies", Group::g3_copying, 9, {{"n", "", 1.0}}), found("tail", Group::g3_copying, 0),
                                          found("gap", Group::g1_history, 0)};
  const MatchResult result = match_signature(signature, results, account_facts);
  CHECK(result.match.groups.at(Group::g3_copying) == Decibans{0, 0});
  CHECK(result.match.signals.size() == 2);  // the 0 that lifts the −3 is shown, the 0 that changes nothing is not
}

}  // namespace
}  // namespace persona_lens
