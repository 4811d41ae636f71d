#include "signals/nonce_tail.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "signals/result_parts.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "nonce_tail";
constexpr Group group = Group::g3_copying;
constexpr double share_needed = 0.6;
constexpr std::size_t full_posts = 8;
constexpr std::size_t least_posts = 5;
constexpr std::size_t least_members = 3;
constexpr double full_weight = 12;
constexpr double small_weight = 6;

struct Habit {
  std::size_t posts = 0;
  std::vector<TailUse> all;            // whose posts end in a nonce
  std::vector<const TailUse*> nonces;  // the convincing ones among them

  [[nodiscard]] double share() const { return posts == 0 ? 0 : static_cast<double>(nonces.size()) / static_cast<double>(posts); }
};

SignalResult result_of(const Habit& habit) {
  SignalResult result = evaluated(id, group);
  // Nonces never repeat: as many different ones as posts that end in one.
  result.observed = {observed_number("posts", static_cast<std::uint64_t>(habit.posts)),
                     observed_number("posts_with_tail", static_cast<std::uint64_t>(habit.nonces.size())),
                     observed_number("tail_share", habit.share()),
                     observed_number("distinct_tails", static_cast<std::uint64_t>(habit.nonces.size()))};
  for (const TailUse* use : habit.nonces) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    result.evidence_posts.push_back(use->post->id);
  }
  return result;
}

void convince(Habit& habit) {
  std::vector<const TailUse*> all;
  all.reserve(habit.all.size());
  for (const TailUse& use : habit.all) all.push_back(&use);
  habit.nonces = convincing(all);
}

// All nonces of the members, or those that end the posts which make the group.
Habit habit_of(const SignalContext& context, const CandidateGroup& candidates) {
  const TextIndex& index = context.texts;
  Habit habit;
  if (candidates.posts.empty()) {
    for (const AccountKey& member : candidates.members) {
      habit.posts += index.posts_that_could_end_in_tail(member);
      std::ranges::copy(index.nonces_of(member), std::back_inserter(habit.all));
    }
  } else {
    for (const SharedText& post_id : candidates.posts) {
      const Post* post = context.book.post(candidates.members.front().platform, post_id);
      if (post == nullptr || !std::ranges::binary_search(candidates.members, AccountKey{post->platform, post->author_id})) continue;
      ++habit.posts;
      if (const auto use = index.tails().nonce_of(*post)) habit.all.push_back(*use);
    }
  }
  convince(habit);
  return habit;
}

}  // namespace

SignalResult nonce_tail(const SignalContext& context, const AccountKey& account) {
  Habit habit;
  habit.posts = context.texts.posts_that_could_end_in_tail(account);
  if (habit.posts == 0) return not_evaluated(id, group, "no_posts");
  if (habit.posts < least_posts) return not_evaluated(id, group, "too_few_own_posts");
  habit.all = context.texts.nonces_of(account);
  convince(habit);
  SignalResult result = result_of(habit);
  if (habit.share() >= share_needed) {
    const double weight = habit.posts >= full_posts ? full_weight : small_weight;
    result.decibans = {weight, weight};
  }
  return result;
}

SignalResult nonce_tail_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  if (candidates.members.size() < least_members) return not_evaluated(id, group, "too_few_members_with_text");
  const Habit habit = habit_of(context, candidates);
  if (habit.posts < full_posts) return not_evaluated(id, group, "too_few_own_posts");
  std::set<AccountKey> with_tail;
  for (const TailUse* use : habit.nonces) with_tail.insert({use->post->platform, use->post->author_id});
  SignalResult result = result_of(habit);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(candidates.members.size())));
  result.observed.push_back(observed_number("members_with_tail", static_cast<std::uint64_t>(with_tail.size())));
  if (habit.share() >= share_needed && with_tail.size() >= least_members) result.decibans = {full_weight, full_weight};
  for (const AccountKey& account : with_tail) {
    if (result.evidence_accounts.size() == max_evidence_accounts) break;
    result.evidence_accounts.push_back(account);
  }
  return result;
}

}  // namespace persona_lens
