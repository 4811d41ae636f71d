#include "signals/weekend_silence.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "signals/own_run.h"
#include "signals/parameters.h"
#include "signals/posting_times.h"
#include "signals/result_parts.h"
#include "stats/decibans.h"
#include "stats/shift_fit.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "weekend_silence";
constexpr Group group = Group::g5_timing;

// nullptr where the signature says no rest days.
const PublishedShift* shift_of(const SignalContext& context) {
  if (context.parameters == nullptr || !context.parameters->shift) return nullptr;
  const PublishedShift& shift = *context.parameters->shift;
  const ShiftSize size = size_of(shift);
  return size.rest_days == 0 || size.work_days == 0 ? nullptr : &shift;
}

SignalResult compare(const PostingTimes& posting, const PublishedShift& shift) {
  if (posting.posts.size() < min_silence_times) return not_evaluated(id, group, "too_few_exact_times");
  const ShiftFit fit = fit_of(posting.times(), shift);
  if (fit.weeks < min_silence_weeks) return not_evaluated(id, group, "too_few_days");
  const double p = rest_days_p_value(fit.days, fit.rest_days, size_of(shift).rest_days);
  const double weight = std::min(vovk_sellke_decibans(p), cap_of(group));
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("times", static_cast<std::uint64_t>(posting.posts.size())),
                     observed_number("weeks", static_cast<std::uint64_t>(fit.weeks)),
                     observed_number("rest_day_posts", static_cast<std::uint64_t>(fit.rest_posts)), observed_number("p_value", p)};
  result.decibans = {posting.lives_elsewhere() ? weight : 0, weight};
  if (weight <= 0) return result;
  for (const Post* post : posting.posts) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    result.evidence_posts.push_back(post->id);
  }
  return result;
}

}  // namespace

SignalResult weekend_silence(const SignalContext& context, const AccountKey& key) {
  const PublishedShift* shift = shift_of(context);
  if (shift == nullptr) return not_evaluated(id, group, "no_parameters");
  PostingTimes posting = posting_times(context, key, *shift);
  if (!posting.why_not.empty()) return not_evaluated(id, group, posting.why_not);
  const auto [run, why_not] = own_run(context.book, key);
  if (!run) return not_evaluated(id, group, why_not);
  std::erase_if(posting.posts, [&](const Post* post) {
    return !run->has_span || !post->time || post->time->earliest < run->first || post->time->latest > run->last;
  });
  return compare(posting, *shift);
}

SignalResult weekend_silence_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const PublishedShift* shift = shift_of(context);
  if (shift == nullptr) return not_evaluated(id, group, "no_parameters");
  const PostingTimes pooled = pooled_times(context, candidates.members, *shift);
  if (!pooled.why_not.empty()) return not_evaluated(id, group, pooled.why_not);
  SignalResult result = compare(pooled, *shift);
  if (!result.evaluated) return result;
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(pooled.members)));
  if (result.decibans.high > 0) result.evidence_accounts = pooled.whose;
  return result;
}

}  // namespace persona_lens
