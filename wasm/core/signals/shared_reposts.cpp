#include "signals/shared_reposts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "signals/repost_crowds.h"
#include "signals/result_parts.h"
#include "signals/synchrony_index.h"
#include "stats/decibans.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "shared_reposts";
constexpr Group group = Group::g6_synchrony;

void weigh(SignalResult& result, const RepostCrowd& crowd) {
  const double weight = std::min(vovk_sellke_decibans(crowd.p_value), cap_of(group));
  result.decibans = {weight, weight};
}

template <typename IsShown>
void add_evidence(SignalResult& result, const RepostCrowd& crowd, IsShown&& is_shown) {
  for (const Post* repost : crowd.reposts) {
    if (result.evidence_posts.size() >= max_evidence_posts) break;
    if (is_shown(AccountKey{repost->platform, repost->author_id})) result.evidence_posts.push_back(repost->id);
  }
}

}  // namespace

SignalResult shared_reposts(const SignalContext& context, const AccountKey& account) {
  const Synchrony synchrony(context);
  const RepostCrowds& crowds = synchrony->crowds();
  if (!crowds.has_repost(account)) return not_evaluated(id, group, "no_reposts");
  SignalResult result = evaluated(id, group);
  const RepostCrowd* crowd = crowds.of(account);
  result.observed = {observed_number("others", static_cast<std::uint64_t>(crowd == nullptr ? 0 : crowd->members.size() - 1)),
                     observed_number("shared_posts", static_cast<std::uint64_t>(crowd == nullptr ? 0 : crowd->shared.size())),
                     observed_number("p_value", crowd == nullptr ? 1.0 : crowd->p_value)};
  if (crowd == nullptr) return result;
  weigh(result, *crowd);
  add_evidence(result, *crowd, [&](const AccountKey& author) { return author == account; });
  for (const AccountKey& member : crowd->members) {
    if (member != account && result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
  }
  return result;
}

SignalResult shared_reposts_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const Synchrony synchrony(context);
  const RepostCrowds& crowds = synchrony->crowds();
  std::size_t with_repost = 0;
  std::map<const RepostCrowd*, std::size_t> members_in;
  for (const AccountKey& member : candidates.members) {
    if (crowds.has_repost(member)) ++with_repost;
    if (const RepostCrowd* crowd = crowds.of(member)) ++members_in[crowd];
  }
  if (with_repost < 2) return not_evaluated(id, group, "no_reposts");
  const RepostCrowd* crowd = nullptr;
  std::size_t sharing = 0;
  for (const auto& [one, count] : members_in) {  // in the order of crowds.all()
    if (count <= sharing) continue;
    crowd = one;
    sharing = count;
  }
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("members_sharing", static_cast<std::uint64_t>(sharing)),
                     observed_number("shared_posts", static_cast<std::uint64_t>(crowd == nullptr ? 0 : crowd->shared.size())),
                     observed_number("p_value", crowd == nullptr ? 1.0 : crowd->p_value),
                     observed_number("members", static_cast<std::uint64_t>(candidates.members.size()))};
  if (crowd == nullptr || sharing < repost_crowd_min_members || 2 * sharing < candidates.members.size()) return result;
  weigh(result, *crowd);
  const std::set<AccountKey> members(candidates.members.begin(), candidates.members.end());
  const auto is_member = [&](const AccountKey& key) { return members.contains(key); };
  add_evidence(result, *crowd, is_member);
  for (const AccountKey& member : crowd->members) {
    if (result.evidence_accounts.size() >= max_evidence_accounts) break;
    if (is_member(member)) result.evidence_accounts.push_back(member);
  }
  return result;
}

}  // namespace persona_lens
