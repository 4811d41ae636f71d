// continuous_history (counter-evidence): the account has posted without a long silence for years.
//
// Formula. The verified run of the account's own timeline (signals/own_run.h) certainly spans at least three years, and no silence in it
// can have been as long as 90 days, by the upper ends of the intervals: −6 dB. Posts known from elsewhere inside the run count; hidden ones
// could only make the silences shorter.
//
// Source: the counter-evidence of sleeper-repurposed (domain §6, elicited): 80 of 86 complete archives of genuine people have no gap of a
// year (measured).
//
// Who looks the same: an operation that keeps its accounts busy for years. It is evidence against a sleeper, not for anybody's honesty.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: years_low, longest_gap_days_low, longest_gap_days_high, posts_seen. why_not: account_unknown, no_posts, timeline_not_read,
// order_not_chronological.
SignalResult continuous_history(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
