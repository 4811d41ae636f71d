// weekend_silence (G5 timing): no posts on the rest days that a report describes, in its zone.
//
// Formula. The signature brings the zone and the rest days. n = local days with a post, r of them rest days: several posts on one day are
// one decision to post, also of a group's members together. p = 7·P(X ≤ r), X ~ Binomial(n, 2/7): with none on rest days 7·(5/7)^n, the
// factor for the choice among seven pairs of days (stats/shift_fit.h). Vovk and Sellke's bound of p, at most 3 dB, from 30 exact times in
// four weeks on. Of an account only the verified run of its own timeline counts (signals/own_run.h), because a silence must have been
// seen: posts met here and there were met when the reader happened to read. The low bound is 0 where the account does not say where it
// lives: it may keep its own weekend.
//
// Source: 25 accounts silent on the weekend of UTC+8 (conspirador_norteno, 2021); the formula is that of domain 5.4. Of 15 genuine
// people with enough exact times none weighs anything (measured); of the Internet Research Agency's 92, six.
//
// Who looks the same: clerks, schools and shops that post on working days, anybody with a job account. Accounts that say they live in the
// zone, and overt ones, are not evaluated.
//
// For a group of accounts: the same over all exact times of all members (signals/posting_times.h), which were seen in threads, where
// the platform shows every day alike.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

inline constexpr std::size_t min_silence_times = 30;
inline constexpr std::size_t min_silence_weeks = 4;

// observed: times, weeks, rest_day_posts, p_value. why_not: no_parameters, those of posting_times() and own_run(), too_few_exact_times,
// too_few_days.
SignalResult weekend_silence(const SignalContext& context, const AccountKey& key);
// observed: the same and members (whose times these are). why_not: no_parameters, those of pooled_times(), too_few_exact_times,
// too_few_days.
SignalResult weekend_silence_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
