#include "signals/reply_bursts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
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

}  // namespace

bool is_stronger(const ReplyBurst& a, const ReplyBurst& b) {
  if ((a.copies.size() >= burst_min_copies) != (b.copies.size() >= burst_min_copies)) return a.copies.size() >= burst_min_copies;
  const double weight_a = burst_decibans(a.p_value);
  const double weight_b = burst_decibans(b.p_value);
  if (weight_a != weight_b) return weight_a > weight_b;
  if (a.copies.size() != b.copies.size()) return a.copies.size() > b.copies.size();
  return std::tuple(a.window, a.p_value, a.p_value_even) < std::tuple(b.window, b.p_value, b.p_value_even);
}

namespace {

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
SharedText replied_author(const AccountBook& book, const Post& post) {
  if (post.reply_to_author) return *post.reply_to_author;
  const Post* parent = post.reply_to ? book.post(post.platform, *post.reply_to) : nullptr;
  return parent == nullptr ? SharedText() : parent->author_id;
}

bool is_reply(const Post& post) {
  return !post.author_id.empty() && post.kind != PostKind::repost && (post.reply_to || post.reply_to_author);
}

bool takes_part(const ReplyBurst& burst, const AccountKey& account) {
  return std::ranges::any_of(burst.replies, [&](const Post* post) { return author_view(*post) == view_of(account); });
}

bool is_reply_to_another(const AccountBook& book, const Post& post) {
  return is_reply(post) && replied_author(book, post) != post.author_id;
}

}  // namespace

double burst_decibans(double p_value) noexcept { return std::min(vovk_sellke_decibans(p_value), cap_of(Group::g6_synchrony)); }

void ReplyBursts::build(const AccountBook& book, const TextIndex& texts) {
  book_ = &book;
  texts_ = &texts;
  known_.clear();
  by_post_.clear();
  by_account_.clear();
  unnamed_.clear();
  for (const Post* post : book.posts()) add(*post);
}

void ReplyBursts::follow(const PostChanges& changes) {
  known_.clear();
  for (const auto& [place, before] : changes.gone) {
    if (!is_reply(*before)) continue;
    if (before->reply_to) {
      const AccountView parent{before->platform, *before->reply_to};
      by_post_.remove(parent, place);
      unnamed_.remove(parent, place);
    }
    if (before->reply_to_author) by_account_.remove(AccountView{before->platform, *before->reply_to_author}, place);
  }
  for (const Post* post : changes.come) add(*post);
}

void ReplyBursts::add(const Post& post) {
  if (!is_reply(post)) return;
  if (post.reply_to) by_post_.add({post.platform, *post.reply_to}, post);
  if (post.reply_to_author) {
    by_account_.add({post.platform, *post.reply_to_author}, post);
  } else if (post.reply_to) {
    unnamed_.add({post.platform, *post.reply_to}, post);
  }
}

// Oldest id first.
std::vector<const Post*> ReplyBursts::replies_to(const ReplyTarget& target) const {
  const AccountView id{target.platform, target.id};
  std::vector<const Post*> replies;
  if (!target.is_account) {
    replies = by_post_.find(id);
  } else {
    replies = by_account_.find(id);
    // Whom the others answer is told by the posts that they answer.
    for (const Post* post : book_->posts_by({target.platform, target.id})) {
      const auto unnamed = unnamed_.find(AccountView{post->platform, post->id});
      replies.insert(replies.end(), unnamed.begin(), unnamed.end());
    }
  }
  std::erase_if(replies, [&](const Post* reply) { return !is_reply_to_another(*book_, *reply); });
  compact_sort(replies, OldestIdFirst());
  return replies;
}

std::vector<ReplyTarget> ReplyBursts::targets_of(const Post& post) const {
  std::vector<ReplyTarget> targets;
  if (!is_reply_to_another(*book_, post)) return targets;
  if (post.reply_to) targets.push_back({post.platform, false, *post.reply_to});
  const SharedText author = replied_author(*book_, post);
  if (!author.empty()) targets.push_back({post.platform, true, author});
  return targets;
}

const ReplyBurst* ReplyBursts::burst_of(const ReplyTarget& target) const {
  const auto known = known_.find(target);
  if (known != known_.end()) {
    const std::optional<ReplyBurst>& burst = known->second;
    return burst ? &*burst : nullptr;
  }
  const std::vector<const Post*> found = replies_to(target);
  // Not worth a note: most targets have a reply or two.
  if (found.size() < min_repliers) return nullptr;
  std::vector<Reply> replies;
  replies.reserve(found.size());
  for (const Post* post : found) {
    Reply& reply = replies.emplace_back(Reply{.post = post, .time = no_time, .parent = {}, .text = texts_->cluster_of(*post)});
    if (is_exact(post->time)) reply.time = post->time->earliest;
    if (post->reply_to) reply.parent = time_of_post(*book_, post->platform, *post->reply_to);
  }
  const auto target_time = target.is_account ? std::nullopt : time_of_post(*book_, target.platform, target.id);
  const std::optional<ReplyBurst>& burst = known_[target] = strongest_burst(thread_of(std::move(replies), target_time));
  return burst ? &*burst : nullptr;
}

std::vector<const ReplyBurst*> ReplyBursts::all() const {
  std::set<ReplyTarget> targets;
  by_post_.for_each_with_at_least(min_repliers, [&](const IdKey& key) { targets.insert({key.platform, false, key.id}); });
  by_account_.for_each_with_at_least(min_repliers, [&](const IdKey& key) { targets.insert({key.platform, true, key.id}); });
  // An account may be answered a few times each in many posts.
  unnamed_.for_each_with_at_least(1, [&](const IdKey& key) {
    const Post* parent = book_->post(key.platform, key.id);
    if (parent != nullptr && !parent->author_id.empty()) targets.insert({key.platform, true, parent->author_id});
  });
  std::vector<const ReplyBurst*> bursts;
  for (const ReplyTarget& target : targets) {
    if (const ReplyBurst* burst = burst_of(target)) bursts.push_back(burst);
  }
  compact_sort(bursts, [](const ReplyBurst* a, const ReplyBurst* b) { return is_stronger(*a, *b); });
  return bursts;
}

const ReplyBurst* ReplyBursts::of(const AccountKey& account) const {
  std::set<ReplyTarget> targets;
  for (const Post* post : book_->posts_by(account)) {
    for (ReplyTarget& target : targets_of(*post)) targets.insert(std::move(target));
  }
  const ReplyBurst* strongest = nullptr;
  bool copies = false;
  for (const ReplyTarget& target : targets) {
    const ReplyBurst* burst = burst_of(target);
    if (burst == nullptr || !takes_part(*burst, account)) continue;
    const bool is_copy = copies_include(*burst, account);
    if (strongest != nullptr && (copies != is_copy ? copies : !is_stronger(*burst, *strongest))) continue;
    strongest = burst;
    copies = is_copy;
  }
  return strongest;
}

bool ReplyBursts::has_timed_reply(const AccountKey& account) const {
  return std::ranges::any_of(book_->posts_by(account),
                             [&](const Post* post) { return is_exact(post->time) && is_reply_to_another(*book_, *post); });
}

bool copies_include(const ReplyBurst& burst, const AccountKey& account) {
  return std::ranges::any_of(burst.copies,
                             [&](const Post* post) { return post->author_id == account.id && post->platform == account.platform; });
}

}  // namespace persona_lens
