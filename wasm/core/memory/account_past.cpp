#include "memory/account_past.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "compact_sort.h"

namespace persona_lens {

bool is_later_by(TimeMs later, TimeMs earlier, TimeMs gap) noexcept {
  return later >= earlier && static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier) >= static_cast<std::uint64_t>(gap);
}

void SeenTimes::include(const SeenTimes& times) noexcept {
  if (!times.known()) return;
  first = known() ? std::min(first, times.first) : times.first;
  last = std::max(last, times.last);
}

bool NamesSeen::see(const std::string& text, const SeenTimes& seen, const std::string& only, const SeenTimes& only_seen) {
  if (text.empty()) return false;
  if (all_.empty()) {
    if (only.empty() || only == text) return false;
    include(only, only_seen);
  }
  return include(text, seen);
}

bool NamesSeen::include(const std::string& text, const SeenTimes& seen) {
  const auto known = std::ranges::find(all_, text, &SeenName::text);
  const bool is_new = known == all_.end();
  if (is_new) {
    all_.push_back({text, seen});
  } else {
    known->seen.include(seen);
  }
  if (all_.size() > max_names) {
    all_.erase(std::ranges::min_element(all_, {}, [](const SeenName& name) { return std::tie(name.seen.last, name.text); }));
  }
  compact_sort(all_, {}, [](const SeenName& name) { return std::tie(name.seen.first, name.text); });
  return is_new;
}

bool AccountPast::see_unavailable(TimeMs time) {
  const bool was_gone = gone_since().has_value();
  const auto place = std::ranges::lower_bound(unavailable, time);
  if (place == unavailable.end() || *place != time) unavailable.insert(place, time);
  if (unavailable.size() > max_unavailable) unavailable.erase(unavailable.begin());
  return !was_gone && gone_since().has_value();
}

std::optional<TimeMs> AccountPast::gone_since() const {
  const auto first = std::ranges::upper_bound(unavailable, read.last);
  return first == unavailable.end() ? std::nullopt : std::optional(*first);
}

}  // namespace persona_lens
