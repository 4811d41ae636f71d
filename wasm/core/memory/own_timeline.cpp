#include "memory/own_timeline.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "memory/stretch_order.h"

namespace persona_lens {
namespace {

// UserMedia, Likes and highlights leave posts out or follow another order. "archive" is a person's own export.
constexpr std::array<std::string_view, 6> own_timelines = {"UserTweets",     "UserTweetsAndReplies", "archive",
                                                           "channel_videos", "channel_shorts",       "channel_streams"};

// The same page read several times in one day is remembered by its first and its last reading, which does not depend on the order of
// arrival.
void keep_within_bounds(std::vector<TimelineRead>& reads) {
  const auto page = [](const TimelineRead& read) {
    return std::tuple(read.time / ms_per_day, std::string_view(read.newest), std::string_view(read.oldest), read.from_start, read.to_end);
  };
  compact_sort(reads,
               [&](const TimelineRead& a, const TimelineRead& b) { return page(a) != page(b) ? page(a) < page(b) : a.time < b.time; });
  const auto same_page = [&](const TimelineRead& a, const TimelineRead& b) { return page(a) == page(b); };
  std::vector<TimelineRead> kept;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const bool first = i == 0 || !same_page(reads[i - 1], reads[i]);
    const bool last = i + 1 == reads.size() || !same_page(reads[i], reads[i + 1]);
    if (first || last) kept.push_back(reads[i]);
  }
  compact_sort(kept);
  if (kept.size() > OwnTimeline::max_reads) kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(OwnTimeline::max_reads));
  reads = std::move(kept);
}

void take_reads(Stretch& stretch, const Stretch& other) {
  stretch.reads.insert(stretch.reads.end(), other.reads.begin(), other.reads.end());
  keep_within_bounds(stretch.reads);
}

Stretch stretch_of(const Run& run, std::optional<TimeMs> time) {
  const bool too_short_to_tell = run.post_ids.size() < 2;
  Stretch stretch{
      .operation = run.operation,
      .chain = run.chain,
      .cursor_in = run.cursor_in,
      .cursor_bottom = run.cursor_bottom,
      .reaches_start = run.reaches_start,
      .reaches_end = run.reaches_end,
      .chronological = too_short_to_tell || (run.chronological && can_be_in_order(run.post_ids, is_ordered_by_place(run.operation))),
      .gapless = too_short_to_tell || run.gapless,
      .post_ids = run.post_ids,
      .reads = {}};
  if (time && stretch.verified()) {
    stretch.reads.push_back({.time = *time,
                             .newest = run.post_ids.front(),
                             .oldest = run.post_ids.back(),
                             .from_start = run.reaches_start,
                             .to_end = run.reaches_end});
  }
  return stretch;
}

void cut_to_cap(Stretch& stretch) {
  if (stretch.post_ids.size() <= OwnTimeline::max_stretch_posts) return;
  stretch.post_ids.resize(OwnTimeline::max_stretch_posts);
  stretch.reaches_end = false;
  stretch.cursor_bottom.reset();
}

// Whether `older` was asked for with the cursor that `newer` ends on. The empty cursor is the first page's.
bool follows(const Stretch& newer, const Stretch& older) {
  return newer.cursor_bottom && older.cursor_in && !newer.cursor_bottom->empty() && *newer.cursor_bottom == *older.cursor_in;
}

bool in_order(const Stretch& stretch) { return stretch.chronological && stretch.gapless; }

std::vector<std::string> appended(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> result = a;
  const std::set<std::string_view> known(a.begin(), a.end());
  std::ranges::copy_if(b, std::back_inserter(result), [&](const auto& id) { return !known.contains(id); });
  return result;
}

// `older` continues `newer` by its cursor.
Stretch chained(const Stretch& newer, const Stretch& older) {
  Stretch result = newer;
  const bool by_place = is_ordered_by_place(newer.operation);
  const bool ordered = newer.chronological && older.chronological;
  const bool share = ordered && share_a_post(newer.post_ids, older.post_ids, by_place);
  const bool meet = newer.post_ids.empty() || older.post_ids.empty() ||
                    (by_place ? !share : compare_ids(newer.post_ids.back(), older.post_ids.front()) > 0);
  // A page that was read again later may repeat posts of its neighbour; one that brings newer posts than it continues has another order.
  std::optional<std::vector<std::string>> together;
  if (ordered && share) together = united(newer.post_ids, older.post_ids, by_place);
  result.chronological = together || (ordered && meet);
  result.gapless = newer.gapless && older.gapless;
  result.post_ids = together ? *std::move(together) : appended(newer.post_ids, older.post_ids);
  result.cursor_bottom = older.cursor_bottom;
  result.reaches_end = older.reaches_end;
  take_reads(result, older);
  return result;
}

// Two verified stretches that share a post, each without a hole: so is their union, `together`. What they say alike stays as it was known.
Stretch overlapped(const Stretch& known, const Stretch& seen, std::vector<std::string> together) {
  Stretch result = known;
  result.post_ids = std::move(together);
  // > 0: the known one begins with the newer post; likewise at the end.
  const auto compare = [](const std::string& of_known, const std::string& of_seen, const std::string& newer) {
    return of_known == of_seen ? 0 : (of_known == newer ? 1 : -1);
  };
  const int front = compare(known.post_ids.front(), seen.post_ids.front(), result.post_ids.front());
  if (front < 0 || (front == 0 && !known.cursor_in)) result.cursor_in = seen.cursor_in;
  result.reaches_start = front == 0 ? known.reaches_start || seen.reaches_start : (front > 0 ? known : seen).reaches_start;
  const int back = -compare(known.post_ids.back(), seen.post_ids.back(), result.post_ids.back());
  if (back > 0 || (back == 0 && !known.cursor_bottom)) result.cursor_bottom = seen.cursor_bottom;
  result.reaches_end = back == 0 ? known.reaches_end || seen.reaches_end : (back < 0 ? known : seen).reaches_end;
  take_reads(result, seen);
  return result;
}

// The two as one stretch, or nothing when they do not prove to be one.
std::optional<Stretch> joined(const Stretch& known, const Stretch& seen) {
  if (known.operation != seen.operation || known.chain != seen.chain) return std::nullopt;
  const bool by_place = is_ordered_by_place(known.operation);
  if (in_order(known) && in_order(seen) && share_a_post(known.post_ids, seen.post_ids, by_place)) {
    if (auto together = united(known.post_ids, seen.post_ids, by_place)) return overlapped(known, seen, *std::move(together));
  }
  if (follows(known, seen)) return chained(known, seen);
  if (follows(seen, known)) return chained(seen, known);
  return std::nullopt;
}

}  // namespace

bool OwnTimeline::is_own_timeline(std::string_view operation) noexcept {
  return std::ranges::find(own_timelines, operation) != own_timelines.end();
}

bool OwnTimeline::add(const Run& run, std::optional<TimeMs> time) {
  if (!is_own_timeline(run.operation)) return false;
  const std::vector<Stretch> before = stretches_;
  Stretch stretch = stretch_of(run, time);
  cut_to_cap(stretch);
  // The same unverified page once more says nothing new.
  if (std::ranges::find(stretches_, stretch) != stretches_.end()) return false;
  std::size_t place = stretches_.size();
  for (std::size_t i = 0; i < stretches_.size();) {
    if (auto both = joined(stretches_[i], stretch)) {
      stretch = *std::move(both);
      cut_to_cap(stretch);
      stretches_.erase(stretches_.begin() + static_cast<std::ptrdiff_t>(i));
      place = std::min(place, i);
      i = 0;  // what did not join before may join the longer stretch
    } else {
      ++i;
    }
  }
  stretches_.insert(stretches_.begin() + static_cast<std::ptrdiff_t>(std::min(place, stretches_.size())), std::move(stretch));
  if (stretches_.size() > max_stretches) {
    stretches_.erase(
        std::ranges::min_element(stretches_, [](const Stretch& a, const Stretch& b) { return a.post_ids.size() < b.post_ids.size(); }));
  }
  return stretches_ != before;
}

const Stretch* OwnTimeline::best() const noexcept {
  const Stretch* best = nullptr;
  for (const Stretch& stretch : stretches_) {
    if (!stretch.verified()) continue;
    const auto rank = [](const Stretch& s) {
      // More posts and a reached end come first; then the names, so that the answer never depends on the order of reading.
      const TimeMs last_read = s.reads.empty() ? std::numeric_limits<TimeMs>::min() : s.reads.back().time;
      return std::tuple(~s.post_ids.size(), !s.reaches_end, std::string_view(s.operation), std::string_view(s.chain), ~last_read);
    };
    if (best == nullptr || rank(stretch) < rank(*best) || (rank(stretch) == rank(*best) && stretch.post_ids < best->post_ids))
      best = &stretch;
  }
  return best;
}

std::size_t OwnTimeline::post_count() const noexcept {
  std::size_t count = 0;
  for (const Stretch& stretch : stretches_) count += stretch.post_ids.size();
  return count;
}

}  // namespace persona_lens
