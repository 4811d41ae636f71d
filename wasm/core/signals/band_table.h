// Which texts have which MinHash key in which band (text/copies.h): how a text finds those that may be near-duplicates of it, whatever
// their number.
//
// Layout: for each band and each highest byte of a key one short array, sorted by the rest of the key: five bytes for an entry. A table of
// hashes with its empty places would take half as much again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "text/copies.h"

namespace persona_lens {

// Three bytes of each band's key: among 100,000 texts that brings some hundred pairs more to compare, and saves a fifth of the table.
using ShortBandKeys = std::array<std::uint32_t, minhash_bands>;
ShortBandKeys shortened(const BandKeys& keys);

class BandTable {
 public:
  // Tells whether the text of the first number comes before that of the second.
  using Before = std::function<bool(std::uint32_t, std::uint32_t)>;
  // Of a key that so many texts have, only the first so many are kept: what is common tells nothing, and must not cost.
  static constexpr std::size_t most_of_key = 64;
  // Numbers must be lower.
  static constexpr std::uint32_t max_texts = 1U << 24U;

  void add(std::uint32_t text, const ShortBandKeys& keys, const Before& before);
  void remove(std::uint32_t text, const ShortBandKeys& keys);
  void clear() { buckets_.clear(); }
  // In no order.
  template <typename Visit>
  void for_each_with(std::size_t band, std::uint32_t key, Visit&& visit) const {
    for (const Entry& entry : with_key(band, key)) visit(entry.text());
  }

 private:
  static constexpr std::size_t buckets_of_band = 256;

  struct Entry {
    std::array<std::uint8_t, 5> bytes{};  // two of the key, highest first; three of the text

    Entry() = default;
    Entry(std::uint32_t key, std::uint32_t text)
        : bytes{static_cast<std::uint8_t>(key >> 8U), static_cast<std::uint8_t>(key), static_cast<std::uint8_t>(text >> 16U),
                static_cast<std::uint8_t>(text >> 8U), static_cast<std::uint8_t>(text)} {}
    [[nodiscard]] std::uint32_t rest_of_key() const { return std::uint32_t{bytes[0]} << 8U | bytes[1]; }
    [[nodiscard]] std::uint32_t text() const { return std::uint32_t{bytes[2]} << 16U | std::uint32_t{bytes[3]} << 8U | bytes[4]; }
  };
  using Bucket = std::vector<Entry>;

  static std::size_t bucket_of(std::size_t band, std::uint32_t key) { return band * buckets_of_band + (key >> 16U); }
  [[nodiscard]] std::span<const Entry> with_key(std::size_t band, std::uint32_t key) const;

  std::vector<Bucket> buckets_;  // none before the first text
};

}  // namespace persona_lens
