// What is known of the order and completeness of one account's own timeline: runs of posts, joined where they prove to be one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"

namespace persona_lens {

// One reading of a verified page: at this time, every post between these two was shown.
struct TimelineRead {
  TimeMs time = 0;
  std::string newest;
  std::string oldest;
  bool from_start = false;  // and nothing newer was there
  bool to_end = false;      // and nothing older was there
  friend auto operator<=>(const TimelineRead&, const TimelineRead&) = default;
};

// A run, or several joined. Posts newest first. A page of fewer than two posts cannot contradict an order: it counts as chronological and
// gapless here, and `verified()` asks for two posts of the whole.
struct Stretch {
  std::string operation;
  std::string chain;
  std::optional<std::string> cursor_in;      // of the newest page
  std::optional<std::string> cursor_bottom;  // of the oldest page
  bool reaches_start = false;
  bool reaches_end = false;
  bool chronological = false;
  bool gapless = false;
  std::vector<std::string> post_ids;
  std::vector<TimelineRead> reads;  // ascending; of one page read often in a day only the first and the last

  [[nodiscard]] bool verified() const noexcept { return chronological && gapless && post_ids.size() >= 2; }
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

class OwnTimeline {
 public:
  static constexpr std::size_t max_stretches = 16;          // the shortest goes first
  static constexpr std::size_t max_stretch_posts = 20'000;  // the oldest posts of a longer one are left out
  static constexpr std::size_t max_reads = 64;              // of one stretch; the earliest go first

  // Whether an operation shows an account's own posts, newest first, leaving out none but replies; or a YouTube channel's own videos of
  // one kind, each of them a tab, which leaves out the other kinds.
  static bool is_own_timeline(std::string_view operation) noexcept;

  // Takes in a run of this account's timeline, joining it with what is known: pages of one chain follow each other where the cursor that
  // asked for one is the bottom cursor of the other, or where verified pages share a post. `time`: of the reading; without one nothing can be said about later visits. Returns whether anything
  // changed.
  bool add(const Run& run, std::optional<TimeMs> time = std::nullopt);

  // The longest verified stretch; on a tie one that reaches the end, the first by operation and chain, the last read. nullptr when there is none.
  [[nodiscard]] const Stretch* best() const noexcept;
  [[nodiscard]] const std::vector<Stretch>& stretches() const noexcept { return stretches_; }
  [[nodiscard]] std::size_t post_count() const noexcept;

  void clear() { stretches_.clear(); }
  // For restoring: takes the stretches as they are.
  void assign(std::vector<Stretch> stretches) { stretches_ = std::move(stretches); }

 private:
  std::vector<Stretch> stretches_;
};

}  // namespace persona_lens
