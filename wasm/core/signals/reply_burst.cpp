#include "signals/reply_burst.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "signals/reply_bursts.h"
#include "signals/result_parts.h"
#include "signals/synchrony_index.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "reply_burst";
constexpr Group group = Group::g6_synchrony;
constexpr TimeMs young = 90 * ms_per_day;
constexpr std::uint64_t small_total = 20;

bool was_young(const Account& account, const Post& reply) {
  return account.created && reply.time && reply.time->latest - account.created->earliest < young;
}

void observe(SignalResult& result, const SignalContext& context, const ReplyBurst& burst, std::span<const Post* const> copies) {
  std::uint64_t young_accounts = 0;
  std::uint64_t small_accounts = 0;
  for (const Post* reply : copies) {
    const Account* account = context.book.find({reply->platform, reply->author_id});
    if (account == nullptr) continue;
    if (was_young(*account, *reply)) ++young_accounts;
    if (account->posts_total && *account->posts_total <= small_total) ++small_accounts;
  }
  const double minutes = static_cast<double>(burst.window) / static_cast<double>(60 * ms_per_second);
  result.observed = {observed_number("burst_accounts", static_cast<std::uint64_t>(burst.replies.size())),
                     observed_number("window_minutes", minutes),
                     observed_number("near_duplicates", static_cast<std::uint64_t>(copies.size())),
                     observed_number("young_accounts", young_accounts),
                     observed_number("small_accounts", small_accounts),
                     observed_number("p_value", burst.p_value)};
}

void weigh(SignalResult& result, const ReplyBurst& burst, std::span<const Post* const> copies) {
  if (copies.size() < burst_min_copies) return;
  result.decibans = {burst_decibans(burst.p_value), burst_decibans(burst.p_value_even)};
  for (const Post* reply : copies) {
    if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(reply->id);
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back({reply->platform, reply->author_id});
  }
}

void observe_nothing(SignalResult& result) {
  for (const char* name : {"burst_accounts", "window_minutes", "near_duplicates", "young_accounts", "small_accounts"}) {
    result.observed.push_back(observed_number(name, std::uint64_t{0}));
  }
  result.observed.push_back(observed_number("p_value", 1.0));
}

}  // namespace

SignalResult reply_burst(const SignalContext& context, const AccountKey& account) {
  const Synchrony synchrony(context);
  const ReplyBursts& bursts = synchrony->bursts();
  if (!bursts.has_timed_reply(account)) return not_evaluated(id, group, "no_timed_replies");
  SignalResult result = evaluated(id, group);
  const ReplyBurst* burst = bursts.of(account);
  if (burst == nullptr) {
    observe_nothing(result);
    return result;
  }
  observe(result, context, *burst, burst->copies);
  if (!copies_include(*burst, account)) return result;
  weigh(result, *burst, burst->copies);
  std::erase(result.evidence_accounts, account);
  return result;
}

SignalResult reply_burst_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const Synchrony synchrony(context);
  const ReplyBursts& bursts = synchrony->bursts();
  const auto timed = std::ranges::count_if(candidates.members, [&](const AccountKey& member) { return bursts.has_timed_reply(member); });
  if (timed < 2) return not_evaluated(id, group, "no_timed_replies");

  std::vector<const ReplyBurst*> found;
  for (const AccountKey& member : candidates.members) {
    const ReplyBurst* burst = bursts.of(member);
    if (burst != nullptr && std::ranges::find(found, burst) == found.end()) found.push_back(burst);
  }
  compact_sort(found, [](const ReplyBurst* a, const ReplyBurst* b) { return is_stronger(*a, *b); });
  const std::set<AccountKey> members(candidates.members.begin(), candidates.members.end());
  const ReplyBurst* strongest = nullptr;
  std::vector<const Post*> strongest_copies;
  for (const ReplyBurst* burst : found) {
    std::vector<const Post*> copies;
    std::ranges::copy_if(burst->copies, std::back_inserter(copies),
                         [&](const Post* reply) { return members.contains({reply->platform, reply->author_id}); });
    if (strongest != nullptr && (strongest_copies.size() >= burst_min_copies || copies.size() <= strongest_copies.size())) continue;
    strongest = burst;
    strongest_copies = std::move(copies);
  }
  SignalResult result = evaluated(id, group);
  if (strongest == nullptr) {
    observe_nothing(result);
  } else {
    observe(result, context, *strongest, strongest_copies);
    weigh(result, *strongest, strongest_copies);
  }
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(candidates.members.size())));
  return result;
}

}  // namespace persona_lens
