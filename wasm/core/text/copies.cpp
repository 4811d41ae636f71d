#include "text/copies.h"

#include <algorithm>
#include <limits>

#include "text/character_properties.h"
#include "text/code_points.h"
#include "text/scripts.h"

namespace persona_lens {
namespace {

constexpr std::size_t rows = 4;
constexpr std::size_t permutations = minhash_bands * rows;

// SplitMix64's finaliser (public domain, S. Vigna).
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}
constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;

struct Permutation {
  std::uint64_t factor;
  std::uint64_t shift;
};

constexpr std::array<Permutation, permutations> make_permutations() {
  std::array<Permutation, permutations> made{};
  std::uint64_t state = 0;
  for (Permutation& one : made) {
    state += golden;
    one.factor = mixed(state) | 1U;
    state += golden;
    one.shift = mixed(state);
  }
  return made;
}
constexpr auto permutation_table = make_permutations();

// Letters, digits and the marks that belong to them.
bool is_kept(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  return is_letter_or_digit(c) || is_mark(c);
}

// The hashtags at both ends say where a text is filed, not what it says.
std::string_view without_outer_hashtags(std::string_view text) {
  while (text.starts_with('#')) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    text.remove_prefix(space + 1);
  }
  for (;;) {
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos || text.substr(space + 1, 1) != "#") return text;
    text.remove_suffix(text.size() - space);
  }
}

std::string_view without_last(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(0, space);
}

}  // namespace

CoreText core_of(std::string_view normal, bool without_last_word) {
  const std::string_view text = without_outer_hashtags(without_last_word ? without_last(normal) : normal);
  CoreText core;
  core.text.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_kept(c)) continue;
    core.text.push_back(c);
    if (is_alphabetic(c)) ++(is_cjk_character(c) ? core.cjk : core.letters);
  }
  return core;
}

std::uint64_t core_hash(const CoreText& core) {
  std::uint64_t hash = golden;
  for (const char32_t c : core.text) hash = mixed(hash ^ c) + golden;
  return hash;
}

Shingles shingles_of(const CoreText& core) {
  Shingles result;
  result.gram = core.cjk > core.letters ? 3 : 5;
  const std::u32string_view text = core.text;
  if (text.size() < result.gram) return result;
  result.hashes.reserve(text.size() - result.gram + 1);
  for (std::size_t i = 0; i + result.gram <= text.size(); ++i) {
    std::uint64_t hash = result.gram;
    for (const char32_t c : text.substr(i, result.gram)) hash = (hash ^ c) * golden + (hash >> 29U);
    result.hashes.push_back(mixed(hash));
  }
  std::ranges::sort(result.hashes);
  const auto repeated = std::ranges::unique(result.hashes);
  result.hashes.erase(repeated.begin(), repeated.end());
  if (result.hashes.size() > max_shingles) result.hashes.resize(max_shingles);
  return result;
}

double jaccard(const Shingles& a, const Shingles& b) {
  if (a.gram != b.gram || a.hashes.empty() || b.hashes.empty()) return 0;
  const bool sampled = a.hashes.size() == max_shingles || b.hashes.size() == max_shingles;
  std::size_t all = 0;
  std::size_t common = 0;
  auto left = a.hashes.begin();
  auto right = b.hashes.begin();
  while (left != a.hashes.end() && right != b.hashes.end()) {
    if (sampled && all == max_shingles) break;
    ++all;
    const std::uint64_t smaller = std::min(*left, *right);
    if (*left == *right) ++common;
    if (*left == smaller) ++left;
    if (right != b.hashes.end() && *right == smaller) ++right;
  }
  all += static_cast<std::size_t>((a.hashes.end() - left) + (b.hashes.end() - right));
  if (sampled) all = std::min(all, max_shingles);
  return static_cast<double>(common) / static_cast<double>(all);
}

BandKeys band_keys(const Shingles& shingles) {
  std::array<std::uint64_t, permutations> smallest{};
  smallest.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t hash : shingles.hashes) {
    for (std::size_t i = 0; i < permutations; ++i) {
      const Permutation& one = permutation_table[i];
      smallest[i] = std::min(smallest[i], hash * one.factor + one.shift);
    }
  }
  BandKeys keys{};
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    std::uint64_t key = band + shingles.gram * minhash_bands;
    for (std::size_t row = 0; row < rows; ++row) key = mixed(key ^ smallest[band * rows + row]) + golden;
    keys[band] = static_cast<std::uint32_t>(key >> 32U);
  }
  return keys;
}

void remove_digits(CoreText& core) { std::erase_if(core.text, is_decimal_digit); }

}  // namespace persona_lens
