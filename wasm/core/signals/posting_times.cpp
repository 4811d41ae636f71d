#include "signals/posting_times.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <utility>

#include "compact_sort.h"
#include "signals/overt_label.h"
#include "signals/residence.h"
#include "signals/result_parts.h"
#include "stats/circular.h"

namespace persona_lens {
namespace {

constexpr TimeMs ms_per_minute = 60'000;
constexpr std::int64_t hours_per_day = 24;
constexpr std::int64_t days_per_week = 7;
constexpr std::int64_t near_hours = 3;  // domain §1.4: zones are told apart no better than that
// What dates of other software end at, ±100 million days; beyond it a time is none.
constexpr TimeMs latest_time = 8'640'000'000'000'000;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

// 0 = Monday; 1970-01-01 was a Thursday.
std::size_t day_of_week(std::int64_t day) {
  constexpr std::int64_t thursday = 3;
  const std::int64_t from_monday = day + thursday;
  return static_cast<std::size_t>(from_monday - floor_divide(from_monday, days_per_week) * days_per_week);
}

struct Shift {
  std::array<bool, 24> works_at{};
  std::array<bool, 7> rests_on{};

  explicit Shift(const PublishedShift& published) {
    for (const std::int32_t hour : published.hours) {
      if (hour >= 0 && hour < hours_per_day) works_at.at(static_cast<std::size_t>(hour)) = true;
    }
    for (const std::int32_t day : published.rest_days) {
      if (day >= 1 && day <= days_per_week) rests_on.at(static_cast<std::size_t>(day - 1)) = true;
    }
  }

  // An hour counted from 1970-01-01T00:00 local time.
  [[nodiscard]] bool covers(std::int64_t local_hour) const {
    const std::int64_t day = floor_divide(local_hour, hours_per_day);
    return works_at.at(static_cast<std::size_t>(local_hour - day * hours_per_day)) && !rests_on.at(day_of_week(day));
  }
};

// How many of the hours fall into the shift if every clock were `later` hours ahead of the shift's.
std::size_t covered(const std::vector<std::int64_t>& local_hours, const Shift& shift, std::int64_t later) {
  return static_cast<std::size_t>(std::ranges::count_if(local_hours, [&](std::int64_t hour) { return shift.covers(hour + later); }));
}

bool fits_best_near(const std::vector<std::int64_t>& local_hours, const Shift& shift) {
  std::size_t best_near = 0;
  std::size_t best = 0;
  for (std::int64_t later = -hours_per_day / 2; later < hours_per_day / 2; ++later) {
    const std::size_t fit = covered(local_hours, shift, later);
    best = std::max(best, fit);
    if (std::abs(later) <= near_hours) best_near = std::max(best_near, fit);
  }
  return best_near == best;
}

void append_exact_posts(const AccountBook& book, const AccountKey& key, std::vector<const Post*>& posts) {
  std::size_t taken = 0;
  for (const Post* post : book.posts_by(key)) {
    if (taken == max_times_per_account) return;
    if (!post->time || !is_exact(*post->time)) continue;
    if (post->time->earliest < -latest_time || post->time->earliest > latest_time) continue;
    posts.push_back(post);
    ++taken;
  }
}

void sort_by_time(std::vector<const Post*>& posts) {
  compact_sort(posts, {},
               [](const Post* post) { return std::pair<TimeMs, std::string_view>(post->time ? post->time->earliest : 0, post->id); });
}

}  // namespace

std::vector<TimeMs> PostingTimes::times() const {
  std::vector<TimeMs> result;
  result.reserve(posts.size());
  for (const Post* post : posts) {
    if (post->time) result.push_back(post->time->earliest);
  }
  return result;
}

bool is_exact(const TimeInterval& time) noexcept {
  if (time.basis != TimeBasis::id && time.basis != TimeBasis::reported) return false;
  // Not by their difference, which may overflow.
  return time.latest >= time.earliest && floor_divide(time.earliest, ms_per_minute) == floor_divide(time.latest, ms_per_minute);
}

PostingTimes posting_times(const SignalContext& context, const AccountKey& key, const PublishedShift& shift) {
  PostingTimes result;
  const Account* account = context.book.find(key);
  if (account == nullptr) {
    result.why_not = "account_unknown";
    return result;
  }
  const Residence residence = residence_of(*account, shift.utc_offset_minutes);
  if (is_overt(context, *account)) result.why_not = "overt_account";
  if (residence == Residence::in_zone) result.why_not = "lives_in_that_zone";
  if (!result.why_not.empty()) return result;
  result.members = 1;
  result.members_elsewhere = residence == Residence::elsewhere ? 1 : 0;
  result.whose.push_back(key);
  append_exact_posts(context.book, key, result.posts);
  sort_by_time(result.posts);
  return result;
}

PostingTimes pooled_times(const SignalContext& context, std::span<const AccountKey> members, const PublishedShift& shift) {
  PostingTimes pooled;
  std::size_t overt = 0;
  std::size_t in_zone = 0;
  std::size_t most = 0;
  for (const AccountKey& member : members) {
    if (pooled.members + in_zone == max_timed_members) break;
    const Account* account = context.book.find(member);
    if (account == nullptr) continue;
    if (is_overt(context, *account)) {
      ++overt;
      continue;
    }
    const std::size_t before = pooled.posts.size();
    append_exact_posts(context.book, member, pooled.posts);
    if (pooled.posts.size() == before) continue;
    const Residence residence = residence_of(*account, shift.utc_offset_minutes);
    if (residence == Residence::in_zone) {
      ++in_zone;
      pooled.posts.resize(before);
      continue;
    }
    ++pooled.members;
    if (pooled.whose.size() < max_evidence_accounts) pooled.whose.push_back(member);
    if (residence == Residence::elsewhere) ++pooled.members_elsewhere;
    most = std::max(most, pooled.posts.size() - before);
  }
  sort_by_time(pooled.posts);
  if (overt > 0 && overt == members.size()) {
    pooled.why_not = "overt_account";
  } else if (in_zone > pooled.members) {
    pooled.why_not = "lives_in_that_zone";
  } else if (pooled.members < min_timed_members) {
    pooled.why_not = "too_few_members_with_times";
  } else if (2 * most > pooled.posts.size()) {
    pooled.why_not = "one_member_dominates";
  }
  return pooled;
}

bool is_in_shift(TimeMs time, const PublishedShift& shift) {
  const TimeMs local = time + static_cast<TimeMs>(shift.utc_offset_minutes) * ms_per_minute;
  return Shift(shift).covers(floor_divide(local, ms_per_hour));
}

ShiftFit fit_of(std::span<const TimeMs> times, const PublishedShift& published) {
  const Shift shift(published);
  ShiftFit fit;
  std::vector<std::int64_t> local_hours;
  std::vector<std::int64_t> days;
  std::vector<std::int64_t> weeks;
  std::vector<double> hours_of_day;
  for (const TimeMs time : times) {
    const TimeMs local = time + static_cast<TimeMs>(published.utc_offset_minutes) * ms_per_minute;
    const std::int64_t day = floor_divide(local, ms_per_day);
    const std::int64_t hour = floor_divide(local, ms_per_hour);
    const bool rests = shift.rests_on.at(day_of_week(day));
    if (rests) ++fit.rest_posts;
    if (!local_hours.empty() && local_hours.back() == hour) continue;
    local_hours.push_back(hour);
    hours_of_day.push_back(static_cast<double>(local - day * ms_per_day) / static_cast<double>(ms_per_hour));
    if (!days.empty() && days.back() == day) continue;
    days.push_back(day);
    if (rests) ++fit.rest_days;
    const std::int64_t week = floor_divide(day - static_cast<std::int64_t>(day_of_week(day)), days_per_week);
    if (weeks.empty() || weeks.back() != week) weeks.push_back(week);
  }
  fit.days = days.size();
  fit.weeks = weeks.size();
  fit.hours = local_hours.size();
  fit.in_shift = covered(local_hours, shift, 0);
  fit.best_near_here = fits_best_near(local_hours, shift);
  fit.kuiper_p = kuiper(hours_of_day).p_value;
  return fit;
}

ShiftSize size_of(const PublishedShift& published) {
  const Shift shift(published);
  ShiftSize size;
  size.hours = static_cast<std::size_t>(std::ranges::count(shift.works_at, true));
  size.rest_days = static_cast<std::size_t>(std::ranges::count(shift.rests_on, true));
  size.work_days = shift.rests_on.size() - size.rest_days;
  return size;
}

}  // namespace persona_lens
