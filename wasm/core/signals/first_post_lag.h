// first_post_lag (G1 history): how long the account existed, or stayed silent later on, without any public post that is left.
//
// Formula. Only where a run of the account's own timeline is verified as chronological and without holes. S = all posts the platform
// counts, V = own posts known with their times, H = S − V hidden ones. L = time from creation to the oldest own post known.
// Whatever the H hidden posts did, some silence of at least L/(H + 1) lies before the oldest known post (pigeonhole). The same holds for
// the longest silence between two own posts inside the run: at least gap/(H + 1). S counts replies, which the "Posts" tab leaves out: H is
// too large rather than too small, the safe side. Weight by the larger of the two bounds: stats/gaps.h. The high bound uses the upper ends
// of the intervals only where nothing is hidden: what might be cannot raise the estimate of a silence that hidden posts may have filled.
// A verified run is asked for although the bound holds in any order, because logged-out profiles show a choice of posts, sorted by likes.
//
// Source: the case of @jingrunhe, created 2009-07-07, first recorded tweet 2020-01-07, in Radio Free Asia/Graphika 2021; weights elicited,
// base rate 2 of 86 complete archives of genuine people with a gap of more than two years (measured).
//
// For a group of accounts: the product of the members' likelihood ratios, capped at the group's 12 dB. A member with a proven gap adds its
// weight, one that was evaluated without any adds 10·log10((1 − P1)/(1 − P0)), P0 = 2/86 (measured), P1 = 0.10 (elicited), an unknown
// one adds nothing. Only where at least a third of all members show a proven gap of two years: one returner says nothing about a crowd.
//
// Who looks the same: people who return after years, readers who begin to write, people who deleted their old posts (the platform's
// count falls with them). Say "no surviving public posts", never "inactive".
#pragma once

#include <span>

#include "signals/signal.h"

namespace persona_lens {

// observed: lag_days_low, lag_days_high, longest_gap_days_low, hidden_posts, posts_seen, posts_total. why_not: account_unknown,
// creation_unknown, total_unknown, no_posts, timeline_not_read, order_not_chronological, total_contradicts.
SignalResult first_post_lag(const SignalContext& context, const AccountKey& account);
// observed: members, members_with_gap, members_without_gap, longest_gap_days_low. why_not: too_few_members_with_gap.
SignalResult first_post_lag_of_group(const SignalContext& context, std::span<const AccountKey> members);

}  // namespace persona_lens
