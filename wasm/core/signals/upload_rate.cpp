#include "signals/upload_rate.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "upload_rate";
constexpr Group group = Group::g8_channel;

constexpr TimeMs year = 365 * ms_per_day;
// 2005-04-23T00:00:00Z, a day before which nobody uploaded anything.
constexpr TimeMs first_video_ever = 1'114'214'400'000;

std::vector<TimeInterval> times_of_videos(const AccountBook& book, const AccountKey& key) {
  std::vector<TimeInterval> times;
  for (const Post* post : book.posts_by(key)) {
    const bool is_video = post->kind == PostKind::original && !post->reply_to.has_value();
    if (is_video && post->time) times.push_back(*post->time);
  }
  compact_sort(times, {}, &TimeInterval::earliest);
  return times;
}

// `times` begin one after the other.
std::uint64_t most_within_a_year(const std::vector<TimeInterval>& times) {
  // The period begins where a video's interval does, and only those after it can lie within.
  std::ptrdiff_t most = 0;
  for (auto first = times.begin(); first != times.end(); ++first) {
    const TimeMs end = first->earliest + year;
    const auto too_late =
        std::upper_bound(first, times.end(), end, [](TimeMs time, const TimeInterval& one) { return time < one.earliest; });
    // One alone lies within some year, however little is known of which.
    most = std::max({most, std::ptrdiff_t{1}, std::count_if(first, too_late, [&](const TimeInterval& one) { return one.latest <= end; })});
  }
  return static_cast<std::uint64_t>(most);
}

std::uint64_t spread_over_years(const Account& account, TimeMs at) {
  if (!account.posts_total || *account.posts_total == 0) return 0;
  const TimeMs since = std::max(account.created ? account.created->earliest : first_video_ever, first_video_ever);
  if (at <= since) return 0;
  const auto years = static_cast<std::uint64_t>((at - since + year - 1) / year);
  return (*account.posts_total - 1) / years + 1;
}

}  // namespace

SignalResult upload_rate(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  if (key.platform != Platform::youtube) return not_evaluated(id, group, "no_videos");
  const std::vector<TimeInterval> times = times_of_videos(context.book, key);
  const std::uint64_t low = std::max(most_within_a_year(times), spread_over_years(*account, context.at));
  if (low == 0) return not_evaluated(id, group, "no_videos");
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("videos_in_a_year_low", low),
                     observed_number("videos_seen", static_cast<std::uint64_t>(times.size()))};
  return result;
}

}  // namespace persona_lens
