// Posts found by something that they name: another post, an account, an address. Kept as posts come and go.
//
// Layout: one entry for each key with a chain of its posts, eight bytes for each of these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <vector>

#include "model.h"
#include "signals/account_table.h"
#include "signals/hashed_places.h"

namespace persona_lens {

// An id of one platform. Shares its bytes.
struct IdKey {
  Platform platform = Platform::x;
  SharedText id;
  friend bool operator==(const IdKey& a, const AccountView& b) { return a.platform == b.platform && a.id == b.id; }
  friend bool operator==(const IdKey&, const IdKey&) = default;
};

inline std::size_t hash_of_key(const IdKey& key) noexcept { return hash_of_key(AccountView{key.platform, key.id}); }
// It is a hash already.
inline std::size_t hash_of_key(std::uint64_t key) { return static_cast<std::size_t>(key); }

template <typename Key>
class PostsBy {
 public:
  void add(const Key& key, const Post& post) {
    const auto known = place_of(key);
    const Place place = known ? *known : new_entry(key);
    Place link = free_link_;
    if (link == none) {
      links_.emplace_back();
      link = static_cast<Place>(links_.size() - 1);
    } else {
      free_link_ = links_[link].next;
    }
    Entry& entry = entries_[place];
    links_[link] = {&post, entry.first};
    entry.first = link;
    ++entry.count;
  }
  // `place`: where the post stood; only to be compared with. Nothing happens where it was not there.
  template <typename Like>
  void remove(const Like& key, const Post* place) {
    const auto known = place_of(key);
    if (!known) return;
    Entry& entry = entries_[*known];
    for (Place* link = &entry.first; *link != none; link = &links_[*link].next) {
      if (links_[*link].post != place) continue;
      const Place freed = *link;
      *link = links_[freed].next;
      links_[freed] = {nullptr, free_link_};
      free_link_ = freed;
      --entry.count;
      break;
    }
    if (entry.count > 0) return;
    by_key_.erase(*known, hash_of_place());
    entry = {.first = free_entry_};
    free_entry_ = *known;
  }
  void clear() { *this = {}; }

  // In no order.
  template <typename Like>
  [[nodiscard]] std::vector<const Post*> find(const Like& key) const {
    const auto known = place_of(key);
    std::vector<const Post*> posts;
    if (!known) return posts;
    posts.reserve(entries_[*known].count);
    for (Place link = entries_[*known].first; link != none; link = links_[link].next) posts.push_back(links_[link].post);
    return posts;
  }
  template <typename Like>
  [[nodiscard]] std::size_t count(const Like& key) const {
    const auto known = place_of(key);
    return known ? entries_[*known].count : 0;
  }
  // `visit(key)` for each key with at least so many posts; in no order.
  template <typename Visit>
  void for_each_with_at_least(std::size_t least, Visit&& visit) const {
    for (const Entry& entry : entries_) {
      if (entry.count > 0 && entry.count >= least) visit(entry.key);
    }
  }

 private:
  using Place = HashedPlaces::Place;
  static constexpr Place none = std::numeric_limits<Place>::max();

  struct Entry {
    Key key{};
    Place first = none;  // of its links; where it is free, the next free one
    std::uint32_t count = 0;
  };
  struct Link {
    const Post* post = nullptr;
    Place next = none;
  };

  [[nodiscard]] HashedPlaces::HashOf hash_of_place() const {
    return [this](Place place) { return hash_of_key(entries_[place].key); };
  }
  template <typename Like>
  [[nodiscard]] std::optional<Place> place_of(const Like& key) const {
    return by_key_.find(hash_of_key(key), [&](Place place) { return entries_[place].key == key; });
  }
  Place new_entry(const Key& key) {
    Place place = free_entry_;
    if (place == none) {
      entries_.emplace_back();
      place = static_cast<Place>(entries_.size() - 1);
    } else {
      free_entry_ = entries_[place].first;
    }
    entries_[place] = {.key = key, .first = none, .count = 0};
    by_key_.insert(place, hash_of_place());
    return place;
  }
  std::deque<Entry> entries_;
  std::deque<Link> links_;
  HashedPlaces by_key_;
  Place free_entry_ = none;
  Place free_link_ = none;
};

}  // namespace persona_lens
