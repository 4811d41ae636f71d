// What several visits to one account's own timeline tell together: posts that an earlier verified reading showed and that a later one,
// which covers the very stretch where they stood, no longer shows.
//
// A reading covers the stretch between its newest and its oldest post, and beyond them where the platform said that nothing lies there.
// A post is gone where a verified reading of another visit covers its place at a time when the post had been seen for the last time in any
// input, anywhere: being shown in a thread proves that it is there. Posts that fell out because a later reading is shorter are not covered.
// Everything is worked out from the readings and from when each post was last seen: the order in which inputs arrive does not matter.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/own_timeline.h"
#include "model.h"

namespace persona_lens {

struct VanishedPost {
  std::string id;
  TimeMs last_seen = 0;
  TimeMs missing_since = 0;  // the first reading of another visit that would have shown it
  friend bool operator==(const VanishedPost&, const VanishedPost&) = default;
};

struct TimelineVisits {
  static constexpr std::size_t max_vanished = 1'000;

  std::size_t visits = 0;              // of the own timeline, in verified order
  std::size_t posts_compared = 0;      // posts whose place was covered by readings of two visits
  std::vector<VanishedPost> vanished;  // newest first
};

// `last_seen` answers when a post was last read in any input; nullopt: it was forgotten, or was read without a time.
TimelineVisits compare_visits(const OwnTimeline& timeline, const std::function<std::optional<TimeMs>(std::string_view id)>& last_seen);

}  // namespace persona_lens
