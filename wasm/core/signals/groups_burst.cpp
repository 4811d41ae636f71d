// Groups of accounts that replied to one post or one account within a short time and said the same: the near-duplicates of each burst
// (signals/reply_bursts.h). Whoever replied in own words is no member.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "compact_sort.h"
#include "signals/candidate_groups.h"
#include "signals/reply_bursts.h"
#include "signals/synchrony_index.h"

namespace persona_lens {
namespace {

// Enough for every page; the largest groups are kept.
constexpr std::size_t max_burst_groups = 1'000;

}  // namespace

std::vector<CandidateGroup> burst_groups(const SignalContext& context) {
  const Synchrony synchrony(context);
  std::vector<CandidateGroup> groups;
  for (const ReplyBurst* burst : synchrony->bursts().all()) {
    if (burst->copies.size() < burst_min_copies) continue;
    CandidateGroup group{.kind = "burst", .members = {}, .posts = {}, .p_value = burst->p_value};
    for (const Post* reply : burst->copies) {
      group.members.push_back({reply->platform, reply->author_id});
      group.posts.push_back(reply->id);
    }
    compact_sort(group.members);
    groups.push_back(std::move(group));
  }
  groups = merged_by_members(std::move(groups));
  if (groups.size() > max_burst_groups) groups.resize(max_burst_groups);
  return groups;
}

}  // namespace persona_lens
