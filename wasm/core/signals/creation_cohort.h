// creation_cohort (G2 creation): the account was created together with others among those seen, closer than chance explains.
//
// Formula. Wallenstein & Neff's scan statistic (stats/scan.h) over the creation times of all dated accounts in memory, for windows of
// 1 h, 24 h, 48 h, 7 d and 30 d, against two nulls and corrected for what was tried (signals/cohort_index.h). The p-value becomes decibans
// by Vovk and Sellke's bound (stats/vovk_sellke.h), up to the cap of 10: low by the larger p of the two nulls, high by that of evenly
// spread accounts. Accounts dated less exactly than a window take no part in it. 0 with fewer than 12 dated accounts. For one account:
// only if it is a member of the cluster. "3 of 20 joined in one week" has p ≈ 0.6: nothing.
//
// Source: domain 5.5. Batches are documented for Spamouflage (NYT/ProPublica 2022, Stanford 2020) and others, but shared creation days
// do not separate: 44 % of an ordinary population share theirs with four others (measured). Signatures ask for shared text as well.
//
// Who looks the same: a class or a congress joining on one day, newcomers after an earthquake, an election or another network's trouble.
//
// For a group of accounts: the densest cluster of its members, tested as that many of all dated accounts in memory.
#pragma once

#include <span>

#include "signals/signal.h"

namespace persona_lens {

// Fewer dated accounts than this are not compared at all.
inline constexpr std::size_t cohort_min_evaluable = 3;

// observed: cohort_size (0: in none), dated_accounts, and in a cohort window_hours and p_value. why_not: account_unknown, creation_unknown,
// creation_not_exact, too_few_dated.
SignalResult creation_cohort(const SignalContext& context, const AccountKey& key);
// observed: cohort_size, members, dated_accounts, window_hours, p_value. why_not: too_few_dated.
SignalResult creation_cohort_of_group(const SignalContext& context, std::span<const AccountKey> members);

}  // namespace persona_lens
