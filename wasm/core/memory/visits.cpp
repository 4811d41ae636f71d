#include "memory/visits.h"

#include <algorithm>
#include <set>
#include <utility>

#include "compact_sort.h"
#include "memory/account_past.h"
#include "memory/post_order.h"
#include "memory/stretch_order.h"

namespace persona_lens {
namespace {

struct NumberedRead {
  const TimelineRead* read;
  const Stretch* stretch;
  std::size_t visit = 0;
};

// All verified readings by time, each with the number of its visit.
std::vector<NumberedRead> numbered_reads(const OwnTimeline& timeline) {
  std::vector<NumberedRead> reads;
  for (const Stretch& stretch : timeline.stretches()) {
    if (!stretch.verified()) continue;
    for (const TimelineRead& read : stretch.reads) reads.push_back({&read, &stretch});
  }
  compact_sort(reads, {}, [](const NumberedRead& each) { return each.read->time; });
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const bool first = i == 0 || is_later_by(reads[i].read->time, reads[i - 1].read->time, visit_gap);
    reads[i].visit = (i == 0 ? 0 : reads[i - 1].visit) + (first ? 1 : 0);
  }
  return reads;
}

bool spans(const TimelineRead& read, const PostPlaces& places, std::string_view id) {
  return places.not_older(read.newest, id) && places.not_older(id, read.oldest);
}

// Would it have been shown?
bool covers(const TimelineRead& read, const PostPlaces& places, std::string_view id) {
  return (read.from_start || places.not_older(read.newest, id)) && (read.to_end || places.not_older(id, read.oldest));
}

// The readings of one timeline (operation and chain) against the posts of one of its stretches.
void compare(const Stretch& stretch, const std::vector<NumberedRead>& reads,
             const std::function<std::optional<TimeMs>(std::string_view id)>& last_seen, std::set<std::string_view>& done,
             TimelineVisits& out) {
  const PostPlaces places(stretch.post_ids, is_ordered_by_place(stretch.operation));
  std::vector<NumberedRead> own;
  std::ranges::copy_if(reads, std::back_inserter(own), [&](const NumberedRead& each) {
    return each.stretch->operation == stretch.operation && each.stretch->chain == stretch.chain &&
           places.know(each.read->newest, each.read->oldest);
  });
  if (own.empty() || own.front().visit == own.back().visit) return;
  for (const std::string& id : stretch.post_ids) {
    const auto seen = last_seen(id);
    if (!seen) continue;
    std::optional<TimeMs> missing_since;
    std::size_t first_visit = 0;
    bool two_visits = false;
    for (const NumberedRead& each : own) {
      if (!covers(*each.read, places, id)) continue;
      // Readings of before the post was written end above its place only because nothing was there yet.
      if (first_visit == 0 && spans(*each.read, places, id)) first_visit = each.visit;
      two_visits = two_visits || (first_visit != 0 && each.visit != first_visit);
      if (!missing_since && is_later_by(each.read->time, *seen, visit_gap)) missing_since = each.read->time;
    }
    if ((!two_visits && !missing_since) || !done.insert(id).second) continue;
    ++out.posts_compared;
    if (missing_since && out.vanished.size() < TimelineVisits::max_vanished) out.vanished.push_back({id, *seen, *missing_since});
  }
}

}  // namespace

TimelineVisits compare_visits(const OwnTimeline& timeline, const std::function<std::optional<TimeMs>(std::string_view id)>& last_seen) {
  TimelineVisits out;
  const std::vector<NumberedRead> reads = numbered_reads(timeline);
  if (reads.empty()) return out;
  out.visits = reads.back().visit;
  if (out.visits < 2) return out;
  std::set<std::string_view> done;
  for (const Stretch& stretch : timeline.stretches()) {
    if (stretch.verified()) compare(stretch, reads, last_seen, done, out);
  }
  compact_sort(out.vanished, [](const VanishedPost& a, const VanishedPost& b) { return compare_ids(a.id, b.id) > 0; });
  return out;
}

}  // namespace persona_lens
