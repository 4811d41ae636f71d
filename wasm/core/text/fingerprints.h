// Recognises published texts of which only fingerprints are known: a report's list of headlines can be looked for without carrying them.
//
// Fingerprint: hashes of the n-grams ("tiles") of a text's match form (text/match_form.h), in order: of 4 characters, 2 where Chinese,
// Japanese or Korean ones are most of it. A short text has one at every place, a longer one one behind the other: since the text that is
// searched is hashed at every place, none is missed whatever stands before. (The sampling is that of rsync; for text see S. Schleimer,
// D. Wilkerson, A. Aiken, "Winnowing", SIGMOD 2003.)
//
// Found: tiles in their own order and at their own distances, up to an insertion of a twentieth of the text, cover
//   - nine tenths of the published text; a short one must also make up half of what is searched, or it may be there by accident;
//   - or two thirds of it, and these make up three quarters of what is searched: the text was cut short. That a long text merely begins like
//     the published one is not enough.
// What is searched does not count hashtags at its ends. A Chinese, Japanese or Korean character counts as much as 2⅔ letters (domain 5.6:
// 15 such characters say as much as 40 letters).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"
#include "text/match_form.h"

namespace persona_lens {

inline constexpr std::size_t max_fingerprints = 20'000;
inline constexpr std::size_t max_fingerprint_characters = 2'000;
// 15 letters or 6 Chinese, Japanese or Korean characters: what is shorter is said by too many people.
inline constexpr std::size_t min_fingerprint_weight = 45;
inline constexpr std::size_t letter_weight = 3;
inline constexpr std::size_t cjk_weight = 8;

struct Fingerprint {
  std::uint32_t characters = 0;  // of the match form
  std::uint32_t cjk = 0;         // of these
  std::vector<std::uint32_t> tiles;

  [[nodiscard]] std::uint32_t gram() const noexcept { return 2 * cjk > characters ? 2 : 4; }
  [[nodiscard]] std::size_t weight() const noexcept { return letter_weight * (characters - cjk) + cjk_weight * cjk; }
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// The places in the match form where the tiles of such a text stand, ascending.
std::vector<std::uint32_t> tile_places(std::uint32_t characters, std::uint32_t cjk);

// Of a text as written. Errors: as normalise(); too_large (the cap above), invalid_value (too short to say anything).
Result<Fingerprint> fingerprint_of(std::string_view text);

struct FingerprintMatch {
  std::uint32_t fingerprint = 0;  // its place among those given to build()
  std::uint32_t begin = 0;        // bytes in the normal form
  std::uint32_t end = 0;
  double covered = 0;  // share of the published text, 0 … 1
};

class FingerprintIndex {
 public:
  // Errors, with the number as place: too_large, invalid_value (tiles that do not belong to a text of that length, or too short).
  static Result<FingerprintIndex> build(std::span<const Fingerprint> fingerprints);

  ~FingerprintIndex();
  FingerprintIndex(FingerprintIndex&&) noexcept;
  FingerprintIndex& operator=(FingerprintIndex&&) noexcept;
  FingerprintIndex(const FingerprintIndex&) = delete;
  FingerprintIndex& operator=(const FingerprintIndex&) = delete;

  // `normal` must come from normalise(). By begin; where several published texts would stand in one place, the one that covers most. Nearly
  // linear in the text; of texts that repeat themselves without end, only the beginning is compared.
  [[nodiscard]] std::vector<FingerprintMatch> find(std::string_view normal) const;
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  struct Impl;
  explicit FingerprintIndex(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
