#include "packs/match.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "signals/signal.h"

namespace persona_lens {
namespace {

const SignalResult* find_evaluated(std::span<const SignalResult> results, std::string_view signal) {
  const auto found = std::ranges::find(results, signal, &SignalResult::signal);
  return found != results.end() && found->evaluated ? &*found : nullptr;
}

std::optional<double> observed_number(const SignalResult& result, std::string_view name) {
  const auto found = std::ranges::find(result.observed, name, &Observed::name);
  return found == result.observed.end() ? std::nullopt : found->number;
}

bool minimum_is_met(const Minimum& minimum, std::span<const SignalResult> results, const SubjectFacts& facts,
                    const std::map<Group, Decibans>& groups) {
  if (facts.kind == SubjectKind::group) {
    if (facts.members < minimum.members) return false;
  } else if (facts.posts_seen < minimum.posts || (minimum.chronological && !facts.chronological)) {
    return false;
  }
  const auto weighs = [&](Group group) {
    const auto found = groups.find(group);
    return found != groups.end() && found->second.low > 0;
  };
  if (!minimum.groups_any_of.empty() && std::ranges::none_of(minimum.groups_any_of, weighs)) return false;
  return std::ranges::all_of(minimum.signals, [&](const SignalFloor& floor) {
    const SignalResult* result = find_evaluated(results, floor.signal);
    return result != nullptr && std::ranges::any_of(floor.observed, [&](const std::string& name) {
             const auto number = observed_number(*result, name);
             return number && *number >= floor.at_least;
           });
  });
}

SignatureSignal trait_of(const PackSignal& rule, const SignalResult& result, Group group, Decibans decibans) {
  SignatureSignal trait;
  trait.id = rule.signal;
  trait.group = group;
  trait.decibans = decibans;
  trait.observed = result.observed;
  trait.sources = rule.sources;
  trait.look_alike = rule.look_alike;
  trait.evidence_posts = result.evidence_posts;
  trait.evidence_accounts = result.evidence_accounts;
  trait.rule = rule.rule;
  trait.basis = rule.basis;
  return trait;
}

// Collects weighted signals by group, and those worth telling the reader as traits.
class Evidence {
 public:
  explicit Evidence(std::span<const SignalResult> results) : results_(results) {}

  void add(const std::vector<PackSignal>& rules, bool counter) {
    for (const PackSignal& rule : rules) {
      const SignalResult* result = find_evaluated(results_, rule.signal);
      if (result == nullptr) continue;
      const Group group = counter ? Group::counter : result->group;
      Decibans decibans = weigh(rule.weight, *result);
      if (counter) decibans = {std::min(decibans.low, 0.0), std::min(decibans.high, 0.0)};
      weighted_[group].push_back(decibans);
      const bool context = rule.weight.kind == Weight::Kind::context;
      if (context || decibans.low != 0 || decibans.high != 0) traits_.push_back(trait_of(rule, *result, group, decibans));
    }
  }

  [[nodiscard]] std::map<Group, Decibans> groups() const {
    std::map<Group, Decibans> groups;
    for (const auto& [group, signals] : weighted_) groups.emplace(group, combine_group(group, signals));
    return groups;
  }

  std::vector<SignatureSignal> take_traits() {
    std::ranges::stable_sort(traits_, [](const auto& a, const auto& b) { return a.decibans.low > b.decibans.low; });
    return std::move(traits_);
  }

 private:
  std::span<const SignalResult> results_;
  std::map<Group, std::vector<Decibans>> weighted_;
  std::vector<SignatureSignal> traits_;
};

Label limited(Label label, const Signature& signature, bool minimum_met) {
  if (label <= Label::none) return label;
  return minimum_met ? std::min(label, signature.cap_label) : Label::none;
}

}  // namespace

std::size_t evaluable_groups(std::span<const SignalResult> results) {
  std::set<Group> groups;
  for (const SignalResult& result : results) {
    if (!result.evaluated || result.group == Group::counter) continue;
    const Signal* signal = find_signal(result.signal);
    if (signal == nullptr || !signal->hint) groups.insert(result.group);
  }
  return groups.size();
}

Decibans weigh(const Weight& weight, const SignalResult& result) {
  if (!result.evaluated) return {};
  switch (weight.kind) {
    case Weight::Kind::context:
      return {};
    case Weight::Kind::standard:
      return result.decibans;
    case Weight::Kind::bands:
      break;
  }
  Decibans decibans;
  const auto number = observed_number(result, weight.observed);
  if (!number) return decibans;
  for (const Band& band : weight.bands) {
    if (*number >= band.at_least) decibans = {band.decibans, band.decibans};
  }
  return decibans;
}

MatchResult match_signature(const Signature& signature, std::span<const SignalResult> results, const SubjectFacts& facts) {
  Evidence evidence(results);
  evidence.add(signature.signals, false);
  evidence.add(signature.counter, true);

  MatchResult out;
  out.match.id = signature.id;
  out.match.title = signature.title;
  out.match.operation = signature.operation;
  out.match.sources = signature.sources;
  out.match.innocent = signature.innocent;
  out.match.disarm = signature.disarm;
  out.match.groups = evidence.groups();
  out.match.decibans = total_of(out.match.groups);
  out.match.signals = evidence.take_traits();
  out.has_evidence = std::ranges::any_of(out.match.signals, [](const SignatureSignal& trait) { return trait.decibans.high > 0; });

  const std::optional<Minimum>& minimum = facts.kind == SubjectKind::group ? signature.group : signature.account;
  out.minimum_met = minimum && !facts.overt && minimum_is_met(*minimum, results, facts, out.match.groups);
  const Label label = label_of(
      {.groups = out.match.groups, .evaluable_groups = facts.evaluable_groups, .posts_seen = facts.posts_seen, .subject = facts.kind});
  out.match.label = limited(label, signature, out.minimum_met);
  return out;
}

}  // namespace persona_lens
