// same_minute (G6 synchrony): other accounts posted the same text within the same 60 seconds.
//
// Formula: the fullest 60 seconds around one of the account's comparable texts with an exact time (signals/same_minutes.h): two other
// accounts +2, three or more +4 (elicited; domain §6, harassment-swarm: "same minute +4"), and never more than the p-value of that minute
// is worth (Vovk–Sellke), given how often the text is posted in the minutes around. Further minutes are dependent: high = the strongest +
// 0.3 · the others, up to the cap of 8.
// Evaluated where at least three accounts posted one of its texts within ten minutes of each other: among fewer there is nothing to compare.
// Reposts, quotes, manual reposts and texts signed by a share button do not count.
//
// Who looks the same: a class that is given one sentence at the same time (kept at "some" by what signatures ask for), one newsroom's
// accounts under one scheduler, people who stream or vote together by the clock.
//
// For a group of accounts: the same with its members only; `pairs` counts the pairs of members that met in a minute over the same text.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

SignalResult same_minute(const SignalContext& context, const AccountKey& account);
SignalResult same_minute_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
