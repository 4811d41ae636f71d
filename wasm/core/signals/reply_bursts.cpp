#include "signals/reply_bursts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "observe/snowflake.h"
#include "signals/same_text.h"
#include "stats/decibans.h"
#include "stats/reactions.h"
#include "stats/scan.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

constexpr std::size_t min_repliers = 5;
// A text of a burst counts as repeated from so many accounts on: two may have met by chance.
constexpr std::size_t min_same_text = 3;

// What was replied to: a post or an account.
struct Target {
  Platform platform;
  bool is_account;
  std::string_view id;
  friend auto operator<=>(const Target&, const Target&) = default;
};

constexpr auto kinds_of_target = std::to_array<std::pair<Platform, bool>>(
    {{Platform::x, false}, {Platform::x, true}, {Platform::youtube, false}, {Platform::youtube, true}});

constexpr TextKey no_text = std::numeric_limits<TextKey>::max();

// A reply to somebody else, as little of it as has to be kept of all replies at a time.
struct Found {
  const Post* post;
  TextKey text;  // no_text: not comparable
};

// Before all times, so that replies without one come first.
constexpr TimeMs no_time = std::numeric_limits<TimeMs>::min();

struct Reply {
  const Post* post;
  TimeMs time = no_time;         // no_time: not exact
  std::optional<TimeMs> parent;  // when the post that it answers was made, where known
  std::optional<TextKey> text;
};

// A stretch of the replies of one target: [first, last).
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t copies = 0;
  [[nodiscard]] std::size_t size() const { return last - first; }
};

std::optional<TimeMs> time_of_post(const AccountBook& book, Platform platform, std::string_view id) {
  if (const Post* known = book.post(platform, id); known != nullptr && is_exact(known->time)) return known->time->earliest;
  const auto number = platform == Platform::x ? parse_numeric_id(id) : std::nullopt;
  const auto time = number ? post_time_of_id(*number) : std::nullopt;
  return time ? std::optional(time->earliest) : std::nullopt;
}

// The replies of one target, one for each account and day, oldest first; those without an exact time are only counted, as accounts.
struct Thread {
  std::vector<Reply> replies;
  std::size_t untimed = 0;
  TimeMs start = 0;
  std::map<TimeMs, std::size_t> parents;  // how many replies answer the post of this time
  std::size_t orphans = 0;                // replies to posts of unknown time

  [[nodiscard]] std::size_t count() const { return replies.size() + untimed; }
  [[nodiscard]] TimeMs end() const { return replies.back().time; }
};

Thread thread_of(std::vector<Reply> found, const std::optional<TimeMs>& target_time) {
  compact_sort(found, {}, [](const Reply& reply) { return reply.time; });  // without a time first
  Thread thread;
  std::unordered_map<std::string_view, TimeMs> last_counted;
  std::set<std::string_view> untimed;
  for (const Reply& reply : found) {
    const std::string_view author = reply.post->author_id;
    if (reply.time == no_time) {
      untimed.insert(author);
      continue;
    }
    const auto [place, is_first] = last_counted.try_emplace(author, reply.time);
    if (!is_first && reply.time - place->second <= ms_per_day) continue;
    place->second = reply.time;
    thread.replies.push_back(reply);
  }
  thread.untimed = static_cast<std::size_t>(std::ranges::count_if(untimed, [&](auto author) { return !last_counted.contains(author); }));
  if (thread.replies.empty()) return thread;
  thread.start = thread.replies.front().time;
  if (target_time) thread.start = std::min(thread.start, *target_time);
  for (const Reply& reply : thread.replies) {
    if (reply.parent) {
      ++thread.parents[*reply.parent];
    } else {
      ++thread.orphans;
    }
  }
  return thread;
}

// How many of the replies in a window say what at least two others in it say, while replies come and go.
class RepeatedTexts {
 public:
  void add(const std::optional<TextKey>& text) {
    if (!text) return;
    const std::size_t now = ++counts_[*text];
    if (now == min_same_text) repeated_ += now;
    if (now > min_same_text) ++repeated_;
  }
  void remove(const std::optional<TextKey>& text) {
    if (!text) return;
    const std::size_t now = --counts_[*text];
    if (now + 1 == min_same_text) repeated_ -= min_same_text;
    if (now >= min_same_text) --repeated_;
  }
  [[nodiscard]] std::size_t repeated() const { return repeated_; }
  [[nodiscard]] bool is_repeated(const std::optional<TextKey>& text) const {
    const auto found = text ? counts_.find(*text) : counts_.end();
    return found != counts_.end() && found->second >= min_same_text;
  }

 private:
  std::unordered_map<TextKey, std::size_t> counts_;
  std::size_t repeated_ = 0;
};

// The fullest window of this width with enough near-duplicates, or where there is none, the fullest.
Stretch fullest(const Thread& thread, TimeMs width) {
  Stretch best;
  RepeatedTexts texts;
  std::size_t first = 0;
  const auto rank = [](const Stretch& stretch) { return std::tuple(stretch.copies >= burst_min_copies, stretch.size(), stretch.copies); };
  for (std::size_t last = 0; last < thread.replies.size(); ++last) {
    texts.add(thread.replies[last].text);
    while (thread.replies[last].time - thread.replies[first].time > width) texts.remove(thread.replies[first++].text);
    const Stretch stretch{first, last + 1, texts.repeated()};
    if (rank(stretch) > rank(best)) best = stretch;
  }
  return best;
}

double corrected(double p_value) { return std::min(1.0, p_value * static_cast<double>(burst_windows.size())); }

double even_p_value(const Thread& thread, const Stretch& stretch, TimeMs width) {
  const TimeMs span = thread.end() - thread.start;
  if (span <= 0) return 1;
  return corrected(scan_p_value(thread.count(), static_cast<double>(width) / static_cast<double>(span), stretch.size()));
}

double reaction_p_value(const Thread& thread, const Stretch& stretch, TimeMs width) {
  const TimeMs span = thread.end() - thread.start;
  if (span <= 0) return 1;
  const TimeMs from = thread.replies[stretch.first].time;
  double expected = static_cast<double>(thread.orphans) * std::min(1.0, static_cast<double>(width) / static_cast<double>(span));
  for (const auto& [parent, replies] : thread.parents) {
    expected += static_cast<double>(replies) * reaction_share_between(from - parent, from + width - parent, thread.end() - parent);
  }
  return corrected(scan_p_value(thread.count(), expected / static_cast<double>(thread.replies.size()), stretch.size()));
}

ReplyBurst burst_of(const Thread& thread, const Stretch& stretch, TimeMs width) {
  ReplyBurst burst;
  burst.window = width;
  burst.p_value_even = even_p_value(thread, stretch, width);
  burst.p_value = std::max(burst.p_value_even, reaction_p_value(thread, stretch, width));
  RepeatedTexts texts;
  const auto replies = std::span(thread.replies).subspan(stretch.first, stretch.size());
  for (const Reply& reply : replies) texts.add(reply.text);
  for (const Reply& reply : replies) {
    burst.replies.push_back(reply.post);
    if (texts.is_repeated(reply.text)) burst.copies.push_back(reply.post);
  }
  return burst;
}

// Those with near-duplicates first, then by weight; where that is the same, the one that shows more of them, and in less time.
bool is_stronger(const ReplyBurst& a, const ReplyBurst& b) {
  if ((a.copies.size() >= burst_min_copies) != (b.copies.size() >= burst_min_copies)) return a.copies.size() >= burst_min_copies;
  const double weight_a = burst_decibans(a.p_value);
  const double weight_b = burst_decibans(b.p_value);
  if (weight_a != weight_b) return weight_a > weight_b;
  if (a.copies.size() != b.copies.size()) return a.copies.size() > b.copies.size();
  return std::tuple(a.window, a.p_value, a.p_value_even) < std::tuple(b.window, b.p_value, b.p_value_even);
}

std::optional<ReplyBurst> strongest_burst(const Thread& thread) {
  std::optional<ReplyBurst> strongest;
  if (thread.replies.size() < min_repliers) return strongest;
  for (const TimeMs width : burst_windows) {
    const Stretch stretch = fullest(thread, width);
    if (stretch.size() < min_repliers) continue;
    ReplyBurst burst = burst_of(thread, stretch, width);
    if (!strongest || is_stronger(burst, *strongest)) strongest = std::move(burst);
  }
  return strongest;
}

// The account that a post replies to, where it is known.
std::string_view replied_author(const AccountBook& book, const Post& post) {
  if (post.reply_to_author) return *post.reply_to_author;
  const Post* parent = post.reply_to ? book.post(post.platform, *post.reply_to) : nullptr;
  return parent == nullptr ? std::string_view{} : std::string_view(parent->author_id);
}

}  // namespace

double burst_decibans(double p_value) noexcept { return std::min(vovk_sellke_decibans(p_value), cap_of(Group::g6_synchrony)); }

namespace {

// Of every reply to somebody else, oldest id first.
std::vector<Found> find_replies(const AccountBook& book, const TextIndex& texts) {
  std::vector<Found> replies;
  for (const Post* post : book.posts()) {
    if (post->author_id.empty() || post->kind == PostKind::repost || (!post->reply_to && !post->reply_to_author)) continue;
    if (replied_author(book, *post) != post->author_id) replies.push_back({post, no_text});
  }
  // By place in memory, only to find them again.
  std::vector<std::uint32_t> by_post(replies.size());
  std::iota(by_post.begin(), by_post.end(), 0U);
  const auto post_of = [&](std::uint32_t place) { return replies[place].post; };
  compact_sort(by_post, std::less<>(), post_of);
  for (TextKey text = 0; text < texts.cluster_count(); ++text) {
    for_each_post_of(texts, text, [&](TextIndex::AuthorNumber, const Post* post) {
      if (!post->reply_to && !post->reply_to_author) return;
      const auto place = std::ranges::lower_bound(by_post, post, std::less<>(), post_of);
      if (place != by_post.end() && replies[*place].post == post) replies[*place].text = text;
    });
  }
  return replies;
}

Reply reply_of(const AccountBook& book, const Found& found) {
  const Post& post = *found.post;
  Reply reply{.post = &post, .time = no_time, .parent = {}, .text = {}};
  if (is_exact(post.time)) reply.time = post.time->earliest;
  if (post.reply_to) reply.parent = time_of_post(book, post.platform, *post.reply_to);
  if (found.text != no_text) reply.text = found.text;
  return reply;
}

}  // namespace

void ReplyBursts::update(const AccountBook& book, const TextIndex& texts) {
  bursts_.clear();
  burst_of_.clear();
  const std::vector<Found> found = find_replies(book, texts);
  std::vector<std::pair<Target, std::uint32_t>> targets;
  targets.reserve(found.size());
  // One kind of target after the other, for half the space.
  for (const auto& [platform, is_account] : kinds_of_target) {
    targets.clear();
    for (std::uint32_t place = 0; place < found.size(); ++place) {
      const Post& post = *found[place].post;
      if (post.platform != platform) continue;
      const std::string_view id = is_account ? replied_author(book, post) : post.reply_to ? post.reply_to->view() : std::string_view();
      if (is_account ? !id.empty() : post.reply_to.has_value()) targets.push_back({{platform, is_account, id}, place});
    }
    compact_sort(targets);
    for (auto first = targets.begin(); first != targets.end();) {
      const auto last = std::find_if(first, targets.end(), [&](const auto& entry) { return entry.first != first->first; });
      if (static_cast<std::size_t>(last - first) >= min_repliers) {
        std::vector<Reply> replies;
        for (auto entry = first; entry != last; ++entry) replies.push_back(reply_of(book, found[entry->second]));
        const Target& target = first->first;
        const auto target_time = target.is_account ? std::nullopt : time_of_post(book, target.platform, target.id);
        if (auto burst = strongest_burst(thread_of(std::move(replies), target_time))) bursts_.push_back(std::move(*burst));
      }
      first = last;
    }
  }
  compact_sort(bursts_, is_stronger);
  for (const Found& reply : found) {
    if (is_exact(reply.post->time)) burst_of_.add(reply.post->platform, reply.post->author_id);
  }
  burst_of_.settle();
  for (const bool as_copy : {true, false}) {
    for (std::size_t place = 0; place < bursts_.size(); ++place) {
      for (const Post* post : as_copy ? bursts_[place].copies : bursts_[place].replies) {
        std::uint32_t* known = burst_of_.find(author_view(*post));
        if (known != nullptr && *known == 0) *known = static_cast<std::uint32_t>(place + 1);
      }
    }
  }
}

const ReplyBurst* ReplyBursts::of(const AccountKey& account) const {
  const std::uint32_t* found = burst_of_.find(view_of(account));
  return found == nullptr || *found == 0 ? nullptr : &bursts_[*found - 1];
}

bool ReplyBursts::has_timed_reply(const AccountKey& account) const { return burst_of_.contains(view_of(account)); }

bool copies_include(const ReplyBurst& burst, const AccountKey& account) {
  return std::ranges::any_of(burst.copies,
                             [&](const Post* post) { return post->author_id == account.id && post->platform == account.platform; });
}

}  // namespace persona_lens
