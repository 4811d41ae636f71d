// known_phrase (G4 phrasing): the account uses phrases that a report gives as coined for, or published verbatim by, the operation.
//
// Formula. Distinct phrases of kind "unique" of the signature in the account's own words (signals/phrase_uses.h): one +6 dB, two or more
// +10, the cap of the group (domain 5.6 and 6, elicited). Phrases of kind "topic" are counted for the reader and weigh nothing, however
// many. Source: the reports that the signature cites for its phrases.
//
// Not the account's words, so not counted: reposts; quotations with attribution, phrases beside a link to an exposing report, and phrases
// denied in the same sentence (text/quoting.h).
//
// Who looks the same: people who quote, mock or study the phrases, in a form that the guard does not understand; supporters who took a
// phrase over because they liked it. One phrase alone is no label.
//
// For a group: phrases that at least two members use, where at least a third of the members use any; the same weights.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// The weight of so many distinct unique phrases, in decibans.
double known_phrase_decibans(std::size_t unique_phrases) noexcept;

// observed: unique_phrases, topic_phrases, posts_with_phrase (unique ones), posts; posts_left_out where older ones were not compared.
// why_not: no_parameters, no_own_texts, text_engine_failed.
SignalResult known_phrase(const SignalContext& context, const AccountKey& account);
// The same, and members, members_with_phrase. evidence_accounts: the members that use the counted phrases.
SignalResult known_phrase_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
