#include "signals/continuous_history.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "signals/own_run.h"
#include "signals/result_parts.h"
#include "stats/gaps.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "continuous_history";
constexpr Group group = Group::counter;
constexpr double least_years = 3;
constexpr TimeMs longest_allowed = 90 * ms_per_day;
constexpr double continuous_decibans = -6;

struct Span {
  TimeMs length = 0;  // at least
  GapBounds longest;
  std::uint64_t posts = 0;
};

Span span_of(const OwnRun& run) {
  Span span;
  const Post* latest = nullptr;  // the post before, by the end of its interval
  TimeMs first = 0;
  TimeMs last = 0;
  for (const Post* post : run.within()) {
    if (!post->time) continue;
    if (span.posts == 0) {
      first = post->time->latest;
      last = post->time->earliest;
    }
    first = std::min(first, post->time->latest);
    last = std::max(last, post->time->earliest);
    if (latest != nullptr) {
      const GapBounds gap = gap_between(*latest->time, *post->time);  // NOLINT(bugprone-unchecked-optional-access): set below
      span.longest.low = std::max(span.longest.low, gap.low);
      span.longest.high = std::max(span.longest.high, gap.high);
    }
    if (latest == nullptr || post->time->latest >= latest->time->latest) latest = post;  // NOLINT(bugprone-unchecked-optional-access)
    ++span.posts;
  }
  const GapBounds length = gap_between({first, first, TimeBasis::reported}, {last, last, TimeBasis::reported});
  span.length = length.low;
  return span;
}

}  // namespace

SignalResult continuous_history(const SignalContext& context, const AccountKey& key) {
  if (context.book.find(key) == nullptr) return not_evaluated(id, group, "account_unknown");
  const auto [run, why_not] = own_run(context.book, key);
  if (!run) return not_evaluated(id, group, why_not);
  const Span span = span_of(*run);
  if (span.posts < 2) return not_evaluated(id, group, "no_posts");
  const double years = static_cast<double>(span.length) / (static_cast<double>(ms_per_day) * days_per_year);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("years_low", std::floor(years * 100) / 100),
                     observed_number("longest_gap_days_low", in_days(span.longest.low)),
                     observed_number("longest_gap_days_high", in_days(span.longest.high)), observed_number("posts_seen", span.posts)};
  if (years >= least_years && span.longest.high < longest_allowed) result.decibans = {continuous_decibans, continuous_decibans};
  return result;
}

}  // namespace persona_lens
