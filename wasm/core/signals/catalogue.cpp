// Every signal there is, in the order of the evidence groups.
#include <algorithm>
#include <array>

#include "signals/calque.h"
#include "signals/camouflage.h"
#include "signals/claim_mismatch.h"
#include "signals/commercial.h"
#include "signals/continuous_history.h"
#include "signals/copied_text.h"
#include "signals/creation_cohort.h"
#include "signals/declared_backup.h"
#include "signals/first_post_lag.h"
#include "signals/known_phrase.h"
#include "signals/language_pivot.h"
#include "signals/look_alike_name.h"
#include "signals/missing_space.h"
#include "signals/mixed_script_name.h"
#include "signals/mutated_suffix.h"
#include "signals/name_template.h"
#include "signals/nonce_tail.h"
#include "signals/office_shift.h"
#include "signals/overt_label.h"
#include "signals/published_text.h"
#include "signals/quoting.h"
#include "signals/rename.h"
#include "signals/reply_burst.h"
#include "signals/respawned_name.h"
#include "signals/same_minute.h"
#include "signals/shared_link.h"
#include "signals/shared_reposts.h"
#include "signals/signal.h"
#include "signals/template_leak.h"
#include "signals/upload_rate.h"
#include "signals/vanished_posts.h"
#include "signals/view_collapse.h"
#include "signals/weekend_silence.h"

namespace persona_lens {
namespace {

// For signals that need to know nothing of a group but its members.
template <SignalResult (*OfMembers)(const SignalContext&, std::span<const AccountKey>)>
SignalResult members_only(const SignalContext& context, const CandidateGroup& candidates) {
  return OfMembers(context, candidates.members);
}

constexpr auto catalogue = std::to_array<Signal>({
    {"first_post_lag", Group::g1_history, first_post_lag, members_only<first_post_lag_of_group>},
    {"rename", Group::g1_history, rename, nullptr},
    {"language_pivot", Group::g1_history, language_pivot, nullptr},
    {"view_collapse", Group::g1_history, view_collapse, nullptr},
    {"creation_cohort", Group::g2_creation, creation_cohort, members_only<creation_cohort_of_group>},
    {"name_template", Group::g2_creation, name_template, name_template_of_group},
    {"copied_text", Group::g3_copying, copied_text, members_only<copied_text_of_group>},
    {"mutated_suffix", Group::g3_copying, mutated_suffix, mutated_suffix_of_group},
    {"nonce_tail", Group::g3_copying, nonce_tail, nonce_tail_of_group},
    {"shared_link", Group::g3_copying, shared_link, shared_link_of_group},
    {"template_leak", Group::g3_copying, template_leak, template_leak_of_group, false, true},
    {"known_phrase", Group::g4_phrasing, known_phrase, known_phrase_of_group, true},
    {"published_text", Group::g4_phrasing, published_text, published_text_of_group, true},
    {"calque", Group::g4_phrasing, calque, calque_of_group, true},
    {"missing_space", Group::g4_phrasing, missing_space, nullptr, false, true},
    {"office_shift", Group::g5_timing, office_shift, office_shift_of_group, true},
    {"weekend_silence", Group::g5_timing, weekend_silence, weekend_silence_of_group, true},
    {"reply_burst", Group::g6_synchrony, reply_burst, reply_burst_of_group},
    {"same_minute", Group::g6_synchrony, same_minute, same_minute_of_group},
    {"shared_reposts", Group::g6_synchrony, shared_reposts, shared_reposts_of_group},
    {"respawned_name", Group::g7_persona, respawned_name, respawned_name_of_group},
    {"look_alike_name", Group::g7_persona, look_alike_name, look_alike_name_of_group, true},
    {"mixed_script_name", Group::g7_persona, mixed_script_name, nullptr, false, true},
    {"claim_mismatch", Group::g7_persona, claim_mismatch, claim_mismatch_of_group, true},
    {"vanished_posts", Group::g8_channel, vanished_posts, nullptr},
    {"upload_rate", Group::g8_channel, upload_rate, nullptr, false, true},
    {"camouflage", Group::g8_channel, camouflage, nullptr},
    {"declared_backup", Group::counter, declared_backup, nullptr},
    {"overt_label", Group::counter, overt_label, overt_label_of_group},
    {"quoting", Group::counter, quoting, quoting_of_group, true},
    {"commercial", Group::counter, commercial, commercial_of_group, true},
    {"continuous_history", Group::counter, continuous_history, nullptr},
});

// One a line, so that a further one changes no other.
// clang-format off
constexpr auto why_not = std::to_array<std::string_view>({
    "account_unknown",
    "claim_not_comparable",
    "creation_not_exact",
    "creation_unknown",
    "groups_only",
    "lives_in_that_zone",
    "name_unknown",
    "no_claim",
    "no_eligible_texts",
    "no_links",
    "no_other_accounts",
    "no_own_texts",
    "no_parameters",
    "no_posts",
    "no_profile_text",
    "no_reposts",
    "no_shared_texts",
    "no_timed_replies",
    "no_timed_texts",
    "no_videos",
    "nothing_declared_known",
    "nothing_to_compare",
    "one_member_dominates",
    "order_not_chronological",
    "overt_account",
    "seen_once",
    "text_engine_failed",
    "timeline_not_read",
    "too_few_dated",
    "too_few_days",
    "too_few_exact_times",
    "too_few_latin_posts",
    "too_few_members_with_gap",
    "too_few_members_with_text",
    "too_few_members_with_times",
    "too_few_own_posts",
    "too_few_posts_each_side",
    "too_few_posts_in_order",
    "too_few_posts_with_views",
    "too_few_profiles",
    "total_contradicts",
    "total_unknown",
    "visited_once",
});
// clang-format on

}  // namespace

std::span<const Signal> signal_catalogue() { return catalogue; }

const Signal* find_signal(std::string_view id) {
  const auto found = std::ranges::find_if(catalogue, [&](const Signal& signal) { return signal.id == id; });
  return found == catalogue.end() ? nullptr : &*found;
}

std::span<const std::string_view> why_not_codes() { return why_not; }

}  // namespace persona_lens
