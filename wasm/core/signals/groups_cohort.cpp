// Groups of accounts created close together: the clusters of signals/cohort_index.h with p < 0.01.
#include "signals/candidate_groups.h"
#include "signals/cohort_index.h"

namespace persona_lens {

std::vector<CandidateGroup> cohort_groups(const SignalContext& context) {
  CohortIndex own;
  const CohortIndex* cohorts = context.cohorts;
  if (cohorts == nullptr || !cohorts->is_current(context.book, context.at)) {
    own.update(context.book, context.at);
    cohorts = &own;
  }
  std::vector<CandidateGroup> groups;
  for (const Platform platform : {Platform::x, Platform::youtube}) {
    for (const Cohort& cohort : cohorts->cohorts(platform)) {
      if (cohort.p_value < cohort_candidate_p) groups.push_back({"cohort", cohort.members, {}, cohort.p_value});
    }
  }
  return groups;
}

}  // namespace persona_lens
