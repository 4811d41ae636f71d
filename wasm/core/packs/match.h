// One signature against what the signals found about one subject: the weights the pack gives, the minimum it demands, the label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model.h"
#include "packs/pack.h"
#include "stats/decibans.h"

namespace persona_lens {

// What a signature needs to know of its subject beside the signals.
struct SubjectFacts {
  SubjectKind kind = SubjectKind::account;
  bool chronological = false;    // the account's own timeline was seen in verified order; accounts only
  std::uint64_t posts_seen = 0;  // accounts only
  std::size_t members = 0;       // groups only
  // Groups only: how much each member has posted in all as its profile counts it, ascending; members without a count are left out.
  std::vector<std::uint64_t> posts_totals;
  std::size_t evaluable_groups = 0;  // see evaluable_groups()
  bool overt = false;                // labelled or listed as a government's or a state's medium (signals/overt_label.h)
};

struct MatchResult {
  SignatureMatch match;       // sentences are still empty
  bool minimum_met = false;   // never without evidence
  bool has_evidence = false;  // a trait of it was seen, whether or not that is enough
};

// Evidence groups G1..G8 in which at least one signal was evaluated, also when it weighed nothing.
std::size_t evaluable_groups(std::span<const SignalResult> results);

// The weight that a pack gives a result; {0, 0} for results that were not evaluated and for context.
Decibans weigh(const Weight& weight, const SignalResult& result);

// The label is decided on the low bound by stats/decibans.h; it is at most "none" where the minimum is not met, and never beyond the
// signature's cap. The minimum is never met by an overt subject, nor by one of a kind that the signature does not have.
MatchResult match_signature(const Signature& signature, std::span<const SignalResult> results, const SubjectFacts& facts);

}  // namespace persona_lens
