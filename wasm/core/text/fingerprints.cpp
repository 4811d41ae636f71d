#include "text/fingerprints.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "compact_sort.h"
#include "text/normalise.h"
#include "text/scripts.h"

namespace persona_lens {
namespace {

constexpr double whole_share = 0.9;
constexpr double cut_share = 2.0 / 3;
constexpr double whole_of_post = 0.5;
constexpr double cut_of_post = 0.75;
// As much as 40 letters or 15 ideographs: what says something wherever it stands.
constexpr std::size_t long_weight = 120;
// A text this many times as long as its tiles has them one behind the other, a shorter one at every place.
constexpr std::uint32_t dense_below = 10;
constexpr std::uint32_t insertion_share = 20;
constexpr std::size_t max_hits = 65'536;
constexpr std::array<std::uint32_t, 2> grams = {2, 4};

// FNV-1a over code points, finished by SplitMix64's mixer (public domain, S. Vigna).
std::uint32_t tile_hash(std::u32string_view tile) noexcept {
  std::uint64_t z = 0xCBF29CE484222325U ^ tile.size();
  for (const char32_t c : tile) z = (z ^ c) * 0x100000001B3U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<std::uint32_t>((z ^ (z >> 31U)) >> 32U);
}

// A tile of a published text.
struct Tile {
  std::uint32_t hash;
  std::uint32_t fingerprint;
  std::uint32_t place;
};

// A tile found in the text that is searched.
struct Hit {
  std::uint32_t fingerprint;
  std::int64_t shift;   // place in the text less place in the published text
  std::uint32_t place;  // in the published text
};

// Where a published text stands, in characters of the match form.
struct Standing {
  std::uint32_t fingerprint = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  double covered = 0;
};

// Running sums of weight, so that the weight of any stretch is one subtraction.
std::vector<std::size_t> sums_of_weight(std::u32string_view characters) {
  std::vector<std::size_t> sums(characters.size() + 1);
  for (std::size_t i = 0; i < characters.size(); ++i)
    sums[i + 1] = sums[i] + (is_cjk_character(characters[i]) ? cjk_weight : letter_weight);
  return sums;
}

std::string number(std::size_t value) { return std::to_string(value); }

std::optional<Error> problem_of(const Fingerprint& fingerprint, std::size_t place) {
  if (fingerprint.characters > max_fingerprint_characters) {
    return Error{ErrorCode::too_large, "A published text is longer than " + number(max_fingerprint_characters) + " characters.",
                 number(place)};
  }
  if (fingerprint.cjk > fingerprint.characters || fingerprint.weight() < min_fingerprint_weight) {
    return Error{ErrorCode::invalid_value, "A published text is too short to say anything.", number(place)};
  }
  if (fingerprint.tiles.size() != tile_places(fingerprint.characters, fingerprint.cjk).size()) {
    return Error{ErrorCode::invalid_value, "The tiles do not belong to a text of this length.", number(place)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> tile_places(std::uint32_t characters, std::uint32_t cjk) {
  const std::uint32_t gram = Fingerprint{.characters = characters, .cjk = cjk, .tiles = {}}.gram();
  std::vector<std::uint32_t> places;
  if (characters < gram) return places;
  const std::uint32_t stride = characters < dense_below * gram ? 1 : gram;
  for (std::uint32_t place = 0; place + gram <= characters; place += stride) places.push_back(place);
  // The last one ends where the text ends.
  if (places.back() + gram < characters) places.push_back(characters - gram);
  return places;
}

Result<Fingerprint> fingerprint_of(std::string_view text) {
  const auto normal = normalise(text);
  if (!normal) return normal.error();
  const MatchForm form = match_form(normal->text);
  Fingerprint fingerprint;
  fingerprint.characters = static_cast<std::uint32_t>(form.characters.size());
  fingerprint.cjk = static_cast<std::uint32_t>(form.cjk);
  const std::u32string_view characters = form.characters;
  for (const std::uint32_t place : tile_places(fingerprint.characters, fingerprint.cjk)) {
    fingerprint.tiles.push_back(tile_hash(characters.substr(place, fingerprint.gram())));
  }
  if (auto problem = problem_of(fingerprint, 0)) return Error{problem->code, problem->message, ""};
  return fingerprint;
}

struct FingerprintIndex::Impl {
  struct Known {
    std::uint32_t characters;
    std::uint32_t gram;
    std::size_t weight;
  };
  std::vector<Known> known;
  std::vector<Tile> tiles;  // by hash, then text, then place
  // Most tiles of an ordinary text are in no published one: one look at a bit says so.
  std::bitset<65'536> seen;

  [[nodiscard]] std::vector<Hit> hits_in(std::u32string_view text) const;
  [[nodiscard]] Standing best_standing(std::span<const Hit> hits) const;
  [[nodiscard]] bool is_found(const Standing& standing, const MatchForm& form, const std::vector<std::size_t>& sums) const;
};

std::vector<Hit> FingerprintIndex::Impl::hits_in(std::u32string_view text) const {
  std::vector<Hit> hits;
  for (const std::uint32_t gram : grams) {
    for (std::size_t i = 0; i + gram <= text.size(); ++i) {
      const std::uint32_t hash = tile_hash(text.substr(i, gram));
      if (!seen.test(hash & 0xFFFFU)) continue;
      for (auto tile = std::ranges::lower_bound(tiles, hash, {}, &Tile::hash); tile != tiles.end() && tile->hash == hash; ++tile) {
        if (known[tile->fingerprint].gram != gram) continue;
        if (hits.size() == max_hits) return hits;
        hits.push_back({tile->fingerprint, static_cast<std::int64_t>(i) - tile->place, tile->place});
      }
    }
  }
  return hits;
}

// Of one published text, by shift: the band of shifts with the most of its tiles.
Standing FingerprintIndex::Impl::best_standing(std::span<const Hit> hits) const {
  const Known& text = known[hits.front().fingerprint];
  const std::int64_t band = std::max<std::int64_t>(1, text.characters / insertion_share);
  std::vector<std::uint32_t> times(text.characters, 0);
  std::size_t distinct = 0;
  std::size_t most = 0;
  std::size_t best_first = 0;
  std::size_t best_last = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < hits.size(); ++last) {
    if (times[hits[last].place]++ == 0) ++distinct;
    for (; hits[last].shift - hits[first].shift > band; ++first) {
      if (--times[hits[first].place] == 0) --distinct;
    }
    if (distinct <= most) continue;
    most = distinct;
    best_first = first;
    best_last = last;
  }
  std::vector<bool> covered(text.characters, false);
  Standing standing{.fingerprint = hits.front().fingerprint, .begin = std::numeric_limits<std::size_t>::max()};
  for (const Hit& hit : hits.subspan(best_first, best_last - best_first + 1)) {
    for (std::uint32_t i = 0; i < text.gram; ++i) covered[hit.place + i] = true;
    const auto begin = static_cast<std::size_t>(hit.shift + hit.place);
    standing.begin = std::min(standing.begin, begin);
    standing.end = std::max(standing.end, begin + text.gram);
  }
  standing.covered = static_cast<double>(std::ranges::count(covered, true)) / text.characters;
  return standing;
}

bool FingerprintIndex::Impl::is_found(const Standing& standing, const MatchForm& form, const std::vector<std::size_t>& sums) const {
  if (standing.covered < cut_share) return false;
  const auto weight = [&](std::size_t begin, std::size_t end) { return begin < end ? sums[end] - sums[begin] : 0; };
  const std::size_t own = weight(standing.begin, standing.end);
  const std::size_t beside =
      weight(form.inner_begin, std::min(standing.begin, form.inner_end)) + weight(std::max(standing.end, form.inner_begin), form.inner_end);
  const double of_post = static_cast<double>(own) / static_cast<double>(own + beside);
  if (of_post >= cut_of_post) return true;
  return standing.covered >= whole_share && (of_post >= whole_of_post || known[standing.fingerprint].weight >= long_weight);
}

FingerprintIndex::FingerprintIndex(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
FingerprintIndex::~FingerprintIndex() = default;
FingerprintIndex::FingerprintIndex(FingerprintIndex&&) noexcept = default;
FingerprintIndex& FingerprintIndex::operator=(FingerprintIndex&&) noexcept = default;

Result<FingerprintIndex> FingerprintIndex::build(std::span<const Fingerprint> fingerprints) {
  if (fingerprints.size() > max_fingerprints) {
    return Error{ErrorCode::too_large, "More than " + number(max_fingerprints) + " published texts.", ""};
  }
  auto impl = std::make_unique<Impl>();
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const Fingerprint& one = fingerprints[i];
    if (auto problem = problem_of(one, i)) return std::move(*problem);
    impl->known.push_back({one.characters, one.gram(), one.weight()});
    const std::vector<std::uint32_t> places = tile_places(one.characters, one.cjk);
    for (std::size_t tile = 0; tile < places.size(); ++tile) {
      impl->tiles.push_back({one.tiles[tile], static_cast<std::uint32_t>(i), places[tile]});
      impl->seen.set(one.tiles[tile] & 0xFFFFU);
    }
  }
  compact_sort(impl->tiles, {}, [](const Tile& tile) { return std::tuple(tile.hash, tile.fingerprint, tile.place); });
  return FingerprintIndex(std::move(impl));
}

std::vector<FingerprintMatch> FingerprintIndex::find(std::string_view normal) const {
  const MatchForm form = match_form(normal);
  std::vector<Hit> hits = impl_->hits_in(form.characters);
  if (hits.empty()) return {};
  compact_sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.fingerprint, hit.shift, hit.place); });
  const std::vector<std::size_t> sums = sums_of_weight(form.characters);
  std::vector<Standing> found;
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end = std::ranges::find_if(begin, hits.end(), [&](const Hit& hit) { return hit.fingerprint != begin->fingerprint; });
    const Standing standing = impl_->best_standing({begin, end});
    if (impl_->is_found(standing, form, sums)) found.push_back(standing);
    begin = end;
  }
  // What explains most comes first and keeps its place.
  compact_sort(found, [](const Standing& a, const Standing& b) {
    return std::pair(a.covered, a.end - a.begin) > std::pair(b.covered, b.end - b.begin);
  });
  std::vector<Standing> kept;
  for (const Standing& one : found) {
    const auto overlaps = [&](const Standing& other) { return one.begin < other.end && other.begin < one.end; };
    if (std::ranges::none_of(kept, overlaps)) kept.push_back(one);
  }
  compact_sort(kept, {}, &Standing::begin);
  std::vector<FingerprintMatch> matches;
  matches.reserve(kept.size());
  for (const Standing& one : kept) {
    matches.push_back({one.fingerprint, form.begins[one.begin], form.ends[one.end - 1], one.covered});
  }
  return matches;
}

std::size_t FingerprintIndex::size() const noexcept { return impl_->known.size(); }

}  // namespace persona_lens
