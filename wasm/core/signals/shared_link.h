// shared_link (G3 copying): the same page, linked by several accounts within a week.
//
// Formula. For each comparable link of the account (signals/link_index.h): the other accounts of the platform whose own posts link it
// within 7 days of one of the account's posts with it. +1 dB for 2 or 3 others, +2 from 4 on, never more (elicited): what is in the news
// is linked by everybody. Posts without a known time are not counted.
//
// Source: Meta, Adversarial Threat Report Q2 2023: the same pages linked by hundreds of accounts on many platforms.
//
// Who looks the same: readers of one newspaper, fans of one video, colleagues of one office, supporters of one petition.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: others_max, distinct_shared_links, window_days. why_not: no_posts, no_links.
SignalResult shared_link(const SignalContext& context, const AccountKey& account);
// The same inside the group; and members, members_sharing. why_not: no_links.
SignalResult shared_link_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
