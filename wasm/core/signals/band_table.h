// Which texts have which MinHash key in which band (text/copies.h): how a text finds those that may be near-duplicates of it, whatever
// their number.
//
// Layout: for each band one array by open addressing, six bytes for an entry: three of the key, three of the text's number. Entries lie
// near key × size / 2^24, so that a key's are found without another hash, and the array can grow by a quarter at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "text/copies.h"

namespace persona_lens {

// Three bytes of each band's key: among 100,000 texts that brings some hundred pairs more to compare, and saves a quarter of the table.
using ShortBandKeys = std::array<std::uint32_t, minhash_bands>;
ShortBandKeys shortened(const BandKeys& keys);

class BandTable {
 public:
  // Tells whether the text of the first number comes before that of the second.
  using Before = std::function<bool(std::uint32_t, std::uint32_t)>;
  // Of a key that so many texts have, only the first so many are kept: what is common tells nothing, and must not cost.
  static constexpr std::size_t most_of_key = 64;
  // Numbers must be lower.
  static constexpr std::uint32_t max_texts = (1U << 24U) - 1;

  void add(std::uint32_t text, const ShortBandKeys& keys, const Before& before);
  void remove(std::uint32_t text, const ShortBandKeys& keys);
  void clear() { bands_ = {}; }
  // In no order.
  template <typename Visit>
  void for_each_with(std::size_t band, std::uint32_t key, Visit&& visit) const {
    const Band& all = bands_.at(band);
    if (all.entries.empty()) return;
    for (std::size_t place = all.home(key); !all.entries[place].is_free(); place = all.next(place)) {
      if (all.entries[place].key() == key) visit(all.entries[place].text());
    }
  }

 private:
  struct Entry {
    std::array<std::uint8_t, 6> bytes{};  // text + 1, so that 0 is free

    [[nodiscard]] std::uint32_t number(std::size_t first) const {
      return bytes.at(first) | std::uint32_t{bytes.at(first + 1)} << 8U | std::uint32_t{bytes.at(first + 2)} << 16U;
    }
    void set(std::size_t first, std::uint32_t value) {
      for (std::size_t i = 0; i < 3; ++i) bytes.at(first + i) = static_cast<std::uint8_t>(value >> (8 * i));
    }
    [[nodiscard]] std::uint32_t key() const { return number(0); }
    [[nodiscard]] std::uint32_t text() const { return number(3) - 1; }
    [[nodiscard]] bool is_free() const { return number(3) == 0; }
  };

  struct Band {
    std::vector<Entry> entries;
    std::size_t count = 0;

    [[nodiscard]] std::size_t home(std::uint32_t key) const {
      return static_cast<std::size_t>(std::uint64_t{key} * entries.size() >> 24U);
    }
    [[nodiscard]] std::size_t next(std::size_t place) const { return place + 1 == entries.size() ? 0 : place + 1; }
    void put(const Entry& entry);
    void grow();
    void erase(std::size_t place);
  };

  std::array<Band, minhash_bands> bands_;
};

}  // namespace persona_lens
