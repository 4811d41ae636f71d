// Places in some list found by a hash of what stands there: open addressing, four bytes for a place. Knows nothing of the list: whoever
// uses it tells the hash of each place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace persona_lens {

class HashedPlaces {
 public:
  using Place = std::uint32_t;
  using HashOf = std::function<std::size_t(Place)>;

  // The first place with this hash that `is(place)`.
  template <typename Is>
  [[nodiscard]] std::optional<Place> find(std::size_t hash, Is&& is) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t slot = home(hash); slots_[slot] != none; slot = next(slot)) {
      if (is(slots_[slot])) return slots_[slot];
    }
    return std::nullopt;
  }
  // Precondition: it is not in here.
  void insert(Place place, const HashOf& hash_of);
  // Precondition: it is in here.
  void erase(Place place, const HashOf& hash_of);
  void clear() { *this = {}; }

 private:
  static constexpr Place none = std::numeric_limits<Place>::max();

  [[nodiscard]] std::size_t home(std::size_t hash) const noexcept { return hash & (slots_.size() - 1); }
  [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (slots_.size() - 1); }
  void put(Place place, std::size_t hash);

  std::vector<Place> slots_;  // a power of two, at most seven eighths full
  std::size_t count_ = 0;
};

}  // namespace persona_lens
