// How often each word is written in many texts, for little memory: five bytes for a word, no letter of it. Two words in four thousand
// million share a number and then count as one: a word may seem to come back that does not, never the other way round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace persona_lens {

class WordCounts {
 public:
  // Without telling ASCII capitals from small letters.
  void add(std::string_view word);
  void remove(std::string_view word);  // precondition: it was added
  // 0 to most_counted, which stands for itself and more. Where there are more words than can be kept, what is not known counts as many:
  // nothing is said to be unique that might not be.
  [[nodiscard]] std::size_t count(std::string_view word) const;
  void clear() { *this = {}; }

  static constexpr std::size_t most_counted = 255;
  static constexpr std::size_t max_words = 1'000'000;

 private:
  [[nodiscard]] std::size_t home(std::uint32_t hash) const noexcept {
    return static_cast<std::size_t>(std::uint64_t{hash} * hashes_.size() >> 32U);
  }
  [[nodiscard]] std::size_t next(std::size_t place) const noexcept { return place + 1 == hashes_.size() ? 0 : place + 1; }
  // Where the word is, or the free place where it belongs. Precondition: there are places.
  [[nodiscard]] std::size_t place_of(std::uint32_t hash) const;
  void grow();

  std::vector<std::uint32_t> hashes_;  // by open addressing, near hash × size / 2^32
  std::vector<std::uint8_t> counts_;   // 0: free
  std::size_t words_ = 0;
  bool overfull_ = false;
};

}  // namespace persona_lens
