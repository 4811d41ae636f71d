// camouflage (G8 channel): posts that other accounts posted as well take turns with unrelated ones, more regularly than chance.
//
// Formula. The account's own posts with exact times, in their order; of each, whether another account seen here posted its text
// (signals/text_index.h). Wald and Wolfowitz's runs test (stats/runs_test.h), exact, one-sided towards many runs. At least 20 posts, 5 of
// each kind. +4 dB where p ≤ 0.05: Vovk and Sellke's bound of that p-value is 3.9 dB, and no smaller p weighs more. Reposts are left out.
// Posts that were not seen can only blur an order of turns. Nothing without copied texts.
//
// Source: non-political spam and scenery as camouflage between political posts (encyclopaedia article on Spamouflage, Graphika
// 2019–2021); weight elicited.
//
// Who looks the same: people who answer a campaign's call every other day, radio stations between programme notes and sponsors' texts,
// anybody with mixed interests whose order just falls so.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: alternations (how often the kind changes), posts, runs_p, copied_posts. why_not: text_engine_failed, too_few_posts_in_order,
// nothing_to_compare.
SignalResult camouflage(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
