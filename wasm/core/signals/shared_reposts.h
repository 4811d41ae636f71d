// shared_reposts (G6 synchrony): the account and others repeat the same posts and are seen to do almost nothing else.
//
// Formula: the crowd that the account belongs to (signals/repost_crowds.h: at least 8 accounts, at least 90 % reposts, the shared posts at
// least half of them) → Vovk–Sellke of its p-value, at most 8 dB. The p-value asks how far the overlap goes beyond what devoted followers
// share and beyond the popularity of these posts among the other accounts seen. Source: amplifier accounts that only repeated posts, in the
// report on the campaign about Huawei and Belgium (domain §2.14, glambots), DISARM T0049.003.
//
// Who looks the same: a fan club or a party's supporters that repeat one person's posts: they repeat some of many, so that few of them share
// any two; colleagues who are asked to repeat two posts of their employer.
//
// For a group of accounts: the crowd that most of its members belong to, where at least 8 of them and at least half of all do.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

SignalResult shared_reposts(const SignalContext& context, const AccountKey& account);
SignalResult shared_reposts_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
