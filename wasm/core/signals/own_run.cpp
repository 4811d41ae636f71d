#include "signals/own_run.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "compact_sort.h"

namespace persona_lens {
namespace {

// Every post below has a time: own_run() drops the others first, which clang-tidy cannot see through the container.
// NOLINTBEGIN(bugprone-unchecked-optional-access)

// The longest silence between neighbours.
Silence longest_silence(const std::vector<const Post*>& by_age) {
  Silence longest;
  const Post* latest = nullptr;  // the post before, by the end of its interval
  for (const Post* post : by_age) {
    if (latest != nullptr) {
      const GapBounds bounds = gap_between(*latest->time, *post->time);
      if (longest.before == nullptr || bounds.low > longest.bounds.low) longest = {bounds, latest, post};
    }
    if (latest == nullptr || post->time->latest >= latest->time->latest) latest = post;
  }
  return longest;
}

// YouTube counts a channel's videos, not the comments that it writes.
bool counts_in_total(const Post* post) {
  return post->platform == Platform::x || (post->kind != PostKind::reply && !post->reply_to.has_value());
}

}  // namespace

std::vector<const Post*> OwnRun::within() const {
  std::vector<const Post*> posts;
  if (!has_span) return posts;
  std::ranges::copy_if(by_age, std::back_inserter(posts),
                       [&](const Post* post) { return post->time->latest >= first && post->time->earliest <= last; });
  return posts;
}

OwnRunAnswer own_run(const AccountBook& book, const AccountKey& key) {
  OwnRun run;
  run.by_age = book.posts_by(key);
  std::erase_if(run.by_age, [](const Post* post) { return !post->time; });
  if (run.by_age.empty()) return {{}, "no_posts"};
  const History history = book.history(key);
  if (history.operation.empty()) return {{}, "timeline_not_read"};
  if (!history.chronological || !history.gapless) return {{}, "order_not_chronological"};

  compact_sort(run.by_age, {}, [](const Post* post) { return post->time->earliest; });
  for (const std::string& post_id : history.post_ids) {
    const Post* post = book.post(key.platform, post_id);
    if (post == nullptr || !post->time) continue;  // forgotten since: it counts as hidden
    run.first = run.has_span ? std::min(run.first, post->time->earliest) : post->time->earliest;
    run.last = run.has_span ? std::max(run.last, post->time->latest) : post->time->latest;
    run.has_span = true;
  }
  return {std::move(run), {}};
}

bool ProvenHistory::has_long_silence() const noexcept {
  return longest.before != nullptr && static_cast<double>(gap.low) >= long_silence_days * static_cast<double>(ms_per_day);
}

std::vector<const Post*> ProvenHistory::before_silence() const {
  std::vector<const Post*> posts;
  if (longest.before == nullptr) return posts;
  std::ranges::copy_if(run.by_age, std::back_inserter(posts),
                       [&](const Post* post) { return post->time->latest <= longest.before->time->latest; });
  return posts;
}

std::vector<const Post*> ProvenHistory::after_silence() const {
  std::vector<const Post*> posts;
  if (longest.before == nullptr) return posts;
  std::ranges::copy_if(run.by_age, std::back_inserter(posts),
                       [&](const Post* post) { return post->time->earliest >= longest.after->time->earliest; });
  return posts;
}

// NOLINTEND(bugprone-unchecked-optional-access)

HistoryAnswer prove_history(const AccountBook& book, const AccountKey& key) {
  const Account* account = book.find(key);
  if (account == nullptr) return {{}, "account_unknown"};
  if (!account->posts_total) return {{}, "total_unknown"};
  auto [run, why_not] = own_run(book, key);
  if (!run) return {{}, why_not};

  ProvenHistory proven;
  proven.run = std::move(*run);
  proven.seen = static_cast<std::uint64_t>(std::ranges::count_if(proven.run.by_age, counts_in_total));
  proven.total = *account->posts_total;
  // Counted at another moment than the posts, or posts were deleted since: how many are hidden cannot be told.
  if (proven.seen > proven.total) return {{}, "total_contradicts"};
  // Posts that were seen once and are gone now are not among the platform's total.
  proven.hidden = proven.total - proven.seen + book.visits(key).vanished.size();
  proven.longest = longest_silence(proven.run.within());
  proven.gap = proven.longest.bounds;
  proven.gap.low = pigeonhole_lower_bound(proven.gap.low, proven.hidden);
  return {std::move(proven), {}};
}

}  // namespace persona_lens
