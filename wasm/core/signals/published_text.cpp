#include "signals/published_text.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "signals/parameters.h"
#include "signals/phrase_uses.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "published_text";
constexpr Group evidence_group = Group::g4_phrasing;

// The first of them in the published list, of those that were counted.
const PublishedText* first_counted(const SignalParameters& parameters, const PhraseUses& uses, const PhraseTally& texts) {
  const PublishedText* first = nullptr;
  for (const PhraseUse& use : uses.uses) {
    if (use.quoted || std::ranges::find(texts.evidence, use.post) == texts.evidence.end()) continue;
    const PublishedText& text = parameters.published_texts[use.phrase];
    if (first == nullptr || text.row < first->row) first = &text;
  }
  return first;
}

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  const PhraseUses uses = find_published_uses(context, accounts);
  if (!uses.why_not.empty()) return not_evaluated(id, evidence_group, uses.why_not);
  const PhraseTally texts = of_group ? tally_of_group(uses, accounts.size()) : tally(uses);
  SignalResult result = evaluated(id, evidence_group);
  const double weight = published_text_decibans(texts.phrases);
  result.decibans = {weight, weight};
  result.observed = {observed_number("published_texts", static_cast<std::uint64_t>(texts.phrases)),
                     observed_number("posts_with_text", static_cast<std::uint64_t>(texts.posts))};
  add_post_counts(result, uses);
  if (of_group) {
    result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
    result.observed.push_back(observed_number("members_with_text", static_cast<std::uint64_t>(texts.users.size())));
  }
  if (const PublishedText* first = first_counted(*context.parameters, uses, texts)) {
    result.observed.push_back(observed_number("row", static_cast<std::uint64_t>(first->row)));
    if (!first->published_on.empty()) result.observed.push_back({"published_on", first->published_on, {}});
  }
  add_evidence(result, texts, accounts, of_group);
  return result;
}

}  // namespace

double published_text_decibans(std::size_t texts) noexcept {
  if (texts == 0) return 0;
  return texts == 1 ? 6 : 10;
}

SignalResult published_text(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }

SignalResult published_text_of_group(const SignalContext& context, const CandidateGroup& group) {
  return found_in(context, group.members, true);
}

}  // namespace persona_lens
