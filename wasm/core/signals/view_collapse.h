// view_collapse (G1 history): after a long silence the channel is watched a hundred times less.
//
// Formula. Only after a proven silence of at least 365 days (signals/own_run.h). With ten posts or more on each side whose views are
// known: ratio of the median views before to those after, the latter at least 1. From 100 on: +8 dB where the topic or the language
// changed as well (corrected divergence at least 0.5, signals/content_change.h), +3 without that. Posts younger than three days at the
// time of assessment are left out, because they are still gathering views; reposts, because their views are the original's.
//
// Source: a channel with about 20,000 views a video, two years of silence, then about 30 (Graphika, September 2019); weights elicited.
//
// Who looks the same: a revived hobby channel whose audience has gone; a channel that was rebranded and says so; one whose old success
// was a single video (the median takes that out).
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: long_silences (0 or 1), gap_days_low, and after a long silence videos_before, videos_after (posts with views),
// median_views_before, median_views_after, ratio, topic_divergence (where it is known). why_not: those of prove_history(),
// too_few_posts_with_views.
SignalResult view_collapse(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
