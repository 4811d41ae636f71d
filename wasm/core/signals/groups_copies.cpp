// Groups of accounts that posted copies.
//
// First: the accounts of each cluster of texts (signals/text_index.h: exact, near-duplicate, same stem with random tails), and the accounts
// that put the same short headline beside the same link. Sets that are mostly the same make one group: they share more than half of all
// their members (Jaccard > 0.5); smaller sets join the largest such one, so that a chain of overlaps cannot drift away from where it began.
// Sets are compared only through the members they share, and with a bounded number of larger sets each: near-linear in the posts.
//
// Second: accounts at least half of whose posts end in a nonce that is set off from the text (signals/tail_index.h), where at least three
// such accounts together make the habit convincing. They are one group, whatever they copy; what ordinary readers end their posts in is
// neither unique in memory, nor set off, nor of one make. Groups of copies belong to it where
//   a) each member is one of these accounts, or
//   b) one member is, and each other posted the copied text with an outer hashtag that these accounts use, or
//   c) each member filled its text into the same form as somebody who belongs to it by (b): a layout of text, hashtag and link on lines.
// Who shares a headline of the network's without its trimmings stays in a group of copies of its own.
//
// Third, networks: pairs and threes of the first kind that are joined by members they share, where at least four accounts and three texts come
// together. Larger groups take nobody in by this way: they stand for themselves, and who shares a text with one of their members need not
// have anything to do with the others. What grows beyond fifty members is no network of a few any more, and stays what it was. Among
// ordinary people hardly any pair shares a text (measured: 15 of 49,935 texts), so that three such pairs in a row are rare.
#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "signals/candidate_groups.h"
#include "signals/post_frame.h"
#include "signals/text_index.h"
#include "text/copies.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

// Enough for every page; the largest groups are kept.
constexpr std::size_t max_copy_groups = 1'000;
// How many groups that one account already belongs to are looked at for a further one of its texts.
constexpr std::size_t max_compared_groups = 32;
// A headline too short to compare by itself says something beside the same link.
constexpr std::size_t min_headline_letters = 12;
constexpr std::size_t min_headline_cjk = 6;
constexpr std::size_t max_posts_of_link = 2'000;
constexpr std::size_t min_tail_members = 3;
constexpr std::size_t max_joining_members = 3;
constexpr std::size_t min_network_members = 4;
constexpr std::size_t max_network_members = 50;
constexpr std::size_t min_network_texts = 3;

using Members = std::set<AccountKey>;
using Posts = std::vector<const Post*>;

struct CopyGroup {
  Members core;  // the set that began it
  Members members;
  Posts posts;
};

AccountKey author_of(const Post& post) { return {post.platform, post.author_id}; }

// Oldest first: snowflakes grow.
void sort_distinct(Posts& posts) {
  const auto age = [](const Post* post) { return std::tuple(post->platform, post->id.size(), std::string_view(post->id)); };
  compact_sort(posts, {}, age);
  const auto repeated = std::ranges::unique(posts);
  posts.erase(repeated.begin(), repeated.end());
}

using SharingSets = std::map<Members, Posts>;

void add_clusters(const TextIndex& index, SharingSets& sets) {
  for (const TextIndex::ClusterNumber cluster : index.clusters_of_several()) {
    const auto authors = index.authors_of_cluster(cluster);
    if (authors.size() < 2) continue;
    Members members;
    for (const auto author : authors) members.insert(members.end(), index.author(author));
    Posts& posts = sets[std::move(members)];
    for (const auto text : index.texts_of_cluster(cluster)) {
      for (const auto author : index.authors_of(text)) {
        const auto found = index.posts_with(text, author);
        posts.insert(posts.end(), found.begin(), found.end());
      }
    }
  }
}

// Same link, same headline, too short for the clusters.
void add_headlines(const TextIndex& index, SharingSets& sets) {
  for (const auto& [link, posts] : index.links().shared_links()) {
    std::map<std::uint64_t, Posts> by_headline;
    for (const Post* post : std::span(posts).first(std::min(posts.size(), max_posts_of_link))) {
      const auto normal = normalise(post->text);
      if (!normal || is_comparable(*normal) || normal->share_button || normal->manual_repost) continue;
      const CoreText core = core_of(normal->text, index.tails().nonce_of(*post).has_value());
      if (core.letters >= min_headline_letters || core.cjk >= min_headline_cjk) by_headline[core_hash(core)].push_back(post);
    }
    for (const auto& [headline, same] : by_headline) {
      Members members;
      for (const Post* post : same) members.insert(author_of(*post));
      if (members.size() < 2) continue;
      Posts& all = sets[std::move(members)];
      all.insert(all.end(), same.begin(), same.end());
    }
  }
}

// The largest sets first, then by their members.
std::vector<std::pair<Members, Posts>> sharing_sets(const TextIndex& index) {
  SharingSets by_members;
  add_clusters(index, by_members);
  add_headlines(index, by_members);
  std::vector<std::pair<Members, Posts>> sets(by_members.begin(), by_members.end());
  compact_sort(sets, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return sets;
}

using GroupsOf = std::map<AccountKey, std::vector<std::size_t>>;

// The group whose core shares the most members with `members`, if those are most of both.
std::optional<std::size_t> mostly_the_same(const Members& members, const std::vector<CopyGroup>& groups, const GroupsOf& groups_of) {
  std::map<std::size_t, std::size_t> common;
  for (const AccountKey& member : members) {
    const auto found = groups_of.find(member);
    if (found == groups_of.end()) continue;
    for (std::size_t i = 0; i < std::min(found->second.size(), max_compared_groups); ++i) ++common[found->second[i]];
  }
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const auto& [group, count] : common) {
    const std::size_t all = groups[group].core.size() + members.size() - count;
    if (2 * count <= all || count <= most) continue;
    best = group;
    most = count;
  }
  return best;
}

std::vector<CopyGroup> groups_of_copies(const TextIndex& index) {
  std::vector<CopyGroup> groups;
  GroupsOf groups_of;
  for (auto& [members, posts] : sharing_sets(index)) {
    if (const auto known = mostly_the_same(members, groups, groups_of)) {
      CopyGroup& group = groups[*known];
      group.members.insert(members.begin(), members.end());
      group.posts.insert(group.posts.end(), posts.begin(), posts.end());
      continue;
    }
    if (groups.size() >= max_copy_groups) continue;
    for (const AccountKey& member : members) groups_of[member].push_back(groups.size());
    groups.push_back({.core = members, .members = members, .posts = std::move(posts)});
  }
  return groups;
}

std::size_t set_off_nonces(std::span<const TailUse> nonces) {
  return static_cast<std::size_t>(std::ranges::count_if(nonces, [](const TailUse& use) { return use.tail.set_off; }));
}

// The accounts of one platform whose endings have the habit together; empty where fewer than three have.
Members accounts_with_tails(const TextIndex& index, Platform platform) {
  std::deque<TailUse> kept;
  for (const AccountKey& account : index.accounts_with_nonces()) {
    if (account.platform != platform) continue;
    const auto nonces = index.nonces_of(account);
    if (2 * set_off_nonces(nonces) < index.posts_that_could_end_in_tail(account)) continue;
    kept.insert(kept.end(), nonces.begin(), nonces.end());
  }
  std::vector<const TailUse*> pooled;
  pooled.reserve(kept.size());
  for (const TailUse& use : kept) pooled.push_back(&use);
  std::map<AccountKey, std::size_t> convinced;
  for (const TailUse* use : convincing(pooled)) {
    if (use->tail.set_off) ++convinced[author_of(*use->post)];
  }
  Members members;
  for (const auto& [account, nonces] : convinced) {
    if (2 * nonces >= index.posts_that_could_end_in_tail(account)) members.insert(members.end(), account);
  }
  return members.size() >= min_tail_members ? members : Members();
}

// Whether everybody who posted in the group satisfies a condition with one of the posts; `but` need not.
template <typename Condition>
bool each_member_has(const CopyGroup& group, const Members& but, Condition&& condition) {
  Members lacking = group.members;
  for (const AccountKey& member : but) lacking.erase(member);
  for (const Post* post : group.posts) {
    if (lacking.contains(author_of(*post)) && condition(*post)) lacking.erase(author_of(*post));
  }
  return lacking.empty();
}

void join(CopyGroup& into, const CopyGroup& group) {
  into.members.insert(group.members.begin(), group.members.end());
  into.posts.insert(into.posts.end(), group.posts.begin(), group.posts.end());
}

// Takes the groups of copies that belong to the accounts with tails out of `groups`; see (a) to (c) above.
void join_copies(CopyGroup& tailed, std::vector<CopyGroup>& groups) {
  const Members habit = tailed.members;
  std::set<std::string> tags;
  for (const Post* post : tailed.posts) tags.merge(outer_hashtags(post->text));
  const auto tagged = [&](const Post& post) {
    return std::ranges::any_of(outer_hashtags(post.text), [&](const std::string& tag) { return tags.contains(tag); });
  };
  std::set<std::string> frames;
  std::erase_if(groups, [&](const CopyGroup& group) {
    const bool meets = std::ranges::any_of(group.members, [&](const AccountKey& member) { return habit.contains(member); });
    if (!meets || !each_member_has(group, habit, tagged)) return false;
    for (const Post* post : group.posts) frames.insert(post_frame(post->text));
    join(tailed, group);
    return true;
  });
  frames.erase("");
  const auto framed = [&](const Post& post) { return frames.contains(post_frame(post.text)); };
  std::erase_if(groups, [&](const CopyGroup& group) {
    if (group.members.begin()->platform != habit.begin()->platform || !each_member_has(group, {}, framed)) return false;
    join(tailed, group);
    return true;
  });
}

// Takes what belongs to them out of `groups`.
std::vector<CopyGroup> tail_groups(const SignalContext& context, std::vector<CopyGroup>& groups) {
  std::vector<CopyGroup> found;
  for (const Platform platform : {Platform::x, Platform::youtube}) {
    CopyGroup tailed;
    tailed.members = accounts_with_tails(context.texts, platform);
    if (tailed.members.empty()) continue;
    for (const AccountKey& member : tailed.members) {
      for (const Post* post : context.book.posts_by(member)) {
        if (is_own_writing(*post) && (has_words(post->text) || find_tail(post->text))) tailed.posts.push_back(post);
      }
    }
    join_copies(tailed, groups);
    found.push_back(std::move(tailed));
  }
  return found;
}

// Which groups are joined by members, one with the next.
class Networks {
 public:
  explicit Networks(std::span<const CopyGroup> groups) : joined_(groups.size()) {
    std::iota(joined_.begin(), joined_.end(), std::size_t{0});
    std::map<AccountKey, std::size_t> first_of;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (groups[group].members.size() > max_joining_members) continue;
      for (const AccountKey& member : groups[group].members) {
        const auto [known, is_first] = first_of.try_emplace(member, group);
        if (!is_first) joined_[root(group)] = root(known->second);
      }
    }
    for (const auto& [member, group] : first_of) ++members_[root(group)];
    for (std::size_t group = 0; group < groups.size(); ++group) parts_[root(group)].push_back(group);
  }

  // The groups of each network with a number of members that makes one.
  [[nodiscard]] std::vector<std::vector<std::size_t>> found() const {
    std::vector<std::vector<std::size_t>> found;
    for (const auto& [network, parts] : parts_) {
      const auto members = members_.find(network);
      if (members == members_.end() || members->second < min_network_members || members->second > max_network_members) continue;
      if (parts.size() > 1) found.push_back(parts);
    }
    return found;
  }

 private:
  std::size_t root(std::size_t group) {
    while (joined_[group] != group) group = joined_[group] = joined_[joined_[group]];
    return group;
  }

  std::vector<std::size_t> joined_;
  std::map<std::size_t, std::size_t> members_;
  std::map<std::size_t, std::vector<std::size_t>> parts_;
};

bool has_several_texts(const TextIndex& index, std::span<const CopyGroup> groups, std::span<const std::size_t> parts) {
  std::set<TextIndex::ClusterNumber> clusters;
  for (const std::size_t part : parts) {
    for (const Post* post : groups[part].posts) {
      if (const auto cluster = index.cluster_of(*post)) clusters.insert(*cluster);
      if (clusters.size() == min_network_texts) return true;
    }
  }
  return false;
}

// The first group of a network takes in the others, of which nothing is left.
void join_networks(const TextIndex& index, std::vector<CopyGroup>& groups) {
  for (const std::vector<std::size_t>& parts : Networks(groups).found()) {
    if (!has_several_texts(index, groups, parts)) continue;
    for (const std::size_t part : std::span(parts).subspan(1)) {
      join(groups[parts.front()], groups[part]);
      groups[part] = {};
    }
  }
  std::erase_if(groups, [](const CopyGroup& group) { return group.members.empty(); });
}

CandidateGroup candidate_of(CopyGroup group) {
  CandidateGroup candidate;
  candidate.kind = "copies";
  candidate.members.assign(group.members.begin(), group.members.end());
  sort_distinct(group.posts);
  candidate.posts.reserve(group.posts.size());
  for (const Post* post : group.posts) candidate.posts.push_back(post->id);
  return candidate;
}

}  // namespace

std::vector<CandidateGroup> copy_groups(const SignalContext& context) {
  std::vector<CopyGroup> groups = groups_of_copies(context.texts);
  std::vector<CopyGroup> tailed = tail_groups(context, groups);
  join_networks(context.texts, groups);
  std::ranges::move(tailed, std::back_inserter(groups));
  std::vector<CandidateGroup> candidates;
  candidates.reserve(groups.size());
  for (CopyGroup& group : groups) candidates.push_back(candidate_of(std::move(group)));
  compact_sort(candidates, [](const CandidateGroup& a, const CandidateGroup& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
  });
  return candidates;
}

}  // namespace persona_lens
