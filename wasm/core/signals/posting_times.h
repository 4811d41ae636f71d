// When an account, or a group of accounts together, posts: the exact times, and how they fit a shift that a report describes. Shared by
// office_shift and weekend_silence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/parameters.h"
#include "signals/signal.h"

namespace persona_lens {

// Known to the minute, by the platform's own word: "3 hours ago" and "July 2009" are not.
bool is_exact(const TimeInterval& time) noexcept;

// Only the newest posts of each account count, and so many accounts of a group
// that have any.
inline constexpr std::size_t max_times_per_account = 2'000;
inline constexpr std::size_t max_timed_members = 1'000;
inline constexpr std::size_t min_timed_members = 3;

// A subject's posts with exact times, oldest first, and whose they are.
struct PostingTimes {
  std::vector<const Post*> posts;
  std::size_t members = 0;            // groups: accounts whose times these are
  std::size_t members_elsewhere = 0;  // of these, who say that they live outside the shift's zone
  std::vector<AccountKey> whose;      // the first of them, for showing
  std::string_view why_not;           // empty, or why nothing may be compared

  [[nodiscard]] std::vector<TimeMs> times() const;
  [[nodiscard]] bool lives_elsewhere() const noexcept { return members > 0 && 2 * members_elsewhere >= members; }
};

// Of one account; all its posts, reposts among them, because each is an act at a time. why_not: account_unknown, overt_account,
// lives_in_that_zone.
PostingTimes posting_times(const SignalContext& context, const AccountKey& key, const PublishedShift& shift);

// Of a group: all posts of all members whose profiles are known, not only those that make the group, since the hours of a copied text
// are those of one event. Overt members and those who say that they live in the zone are left out. why_not: overt_account (all are),
// lives_in_that_zone (more than half of the others with exact times do), too_few_members_with_times (fewer than three have any), one_member_dominates
// (more than half of the times are one account's).
PostingTimes pooled_times(const SignalContext& context, std::span<const AccountKey> members, const PublishedShift& shift);

// How times fit a shift. Several posts within one clock hour are one sitting, also of a group's members together: so that neither a
// thread nor an event at which everybody posts counts more than once.
struct ShiftFit {
  std::size_t days = 0;         // local days with a post
  std::size_t weeks = 0;        // local weeks (from Monday) with a post
  std::size_t hours = 0;        // clock hours with a post
  std::size_t in_shift = 0;     // of these, inside the shift
  std::size_t rest_days = 0;    // local days with a post that are rest days
  std::size_t rest_posts = 0;   // posts on rest days
  bool best_near_here = false;  // no zone more than three hours away fits better
  double kuiper_p = 1;          // of the hours of the day, one a clock hour
};

// Whether a time lies inside the shift's hours and on none of its rest days.
bool is_in_shift(TimeMs time, const PublishedShift& shift);

// `times` sorted. Hours outside 0..23 and days outside 1..7 of the shift are left out.
ShiftFit fit_of(std::span<const TimeMs> times, const PublishedShift& published);

// Distinct valid hours, days of work and days of rest of a shift.
struct ShiftSize {
  std::size_t hours = 0;
  std::size_t work_days = 0;
  std::size_t rest_days = 0;
};
ShiftSize size_of(const PublishedShift& published);

}  // namespace persona_lens
