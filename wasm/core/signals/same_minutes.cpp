#include "signals/same_minutes.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "stats/scan.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {
namespace {

// Weights begin with two others: among fewer accounts there is nothing to compare.
constexpr std::size_t min_comparable_accounts = 3;
constexpr TimeMs around = 10 * same_minute_width;
constexpr double window_share = static_cast<double>(same_minute_width) / static_cast<double>(2 * around + same_minute_width);

using Counted = std::unordered_set<TextIndex::AuthorNumber>;

// 60 seconds that begin with one post.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;  // one past the end
  std::size_t accounts = 0;
  double p_value = 1;
  double decibans = 0;
};

// Scan p-value of `accounts` within a minute of so many posts around it. Chernoff's bound on the binomial tail is taken instead where it is
// beyond doubt: it takes no sum, and thousands of accounts may share a minute.
double minute_p_value(std::size_t posts, std::size_t accounts) {
  constexpr double beyond_doubt = 1e-6;
  const double share = static_cast<double>(accounts) / static_cast<double>(posts);
  if (share > window_share) {
    const double rest = share < 1 ? (1 - share) * std::log((1 - share) / (1 - window_share)) : 0;
    const double divergence = share * std::log(share / window_share) + rest;
    const double bound = (static_cast<double>(accounts) / window_share + 2) * std::exp(-static_cast<double>(posts) * divergence);
    if (bound < beyond_doubt) return bound;
  }
  return scan_p_value(posts, window_share, accounts);
}

// The window that begins with each event. `counted`: whose accounts are counted; nullptr for everybody's.
std::vector<Window> windows_of(std::span<const TextEvent> events, const Counted* counted) {
  std::vector<Window> windows(events.size());
  std::unordered_map<TextIndex::AuthorNumber, std::size_t> inside;
  const auto counts = [&](const TextEvent& event) { return counted == nullptr || counted->contains(event.author); };
  std::size_t last = 0;
  std::size_t near_first = 0;
  std::size_t near_last = 0;
  for (std::size_t first = 0; first < events.size(); ++first) {
    const TimeMs begin = events[first].time;
    for (; last < events.size() && events[last].time - begin < same_minute_width; ++last) {
      if (counts(events[last])) ++inside[events[last].author];
    }
    while (begin - events[near_first].time > around) ++near_first;
    while (near_last < events.size() && events[near_last].time - begin <= same_minute_width + around) ++near_last;
    Window& window = windows[first];
    window = {.first = first, .last = last, .accounts = inside.size(), .p_value = 1, .decibans = 0};
    if (window.accounts >= 2) {
      window.p_value = minute_p_value(near_last - near_first, window.accounts);
      window.decibans = same_minute_decibans(window.accounts - 1, window.p_value);
    }
    const auto leaving = inside.find(events[first].author);
    if (leaving != inside.end() && --leaving->second == 0) inside.erase(leaving);
  }
  return windows;
}

// For each event the window around it that weighs most, then with the most accounts, then the earliest.
std::vector<std::size_t> best_windows(std::span<const TextEvent> events, const std::vector<Window>& windows) {
  const auto rank = [&](std::size_t window) { return std::tuple(windows[window].decibans, windows[window].accounts); };
  std::vector<std::size_t> best(events.size());
  std::deque<std::size_t> candidates;  // falling in rank
  for (std::size_t event = 0; event < events.size(); ++event) {
    while (!candidates.empty() && rank(candidates.back()) < rank(event)) candidates.pop_back();
    candidates.push_back(event);
    while (events[event].time - events[candidates.front()].time >= same_minute_width) candidates.pop_front();
    best[event] = candidates.front();
  }
  return best;
}

template <typename Visit>
void visit_full_minutes(std::span<const TextEvent> events, const Counted* counted, Visit&& visit) {
  const std::vector<Window> windows = windows_of(events, counted);
  const std::vector<std::size_t> best = best_windows(events, windows);
  for (std::size_t event = 0; event < events.size(); ++event) {
    if (counted != nullptr && !counted->contains(events[event].author)) continue;
    const Window& window = windows[best[event]];
    if (window.accounts < 2) continue;
    visit(events[event], FullMinute{.post = events[event].post,
                                    .text = events[event].text,
                                    .others = window.accounts - 1,
                                    .p_value = window.p_value,
                                    .decibans = window.decibans,
                                    .events = events.subspan(window.first, window.last - window.first)});
  }
}

// Those who posted the text within ten minutes of each other, where they are enough for the minute to be a question.
std::set<TextIndex::AuthorNumber> comparable_authors(std::span<const TextEvent> events) {
  std::set<TextIndex::AuthorNumber> comparable;
  std::unordered_map<TextIndex::AuthorNumber, std::size_t> inside;
  std::size_t marked = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < events.size(); ++last) {
    ++inside[events[last].author];
    for (; events[last].time - events[first].time > around; ++first) {
      const auto leaving = inside.find(events[first].author);
      if (--leaving->second == 0) inside.erase(leaving);
    }
    if (inside.size() < min_comparable_accounts) continue;
    for (std::size_t event = std::max(first, marked); event <= last; ++event) comparable.insert(events[event].author);
    marked = last + 1;
  }
  return comparable;
}

}  // namespace

double same_minute_decibans(std::size_t others, double p_value) noexcept {
  if (others < 2) return 0;
  return std::min(others == 2 ? 2.0 : 4.0, vovk_sellke_decibans(p_value));
}

void SameMinutes::update(const TextIndex& texts) {
  using Author = TextIndex::AuthorNumber;
  events_ = {};
  minutes_ = {};
  accounts_.clear();
  std::vector<bool> timed(texts.author_count());
  std::vector<bool> shares(texts.author_count());
  std::vector<TextEvent> same;
  for (TextKey text = 0; text < texts.cluster_count(); ++text) {
    same.clear();
    for_each_post_of(texts, text, [&](Author author, const Post* post) {
      if (!is_exact(post->time)) return;
      same.push_back({text, author, post->time->earliest, post});
      timed[author] = true;
    });
    if (same.size() < 2) continue;
    compact_sort(same, [](const TextEvent& a, const TextEvent& b) {
      return a.time != b.time ? a.time < b.time : compare_ids(a.post->id, b.post->id) < 0;
    });
    for (const Author author : comparable_authors(same)) shares[author] = true;
    events_.insert(events_.end(), same.begin(), same.end());
  }
  events_.shrink_to_fit();  // before anything points into them

  std::vector<std::pair<Author, FullMinute>> found;
  for (std::size_t first = 0; first < events_.size();) {
    const auto of_text = events_of(events_[first].text);
    visit_full_minutes(of_text, nullptr, [&](const TextEvent& event, FullMinute minute) { found.emplace_back(event.author, minute); });
    first += of_text.size();
  }
  compact_sort(found, {}, &std::pair<Author, FullMinute>::first);
  minutes_.reserve(found.size());
  auto next = found.begin();
  for (Author author = 0; author < timed.size(); ++author) {
    if (!timed[author]) continue;
    Timed row{.first = static_cast<std::uint32_t>(minutes_.size()), .count = 0, .shares = shares[author]};
    for (; next != found.end() && next->first == author; ++next) minutes_.push_back(next->second);
    row.count = static_cast<std::uint32_t>(minutes_.size()) - row.first;
    const AccountRow& account = texts.author_row(author);
    accounts_.add(account.platform, account.id, row);
  }
  accounts_.settle();
}

std::span<const TextEvent> SameMinutes::events_of(TextKey text) const {
  return std::ranges::equal_range(events_, text, {}, &TextEvent::text);
}

std::span<const FullMinute> SameMinutes::of(const AccountKey& account) const {
  const Timed* known = accounts_.find(view_of(account));
  return known == nullptr ? std::span<const FullMinute>{} : std::span(minutes_).subspan(known->first, known->count);
}

std::vector<FullMinute> SameMinutes::among(std::span<const AccountKey> members, const TextIndex& texts) const {
  Counted counted;
  std::set<TextKey> shared;
  for (const AccountKey& member : members) {
    for (const FullMinute& minute : of(member)) shared.insert(minute.text);
    if (const auto number = texts.number_of(member)) counted.insert(*number);
  }
  std::vector<FullMinute> minutes;
  for (const TextKey text : shared) {
    visit_full_minutes(events_of(text), &counted, [&](const TextEvent&, FullMinute minute) { minutes.push_back(minute); });
  }
  return minutes;
}

}  // namespace persona_lens
