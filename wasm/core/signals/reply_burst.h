// reply_burst (G6 synchrony): many accounts reply to one post or one account within a short time, and say the same.
//
// Formula: the strongest burst that the account took part in (signals/reply_bursts.h) → Vovk–Sellke of its p-value, at most 8 dB; only
// where at least 5 replies of the burst are near-duplicates and the account's own reply is one of them. low: the larger p-value of the two
// nulls; high: the null of an even spread alone. Source: comment floods in reports on Spamouflage (near-duplicate swarms of young accounts
// on one target), DISARM T0049.005 swarming; scan statistic as in stats/scan.h.
// Also observed, without weight: how many of the near-duplicates' accounts were certainly younger than 90 days when they replied, and how
// many have at most 20 posts in all. Accounts that do not tell are not counted.
//
// Who looks the same: a pile-on in own words, a surge after news, people who answer a vote or a petition with its prescribed text. Replies
// in own words weigh nothing, and whoever replies in own words in the midst of a swarm has no part in it.
//
// For a group of accounts: the strongest burst of its members; the near-duplicates must be at least 5 members'.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

SignalResult reply_burst(const SignalContext& context, const AccountKey& account);
SignalResult reply_burst_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
