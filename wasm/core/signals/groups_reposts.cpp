// Groups of accounts that repeat the same posts and are seen to do almost nothing else: the crowds of signals/repost_crowds.h.
#include "signals/candidate_groups.h"
#include "signals/repost_crowds.h"
#include "signals/synchrony_index.h"

namespace persona_lens {

std::vector<CandidateGroup> repost_groups(const SignalContext& context) {
  const Synchrony synchrony(context);
  std::vector<CandidateGroup> groups;
  for (const RepostCrowd& crowd : synchrony->crowds().all()) {
    CandidateGroup& group =
        groups.emplace_back(CandidateGroup{.kind = "reposts", .members = crowd.members, .posts = {}, .p_value = crowd.p_value});
    for (const Post* repost : crowd.reposts) group.posts.push_back(repost->id);
  }
  return groups;
}

}  // namespace persona_lens
