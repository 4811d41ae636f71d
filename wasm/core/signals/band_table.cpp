#include "signals/band_table.h"

#include <utility>

namespace persona_lens {

ShortBandKeys shortened(const BandKeys& keys) {
  constexpr std::uint32_t three_bytes = 0xFFFFFFU;
  ShortBandKeys result{};
  for (std::size_t band = 0; band < minhash_bands; ++band) result.at(band) = keys.at(band) & three_bytes;
  return result;
}

void BandTable::Band::put(const Entry& entry) {
  std::size_t place = home(entry.key());
  while (!entries[place].is_free()) place = next(place);
  entries[place] = entry;
}

void BandTable::Band::grow() {
  constexpr std::size_t least = 16;
  const std::size_t size = entries.size();
  const std::vector<Entry> before = std::exchange(entries, std::vector<Entry>(size + size / 4 + least));
  for (const Entry& entry : before) {
    if (!entry.is_free()) put(entry);
  }
}

void BandTable::Band::erase(std::size_t place) {
  entries[place] = {};
  --count;
  // What follows without a gap might not be found any more beyond the new one: it is put in again.
  for (std::size_t other = next(place); !entries[other].is_free(); other = next(other)) put(std::exchange(entries[other], Entry{}));
}

void BandTable::add(std::uint32_t text, const ShortBandKeys& keys, const Before& before) {
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    Band& all = bands_.at(band);
    if (8 * (all.count + 1) > 7 * all.entries.size()) all.grow();
    std::size_t with_key = 0;
    std::size_t last = 0;  // the place of the key's last text
    for (std::size_t place = all.home(keys.at(band)); !all.entries[place].is_free(); place = all.next(place)) {
      if (all.entries[place].key() != keys.at(band)) continue;
      if (with_key == 0 || before(all.entries[last].text(), all.entries[place].text())) last = place;
      ++with_key;
    }
    Entry entry;
    entry.set(0, keys.at(band));
    entry.set(3, text + 1);
    if (with_key < most_of_key) {
      all.put(entry);
      ++all.count;
    } else if (before(text, all.entries[last].text())) {
      all.entries[last] = entry;
    }
  }
}

void BandTable::remove(std::uint32_t text, const ShortBandKeys& keys) {
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    Band& all = bands_.at(band);
    if (all.entries.empty()) continue;
    for (std::size_t place = all.home(keys.at(band)); !all.entries[place].is_free(); place = all.next(place)) {
      if (all.entries[place].key() != keys.at(band) || all.entries[place].text() != text) continue;
      all.erase(place);
      break;
    }
  }
}

}  // namespace persona_lens
