#include "signals/shared_link.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "shared_link";
constexpr Group group = Group::g3_copying;
constexpr std::uint64_t window_days = 7;
constexpr TimeMs window = static_cast<TimeMs>(window_days) * ms_per_day;
// Beyond these many posts of one link its sharing is beyond doubt and beyond meaning.
constexpr std::size_t max_compared_posts = 2'000;

using Posts = std::vector<const Post*>;

bool surely_within(const Post& a, const Post& b) {
  if (!a.time || !b.time) return false;
  return a.time->latest - b.time->earliest <= window && b.time->latest - a.time->earliest <= window;
}

double weight_for(std::size_t others) {
  if (others < 2) return 0;
  return others < 4 ? 1 : 2;
}

// Other accounts' first posts of the link within the window of one of these, by account.
std::map<AccountKey, const Post*> others_near(const Posts& all, const Posts& own, const AccountKey& account) {
  std::map<AccountKey, const Post*> others;
  for (const Post* post : std::span(all).first(std::min(all.size(), max_compared_posts))) {
    AccountKey author{post->platform, post->author_id};
    if (author == account || others.contains(author)) continue;
    const auto near = [&](const Post* mine) { return surely_within(*mine, *post); };
    if (std::ranges::any_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(own.size(), 16)), near)) {
      others.emplace(std::move(author), post);
    }
  }
  return others;
}

// What these accounts posted of each link, member by member; the links by the oldest of these posts.
std::vector<LinkIndex::Link> links_of(const AccountBook& book, std::span<const AccountKey> accounts) {
  std::map<LinkIndex::LinkKey, Posts> by_link;
  for (const AccountKey& account : accounts) {
    for (const LinkIndex::Use& use : LinkIndex::uses_of(book, account)) by_link[use.link].push_back(use.post);
  }
  std::vector<LinkIndex::Link> links;
  links.reserve(by_link.size());
  for (auto& [key, posts] : by_link) links.push_back({key, std::move(posts)});
  sort_by_age(links);
  return links;
}

struct Found {
  std::size_t others_max = 0;
  std::size_t links = 0;
};

SignalResult result_of(const Found& found) {
  SignalResult result = evaluated(id, group);
  const double weight = weight_for(found.others_max);
  result.decibans = {weight, weight};
  result.observed = {observed_number("others_max", static_cast<std::uint64_t>(found.others_max)),
                     observed_number("distinct_shared_links", static_cast<std::uint64_t>(found.links)),
                     observed_number("window_days", window_days)};
  return result;
}

void add_post(SignalResult& result, const Post* post) {
  if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(post->id);
}

// The most accounts of these posts, oldest first, that fall into one window; they are added to `sharing`.
std::size_t most_in_window(const Posts& posts, std::set<AccountKey>& sharing) {
  std::vector<const Post*> dated;
  std::ranges::copy_if(posts, std::back_inserter(dated), [](const Post* post) { return post->time.has_value(); });
  compact_sort(dated, {}, [](const Post* post) { return post->time->earliest; });
  std::map<AccountKey, std::size_t> inside;
  std::size_t most = 0;
  std::size_t first = 0;
  for (const Post* post : dated) {
    for (; !surely_within(*dated[first], *post) && dated[first] != post; ++first) {
      const auto left = inside.find({dated[first]->platform, dated[first]->author_id});
      if (left != inside.end() && --left->second == 0) inside.erase(left);
    }
    ++inside[{post->platform, post->author_id}];
    if (inside.size() == 2) {
      for (const auto& [author, count] : inside) sharing.insert(author);
    } else if (inside.size() > 2) {
      sharing.insert({post->platform, post->author_id});
    }
    most = std::max(most, inside.size());
  }
  return most;
}

}  // namespace

SignalResult shared_link(const SignalContext& context, const AccountKey& account) {
  const LinkIndex& links = context.texts.links();
  const std::vector<LinkIndex::Link> own = links_of(context.book, {&account, 1});
  if (own.empty()) {
    return not_evaluated(id, group, context.texts.posts_that_could_end_in_tail(account) == 0 ? "no_posts" : "no_links");
  }

  Found found;
  std::map<AccountKey, const Post*> most;
  Posts shown;
  for (const auto& [link, posts] : own) {
    auto others = others_near(links.posts_with(link), posts, account);
    if (others.empty()) continue;
    ++found.links;
    shown.push_back(posts.front());
    if (others.size() > most.size()) most = std::move(others);
  }
  found.others_max = most.size();
  SignalResult result = result_of(found);
  for (const Post* post : shown) add_post(result, post);
  for (const auto& [other, post] : most) {
    if (result.evidence_accounts.size() == max_evidence_accounts) break;
    result.evidence_accounts.push_back(other);
    add_post(result, post);
  }
  return result;
}

SignalResult shared_link_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const std::vector<LinkIndex::Link> by_link = links_of(context.book, candidates.members);
  if (by_link.empty()) return not_evaluated(id, group, "no_links");
  Found found;
  std::set<AccountKey> sharing;
  Posts shown;
  for (const auto& [link, posts] : by_link) {
    const std::size_t accounts = most_in_window(posts, sharing);
    if (accounts < 2) continue;
    ++found.links;
    found.others_max = std::max(found.others_max, accounts - 1);
    if (shown.size() < max_evidence_posts) shown.insert(shown.end(), posts.begin(), posts.end());
  }
  SignalResult result = result_of(found);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(candidates.members.size())));
  result.observed.push_back(observed_number("members_sharing", static_cast<std::uint64_t>(sharing.size())));
  for (const Post* post : shown) add_post(result, post);
  for (const AccountKey& account : sharing) {
    if (result.evidence_accounts.size() == max_evidence_accounts) break;
    result.evidence_accounts.push_back(account);
  }
  return result;
}

}  // namespace persona_lens
