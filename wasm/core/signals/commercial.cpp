#include "signals/commercial.h"

#include <span>
#include <string_view>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "commercial";

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  const PhraseUses uses = find_phrase_uses(context, accounts, PhraseKind::commercial);
  if (!uses.why_not.empty()) return not_evaluated(id, Group::counter, uses.why_not);
  const PhraseTally offers = of_group ? tally_of_group(uses, accounts.size()) : tally(uses);
  SignalResult result = evaluated(id, Group::counter);
  result.observed = {observed_number("commercial_phrases", static_cast<std::uint64_t>(offers.phrases)),
                     observed_number("posts_with_commercial", static_cast<std::uint64_t>(offers.posts)),
                     observed_number("share", static_cast<double>(offers.posts) / static_cast<double>(uses.posts))};
  add_post_counts(result, uses);
  if (of_group) {
    result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
    result.observed.push_back(observed_number("members_with_commercial", static_cast<std::uint64_t>(offers.users.size())));
  }
  add_evidence(result, offers, accounts, of_group);
  return result;
}

}  // namespace

SignalResult commercial(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }

SignalResult commercial_of_group(const SignalContext& context, const CandidateGroup& group) {
  return found_in(context, group.members, true);
}

}  // namespace persona_lens
