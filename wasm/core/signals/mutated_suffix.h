// mutated_suffix (G3 copying): a text of others, made unique by a random word at its end.
//
// Formula. For each comparable text of the account that ends in a nonce (signals/tail_index.h): the other accounts of the platform whose
// texts have the same stem, the text without that word (text/copies.h), and end in other nonces. +4 dB (elicited, domain 5.6) from two
// others on, where at least a quarter of all these endings are hard to pronounce or no letters: names and initials under a common text are
// not random. One other weighs nothing. copied_text counts the same accounts: its texts are compared by their stems; the two are dependent
// and combined as such.
//
// Source: The New York Times and ProPublica, 2021-06-23: more than 300 accounts with posts identical but for a random ending.
//
// Who looks the same: people who share an offer with their own referral code (left out where a label such as "code" announces it), a quiz
// that ends with everybody's result (results come back, nonces do not), an app that numbers what it posts (digits are no tails).
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: others_max, distinct_stems (of the account's texts that anybody else has with another ending), distinct_tails (of all endings
// of these stems). why_not: no_eligible_texts, nothing_to_compare, text_engine_failed.
SignalResult mutated_suffix(const SignalContext& context, const AccountKey& account);
// The same inside the group; and members, members_sharing. why_not: too_few_members_with_text, text_engine_failed.
SignalResult mutated_suffix_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
