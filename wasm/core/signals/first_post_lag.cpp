#include "signals/first_post_lag.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

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

struct Silence {
  GapBounds bounds;  // of the stretch between the two posts, hidden ones not yet considered
  const Post* before = nullptr;
  const Post* after = nullptr;
};

// What is proven of one account.
struct Proven {
  GapBounds lag;  // creation → oldest post known; low already divided by the pigeonhole rule
  GapBounds gap;  // the longest silence inside the run; likewise
  Silence gap_at;
  const Post* oldest = nullptr;
  std::uint64_t hidden = 0;
  std::uint64_t seen = 0;
  std::uint64_t total = 0;

  [[nodiscard]] TimeMs longest() const { return std::max(lag.low, gap.low); }
  [[nodiscard]] Decibans weight() const {
    const double low = dormancy_decibans(longest());
    return {low, hidden == 0 ? dormancy_decibans(std::max(lag.high, gap.high)) : low};
  }
};

// Every post below has a time: prove() drops the others first, which clang-tidy cannot see through the container.
// NOLINTBEGIN(bugprone-unchecked-optional-access)

// The longest silence between neighbours among own posts that lie within the run; posts known from elsewhere (replies) fill gaps.
Silence longest_silence(const std::vector<const Post*>& by_age, TimeMs run_first, TimeMs run_last) {
  Silence longest;
  const Post* latest = nullptr;  // the post before, by the end of its interval
  for (const Post* post : by_age) {
    if (post->time->latest < run_first || post->time->earliest > run_last) continue;
    if (latest != nullptr) {
      const GapBounds bounds = gap_between(*latest->time, *post->time);
      if (longest.before == nullptr || bounds.low > longest.bounds.low) longest = {bounds, latest, post};
    }
    if (latest == nullptr || post->time->latest >= latest->time->latest) latest = post;
  }
  return longest;
}

struct Answer {
  std::optional<Proven> proven;
  std::string_view why_not;
};

Answer prove(const AccountBook& book, const AccountKey& key) {
  const Account* account = book.find(key);
  if (account == nullptr) return {{}, "account_unknown"};
  if (!account->created) return {{}, "creation_unknown"};
  if (!account->posts_total) return {{}, "total_unknown"};

  // A post without a time counts as hidden.
  std::vector<const Post*> own = book.posts_by(key);
  std::erase_if(own, [](const Post* post) { return !post->time; });
  if (own.empty()) return {{}, "no_posts"};
  const History history = book.history(key);
  if (history.operation.empty()) return {{}, "timeline_not_read"};
  if (!history.chronological || !history.gapless) return {{}, "order_not_chronological"};
  // Counted at another moment than the posts, or posts were deleted since: how many are hidden cannot be told.
  if (own.size() > *account->posts_total) return {{}, "total_contradicts"};

  std::ranges::stable_sort(own, [](const Post* a, const Post* b) { return a->time->earliest < b->time->earliest; });
  Proven proven;
  proven.seen = own.size();
  proven.total = *account->posts_total;
  // Posts that were seen once and are gone now are not among the platform's total.
  proven.hidden = proven.total - proven.seen + book.visits(key).vanished.size();
  proven.oldest = own.front();
  proven.lag = gap_between(*account->created, *proven.oldest->time);
  proven.lag.low = pigeonhole_lower_bound(proven.lag.low, proven.hidden);

  std::optional<TimeMs> run_first;
  TimeMs run_last = 0;
  for (const std::string& post_id : history.post_ids) {
    const Post* post = book.post(key.platform, post_id);
    if (post == nullptr || !post->time) continue;  // forgotten since: it counts as hidden
    run_first = std::min(run_first.value_or(post->time->earliest), post->time->earliest);
    run_last = std::max(run_last, post->time->latest);
  }
  if (run_first) {
    proven.gap_at = longest_silence(own, *run_first, run_last);
    proven.gap = proven.gap_at.bounds;
    proven.gap.low = pigeonhole_lower_bound(proven.gap.low, proven.hidden);
  }
  return {proven, {}};
}

// NOLINTEND(bugprone-unchecked-optional-access)

}  // namespace

SignalResult first_post_lag(const SignalContext& context, const AccountKey& account) {
  const auto [proven, why_not] = prove(context.book, account);
  if (!proven) return not_evaluated(id, group, why_not);
  SignalResult result = evaluated(id, group);
  result.decibans = proven->weight();
  result.observed = {observed_number("lag_days_low", in_days(proven->lag.low)),
                     observed_number("lag_days_high", in_days(proven->lag.high)),
                     observed_number("longest_gap_days_low", in_days(proven->gap.low)),
                     observed_number("hidden_posts", proven->hidden),
                     observed_number("posts_seen", proven->seen),
                     observed_number("posts_total", proven->total)};
  result.evidence_posts.push_back(proven->oldest->id);
  if (proven->gap.low > proven->lag.low) result.evidence_posts = {proven->gap_at.before->id, proven->gap_at.after->id};
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
      if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(proven->oldest->id);
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
