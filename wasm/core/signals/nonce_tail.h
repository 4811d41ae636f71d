// nonce_tail (G3 copying): posts that end in a random word which never comes back.
//
// Formula. Of the account's own posts with words, those that end in a nonce of a convincing kind (signals/tail_index.h). +12 dB where they
// are at least 60 % of at least 8 posts, +6 of 5 to 7 (elicited, domain 6, signature 19). For a group: of the posts that make it, or of all
// its members' where none do: +12 from 60 % of at least 8 posts, with at least 3 members that have such a post.
//
// Source: Twitter's disclosure of the Changyu Culture network (CNHU, December 2021): 19 of 31 consecutive posts end in a tail.
//
// Who looks the same: traders with tickers and shops with referral codes (they come back; cashtags and announced codes are no tails),
// podcasters with episode numbers, teams that sign with initials, people who laugh, shout or end in acronyms (text/tails.h leaves these
// out), a tracker or radio amateur who posts call signs: the last is left, and is why the share and the count must be high.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: posts, posts_with_tail, tail_share, distinct_tails. why_not: no_posts, too_few_own_posts.
SignalResult nonce_tail(const SignalContext& context, const AccountKey& account);
// observed: the same, members, members_with_tail. why_not: too_few_members_with_text, too_few_own_posts.
SignalResult nonce_tail_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
