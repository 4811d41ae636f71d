// calque (G4 phrasing): odd wordings that a report noticed in the operation's posts: loan translations, a typing error of many accounts.
//
// Formula. Distinct phrases of kind "calque" of the signature in the account's own words (signals/phrase_uses.h): +1 dB each, at most +2
// (domain 5.6, elicited). Source: the reports that the signature cites for its phrases.
//
// Who looks the same: everybody who writes in a language that they are learning, who translates by machine, or who mistypes. That is why
// it can never weigh more than a hint, and no calque and no number of them makes a label.
//
// For a group: calques that at least two members use, where at least a third of the members use any; the same weights.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: calques, posts_with_calque, posts; posts_left_out where older ones were not compared. why_not: no_parameters, no_own_texts,
// text_engine_failed.
SignalResult calque(const SignalContext& context, const AccountKey& account);
// The same, and members, members_with_calque.
SignalResult calque_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
