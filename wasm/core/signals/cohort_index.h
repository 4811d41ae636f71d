// Accounts whose creation times lie closer together than chance explains: the scan statistic over all dated accounts in memory, found
// once per generation of the book and time of assessment. Used by the signal creation_cohort, which says what it means.
//
// How the null is chosen. Domain 5.5 asks to map dates through a reference sign-up curve first. The recorded anchors of sequential ids
// cannot serve: they end in January 2016, and before that ids are neither dense nor monotone, while nearly all batches are later. Instead
// a cluster must stand out against two nulls, and the larger p-value counts:
//   1. all N accounts spread evenly between the oldest creation and the time of assessment;
//   2. the accounts created around the cluster (a neighbourhood of some windows' length) spread over it, whatever their number, at rates
//      that ordinarily differ from their mean by up to a factor: this takes out growth, waves of newcomers, day and night. Corrected for
//      the neighbourhoods that could have been looked at: one for each length of it in the span, but no more than N/2.
// Both are corrected (Bonferroni) for the five windows tried.
// The first null alone calls ordinary people a batch: of 200 random pages of 50 people out of 791 who tweeted about the Hong Kong protests
// in 2019 (unlabelled, mostly ordinary), every one had a cohort with p < 0.01, mostly newcomers within 30 days. Neighbourhoods and factors
// are set on that population so that few are left: 0 of 200 pages of 20, of 50 and of 100 people, 1 % of pages of 200, 12 % of pages of
// 400; while 12 of 20 within 48 hours are still found in 99 %, 25 of 200 in 89 %, 10 of 50 within 24 hours in 68 % (measured).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "memory/account_book.h"
#include "model.h"

namespace persona_lens {

struct CohortWindow {
  TimeMs width;            // ms
  double neighbourhood;    // the stretch around a cluster that it is compared with, in windows
  double ordinary_factor;  // by which the rate of ordinary sign-ups in one window exceeds its neighbourhood's mean at most
};
inline constexpr std::array<CohortWindow, 5> cohort_windows = {
    {{ms_per_hour, 52, 5}, {24 * ms_per_hour, 12, 3}, {48 * ms_per_hour, 12, 3}, {7 * ms_per_day, 12, 3}, {30 * ms_per_day, 8, 3}}};
// A cluster among fewer dated accounts weighs nothing (domain §6, batch-commenters).
inline constexpr std::size_t cohort_min_accounts = 12;
// Below this p-value a cohort is worth showing as a group of its own.
inline constexpr double cohort_candidate_p = 0.01;

// The densest cluster found for a set of accounts.
struct Cohort {
  std::vector<AccountKey> members;  // by key; created certainly inside one window
  TimeMs window = 0;                // the window, in ms
  std::size_t dated_accounts = 0;   // N: accounts on this platform whose creation is known to within the window
  double p_value = 1;               // the larger of the two nulls', corrected
  double p_value_even = 1;          // the first null's alone, corrected
};

class CohortIndex {
 public:
  CohortIndex();
  ~CohortIndex();
  CohortIndex(CohortIndex&&) noexcept;
  CohortIndex& operator=(CohortIndex&&) noexcept;
  CohortIndex(const CohortIndex&) = delete;
  CohortIndex& operator=(const CohortIndex&) = delete;

  // Does nothing when it is current for this book and time.
  void update(const AccountBook& book, TimeMs at);
  [[nodiscard]] bool is_current(const AccountBook& book, TimeMs at) const noexcept;

  // Whether the creation time is known well enough to tell a cohort: to within the widest window.
  static bool is_dated(const Account& account) noexcept;
  // Accounts of the platform that are.
  [[nodiscard]] std::size_t dated_accounts(Platform platform) const noexcept;
  // Disjoint cohorts by p-value, at most eight: each is the densest cluster among the accounts that are in none before it. The last of
  // them may be insignificant; there is at least one wherever two dated accounts fit one window.
  [[nodiscard]] std::span<const Cohort> cohorts(Platform platform) const noexcept;
  // The cohort that the account belongs to; nullptr for none.
  [[nodiscard]] const Cohort* cohort_of(const AccountKey& account) const;
  // The densest cluster of the given accounts (of one platform), tested as that many of all dated accounts: members outside count for
  // the background, other people inside do not count for the cluster. Unknown and undated ones are left out.
  [[nodiscard]] Cohort densest_of(std::span<const AccountKey> accounts) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
