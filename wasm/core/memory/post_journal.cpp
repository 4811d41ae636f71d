#include "memory/post_journal.h"

#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"

namespace persona_lens {

void PostJournal::come(const Post& post) { add({&post, nullptr}); }

// The analyzer does not see that the list owns what is moved into it.
// NOLINTBEGIN(clang-analyzer-cplusplus.NewDeleteLeaks)
void PostJournal::gone(const Post& place, const Post& before) { add({&place, std::make_unique<const Post>(before)}); }
// NOLINTEND(clang-analyzer-cplusplus.NewDeleteLeaks)

void PostJournal::add(Event event) {
  events_.push_back(std::move(event));
  if (events_.size() <= max_events) return;
  events_.pop_front();
  ++first_;
}

void PostJournal::start_anew() {
  first_ = generation() + 1;
  events_.clear();
}

void PostJournal::become_next_of(const PostJournal& other) {
  first_ = other.generation() + 1;
  events_.clear();
}

std::optional<PostChanges> PostJournal::since(std::uint64_t generation) const {
  if (generation < first_ || generation > this->generation()) return std::nullopt;
  // A place may be used again: what counts is who stood there first, and whether somebody stands there now.
  std::unordered_map<const Post*, bool> stands;
  PostChanges changes;
  for (auto i = static_cast<std::size_t>(generation - first_); i < events_.size(); ++i) {
    const Event& event = events_[i];
    const bool came = event.before == nullptr;
    const auto [place, is_first] = stands.try_emplace(event.place, came);
    if (is_first && !came) changes.gone.push_back({event.place, event.before.get()});
    place->second = came;
  }
  for (const auto& [place, is_there] : stands) {
    if (is_there) changes.come.push_back(place);
  }
  compact_sort(changes.come, OldestIdFirst());
  return changes;
}

}  // namespace persona_lens
