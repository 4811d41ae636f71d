#include "signals/creation_cohort.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "signals/cohort_index.h"
#include "signals/result_parts.h"
#include "stats/decibans.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "creation_cohort";
constexpr Group group = Group::g2_creation;

// The context's index where it has one that fits, or one made for this question.
class Cohorts {
 public:
  explicit Cohorts(const SignalContext& context) : index_(context.cohorts) {
    if (index_ != nullptr && index_->is_current(context.book, context.at)) return;
    own_.emplace();
    own_->update(context.book, context.at);
    index_ = &*own_;
  }
  const CohortIndex* operator->() const { return index_; }

 private:
  std::optional<CohortIndex> own_;
  const CohortIndex* index_;
};

void weigh(SignalResult& result, const Cohort& cohort) {
  const auto hours = static_cast<std::uint64_t>(cohort.window / ms_per_hour);
  result.observed.push_back(observed_number("window_hours", hours));
  result.observed.push_back(observed_number("p_value", cohort.p_value));
  if (cohort.dated_accounts < cohort_min_accounts) return;
  const double cap = cap_of(group);
  result.decibans = {std::min(vovk_sellke_decibans(cohort.p_value), cap), std::min(vovk_sellke_decibans(cohort.p_value_even), cap)};
}

}  // namespace

SignalResult creation_cohort(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  if (!account->created) return not_evaluated(id, group, "creation_unknown");
  if (!CohortIndex::is_dated(*account)) return not_evaluated(id, group, "creation_not_exact");
  const Cohorts cohorts(context);
  const std::size_t dated = cohorts->dated_accounts(key.platform);
  if (dated < cohort_min_evaluable) return not_evaluated(id, group, "too_few_dated");

  SignalResult result = evaluated(id, group);
  const Cohort* cohort = cohorts->cohort_of(key);
  const std::size_t size = cohort == nullptr ? 0 : cohort->members.size();
  result.observed = {observed_number("cohort_size", static_cast<std::uint64_t>(size)),
                     observed_number("dated_accounts", static_cast<std::uint64_t>(dated))};
  if (cohort == nullptr) return result;
  weigh(result, *cohort);
  for (const AccountKey& member : cohort->members) {
    if (member != key && result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
  }
  return result;
}

SignalResult creation_cohort_of_group(const SignalContext& context, std::span<const AccountKey> members) {
  if (members.empty()) return not_evaluated(id, group, "too_few_dated");
  const Cohorts cohorts(context);
  std::size_t dated = 0;
  for (const AccountKey& member : members) {
    const Account* account = context.book.find(member);
    if (account != nullptr && CohortIndex::is_dated(*account)) ++dated;
  }
  const Platform platform = members.front().platform;
  if (dated < 2 || cohorts->dated_accounts(platform) < cohort_min_evaluable) return not_evaluated(id, group, "too_few_dated");

  const Cohort cohort = cohorts->densest_of(members);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("cohort_size", static_cast<std::uint64_t>(cohort.members.size())),
                     observed_number("members", static_cast<std::uint64_t>(members.size())),
                     observed_number("dated_accounts", static_cast<std::uint64_t>(cohorts->dated_accounts(platform)))};
  if (cohort.members.empty()) return result;
  weigh(result, cohort);
  result.evidence_accounts = cohort.members;
  if (result.evidence_accounts.size() > max_evidence_accounts) result.evidence_accounts.resize(max_evidence_accounts);
  return result;
}

}  // namespace persona_lens
