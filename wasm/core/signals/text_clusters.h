// Texts that are copies of each other though not byte for byte: how TextIndex finds its clusters.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model.h"
#include "text/copies.h"

namespace persona_lens {

// Three bytes of each band's key: among 100,000 texts that brings some hundred pairs more to compare, and saves more than a megabyte.
class ShortBandKeys {
 public:
  ShortBandKeys() = default;
  explicit ShortBandKeys(const BandKeys& keys) {
    for (std::size_t band = 0; band < keys.size(); ++band) {
      for (std::size_t byte = 0; byte < bytes_each; ++byte) {
        bytes_.at(band * bytes_each + byte) = static_cast<std::uint8_t>(keys.at(band) >> (8 * byte));
      }
    }
  }
  [[nodiscard]] std::uint32_t at(std::size_t band) const {
    const std::size_t first = band * bytes_each;
    return bytes_.at(first) | static_cast<std::uint32_t>(bytes_.at(first + 1)) << 8U |
           static_cast<std::uint32_t>(bytes_.at(first + 2)) << 16U;
  }

 private:
  static constexpr std::size_t bytes_each = 3;
  std::array<std::uint8_t, bytes_each * minhash_bands> bytes_{};
};

// What is kept of a text from one build to the next, so that only new texts are taken apart.
struct ClusterFacts {
  std::uint64_t core = 0;        // core_hash
  std::uint32_t but_digits = 0;  // half of core_hash without digits
  ShortBandKeys bands;
  bool known = false;
  bool comparable = false;         // the core is long enough
  bool without_last_word = false;  // it is a random tail and does not belong to the core
};

ClusterFacts cluster_facts(std::string_view normal, bool without_last_word);

struct ClusterText {
  const Post* post;  // the oldest with it
  const ClusterFacts* facts;
};

// How alike two texts were found to be, from one build to the next: taking texts apart again is most of the work where many resemble each
// other. What it holds never changes what is found.
class Similarities {
 public:
  // Of two cores by their hashes; nullopt where it is not known. What was asked for is kept for the next build.
  std::optional<float> find(std::uint64_t text, std::uint64_t representative);
  void add(std::uint64_t text, std::uint64_t representative, float similarity);
  // At the end of a build: forgets what was not asked for in it.
  void settle();

 private:
  // In halves, so that it takes 12 bytes and not 16.
  struct Entry {
    std::uint32_t key_high;
    std::uint32_t key_low;
    float similarity;
    [[nodiscard]] std::uint64_t key() const { return std::uint64_t{key_high} << 32U | key_low; }
  };
  void keep(std::uint64_t key, float similarity);

  std::vector<Entry> known_;  // ascending
  std::vector<Entry> used_;
};

// The cluster of each text, numbered by their first texts. A cluster's first text is its representative.
std::vector<std::uint32_t> find_clusters(std::span<const ClusterText> texts, Similarities& similarities);

}  // namespace persona_lens
