#include "signals/vanished_posts.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "compact_sort.h"
#include "signals/name_index.h"
#include "signals/result_parts.h"
#include "signals/word_lists.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "vanished_posts";
constexpr Group group = Group::g8_channel;

constexpr TimeMs period = 14 * ms_per_day;
constexpr std::size_t many = 5;
constexpr double vanished_decibans = 4;

bool counts(const AccountBook& book, Platform platform, const VanishedPost& vanished) {
  const Post* post = book.post(platform, vanished.id);
  if (post == nullptr || post->kind == PostKind::repost) return false;
  return !says_one_of(live_stream_words(), normal_name(post->text));
}

bool within_period(const VanishedPost& post, TimeMs from) {
  return post.last_seen >= from && !is_later_by(post.missing_since, from, period + 1);
}

// The most posts that went within one period. A period may begin where a post was last seen.
std::vector<VanishedPost> most_within_period(const std::vector<VanishedPost>& posts) {
  std::vector<TimeMs> starts;
  starts.reserve(posts.size());
  for (const VanishedPost& post : posts) starts.push_back(post.last_seen);
  compact_sort(starts);
  const auto repeated = std::ranges::unique(starts);
  starts.erase(repeated.begin(), repeated.end());
  TimeMs best = 0;
  std::ptrdiff_t most = 0;
  for (const TimeMs from : starts) {
    const auto count = std::ranges::count_if(posts, [&](const VanishedPost& post) { return within_period(post, from); });
    if (count <= most) continue;
    most = count;
    best = from;
  }
  std::vector<VanishedPost> result;
  if (most > 0)
    std::ranges::copy_if(posts, std::back_inserter(result), [&](const VanishedPost& post) { return within_period(post, best); });
  return result;
}

double days_of(const std::vector<VanishedPost>& posts) {
  if (posts.empty()) return 0;
  const TimeMs first = std::ranges::min(posts, {}, &VanishedPost::last_seen).last_seen;
  const TimeMs last = std::ranges::max(posts, {}, &VanishedPost::missing_since).missing_since;
  return in_days(last - first);  // at most the period
}

}  // namespace

SignalResult vanished_posts(const SignalContext& context, const AccountKey& key) {
  if (context.book.find(key) == nullptr) return not_evaluated(id, group, "account_unknown");
  const TimelineVisits visits = context.book.visits(key);
  if (visits.visits < 2 || visits.posts_compared == 0) return not_evaluated(id, group, "visited_once");
  std::vector<VanishedPost> gone;
  std::ranges::copy_if(visits.vanished, std::back_inserter(gone),
                       [&](const VanishedPost& post) { return counts(context.book, key.platform, post); });
  gone = most_within_period(gone);

  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("vanished", static_cast<std::uint64_t>(gone.size())), observed_number("within_days", days_of(gone)),
                     observed_number("posts_compared", static_cast<std::uint64_t>(visits.posts_compared)),
                     observed_number("visits", static_cast<std::uint64_t>(visits.visits))};
  if (gone.size() >= many) result.decibans = {vanished_decibans, vanished_decibans};
  for (const VanishedPost& post : gone) {
    if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.emplace_back(post.id);
  }
  return result;
}

}  // namespace persona_lens
