#include "signals/band_table.h"

#include <algorithm>
#include <cstddef>

namespace persona_lens {

ShortBandKeys shortened(const BandKeys& keys) {
  constexpr std::uint32_t three_bytes = 0xFFFFFFU;
  ShortBandKeys result{};
  for (std::size_t band = 0; band < minhash_bands; ++band) result.at(band) = keys.at(band) & three_bytes;
  return result;
}

std::span<const BandTable::Entry> BandTable::with_key(std::size_t band, std::uint32_t key) const {
  if (buckets_.empty()) return {};
  const auto found = std::ranges::equal_range(buckets_[bucket_of(band, key)], key & 0xFFFFU, {}, &Entry::rest_of_key);
  return {found.begin(), found.end()};
}

void BandTable::add(std::uint32_t text, const ShortBandKeys& keys, const Before& before) {
  if (buckets_.empty()) buckets_.resize(minhash_bands * buckets_of_band);
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    const std::uint32_t key = keys.at(band);
    Bucket& bucket = buckets_[bucket_of(band, key)];
    const std::span<const Entry> same = with_key(band, key);
    const Entry made(key, text);
    if (same.size() >= most_of_key) {
      const auto last = std::ranges::max_element(same, before, &Entry::text);
      if (before(text, last->text())) bucket[static_cast<std::size_t>(&*last - bucket.data())] = made;
      continue;
    }
    const auto place = std::ranges::upper_bound(bucket, key & 0xFFFFU, {}, &Entry::rest_of_key) - bucket.begin();
    // An eighth more at a time, not twice as much: there are thousands of these.
    if (bucket.size() == bucket.capacity()) bucket.reserve(bucket.size() + std::max<std::size_t>(bucket.size() / 8, 4));
    bucket.insert(bucket.begin() + place, made);
  }
}

void BandTable::remove(std::uint32_t text, const ShortBandKeys& keys) {
  if (buckets_.empty()) return;
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    Bucket& bucket = buckets_[bucket_of(band, keys.at(band))];
    for (const Entry& entry : with_key(band, keys.at(band))) {
      if (entry.text() != text) continue;
      bucket.erase(bucket.begin() + (&entry - bucket.data()));
      break;
    }
  }
}

}  // namespace persona_lens
