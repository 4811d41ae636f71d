// Every signal there is, in the order of the evidence groups.
#include <algorithm>
#include <array>

#include "signals/calque.h"
#include "signals/claim_mismatch.h"
#include "signals/commercial.h"
#include "signals/copied_text.h"
#include "signals/creation_cohort.h"
#include "signals/first_post_lag.h"
#include "signals/known_phrase.h"
#include "signals/missing_space.h"
#include "signals/quoting.h"
#include "signals/signal.h"
#include "signals/template_leak.h"

namespace persona_lens {
namespace {

// For signals that need to know nothing of a group but its members.
template <SignalResult (*of_members)(const SignalContext&, std::span<const AccountKey>)>
SignalResult members_only(const SignalContext& context, const CandidateGroup& candidates) {
  return of_members(context, candidates.members);
}

constexpr auto catalogue = std::to_array<Signal>({
    {"first_post_lag", Group::g1_history, first_post_lag, members_only<first_post_lag_of_group>},
    {"creation_cohort", Group::g2_creation, creation_cohort, members_only<creation_cohort_of_group>},
    {"copied_text", Group::g3_copying, copied_text, members_only<copied_text_of_group>},
    {"template_leak", Group::g3_copying, template_leak, template_leak_of_group, false, true},
    {"known_phrase", Group::g4_phrasing, known_phrase, known_phrase_of_group, true},
    {"calque", Group::g4_phrasing, calque, calque_of_group, true},
    {"missing_space", Group::g4_phrasing, missing_space, nullptr, false, true},
    {"claim_mismatch", Group::g7_persona, claim_mismatch, claim_mismatch_of_group, true},
    {"quoting", Group::counter, quoting, quoting_of_group, true},
    {"commercial", Group::counter, commercial, commercial_of_group, true},
});

constexpr auto why_not = std::to_array<std::string_view>({
    "account_unknown",
    "creation_not_exact",
    "creation_unknown",
    "no_eligible_texts",
    "no_posts",
    "nothing_to_compare",
    "order_not_chronological",
    "text_engine_failed",
    "timeline_not_read",
    "too_few_dated",
    "total_contradicts",
    "too_few_members_with_gap",
    "too_few_members_with_text",
    "total_unknown",
    "no_parameters",
    "claim_not_comparable",
    "no_claim",
    "no_own_texts",
    "no_profile_text",
    "too_few_latin_posts",
});

}  // namespace

std::span<const Signal> signal_catalogue() { return catalogue; }

const Signal* find_signal(std::string_view id) {
  const auto found = std::ranges::find_if(catalogue, [&](const Signal& signal) { return signal.id == id; });
  return found == catalogue.end() ? nullptr : &*found;
}

std::span<const std::string_view> why_not_codes() { return why_not; }

}  // namespace persona_lens
