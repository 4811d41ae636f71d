// language_pivot (G1 history): after a long silence the account writes in another language, or about something else.
//
// Formula. Only after a proven silence of at least 365 days between two posts of the verified timeline (signals/own_run.h). With ten posts
// or more on each side whose language and words are known: corrected Jensen–Shannon divergence between the sides
// (signals/content_change.h). +5 dB where one of the two is at least 0.5. Symmetric in all pairs of languages, and between before and
// after. Without such a silence 0: whoever changes language in mid-sentence does so openly.
//
// Source: accounts taken over after years ("a fan account dormant 2014→2019", Astroscreen 2019; ASPI 2019 on resold accounts); weight and
// threshold elicited (domain 5.3), the correction measured.
//
// Who looks the same: people who come back after years and have moved to another country or found another interest; handles that were
// given up and honestly taken by somebody else. Expatriates who go on posting while they change language are not touched.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: long_silences (0 or 1), gap_days_low, and after a long silence posts_before, posts_after, language_divergence and
// topic_divergence. why_not: those of prove_history(), too_few_posts_each_side.
SignalResult language_pivot(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
