#include "signals/first_post_lag.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "signals/own_run.h"
#include "signals/result_parts.h"
#include "stats/decibans.h"
#include "stats/gaps.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "first_post_lag";
constexpr Group group = Group::g1_history;

// Genuine people with a gap of more than two years among 86 complete archives (measured), and what a repurposing operation would show
// (elicited): domain §1 and the base rates of the labelled data.
constexpr double gap_share_genuine = 2.0 / 86.0;
constexpr double gap_share_operation = 0.10;
constexpr TimeMs long_gap = static_cast<TimeMs>(2 * days_per_year * static_cast<double>(ms_per_day));
constexpr std::size_t least_share_of_members = 3;  // one in three

// What is proven of one account.
struct Proven {
  GapBounds lag;  // creation → oldest post known; low already divided by the pigeonhole rule
  ProvenHistory history;

  [[nodiscard]] const Post& oldest() const { return *history.run.by_age.front(); }
  [[nodiscard]] TimeMs longest() const { return std::max(lag.low, history.gap.low); }
  [[nodiscard]] Decibans weight() const {
    const double low = dormancy_decibans(longest());
    return {low, history.hidden == 0 ? dormancy_decibans(std::max(lag.high, history.gap.high)) : low};
  }
};

struct Answer {
  std::optional<Proven> proven;
  std::string_view why_not;
};

Answer prove(const AccountBook& book, const AccountKey& key) {
  const Account* account = book.find(key);
  if (account == nullptr) return {{}, "account_unknown"};
  if (!account->created) return {{}, "creation_unknown"};
  auto [history, why_not] = prove_history(book, key);
  if (!history) return {{}, why_not};
  const std::optional<TimeInterval> oldest = history->run.by_age.front()->time;
  if (!oldest) return {{}, "no_posts"};
  Proven proven;
  proven.lag = gap_between(*account->created, *oldest);
  proven.lag.low = pigeonhole_lower_bound(proven.lag.low, history->hidden);
  proven.history = std::move(*history);
  return {std::move(proven), {}};
}

}  // namespace

SignalResult first_post_lag(const SignalContext& context, const AccountKey& account) {
  const auto [proven, why_not] = prove(context.book, account);
  if (!proven) return not_evaluated(id, group, why_not);
  SignalResult result = evaluated(id, group);
  result.decibans = proven->weight();
  result.observed = {observed_number("lag_days_low", in_days(proven->lag.low)),
                     observed_number("lag_days_high", in_days(proven->lag.high)),
                     observed_number("longest_gap_days_low", in_days(proven->history.gap.low)),
                     observed_number("hidden_posts", proven->history.hidden),
                     observed_number("posts_seen", proven->history.seen),
                     observed_number("posts_total", proven->history.total)};
  result.evidence_posts.push_back(proven->oldest().id);
  const Silence& silence = proven->history.longest;
  if (proven->history.gap.low > proven->lag.low) result.evidence_posts = {silence.before->id, silence.after->id};
  return result;
}

SignalResult first_post_lag_of_group(const SignalContext& context, std::span<const AccountKey> members) {
  // Absence of a gap, weighed as the complement of its presence.
  const double without_gap_decibans = to_decibans((1 - gap_share_operation) / (1 - gap_share_genuine));
  SignalResult result = evaluated(id, group);
  std::uint64_t with_gap = 0;
  std::uint64_t with_long_gap = 0;
  std::uint64_t without_gap = 0;
  TimeMs longest = 0;
  for (const AccountKey& member : members) {
    const auto [proven, why_not] = prove(context.book, member);
    if (!proven) continue;
    const Decibans weight = proven->weight();
    longest = std::max(longest, proven->longest());
    if (weight.low > 0) {
      ++with_gap;
      result.decibans.low += weight.low;
      if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(proven->oldest().id);
      if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
    } else {
      ++without_gap;
      result.decibans.low += without_gap_decibans;
    }
    result.decibans.high += weight.high > 0 ? weight.high : without_gap_decibans;
    if (proven->longest() >= long_gap) ++with_long_gap;
  }
  if (members.empty() || with_long_gap * least_share_of_members < members.size()) {
    return not_evaluated(id, group, "too_few_members_with_gap");
  }
  result.decibans.low = std::clamp(result.decibans.low, group_floor_decibans, cap_of(group));
  result.decibans.high = std::clamp(result.decibans.high, group_floor_decibans, cap_of(group));
  result.observed = {observed_number("members", static_cast<std::uint64_t>(members.size())), observed_number("members_with_gap", with_gap),
                     observed_number("members_without_gap", without_gap), observed_number("longest_gap_days_low", in_days(longest))};
  return result;
}

}  // namespace persona_lens
