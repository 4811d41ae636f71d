#include "packs/assess.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "compact_sort.h"
#include "packs/match.h"
#include "signals/overt_label.h"

namespace persona_lens {
namespace {

Sample sample_of(const SignalContext& context, const AccountKey& key, const Account& account, const History& history) {
  Sample sample;
  sample.posts_total = account.posts_total;
  sample.contiguous = history.chronological && history.gapless;
  for (const Post* post : context.book.posts_by(key)) {
    ++sample.posts_seen;
    if (!post->time) continue;
    if (!sample.first || post->time->earliest < sample.first->earliest) sample.first = post->time;
    if (!sample.last || post->time->latest > sample.last->latest) sample.last = post->time;
  }
  return sample;
}

// The order of everything that is shown: stronger label first, then more evidence.
bool is_stronger(Label label_a, double low_a, Label label_b, double low_b) {
  return label_a != label_b ? label_a > label_b : low_a > low_b;
}

// Of signatures that give the same label, one that names the pattern as commercial comes first: who sells something should not be shown
// as somebody's politics.
bool comes_before(const SignatureMatch& a, const SignatureMatch& b) {
  const auto is_commercial = [](const SignatureMatch& match) { return match.label >= Label::some && match.note == "commercial"; };
  if (a.label == b.label && is_commercial(a) != is_commercial(b)) return is_commercial(a);
  return is_stronger(a.label, a.decibans.low, b.label, b.decibans.low);
}

// Every signal against one subject. Parametric ones have an answer of their own for each signature that uses them; whatever is said of
// the subject as a whole (observed, could not check) takes the answer with the most evidence.
class Findings {
 public:
  // `evaluate(context, signal)` asks one signal about the subject.
  template <typename Evaluate>
  Findings(std::span<const Signature* const> signatures, const SignalContext& context, Evaluate&& evaluate) {
    std::map<std::string_view, std::size_t> places;
    for (const Signal& signal : signal_catalogue()) {
      if (std::optional<SignalResult> result = evaluate(context, signal)) {
        if (signal.parametric) places.emplace(signal.id, all_.size());
        all_.push_back(std::move(*result));
      }
    }
    // Signatures with the same parameters have the same answers.
    std::map<std::pair<const SignalParameters*, std::size_t>, SignalResult> answers;
    for (const Signature* signature : signatures) {
      SignalContext with_parameters = context;
      with_parameters.parameters = signature->parameters.get();
      std::vector<SignalResult> own;
      for (const auto* rules : {&signature->signals, &signature->counter}) {
        for (const PackSignal& rule : *rules) {
          const auto place = places.find(rule.signal);
          if (place == places.end()) continue;
          if (own.empty()) own = all_;
          const std::pair key(with_parameters.parameters, place->second);
          auto answer = answers.find(key);
          if (answer == answers.end()) {
            std::optional<SignalResult> result = evaluate(with_parameters, *find_signal(rule.signal));
            if (!result) continue;
            answer = answers.emplace(key, std::move(*result)).first;
          }
          own[place->second] = answer->second;
        }
      }
      if (!own.empty()) own_.emplace(signature, std::move(own));
    }
    for (const auto& [id, place] : places) {
      for (const Signature* signature : signatures) {
        const SignalResult& result = of(*signature)[place];
        if (!all_[place].evaluated || (result.evaluated && is_more(result.decibans, all_[place].decibans))) all_[place] = result;
      }
    }
  }

  [[nodiscard]] std::span<const SignalResult> all() const noexcept { return all_; }
  // What holds for this signature.
  [[nodiscard]] std::span<const SignalResult> of(const Signature& signature) const {
    const auto own = own_.find(&signature);
    return own == own_.end() ? all_ : own->second;
  }

 private:
  static bool is_more(const Decibans& a, const Decibans& b) { return a.low != b.low ? a.low > b.low : a.high > b.high; }

  std::vector<SignalResult> all_;
  std::map<const Signature*, std::vector<SignalResult>> own_;
};

// Most signatures know copied texts: those of which less was seen than they ask for are shown only as far as they come close.
constexpr std::size_t max_unmet_shown = 2;

// All signatures against one subject.
struct Comparison {
  Label label = Label::none;
  Decibans decibans;
  std::map<Group, Decibans> groups;
  std::vector<SignatureMatch> signatures;
  std::vector<CouldNotCheck> not_valid;
  std::string note;
};

Comparison compare(std::span<const Signature* const> signatures, const Findings& findings, const SubjectFacts& facts, TimeMs at) {
  Comparison out;
  out.label = label_of({.groups = {}, .evaluable_groups = facts.evaluable_groups, .posts_seen = facts.posts_seen, .subject = facts.kind});
  std::vector<MatchResult> results;
  for (const Signature* signature : signatures) {
    const bool applies = facts.kind == SubjectKind::group ? signature->group.has_value() : signature->account.has_value();
    if (!applies) continue;
    if (!signature->valid_at(at)) {
      out.not_valid.push_back({signature->id, at < signature->valid_from ? "signature_not_yet_valid" : "signature_expired"});
      continue;
    }
    results.push_back(match_signature(*signature, findings.of(*signature), facts));
  }
  compact_sort(results, [](const MatchResult& a, const MatchResult& b) { return comes_before(a.match, b.match); });
  const auto strongest = std::ranges::find_if(results, &MatchResult::minimum_met);
  if (strongest != results.end()) {
    const SignatureMatch& match = strongest->match;
    if (match.label >= Label::some) {
      out.label = match.label;
      out.note = match.note;
    }
    out.decibans = match.decibans;
    out.groups = match.groups;
  }
  std::size_t unmet = 0;
  for (MatchResult& result : results) {
    if (!result.has_evidence || (!result.minimum_met && ++unmet > max_unmet_shown)) continue;
    out.signatures.push_back(std::move(result.match));
  }
  return out;
}

std::vector<CouldNotCheck> could_not_check(std::span<const SignalResult> results, std::vector<CouldNotCheck> not_valid) {
  std::vector<CouldNotCheck> out;
  for (const SignalResult& result : results) {
    if (!result.evaluated) out.push_back({result.signal, result.why_not});
  }
  std::ranges::move(not_valid, std::back_inserter(out));
  return out;
}

// A signal evaluated on a group, as a trait: with rule, source and look-alike where a signature of the group uses it.
SignatureSignal trait_of(const SignalResult& result, const std::vector<SignatureMatch>& signatures) {
  SignatureSignal trait;
  for (const SignatureMatch& match : signatures) {
    const auto found = std::ranges::find(match.signals, result.signal, &SignatureSignal::id);
    if (found == match.signals.end()) continue;
    trait = *found;
    break;
  }
  trait.id = result.signal;
  trait.group = result.group;
  trait.decibans = result.decibans;
  trait.observed = result.observed;
  trait.evidence_posts = result.evidence_posts;
  trait.evidence_accounts = result.evidence_accounts;
  return trait;
}

// As the members' profiles count their posts, ascending.
std::vector<std::uint64_t> posts_totals_of(const SignalContext& context, const CandidateGroup& group) {
  std::vector<std::uint64_t> totals;
  for (const AccountKey& key : group.members) {
    const Account* account = context.book.find(key);
    if (account != nullptr && account->posts_total) totals.push_back(*account->posts_total);
  }
  compact_sort(totals);
  return totals;
}

}  // namespace

std::optional<Assessment> assess_account(std::span<const Signature* const> signatures, const SignalContext& context,
                                         const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return std::nullopt;

  const Findings findings(signatures, context,
                          [&](const SignalContext& asked, const Signal& signal) { return std::optional(signal.of_account(asked, key)); });
  const History history = context.book.history(key);
  Assessment out;
  out.account = key;
  out.handle = account->handle;
  if (account->handle.empty() && account->name) out.name = *account->name;
  out.created = account->created;
  out.sample = sample_of(context, key, *account, history);
  const bool overt = is_overt(context, *account);
  const SubjectFacts facts{.kind = SubjectKind::account,
                           .chronological = history.chronological,
                           .posts_seen = out.sample.posts_seen,
                           .members = 0,
                           .posts_totals = {},
                           .evaluable_groups = evaluable_groups(findings.all()),
                           .overt = overt};
  Comparison compared = compare(signatures, findings, facts, context.at);
  out.label = compared.label;
  out.decibans = compared.decibans;
  out.groups = std::move(compared.groups);
  out.signatures = std::move(compared.signatures);
  out.could_not_check = could_not_check(findings.all(), std::move(compared.not_valid));
  out.note = overt ? "overt" : std::move(compared.note);
  std::ranges::copy_if(findings.all(), std::back_inserter(out.observed), &SignalResult::evaluated);
  return out;
}

GroupAssessment assess_group(std::span<const Signature* const> signatures, const SignalContext& context, const CandidateGroup& group) {
  const Findings findings(signatures, context, [&](const SignalContext& asked, const Signal& signal) {
    return signal.of_group == nullptr ? std::nullopt : std::optional(signal.of_group(asked, group));
  });
  const bool overt = !group.members.empty() && std::ranges::all_of(group.members, [&](const AccountKey& key) {
    const Account* account = context.book.find(key);
    return account != nullptr && is_overt(context, *account);
  });
  const SubjectFacts facts{.kind = SubjectKind::group,
                           .chronological = false,
                           .posts_seen = 0,
                           .members = group.members.size(),
                           .posts_totals = posts_totals_of(context, group),
                           .evaluable_groups = evaluable_groups(findings.all()),
                           .overt = overt};
  Comparison compared = compare(signatures, findings, facts, context.at);

  GroupAssessment out;
  out.platform = group.members.empty() ? Platform::x : group.members.front().platform;
  out.kind = group.kind;
  out.label = compared.label;
  out.note = overt ? "overt" : std::move(compared.note);
  out.members = group.members;
  out.decibans = compared.decibans;
  out.groups = std::move(compared.groups);
  out.signatures = std::move(compared.signatures);
  out.p_value = group.p_value;
  out.posts = group.posts;
  out.could_not_check = could_not_check(findings.all(), std::move(compared.not_valid));
  for (const SignalResult& result : findings.all()) {
    if (result.evaluated) out.signals.push_back(trait_of(result, out.signatures));
  }
  return out;
}

std::vector<GroupAssessment> assess_groups(std::span<const Signature* const> signatures, const SignalContext& context, std::size_t most) {
  std::vector<GroupAssessment> out;
  const auto keep_the_strongest = [&] {
    compact_sort(out, [](const GroupAssessment& a, const GroupAssessment& b) {
      if (a.label != b.label || a.decibans.low != b.decibans.low) return is_stronger(a.label, a.decibans.low, b.label, b.decibans.low);
      return a.members.size() > b.members.size();
    });
    if (out.size() > most) out.erase(out.begin() + static_cast<std::ptrdiff_t>(most), out.end());
  };
  // An assessment takes more than ten kilobytes: those beyond `most` are let go from time to time.
  constexpr std::size_t at_a_time = 16;
  for (const CandidateGroup& group : find_candidate_groups(context)) {
    out.push_back(assess_group(signatures, context, group));
    if (out.size() > most && out.size() - most >= at_a_time) keep_the_strongest();
  }
  keep_the_strongest();
  return out;
}

}  // namespace persona_lens
