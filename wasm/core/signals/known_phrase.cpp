#include "signals/known_phrase.h"

#include <span>
#include <string_view>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "known_phrase";
constexpr Group evidence_group = Group::g4_phrasing;

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  const PhraseUses unique = find_phrase_uses(context, accounts, PhraseKind::unique);
  const PhraseUses topic = find_phrase_uses(context, accounts, PhraseKind::topic);
  // A signature may have either kind only; whatever else keeps one from being looked for keeps the other.
  const PhraseUses& compared = unique.why_not == "no_parameters" ? topic : unique;
  if (!compared.why_not.empty()) return not_evaluated(id, evidence_group, compared.why_not);

  const PhraseTally uniques = of_group ? tally_of_group(unique, accounts.size()) : tally(unique);
  const PhraseTally topics = of_group ? tally_of_group(topic, accounts.size()) : tally(topic);
  SignalResult result = evaluated(id, evidence_group);
  const double weight = known_phrase_decibans(uniques.phrases);
  result.decibans = {weight, weight};
  result.observed = {observed_number("unique_phrases", static_cast<std::uint64_t>(uniques.phrases)),
                     observed_number("topic_phrases", static_cast<std::uint64_t>(topics.phrases)),
                     observed_number("posts_with_phrase", static_cast<std::uint64_t>(uniques.posts))};
  add_post_counts(result, compared);
  if (of_group) {
    result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
    result.observed.push_back(observed_number("members_with_phrase", static_cast<std::uint64_t>(uniques.users.size())));
  }
  add_evidence(result, uniques, accounts, of_group);
  return result;
}

}  // namespace

double known_phrase_decibans(std::size_t unique_phrases) noexcept {
  if (unique_phrases == 0) return 0;
  return unique_phrases == 1 ? 6 : 10;
}

SignalResult known_phrase(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }

SignalResult known_phrase_of_group(const SignalContext& context, const CandidateGroup& group) {
  return found_in(context, group.members, true);
}

}  // namespace persona_lens
