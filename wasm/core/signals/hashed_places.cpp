#include "signals/hashed_places.h"

namespace persona_lens {

void HashedPlaces::put(Place place, std::size_t hash) {
  std::size_t slot = home(hash);
  while (slots_[slot] != none) slot = next(slot);
  slots_[slot] = place;
}

void HashedPlaces::insert(Place place, const HashOf& hash_of) {
  constexpr std::size_t least = 16;
  if (8 * (count_ + 1) > 7 * slots_.size()) {
    const std::vector<Place> before = std::exchange(slots_, std::vector<Place>(slots_.empty() ? least : 2 * slots_.size(), none));
    for (const Place known : before) {
      if (known != none) put(known, hash_of(known));
    }
  }
  put(place, hash_of(place));
  ++count_;
}

void HashedPlaces::erase(Place place, const HashOf& hash_of) {
  std::size_t slot = home(hash_of(place));
  while (slots_[slot] != place) slot = next(slot);
  slots_[slot] = none;
  --count_;
  // What follows without a gap might not be found any more beyond the new one: it is put in again.
  for (std::size_t other = next(slot); slots_[other] != none; other = next(other)) {
    const Place moved = std::exchange(slots_[other], none);
    put(moved, hash_of(moved));
  }
}

}  // namespace persona_lens
