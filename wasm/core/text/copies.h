// How alike two texts are, beyond their normal forms: what a copy keeps when spaces, punctuation, hashtags around it or a few words change.
//
// Core: the normal form (text/normalise.h) without hashtags at its beginning and end, spaces, punctuation and symbols; the words of
// hashtags inside a sentence stay. Two texts are near-duplicates where the sets of character n-grams of their cores have a Jaccard
// similarity of at least 0.8 (domain 5.6): 5-grams, 3-grams where Chinese, Japanese or Korean characters are most of the text. Texts that
// differ in nothing but digits are not near-duplicates: that is how an app words a run, a score or a donation for everybody.
//
// Candidates come from MinHash (48 permutations, 12 bands of 4): a pair at 0.8 is missed with probability 0.002, at 0.9 with 3·10^-6;
// every candidate is confirmed on the n-grams themselves. Of a text with more than 4,096 n-grams those with the smallest hashes stand for
// all (a bottom-k sample, standard error under 0.01), so that long texts stay linear.
// A. Broder, "On the resemblance and containment of documents", SEQUENCES 1997; J. Leskovec et al., "Mining of Massive Datasets", ch. 3.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace persona_lens {

inline constexpr double near_duplicate_jaccard = 0.8;
inline constexpr std::size_t max_shingles = 4096;
inline constexpr std::size_t minhash_bands = 12;

struct CoreText {
  std::u32string text;
  std::size_t letters = 0;  // as NormalText counts them
  std::size_t cjk = 0;
};

// `normal` as NormalText::text gives it. `without_last_word`: the last word is a random tail (text/tails.h) and does not belong to it.
CoreText core_of(std::string_view normal, bool without_last_word = false);
// Of the whole core; the same on every machine.
std::uint64_t core_hash(const CoreText& core);

// Hashes of the core's n-grams, ascending, distinct, at most max_shingles.
struct Shingles {
  std::vector<std::uint64_t> hashes;
  std::size_t gram = 5;
};
Shingles shingles_of(const CoreText& core);
// 0 where the two have n-grams of different length, or none.
double jaccard(const Shingles& a, const Shingles& b);

// Near-duplicates agree in at least one band, nearly always.
using BandKeys = std::array<std::uint32_t, minhash_bands>;
BandKeys band_keys(const Shingles& shingles);

// Leaves what does not count: two cores that agree without digits differ in digits only.
void remove_digits(CoreText& core);

}  // namespace persona_lens
