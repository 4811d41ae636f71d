// published_text (G4 phrasing): the account posted a whole text that a report published as the operation's, a headline for instance.
//
// Formula. Distinct published texts of the signature in the account's own words (signals/phrase_uses.h), found by their fingerprints
// (text/fingerprints.h) in whatever case, script form or spelling with look-alike letters, without spaces or marks, with a random ending,
// link or hashtags, or cut short: one +6 dB, two or more +10, the cap of the group. A whole published text is at least as strong as a unique
// phrase (domain 5.6 and 6, elicited) and weighs the same, because it belongs to the same group. Texts that repeat each other nearly word for
// word count once. Source: the list that the signature cites; the project holds fingerprints of it, no text.
//
// Not the account's words, so not counted: reposts; quotations with attribution, texts beside a link to an exposing report, and texts denied
// in the same sentence (text/quoting.h).
//
// Who looks the same: whoever quotes, mocks, translates back or debunks a headline in a form that the guard does not understand; somebody who
// shares an article for its subject's sake, or because it agrees with them, without knowing who wrote it. One text alone is no label.
//
// For a group: texts that at least two members posted, where at least a third of the members posted any; the same weights.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// The weight of so many distinct published texts, in decibans.
double published_text_decibans(std::size_t texts) noexcept;

// observed: published_texts, posts_with_text, posts; row (of the first found in the published list) and published_on where any was found;
// posts_left_out where older ones were not compared. why_not: no_parameters, no_own_texts, text_engine_failed.
SignalResult published_text(const SignalContext& context, const AccountKey& account);
// The same, and members, members_with_text. evidence_accounts: the members that posted the counted texts.
SignalResult published_text_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
