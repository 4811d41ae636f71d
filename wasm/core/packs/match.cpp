#include "packs/match.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "packs/json_words.h"
#include "signals/signal.h"

namespace persona_lens {
namespace {

const SignalResult* find_evaluated(std::span<const SignalResult> results, std::string_view signal) {
  const auto found = std::ranges::find(results, signal, &SignalResult::signal);
  return found != results.end() && found->evaluated ? &*found : nullptr;
}

std::optional<double> observed_number(const SignalResult& result, std::string_view name) {
  if (name == "decibans") return result.decibans.low;  // what it weighs by itself
  const auto found = std::ranges::find(result.observed, name, &Observed::name);
  return found == result.observed.end() ? std::nullopt : found->number;
}

// What a minimum asks for, one demand at a time.
class Demands {
 public:
  Demands(std::span<const SignalResult> results, const SubjectFacts& facts, const std::map<Group, Decibans>& groups)
      : results_(results), facts_(facts), groups_(groups) {}

  // True when all of it is met.
  bool ask(const Minimum& minimum, std::size_t alternative) {
    const std::size_t begin = all_.size();
    if (facts_.kind == SubjectKind::group) {
      if (minimum.members > 0) ask_for_number("members", minimum.members, facts_.members, alternative);
      if (minimum.posts_each_at_most > 0) ask_for_few_posts(minimum, alternative);
    } else {
      if (minimum.posts > 0) ask_for_number("posts", minimum.posts, facts_.posts_seen, alternative);
      if (minimum.chronological) all_.push_back(demand("chronological", {}, alternative, facts_.chronological));
    }
    if (!minimum.groups_any_of.empty()) ask_for_groups(minimum.groups_any_of, alternative);
    for (const SignalFloor& floor : minimum.signals) ask_for_signal(floor, alternative);
    const bool met = std::ranges::all_of(all_.begin() + static_cast<std::ptrdiff_t>(begin), all_.end(), &Demand::met);
    if (minimum.any_of.empty()) return met;
    bool any = false;
    for (std::size_t i = 0; i < minimum.any_of.size(); ++i) any = ask(minimum.any_of[i], i + 1) || any;
    return met && any;
  }

  void refuse_overt() { all_.push_back(demand("not_overt", {}, 0, false)); }
  std::vector<Demand> take() { return std::move(all_); }

 private:
  static Demand demand(std::string what, std::vector<Observed> observed, std::size_t alternative, bool met) {
    return {.what = std::move(what), .observed = std::move(observed), .alternative = alternative, .met = met, .sentence = {}};
  }

  void ask_for_number(std::string what, std::uint64_t needed, std::uint64_t seen, std::size_t alternative) {
    all_.push_back(demand(std::move(what), {{"needed", "", static_cast<double>(needed)}, {"seen", "", static_cast<double>(seen)}},
                          alternative, seen >= needed));
  }

  void ask_for_few_posts(const Minimum& minimum, std::size_t alternative) {
    const auto few = std::ranges::upper_bound(facts_.posts_totals, minimum.posts_each_at_most) - facts_.posts_totals.begin();
    const auto seen = static_cast<std::uint64_t>(few);
    all_.push_back(demand("posts_each_at_most",
                          {{"needed", "", static_cast<double>(minimum.members)},
                           {"at_most", "", static_cast<double>(minimum.posts_each_at_most)},
                           {"seen", "", static_cast<double>(seen)}},
                          alternative, seen >= minimum.members));
  }

  void ask_for_groups(const std::vector<Group>& any_of, std::size_t alternative) {
    std::string names;
    for (const Group group : any_of) names += (names.empty() ? "" : ", ") + std::string(word_of(group_words, group));
    const bool met = std::ranges::any_of(any_of, [&](Group group) {
      const auto found = groups_.find(group);
      return found != groups_.end() && found->second.low > 0;
    });
    all_.push_back(demand("groups", {{"groups", names, std::nullopt}}, alternative, met));
  }

  void ask_for_signal(const SignalFloor& floor, std::size_t alternative) {
    const SignalResult* result = find_evaluated(results_, floor.signal);
    std::optional<double> seen;
    std::string names;
    for (const std::string& name : floor.observed) {
      names += (names.empty() ? "" : ", ") + name;
      const auto number = result == nullptr ? std::nullopt : observed_number(*result, name);
      if (number && (!seen || *number > *seen)) seen = number;
    }
    std::vector<Observed> observed{
        {"signal", floor.signal, std::nullopt}, {"observed", names, std::nullopt}, {"needed", "", floor.at_least}};
    if (seen) observed.push_back({"seen", "", seen});
    const bool met = seen && *seen >= floor.at_least;
    all_.push_back(demand(seen ? "signal" : "signal_unknown", std::move(observed), alternative, met));
  }

  std::span<const SignalResult> results_;
  const SubjectFacts& facts_;
  const std::map<Group, Decibans>& groups_;
  std::vector<Demand> all_;
};

std::size_t findings_of(const PackSignal& rule, const SignalResult& result) {
  if (!rule.findings) return 1;
  const auto number = observed_number(result, rule.findings->observed);
  return number && *number >= rule.findings->at_least ? rule.findings->count : 1;
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
  trait.findings = findings_of(rule, result);
  return trait;
}

// Collects weighted signals by group. What is shown of them suffices to reckon the groups anew: a trait that weighs nothing is left out
// only where nothing of its group weighs less.
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
      if (rule.weight.kind == Weight::Kind::context) context_.insert(rule.signal);
      traits_.push_back(trait_of(rule, *result, group, decibans));
    }
  }

  [[nodiscard]] std::map<Group, Decibans> groups() const {
    std::map<Group, Decibans> groups;
    for (const auto& [group, signals] : weighted_) {
      const Decibans combined = combine_group(group, signals);
      if (combined != Decibans{} || decides(group)) groups.emplace(group, combined);
    }
    return groups;
  }

  // Of the traits that speak for the signature; where several of one group do, the most that one of them counts as.
  [[nodiscard]] std::map<Group, std::size_t> findings() const {
    std::map<Group, std::size_t> findings;
    for (const SignatureSignal& trait : traits_) {
      if (trait.decibans.low > 0 && trait.findings > 1) findings[trait.group] = std::max(findings[trait.group], trait.findings);
    }
    return findings;
  }

  std::vector<SignatureSignal> take_traits() {
    std::erase_if(traits_, [&](const SignatureSignal& trait) {
      const bool weightless = trait.decibans.low == 0 && trait.decibans.high == 0;
      return weightless && !context_.contains(trait.id) && !decides(trait.group);
    });
    compact_sort(traits_, [](const auto& a, const auto& b) { return a.decibans.low > b.decibans.low; });
    return std::move(traits_);
  }

 private:
  // A 0 beside a negative weight lifts the group's strongest to 0.
  [[nodiscard]] bool decides(Group group) const {
    if (group == Group::counter) return false;
    return std::ranges::any_of(weighted_.at(group), [](const Decibans& decibans) { return decibans.low < 0 || decibans.high < 0; });
  }

  std::span<const SignalResult> results_;
  std::map<Group, std::vector<Decibans>> weighted_;
  std::set<std::string_view> context_;  // signals that are shown whatever they weigh
  std::vector<SignatureSignal> traits_;
};

// The lowest limit that applies, where it lowers the label.
std::optional<LabelLimit> limit_of(const Signature& signature, std::span<const SignalResult> results, Label label) {
  LabelLimit limit{.label = signature.cap_label, .signal = {}, .sentence = {}};
  for (const LabelCap& cap : signature.cap_label_if) {
    const SignalResult* result = find_evaluated(results, cap.signal);
    const auto number = result == nullptr ? std::nullopt : observed_number(*result, cap.observed);
    const bool applies = number && (!cap.at_least || *number >= *cap.at_least) && (!cap.below || *number < *cap.below);
    if (applies && cap.label < limit.label) limit = {.label = cap.label, .signal = cap.signal, .sentence = {}};
  }
  if (limit.label >= label) return std::nullopt;
  return limit;
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
  SignatureMatch& match = out.match;
  match.id = signature.id;
  match.title = signature.title;
  match.operation = signature.operation;
  match.sources = signature.sources;
  match.innocent = signature.innocent;
  match.disarm = signature.disarm;
  match.note = signature.note;
  match.groups = evidence.groups();
  match.decibans = total_of(match.groups);
  const std::map<Group, std::size_t> findings = evidence.findings();
  match.signals = evidence.take_traits();
  out.has_evidence = std::ranges::any_of(match.signals, [](const SignatureSignal& trait) { return trait.decibans.high > 0; });

  const std::optional<Minimum>& minimum = facts.kind == SubjectKind::group ? signature.group : signature.account;
  if (minimum && out.has_evidence) {
    Demands demands(results, facts, match.groups);
    out.minimum_met = demands.ask(*minimum, 0) && !facts.overt;
    if (facts.overt) demands.refuse_overt();
    match.demands = demands.take();
    match.page_level = minimum->page_level;
  }
  Label label = label_of({.groups = match.groups,
                          .evaluable_groups = facts.evaluable_groups,
                          .posts_seen = facts.posts_seen,
                          .subject = facts.kind,
                          .page_level_signature = match.page_level && out.minimum_met,
                          .findings = findings});
  if (!out.minimum_met) label = std::min(label, Label::none);
  match.limit = limit_of(signature, results, label);
  match.label = match.limit ? match.limit->label : label;
  return out;
}

}  // namespace persona_lens
