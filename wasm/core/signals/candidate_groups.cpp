#include "signals/candidate_groups.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"

namespace persona_lens {
namespace {

// As many groups that a member already belongs to are compared with a further one.
constexpr std::size_t max_compared_groups = 32;

bool is_larger(const CandidateGroup& a, const CandidateGroup& b) {
  return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
}

void join(CandidateGroup& group, CandidateGroup other) {
  std::ranges::move(other.members, std::back_inserter(group.members));
  std::ranges::move(other.posts, std::back_inserter(group.posts));
  if (other.p_value && (!group.p_value || *other.p_value < *group.p_value)) group.p_value = other.p_value;
}

// Members by key and posts by age, each once.
void put_in_order(CandidateGroup& group) {
  compact_sort(group.members);
  const auto members = std::ranges::unique(group.members);
  group.members.erase(members.begin(), members.end());
  compact_sort(group.posts, [](const std::string& a, const std::string& b) { return compare_ids(a, b) < 0; });
  const auto posts = std::ranges::unique(group.posts);
  group.posts.erase(posts.begin(), posts.end());
}

}  // namespace

std::vector<CandidateGroup> merged_by_members(std::vector<CandidateGroup> groups) {
  compact_sort(groups, is_larger);
  std::vector<CandidateGroup> merged;
  std::vector<std::size_t> core_sizes;  // of each before others joined: what they are compared with
  std::map<AccountKey, std::vector<std::size_t>> merged_with;
  for (CandidateGroup& group : groups) {
    std::map<std::size_t, std::size_t> common;
    for (const AccountKey& member : group.members) {
      const auto known = merged_with.find(member);
      if (known == merged_with.end()) continue;
      for (std::size_t i = 0; i < std::min(known->second.size(), max_compared_groups); ++i) ++common[known->second[i]];
    }
    const auto most = std::ranges::max_element(common, {}, [](const auto& entry) { return entry.second; });
    if (most != common.end() && 2 * most->second > core_sizes[most->first] + group.members.size() - most->second) {
      join(merged[most->first], std::move(group));
      continue;
    }
    for (const AccountKey& member : group.members) merged_with[member].push_back(merged.size());
    core_sizes.push_back(group.members.size());
    merged.push_back(std::move(group));
  }
  std::ranges::for_each(merged, put_in_order);
  compact_sort(merged, is_larger);
  return merged;
}

std::vector<CandidateGroup> find_candidate_groups(const SignalContext& context) {
  std::vector<CandidateGroup> candidates;
  for (const auto find : {cohort_groups, copy_groups, burst_groups, repost_groups, name_groups}) {
    std::ranges::move(find(context), std::back_inserter(candidates));
  }
  return candidates;
}

}  // namespace persona_lens
