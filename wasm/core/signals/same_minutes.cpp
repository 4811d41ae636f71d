#include "signals/same_minutes.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
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
    visit(FullMinute{.post = events[event].post,
                     .text = events[event].text,
                     .others = window.accounts - 1,
                     .p_value = window.p_value,
                     .decibans = window.decibans,
                     .events = events.subspan(window.first, window.last - window.first)});
  }
}

// Those who posted the text within ten minutes of each other, where they are enough for the minute to be a question.
std::vector<TextIndex::AuthorNumber> comparable_authors(std::span<const TextEvent> events) {
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
  return {comparable.begin(), comparable.end()};
}

}  // namespace

double same_minute_decibans(std::size_t others, double p_value) noexcept {
  if (others < 2) return 0;
  return std::min(others == 2 ? 2.0 : 4.0, vovk_sellke_decibans(p_value));
}

void SameMinutes::update(const TextIndex& texts) {
  texts_ = &texts;
  known_.clear();
}

const SameMinutes::OfText& SameMinutes::of_text(TextKey text) const {
  static const OfText alone;
  // Not worth a note: most texts have one post.
  if (!texts_->has_several_posts(text)) return alone;
  const auto [place, is_new] = known_.try_emplace(text);
  OfText& known = place->second;
  if (!is_new) return known;
  for_each_post_of(*texts_, text, [&](TextIndex::AuthorNumber author, const Post* post) {
    if (is_exact(post->time)) known.events.push_back({text, author, post->time->earliest, post});
  });
  if (known.events.size() < 2) known.events.clear();
  compact_sort(known.events, [](const TextEvent& a, const TextEvent& b) {
    return a.time != b.time ? a.time < b.time : compare_ids(a.post->id, b.post->id) < 0;
  });
  known.sharing = comparable_authors(known.events);
  known.events.shrink_to_fit();  // before anything points into them
  visit_full_minutes(known.events, nullptr, [&](FullMinute minute) { known.minutes.push_back(minute); });
  known.minutes.shrink_to_fit();
  return known;
}

std::vector<TextKey> SameMinutes::texts_of(const AccountKey& account) const {
  std::vector<TextKey> texts;
  for (const auto text : texts_->texts_of(account)) texts.push_back(texts_->cluster_of(text));
  compact_sort(texts, [&](TextKey a, TextKey b) { return texts_->before(a, b); });
  const auto repeated = std::ranges::unique(texts);
  texts.erase(repeated.begin(), repeated.end());
  return texts;
}

std::vector<FullMinute> SameMinutes::of(const AccountKey& account) const {
  std::vector<FullMinute> minutes;
  for (const TextKey text : texts_of(account)) {
    std::ranges::copy_if(of_text(text).minutes, std::back_inserter(minutes),
                         [&](const FullMinute& minute) { return author_view(*minute.post) == view_of(account); });
  }
  return minutes;
}

std::vector<FullMinute> SameMinutes::among(std::span<const AccountKey> members) const {
  Counted counted;
  std::set<TextKey> shared;
  for (const AccountKey& member : members) {
    for (const FullMinute& minute : of(member)) shared.insert(minute.text);
    if (const auto number = texts_->number_of(member)) counted.insert(*number);
  }
  std::vector<FullMinute> minutes;
  for (const TextKey text : shared) {
    visit_full_minutes(of_text(text).events, &counted, [&](FullMinute minute) { minutes.push_back(minute); });
  }
  return minutes;
}

bool SameMinutes::has_timed_text(const AccountKey& account) const {
  const auto author = texts_->number_of(account);
  return author && std::ranges::any_of(texts_->texts_of(account), [&](TextIndex::TextNumber text) {
           return std::ranges::any_of(texts_->posts_with(text, *author), [](const Post* post) { return is_exact(post->time); });
         });
}

bool SameMinutes::shares_timed_text(const AccountKey& account) const {
  const auto author = texts_->number_of(account);
  return author &&
         std::ranges::any_of(texts_of(account), [&](TextKey text) { return std::ranges::binary_search(of_text(text).sharing, *author); });
}

}  // namespace persona_lens
