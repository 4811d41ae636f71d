// The label always follows from what the card shows: over all shared cases a reader who knows the rules of domain 5.1 and 5.2 adds the
// decibans of the shown traits and gets the sums and the label. Written out here a second time, without the code under test.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cases/shared_cases.h"
#include "catch.h"

namespace persona_lens {
namespace {

using testing::CaseRunner;
using testing::NamedFile;

double limit_of(Group group) {
  static const std::map<Group, double> limits{{Group::g1_history, 12},  {Group::g2_creation, 10}, {Group::g3_copying, 15},
                                              {Group::g4_phrasing, 10}, {Group::g5_timing, 3},    {Group::g6_synchrony, 8},
                                              {Group::g7_persona, 8},   {Group::g8_channel, 6}};
  return limits.at(group);
}

// What a reader adds up: the lower bounds of one group's traits.
double sum_of(Group group, std::vector<double> weights) {
  std::ranges::sort(weights, std::greater{});
  double sum = 0;
  if (group == Group::counter) {
    for (const double weight : weights) sum += weight;
    return sum;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) sum += i == 0 ? weights[i] : 0.3 * std::max(weights[i], 0.0);
  return std::clamp(sum, -6.0, limit_of(group));
}

struct Card {
  std::map<Group, double> sums;
  std::map<Group, std::size_t> findings;
  double total = 0;
};

Card read_card(const SignatureMatch& match) {
  std::map<Group, std::vector<double>> weights;
  Card card;
  for (const SignatureSignal& trait : match.signals) {
    weights[trait.group].push_back(trait.decibans.low);
    if (trait.decibans.low > 0) card.findings[trait.group] = std::max(card.findings[trait.group], trait.findings);
  }
  for (const auto& [group, list] : weights) {
    card.sums[group] = sum_of(group, list);
    card.total += card.sums[group];
  }
  return card;
}

Label label_of_card(const Card& card, const SignatureMatch& match, bool of_group) {
  double without_timing = 0;
  double timing = 0;
  std::size_t kinds = 0;
  bool strong_kind = false;
  for (const auto& [group, sum] : card.sums) {
    (group == Group::g5_timing ? timing : without_timing) += sum;
    if (group == Group::counter || group == Group::g5_timing || sum <= 0) continue;
    kinds += card.findings.at(group);
    strong_kind = strong_kind || group == Group::g2_creation || group == Group::g3_copying || group == Group::g6_synchrony;
  }
  Label label = Label::none;
  if (without_timing + std::min(timing, 0.0) >= 10 && kinds >= 2) {
    const double total = without_timing + timing;
    const std::size_t needed = of_group ? 2 : 3;
    label = Label::some;
    if (total >= 15 && kinds >= needed) label = Label::marked;
    if (total >= 20 && kinds >= needed && strong_kind) label = Label::strong;
  }
  if (match.limit) label = std::min(label, match.limit->label);
  return label;
}

bool asks_are_met(const SignatureMatch& match) {
  bool met = true;
  bool alternatives = false;
  std::map<std::size_t, bool> by_alternative;
  for (const Demand& demand : match.demands) {
    if (demand.alternative == 0) {
      met = met && demand.met;
      continue;
    }
    alternatives = true;
    auto& one = by_alternative.try_emplace(demand.alternative, true).first->second;
    one = one && demand.met;
  }
  return met && (!alternatives || std::ranges::any_of(by_alternative, [](const auto& one) { return one.second; }));
}

void check_card(const SignatureMatch& match, bool of_group) {
  const Card card = read_card(match);
  CAPTURE(match.id, of_group);
  for (const auto& [group, decibans] : match.groups) {
    CAPTURE(word_of(group_words, group));
    const auto shown = card.sums.find(group);
    CHECK(std::abs((shown == card.sums.end() ? 0 : shown->second) - decibans.low) < 1e-9);
  }
  CHECK(std::abs(card.total - match.decibans.low) < 1e-9);
  if (match.label == Label::not_enough) return;  // said of the sample, not of the sums
  CHECK(match.label == (asks_are_met(match) ? label_of_card(card, match, of_group) : Label::none));
}

TEST_CASE("a reader who adds up what a card shows gets its sums and its label", "[cases]") {
  CaseRunner runner;
  std::size_t cards = 0;
  for (const NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      CAPTURE(composed.name);
      const Engine& engine = runner.see(composed);
      for (const Assessment& account : engine.assess(composed.at)) {
        CAPTURE(account.account.id);
        for (const SignatureMatch& match : account.signatures) check_card(match, false);
        cards += account.signatures.size();
        // The label of the account is that of the signature shown first.
        if (account.label >= Label::some) CHECK(account.signatures.front().label == account.label);
      }
      for (const GroupAssessment& group : engine.groups(composed.at)) {
        for (const SignatureMatch& match : group.signatures) check_card(match, true);
        cards += group.signatures.size();
        if (group.label >= Label::some) CHECK(group.signatures.front().label == group.label);
      }
    }
  }
  CHECK(cards > 100);
}

}  // namespace
}  // namespace persona_lens
