// office_shift (G5 timing): the hours of posting fit the working hours that a report describes.
//
// Formula. The signature brings a shift: an offset from UTC, hours of the day, rest days. Only exact times count, from 40 on 10 local days
// on; several posts in one clock hour count once. p = how often an ordinary person has as many of their active hours inside such a shift,
// in the zone where it fits them best (stats/shift_fit.h: the least favourable null). Vovk and Sellke's bound of p, at most 3 dB, and 0
// where the share is no higher than measured of ordinary people, or a zone more than three hours away fits better. p never falls below 0.05, so that even a perfect fit is weak; and no label is
// ever made by timing. The low bound is 0 where the account does not say where it lives: it may live there.
//
// Source: Meta, second quarter of 2023 (bursts mid-morning and early afternoon Beijing time); pooled over the PRC set of 2019, 93 % of the
// posts in Chinese fall between 09 and 17 Hong Kong time (measured). Against it: @BarackObama, an overt account run by staff, 89.7 %
// between 09 and 18 local time; the Internet Research Agency's median share is that of genuine people, 0.33 (measured).
//
// Who looks the same: teachers and clerks who live there, nurses on shifts, a newsroom's scheduler, politicians whose staff post for them,
// people abroad whose evenings are that zone's mornings. Accounts that say they live in the zone, and overt ones, are not evaluated.
//
// For a group of accounts: the same over the times of all members together (signals/posting_times.h), as if they were one person: the
// least favourable assumption, that they keep their hours for one common reason.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

inline constexpr std::size_t min_shift_times = 40;
inline constexpr std::size_t min_shift_days = 10;

// observed: times, days, share_in_shift, human_share, kuiper_p. why_not: no_parameters, those of posting_times(), too_few_exact_times,
// too_few_days.
SignalResult office_shift(const SignalContext& context, const AccountKey& key);
// observed: the same and members (whose times these are). why_not: no_parameters, those of pooled_times(), too_few_exact_times,
// too_few_days.
SignalResult office_shift_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
