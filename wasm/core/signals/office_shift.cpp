#include "signals/office_shift.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "signals/parameters.h"
#include "signals/posting_times.h"
#include "signals/result_parts.h"
#include "stats/decibans.h"
#include "stats/shift_fit.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "office_shift";
constexpr Group group = Group::g5_timing;

// nullptr where the signature says no hours.
const PublishedShift* shift_of(const SignalContext& context) {
  if (context.parameters == nullptr || !context.parameters->shift) return nullptr;
  const PublishedShift& shift = *context.parameters->shift;
  const ShiftSize size = size_of(shift);
  return size.hours == 0 || size.work_days == 0 ? nullptr : &shift;
}

SignalResult compare(const PostingTimes& posting, const PublishedShift& shift) {
  if (!posting.why_not.empty()) return not_evaluated(id, group, posting.why_not);
  if (posting.posts.size() < min_shift_times) return not_evaluated(id, group, "too_few_exact_times");
  const ShiftFit fit = fit_of(posting.times(), shift);
  if (fit.days < min_shift_days) return not_evaluated(id, group, "too_few_days");

  const ShiftSize size = size_of(shift);
  const double share = static_cast<double>(fit.in_shift) / static_cast<double>(fit.hours);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("times", static_cast<std::uint64_t>(posting.posts.size())),
                     observed_number("days", static_cast<std::uint64_t>(fit.days)), observed_number("share_in_shift", share),
                     observed_number("human_share", human_shift_share(size.hours, size.work_days)),
                     observed_number("kuiper_p", fit.kuiper_p)};
  if (!fit.best_near_here || !beyond_ordinary(share, size.hours, size.work_days)) return result;
  const double p = shift_p_value(fit.hours, fit.in_shift, size.hours, size.work_days);
  const double weight = std::min(vovk_sellke_decibans(p), cap_of(group));
  result.decibans = {posting.lives_elsewhere() ? weight : 0, weight};
  if (weight <= 0) return result;
  for (const Post* post : posting.posts) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    if (post->time && is_in_shift(post->time->earliest, shift)) result.evidence_posts.push_back(post->id);
  }
  return result;
}

}  // namespace

SignalResult office_shift(const SignalContext& context, const AccountKey& key) {
  const PublishedShift* shift = shift_of(context);
  if (shift == nullptr) return not_evaluated(id, group, "no_parameters");
  return compare(posting_times(context, key, *shift), *shift);
}

SignalResult office_shift_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const PublishedShift* shift = shift_of(context);
  if (shift == nullptr) return not_evaluated(id, group, "no_parameters");
  const PostingTimes pooled = pooled_times(context, candidates.members, *shift);
  SignalResult result = compare(pooled, *shift);
  if (!result.evaluated) return result;
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(pooled.members)));
  if (result.decibans.high > 0) result.evidence_accounts = pooled.whose;
  return result;
}

}  // namespace persona_lens
