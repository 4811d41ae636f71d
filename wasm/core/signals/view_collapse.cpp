#include "signals/view_collapse.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compact_sort.h"
#include "signals/content_change.h"
#include "signals/own_run.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "view_collapse";
constexpr Group group = Group::g1_history;
constexpr std::size_t min_viewed_posts = 10;
constexpr double collapse_ratio = 100;
constexpr double collapse_decibans = 3;
constexpr double collapse_with_change_decibans = 8;
constexpr TimeMs still_gathering = 3 * ms_per_day;

// Those whose views are known and settled.
std::vector<double> settled_views(const std::vector<const Post*>& posts, TimeMs at) {
  std::vector<double> views;
  for (const Post* post : posts) {
    if (post->kind == PostKind::repost || !post->views) continue;
    if (!post->time || post->time->latest > at - still_gathering) continue;
    views.push_back(static_cast<double>(*post->views));
  }
  return views;
}

// Precondition: not empty.
double median_of(std::vector<double> values) {
  compact_sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

SignalResult view_collapse(const SignalContext& context, const AccountKey& key) {
  const auto [proven, why_not] = prove_history(context.book, key);
  if (!proven) return not_evaluated(id, group, why_not);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("long_silences", std::uint64_t{proven->has_long_silence() ? 1U : 0U}),
                     observed_number("gap_days_low", in_days(proven->gap.low))};
  if (!proven->has_long_silence()) return result;

  const auto before = proven->before_silence();
  const auto after = proven->after_silence();
  const std::vector<double> views_before = settled_views(before, context.at);
  const std::vector<double> views_after = settled_views(after, context.at);
  if (views_before.size() < min_viewed_posts || views_after.size() < min_viewed_posts) {
    return not_evaluated(id, group, "too_few_posts_with_views");
  }
  const double median_before = median_of(views_before);
  const double median_after = median_of(views_after);
  const double ratio = median_before / std::max(median_after, 1.0);
  const ContentChange change = content_change(before, after);
  result.observed.push_back(observed_number("videos_before", static_cast<std::uint64_t>(views_before.size())));
  result.observed.push_back(observed_number("videos_after", static_cast<std::uint64_t>(views_after.size())));
  result.observed.push_back(observed_number("median_views_before", median_before));
  result.observed.push_back(observed_number("median_views_after", median_after));
  result.observed.push_back(observed_number("ratio", ratio));
  if (change.topic_known) result.observed.push_back(observed_number("topic_divergence", change.topic));
  if (ratio >= collapse_ratio) {
    const bool changed = change.topic >= changed_divergence || change.language >= changed_divergence;
    const double weight = changed ? collapse_with_change_decibans : collapse_decibans;
    result.decibans = {weight, weight};
  }
  result.evidence_posts = {proven->longest.before->id, proven->longest.after->id};
  return result;
}

}  // namespace persona_lens
