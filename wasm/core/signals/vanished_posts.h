// vanished_posts (G8 channel): posts that one visit to the account's own timeline showed, and that a later visit, which covers the stretch
// where they stood, no longer shows (memory/visits.h).
//
// Formula. vanished = the most posts that all provably went within one period of 14 days (from last seen to found missing); from 5 on
// +4 dB (elicited; domain §6, yt-repost-delete). within_days = that period's length.
//
// Exempt: reposts, because they go when the original goes; live streams and their recordings, because they expire (their titles say so in
// many languages). Posts that a shorter reading does not reach are never counted, nor are those that any other page still shows.
//
// Source: B. Nimmo (2021-02) on channels that amplify and delete within about a week; DISARM T0129.007.
//
// Who looks the same: somebody who tidies up or regrets a quarrel; a seller who takes sold things down; a platform that removes posts.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: vanished, within_days (0 where none vanished), posts_compared, visits. evidence_posts: those posts. why_not: account_unknown,
// visited_once (the timeline was not read in verified order on two visits, or no stretch of it on both).
SignalResult vanished_posts(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
