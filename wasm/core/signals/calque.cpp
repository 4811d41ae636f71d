#include "signals/calque.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "calque";
constexpr Group evidence_group = Group::g4_phrasing;
constexpr double most_decibans = 2;

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  const PhraseUses uses = find_phrase_uses(context, accounts, PhraseKind::calque);
  if (!uses.why_not.empty()) return not_evaluated(id, evidence_group, uses.why_not);
  const PhraseTally calques = of_group ? tally_of_group(uses, accounts.size()) : tally(uses);
  SignalResult result = evaluated(id, evidence_group);
  const double weight = std::min(static_cast<double>(calques.phrases), most_decibans);
  result.decibans = {weight, weight};
  result.observed = {observed_number("calques", static_cast<std::uint64_t>(calques.phrases)),
                     observed_number("posts_with_calque", static_cast<std::uint64_t>(calques.posts))};
  add_post_counts(result, uses);
  if (of_group) {
    result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
    result.observed.push_back(observed_number("members_with_calque", static_cast<std::uint64_t>(calques.users.size())));
  }
  add_evidence(result, calques, accounts, of_group);
  return result;
}

}  // namespace

SignalResult calque(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }
SignalResult calque_of_group(const SignalContext& context, const CandidateGroup& group) { return found_in(context, group.members, true); }

}  // namespace persona_lens
