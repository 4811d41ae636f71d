#include "stats/decibans.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

// Share of each further signal's weight that counts beside the strongest of its group (domain 5.1).
constexpr double dependent_share = 0.3;

double combine(Group group, std::span<const Decibans> signals, double Decibans::* bound) {
  if (group == Group::counter) {
    double sum = 0;
    for (const Decibans& signal : signals) sum += std::min(signal.*bound, 0.0);
    return sum;
  }
  double strongest = signals.front().*bound;
  double positive = 0;
  for (const Decibans& signal : signals) {
    strongest = std::max(strongest, signal.*bound);
    positive += std::max(signal.*bound, 0.0);
  }
  const double others = positive - std::max(strongest, 0.0);
  return std::clamp(strongest + dependent_share * others, group_floor_decibans, cap_of(group));
}

bool is_strong_group(Group group) { return group == Group::g2_creation || group == Group::g3_copying || group == Group::g6_synchrony; }

// The label that the decibans and the findings make, however little was seen.
Label resemblance_of(const LabelFacts& facts) {
  double total = 0;
  double timing = 0;
  std::size_t supporting = 0;
  bool strong_group = false;
  for (const auto& [group, decibans] : facts.groups) {
    if (group == Group::g5_timing) {
      timing = decibans.low;
      continue;
    }
    total += decibans.low;
    if (group == Group::counter || decibans.low <= 0) continue;
    const auto several = facts.findings.find(group);
    supporting += several == facts.findings.end() ? 1 : several->second;
    strong_group = strong_group || is_strong_group(group);
  }
  total += std::min(timing, 0.0);
  if (total < label_some_decibans || supporting < 2) return Label::none;
  total += std::max(timing, 0.0);

  const std::size_t needed = facts.subject == SubjectKind::group ? 2 : 3;
  if (supporting < needed) return Label::some;
  if (total >= label_strong_decibans && strong_group) return Label::strong;
  return total >= label_marked_decibans ? Label::marked : Label::some;
}

}  // namespace

double to_decibans(double likelihood_ratio) noexcept {
  if (!(likelihood_ratio > 0) || !std::isfinite(likelihood_ratio)) return 0;
  return 10 * std::log10(likelihood_ratio);
}

double to_likelihood_ratio(double decibans) noexcept { return std::pow(10.0, decibans / 10); }

double cap_of(Group group) noexcept {
  switch (group) {
    case Group::g1_history:
      return 12;
    case Group::g2_creation:
    case Group::g4_phrasing:
      return 10;
    case Group::g3_copying:
      return 15;
    case Group::g5_timing:
      return 3;
    case Group::g6_synchrony:
    case Group::g7_persona:
      return 8;
    case Group::g8_channel:
      return 6;
    case Group::counter:
      return 0;
  }
  return 0;
}

Decibans combine_group(Group group, std::span<const Decibans> signals) {
  if (signals.empty()) return {};
  return {combine(group, signals, &Decibans::low), combine(group, signals, &Decibans::high)};
}

Decibans total_of(const std::map<Group, Decibans>& groups) {
  Decibans total;
  for (const auto& [group, decibans] : groups) {
    total.low += decibans.low;
    total.high += decibans.high;
  }
  return total;
}

Label label_of(const LabelFacts& facts) {
  const Label label = resemblance_of(facts);
  if (facts.subject == SubjectKind::group) return label;
  const bool enough = facts.evaluable_groups >= label_min_evaluable_groups && facts.posts_seen >= label_min_posts;
  if (enough || (facts.page_level_signature && label >= Label::some)) return label;
  return Label::not_enough;
}

}  // namespace persona_lens
