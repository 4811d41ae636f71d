#include "signals/candidate_groups.h"

#include <algorithm>
#include <iterator>

namespace persona_lens {

std::vector<CandidateGroup> find_candidate_groups(const SignalContext& context) {
  std::vector<CandidateGroup> candidates;
  for (const auto find : {cohort_groups, copy_groups}) std::ranges::move(find(context), std::back_inserter(candidates));
  return candidates;
}

}  // namespace persona_lens
