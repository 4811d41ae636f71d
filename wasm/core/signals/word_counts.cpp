#include "signals/word_counts.h"

#include <utility>

namespace persona_lens {
namespace {

// FNV-1a (public domain; G. Fowler, L. C. Noll, K.-P. Vo) with small letters for capitals, then mixed, because the places are told by its
// highest bits.
std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : word) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash = (hash ^ static_cast<unsigned char>(small)) * 0x100000001B3U;
  }
  hash ^= hash >> 32U;
  hash *= 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

std::size_t WordCounts::place_of(std::uint32_t hash) const {
  std::size_t place = home(hash);
  while (counts_[place] != 0 && hashes_[place] != hash) place = next(place);
  return place;
}

void WordCounts::grow() {
  constexpr std::size_t least = 64;
  const std::size_t size = hashes_.size() + hashes_.size() / 4 + least;
  const std::vector<std::uint32_t> hashes = std::exchange(hashes_, std::vector<std::uint32_t>(size));
  const std::vector<std::uint8_t> counts = std::exchange(counts_, std::vector<std::uint8_t>(size));
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (counts[i] == 0) continue;
    const std::size_t place = place_of(hashes[i]);
    hashes_[place] = hashes[i];
    counts_[place] = counts[i];
  }
}

void WordCounts::add(std::string_view word) {
  if (8 * (words_ + 1) > 7 * hashes_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  const std::size_t place = place_of(hash);
  if (counts_[place] == 0) {
    if (words_ == max_words) {
      overfull_ = true;
      return;
    }
    hashes_[place] = hash;
    ++words_;
  }
  if (counts_[place] < most_counted) ++counts_[place];
}

void WordCounts::remove(std::string_view word) {
  if (hashes_.empty()) return;
  const std::size_t hole = place_of(hash_of(word));
  // What was counted to the end stays: nobody knows how much more it was.
  if (counts_[hole] == 0 || counts_[hole] == most_counted) return;
  --counts_[hole];
  if (counts_[hole] > 0) return;
  --words_;
  // What follows without a gap might not be found any more beyond the new one: it is put in again.
  for (std::size_t other = next(hole); counts_[other] != 0; other = next(other)) {
    const std::uint32_t hash = hashes_[other];
    const std::uint8_t count = std::exchange(counts_[other], std::uint8_t{0});
    const std::size_t place = place_of(hash);
    hashes_[place] = hash;
    counts_[place] = count;
  }
}

std::size_t WordCounts::count(std::string_view word) const {
  if (hashes_.empty()) return 0;
  const std::size_t known = counts_[place_of(hash_of(word))];
  return known == 0 && overfull_ ? most_counted : known;
}

}  // namespace persona_lens
