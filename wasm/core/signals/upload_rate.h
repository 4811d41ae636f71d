// upload_rate (G8 channel): how many videos a channel uploaded within one year, at least. A fact for the reader, of weight 0.
//
// Formula. The larger of two lower bounds, both from the ends of intervals that say the least:
//   1. of the videos seen with a time, the most whose whole intervals lie within one period of 365 days [s, s + 365 d], s being where one
//      of the intervals begins; at least 1, for each video was uploaded in some year;
//   2. the videos that the channel counts today, spread evenly over the periods of 365 days, begun ones counted whole, since the earliest
//      time of its creation, or since YouTube's first video (23 April 2005) where that is not known: one of the periods holds that many
//      (pigeonhole).
// What was not seen or was deleted can only raise the number. Comments and chat messages are no videos.
//
// Weight: none. No base rate of ordinary channels is at hand, and news channels reach the documented number many times over. `hint`: nobody
// is compared by it.
//
// Source: B. Nimmo (2021-02): a persona channel with more than 1,400 videos in a year.
//
// Who looks the same: news channels, channels of recorded streams, of lectures, of short clips cut by a program.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: videos_in_a_year_low (1 or more), videos_seen (those with a time). why_not: account_unknown, no_videos (none seen with a time,
// and not counted by the channel; always so on X).
SignalResult upload_rate(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
