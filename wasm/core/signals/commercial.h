// commercial (evidence against): what sellers and swindlers write, which tells commercial spam from political operations.
//
// Formula. Distinct phrases of kind "commercial" of the signature in the account's own words (signals/phrase_uses.h), and the share of its
// posts with one. Weighs 0 by itself: signatures of personas count it as evidence against themselves, signatures of commercial spam ask for
// it. Source: the reports that the signature cites.
//
// Who looks the same: shops, artists and streamers who advertise what they do, people who warn of swindlers in their own words.
//
// For a group: phrases that at least two members use, where at least a third of the members use any.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: commercial_phrases, posts_with_commercial, share (of the posts), posts; posts_left_out where older ones were not compared.
// why_not: no_parameters, no_own_texts, text_engine_failed.
SignalResult commercial(const SignalContext& context, const AccountKey& account);
// The same, and members, members_with_commercial.
SignalResult commercial_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
