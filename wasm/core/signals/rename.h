// rename (G1 history): one id was seen under another handle and another display name, both changed beyond recognition.
//
// Formula. +2 dB (elicited) where two of the handles and two of the display names that were seen here for one id have nothing in common: no
// shared word, and an edit distance of at least 70 % of the longer one, after normalisation. How often a handle was changed ("About this
// account") is shown and weighs nothing by itself: renaming is common and innocent.
//
// Source: Miburo (2021-12-22) on accounts with random or Bengali names that were later renamed; DISARM T0128.005.
//
// Who looks the same: a sold handle, a new trade, a transition, a pseudonym taken up or left: hence the small weight. Somebody who marries
// or translates her name keeps a part of one of the two.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: both_changed (0/1), handles_seen, names_seen, handle_changes (as the platform counts them, at least those seen).
// why_not: account_unknown, seen_once (on one visit only, and the platform says nothing of renames).
SignalResult rename(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
