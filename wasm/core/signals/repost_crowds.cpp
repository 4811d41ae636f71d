#include "signals/repost_crowds.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "stats/scan.h"

namespace persona_lens {
namespace {

// As many sets that an account is already in are looked at for a further one: bounds the work on hostile memories.
constexpr std::size_t max_compared = 32;
// An ordinary follower of somebody repeats so much of what that somebody posts, at most (elicited).
constexpr double devoted_share = 0.5;

using Number = std::uint32_t;  // of an account that repeated something, by key
using Place = std::uint32_t;   // of a repeated post, oldest first

struct Reposter {
  Platform platform = Platform::x;
  SharedText id;
  std::size_t posts = 0;
  std::vector<const Post*> reposts;  // one of each repeated post, oldest first
  std::size_t repost_count = 0;

  [[nodiscard]] AccountView account() const { return {platform, id}; }
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

// One account's repetition of one post.
struct Repetition {
  Repeated post;
  Number account;
};

// Who repeated what.
struct Scenery {
  std::vector<Reposter> accounts;  // with a repost of somebody else's post
  std::size_t everybody = 0;       // seen posting anything
  std::vector<Repetition> all;     // by post, then account
  std::vector<Place> begin;        // of each post's in all; one more than posts
  std::size_t repeated_by_two = 0;

  [[nodiscard]] std::size_t posts() const { return begin.size() - 1; }
  [[nodiscard]] const Repeated& post(Place place) const { return all[begin[place]].post; }
  [[nodiscard]] std::span<const Repetition> of(Place place) const {
    return std::span(all).subspan(begin[place], begin[place + 1] - begin[place]);
  }
};

bool repeats_another(const AccountBook& book, const Post& post) {
  if (post.author_id.empty() || post.kind != PostKind::repost || !post.repost_of) return false;
  const Post* original = book.post(post.platform, *post.repost_of);
  return original == nullptr || original->author_id != post.author_id;
}

bool is_repost(const Post& post) { return !post.author_id.empty() && post.kind == PostKind::repost && post.repost_of; }

Reposter reposter_of(const AccountBook& book, const AccountKey& account) {
  std::vector<const Post*> posts = book.posts_by(account);
  Reposter reposter{.platform = account.platform, .id = account.id, .posts = posts.size(), .reposts = {}, .repost_count = 0};
  std::erase_if(posts, [&](const Post* post) { return !repeats_another(book, *post); });
  reposter.repost_count = posts.size();
  compact_sort(posts, OldestIdFirst());
  std::set<std::string_view> known;
  std::erase_if(posts, [&](const Post* post) { return !known.insert(*post->repost_of).second; });
  reposter.reposts = std::move(posts);
  return reposter;
}

Scenery scenery_of(const AccountBook& book, const PostsBy<IdKey>& by_original) {
  Scenery scenery;
  scenery.everybody = book.author_count();
  std::set<AccountKey> accounts;
  by_original.for_each_with_at_least(1, [&](const IdKey& original) {
    for (const Post* repost : by_original.find(original)) {
      if (repeats_another(book, *repost)) accounts.insert({repost->platform, repost->author_id});
    }
  });
  scenery.accounts.reserve(accounts.size());
  for (const AccountKey& account : accounts) scenery.accounts.push_back(reposter_of(book, account));
  for (Number number = 0; number < scenery.accounts.size(); ++number) {
    for (const Post* post : scenery.accounts[number].reposts) scenery.all.push_back({{post->platform, *post->repost_of}, number});
  }
  // Stable: a post's accounts stay in order.
  compact_sort(scenery.all, [](const Repetition& a, const Repetition& b) { return a.post < b.post; });
  for (Place i = 0; i < scenery.all.size(); ++i) {
    if (i == 0 || scenery.all[i - 1].post < scenery.all[i].post) scenery.begin.push_back(i);
  }
  scenery.begin.push_back(static_cast<Place>(scenery.all.size()));
  for (Place place = 0; place < scenery.posts(); ++place) {
    if (scenery.of(place).size() >= 2) ++scenery.repeated_by_two;
  }
  return scenery;
}

// The candidates of one post, and the posts whose candidates are mostly the same.
struct Core {
  std::vector<Number> accounts;
  std::vector<Place> posts;
};

std::vector<Core> cores_of(const Scenery& scenery) {
  std::vector<Core> sets;
  for (Place post = 0; post < scenery.posts(); ++post) {
    if (scenery.of(post).size() < repost_crowd_min_members) continue;
    Core set;
    for (const Repetition& each : scenery.of(post)) {
      if (scenery.accounts[each.account].is_candidate()) set.accounts.push_back(each.account);
    }
    if (set.accounts.size() < repost_crowd_min_members) continue;
    set.posts.push_back(post);
    sets.push_back(std::move(set));
  }
  compact_sort(sets, [](const Core& a, const Core& b) { return a.accounts.size() > b.accounts.size(); });

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
  for (const Place post : core.posts) {
    for (const Repetition& each : scenery.of(post)) ++shared[each.account];
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
  for (const Place post : core.posts) {
    for (const Repetition& each : scenery.of(post)) ++shared[each.account];
  }
  std::size_t nearly_all = 0;
  std::size_t others_with_any = 0;
  for (const auto& [account, count] : shared) {
    if (count >= 2 && 10 * count >= 9 * core.posts.size()) ++nearly_all;
    if (!std::ranges::binary_search(members, account)) ++others_with_any;
  }
  const std::size_t others = scenery.everybody - members.size();
  const double popularity = static_cast<double>(others_with_any + 1) / static_cast<double>(others + 2);
  const double p_value = binomial_upper_tail(shared.size(), std::max(devoted_share, popularity), nearly_all);
  return std::min(1.0, p_value * static_cast<double>(std::max<std::size_t>(scenery.repeated_by_two, 1)));
}

RepostCrowd crowd_of(const Scenery& scenery, const Core& core, const std::vector<Number>& members) {
  RepostCrowd crowd;
  std::set<Repeated> shared;
  for (const Place post : core.posts) shared.insert(scenery.post(post));
  for (const Repeated& post : shared) crowd.shared.emplace_back(post.id);
  for (const Number member : members) {
    const Reposter& account = scenery.accounts[member];
    crowd.members.push_back({account.platform, account.id});
    std::ranges::copy_if(account.reposts, std::back_inserter(crowd.reposts),
                         [&](const Post* post) { return shared.contains({post->platform, *post->repost_of}); });
  }
  compact_sort(crowd.reposts, OldestIdFirst());
  crowd.p_value = p_value_of(scenery, core, members);
  return crowd;
}

std::vector<RepostCrowd> crowds_in(const Scenery& scenery) {
  std::vector<RepostCrowd> crowds;
  std::vector<bool> taken(scenery.accounts.size());
  for (const Core& core : cores_of(scenery)) {
    const std::vector<Number> members = members_of(scenery, core, taken);
    if (members.size() < repost_crowd_min_members) continue;
    for (const Number member : members) taken[member] = true;
    crowds.push_back(crowd_of(scenery, core, members));
  }
  compact_sort(crowds, [](const RepostCrowd& a, const RepostCrowd& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
  });
  return crowds;
}

}  // namespace

void RepostCrowds::build(const AccountBook& book) {
  book_ = &book;
  crowds_.reset();
  by_original_.clear();
  for (const Post* post : book.posts()) {
    if (is_repost(*post)) by_original_.add({post->platform, *post->repost_of}, *post);
  }
}

void RepostCrowds::follow(const PostChanges& changes) {
  crowds_.reset();
  for (const auto& [place, before] : changes.gone) {
    if (is_repost(*before)) by_original_.remove(AccountView{before->platform, *before->repost_of}, place);
  }
  for (const Post* post : changes.come) {
    if (is_repost(*post)) by_original_.add({post->platform, *post->repost_of}, *post);
  }
}

const std::vector<RepostCrowd>& RepostCrowds::all() const {
  if (!crowds_) crowds_ = crowds_in(scenery_of(*book_, by_original_));
  return *crowds_;
}

const RepostCrowd* RepostCrowds::of(const AccountKey& account) const {
  // Most accounts cannot be a member, whatever others did.
  if (!reposter_of(*book_, account).is_candidate()) return nullptr;
  for (const RepostCrowd& crowd : all()) {
    if (std::ranges::binary_search(crowd.members, account)) return &crowd;
  }
  return nullptr;
}

bool RepostCrowds::has_repost(const AccountKey& account) const {
  return std::ranges::any_of(book_->posts_by(account), [&](const Post* post) { return repeats_another(*book_, *post); });
}

}  // namespace persona_lens
