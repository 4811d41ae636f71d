#include "signals/repost_crowds.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "memory/post_order.h"
#include "stats/scan.h"

namespace persona_lens {
namespace {

// As many sets that an account is already in are looked at for a further one: bounds the work on hostile memories.
constexpr std::size_t max_compared = 32;
// An ordinary follower of somebody repeats so much of what that somebody posts, at most (elicited).
constexpr double devoted_share = 0.5;

using Number = std::uint32_t;  // of an account, by key

struct Reposter {
  AccountKey key;
  std::size_t posts = 0;
  std::vector<const Post*> reposts;  // one of each repeated post, oldest first
  std::size_t repost_count = 0;

  [[nodiscard]] bool is_candidate() const { return posts >= 2 && reposts.size() >= 2 && 10 * repost_count >= 9 * posts; }
};

struct Repeated {
  Platform platform;
  std::string_view id;
  // Oldest first.
  friend bool operator<(const Repeated& a, const Repeated& b) {
    return a.platform != b.platform ? a.platform < b.platform : compare_ids(a.id, b.id) < 0;
  }
};

// Everybody seen posting, by key, and who repeated what.
struct Scenery {
  std::vector<Reposter> accounts;
  std::map<Repeated, std::vector<Number>> by_post;  // ascending
  std::size_t repeated_by_two = 0;
};

Scenery scenery_of(const AccountBook& book) {
  std::map<std::pair<Platform, std::string_view>, Reposter> by_key;
  for (const Post* post : book.posts()) {
    if (post->author_id.empty()) continue;
    Reposter& account = by_key[{post->platform, post->author_id}];
    ++account.posts;
    if (post->kind != PostKind::repost || !post->repost_of) continue;
    const Post* original = book.post(post->platform, *post->repost_of);
    if (original != nullptr && original->author_id == post->author_id) continue;
    ++account.repost_count;
    account.reposts.push_back(post);
  }
  Scenery scenery;
  for (auto& [key, account] : by_key) {
    account.key = {key.first, std::string(key.second)};
    std::set<std::string_view> known;
    std::erase_if(account.reposts, [&](const Post* post) { return !known.insert(*post->repost_of).second; });
    const auto number = static_cast<Number>(scenery.accounts.size());
    for (const Post* post : account.reposts) scenery.by_post[{post->platform, *post->repost_of}].push_back(number);
    scenery.accounts.push_back(std::move(account));
  }
  scenery.repeated_by_two =
      static_cast<std::size_t>(std::ranges::count_if(scenery.by_post, [](const auto& entry) { return entry.second.size() >= 2; }));
  return scenery;
}

// The candidates of one post, and the posts whose candidates are mostly the same.
struct Core {
  std::vector<Number> accounts;
  std::vector<Repeated> posts;
};

std::vector<Core> cores_of(const Scenery& scenery) {
  std::vector<Core> sets;
  for (const auto& [post, accounts] : scenery.by_post) {
    Core set;
    std::ranges::copy_if(accounts, std::back_inserter(set.accounts),
                         [&](Number account) { return scenery.accounts[account].is_candidate(); });
    if (set.accounts.size() < repost_crowd_min_members) continue;
    set.posts.push_back(post);
    sets.push_back(std::move(set));
  }
  std::ranges::stable_sort(sets, [](const Core& a, const Core& b) { return a.accounts.size() > b.accounts.size(); });

  std::vector<Core> cores;
  std::unordered_map<Number, std::vector<std::size_t>> cores_with;
  for (Core& set : sets) {
    std::map<std::size_t, std::size_t> common;
    for (const Number account : set.accounts) {
      const auto& known = cores_with[account];
      for (std::size_t i = 0; i < std::min(known.size(), max_compared); ++i) ++common[known[i]];
    }
    const auto most = std::ranges::max_element(common, {}, [](const auto& entry) { return entry.second; });
    if (most != common.end() && 2 * most->second > cores[most->first].accounts.size() + set.accounts.size() - most->second) {
      cores[most->first].posts.push_back(set.posts.front());
      continue;
    }
    for (const Number account : set.accounts) cores_with[account].push_back(cores.size());
    cores.push_back(std::move(set));
  }
  return cores;
}

std::vector<Number> members_of(const Scenery& scenery, const Core& core, const std::vector<bool>& taken) {
  std::map<Number, std::size_t> shared;
  for (const Repeated& post : core.posts) {
    for (const Number account : scenery.by_post.at(post)) ++shared[account];
  }
  std::vector<Number> members;
  for (const auto& [account, count] : shared) {
    const Reposter& reposter = scenery.accounts[account];
    if (!taken[account] && reposter.is_candidate() && count >= 2 && 2 * count >= reposter.reposts.size()) members.push_back(account);
  }
  return members;
}

double p_value_of(const Scenery& scenery, const Core& core, const std::vector<Number>& members) {
  std::map<Number, std::size_t> shared;  // by everybody who repeated any
  for (const Repeated& post : core.posts) {
    for (const Number account : scenery.by_post.at(post)) ++shared[account];
  }
  std::size_t nearly_all = 0;
  std::size_t others_with_any = 0;
  for (const auto& [account, count] : shared) {
    if (count >= 2 && 10 * count >= 9 * core.posts.size()) ++nearly_all;
    if (!std::ranges::binary_search(members, account)) ++others_with_any;
  }
  const std::size_t others = scenery.accounts.size() - members.size();
  const double popularity = static_cast<double>(others_with_any + 1) / static_cast<double>(others + 2);
  const double p_value = binomial_upper_tail(shared.size(), std::max(devoted_share, popularity), nearly_all);
  return std::min(1.0, p_value * static_cast<double>(std::max<std::size_t>(scenery.repeated_by_two, 1)));
}

RepostCrowd crowd_of(const Scenery& scenery, const Core& core, const std::vector<Number>& members) {
  RepostCrowd crowd;
  const std::set<Repeated> shared(core.posts.begin(), core.posts.end());
  for (const Repeated& post : shared) crowd.shared.emplace_back(post.id);
  for (const Number member : members) {
    const Reposter& account = scenery.accounts[member];
    crowd.members.push_back(account.key);
    std::ranges::copy_if(account.reposts, std::back_inserter(crowd.reposts),
                         [&](const Post* post) { return shared.contains({post->platform, *post->repost_of}); });
  }
  std::ranges::sort(crowd.reposts, OldestIdFirst());
  crowd.p_value = p_value_of(scenery, core, members);
  return crowd;
}

}  // namespace

void RepostCrowds::update(const AccountBook& book) {
  crowds_.clear();
  crowd_of_.clear();
  const Scenery scenery = scenery_of(book);
  for (const Reposter& account : scenery.accounts) {
    if (!account.reposts.empty()) crowd_of_.emplace(account.key, 0);
  }
  std::vector<bool> taken(scenery.accounts.size());
  for (const Core& core : cores_of(scenery)) {
    const std::vector<Number> members = members_of(scenery, core, taken);
    if (members.size() < repost_crowd_min_members) continue;
    for (const Number member : members) taken[member] = true;
    crowds_.push_back(crowd_of(scenery, core, members));
  }
  std::ranges::stable_sort(crowds_, [](const RepostCrowd& a, const RepostCrowd& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
  });
  for (std::size_t place = 0; place < crowds_.size(); ++place) {
    for (const AccountKey& member : crowds_[place].members) crowd_of_[member] = place + 1;
  }
}

const RepostCrowd* RepostCrowds::of(const AccountKey& account) const {
  const auto found = crowd_of_.find(account);
  return found == crowd_of_.end() || found->second == 0 ? nullptr : &crowds_[found->second - 1];
}

}  // namespace persona_lens
