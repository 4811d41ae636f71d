#include "signals/language_pivot.h"

#include <cstdint>
#include <string_view>

#include "signals/content_change.h"
#include "signals/own_run.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "language_pivot";
constexpr Group group = Group::g1_history;
constexpr double pivot_decibans = 5;

}  // namespace

SignalResult language_pivot(const SignalContext& context, const AccountKey& key) {
  const auto [proven, why_not] = prove_history(context.book, key);
  if (!proven) return not_evaluated(id, group, why_not);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("long_silences", std::uint64_t{proven->has_long_silence() ? 1U : 0U}),
                     observed_number("gap_days_low", in_days(proven->gap.low))};
  if (!proven->has_long_silence()) return result;

  const auto before = proven->before_silence();
  const auto after = proven->after_silence();
  const ContentChange change = content_change(before, after);
  if (!change.language_known || !change.topic_known) return not_evaluated(id, group, "too_few_posts_each_side");
  result.observed.push_back(observed_number("posts_before", static_cast<std::uint64_t>(before.size())));
  result.observed.push_back(observed_number("posts_after", static_cast<std::uint64_t>(after.size())));
  result.observed.push_back(observed_number("language_divergence", change.language));
  result.observed.push_back(observed_number("topic_divergence", change.topic));
  if (change.language >= changed_divergence || change.topic >= changed_divergence) result.decibans = {pivot_decibans, pivot_decibans};
  result.evidence_posts = {proven->longest.before->id, proven->longest.after->id};
  return result;
}

}  // namespace persona_lens
