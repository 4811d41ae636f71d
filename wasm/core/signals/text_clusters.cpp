#include "signals/text_clusters.h"

#include <algorithm>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "signals/text_index.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

// How many representatives of one band value are looked at, and how many of all these a text is compared with.
constexpr std::size_t max_representatives = 16;
constexpr std::size_t max_confirmations = 6;
// Hashes of representatives' n-grams that are kept at a time (8 bytes each).
constexpr std::size_t max_kept_hashes = 100'000;

}  // namespace

ClusterShape cluster_shape(std::string_view normal, bool without_last_word) {
  CoreText core = core_of(normal, without_last_word);
  ClusterShape shape;
  shape.without_last_word = without_last_word;
  shape.comparable = core.letters >= min_text_letters || core.cjk >= min_text_cjk;
  shape.core = static_cast<std::uint32_t>(core_hash(core));
  if (!shape.comparable) return shape;
  shape.bands = shortened(band_keys(shingles_of(core)));
  remove_digits(core);
  shape.but_digits = static_cast<std::uint32_t>(core_hash(core));
  return shape;
}

bool TextClusters::before(TextNumber a, TextNumber b) const {
  const OldestIdFirst older;
  if (older(texts_[a].oldest, texts_[b].oldest)) return true;
  // No two texts have one oldest post; the numbers only keep this an order whatever comes.
  return texts_[a].oldest == texts_[b].oldest && a < b;
}

Shingles TextClusters::shingles_of_text(TextNumber text) const {
  const auto normal = normalise(texts_[text].oldest->text);
  return normal ? shingles_of(core_of(normal->text, texts_[text].without_last_word)) : Shingles{};
}

// Kept of no text: most are never asked for again, and they are many bytes.
ShortBandKeys TextClusters::bands_of(TextNumber text) const { return shortened(band_keys(shingles_of_text(text))); }

const Shingles& TextClusters::kept_shingles(TextNumber text) {
  const auto found = kept_.find(text);
  if (found != kept_.end()) return found->second;
  Shingles made = shingles_of_text(text);
  if (kept_hashes_ + made.hashes.size() > max_kept_hashes) {
    kept_.clear();
    kept_hashes_ = 0;
  }
  kept_hashes_ += made.hashes.size();
  return kept_.emplace(text, std::move(made)).first->second;
}

std::vector<TextClusters::TextNumber> TextClusters::texts_of(TextNumber representative) const {
  std::vector<TextNumber> texts;
  for (TextNumber text = representative; text != none; text = texts_[text].next) texts.push_back(text);
  compact_sort(texts, ByAge{this});
  return texts;
}

void TextClusters::join(TextNumber text, TextNumber representative) {
  texts_[text].representative = representative;
  if (text == representative) return;
  texts_[text].next = std::exchange(texts_[representative].next, text);
}

// Precondition: it is no representative, or alone.
void TextClusters::leave(TextNumber text) {
  Text& leaving = texts_[text];
  if (leaving.representative != none && leaving.representative != text) {
    TextNumber earlier = leaving.representative;
    while (texts_[earlier].next != text) earlier = texts_[earlier].next;
    texts_[earlier].next = leaving.next;
  }
  leaving.next = none;
  leaving.representative = none;
}

void TextClusters::add_younger(TextNumber text, const ShortBandKeys& bands, Which which, Dirty& dirty) const {
  const Text& self = texts_[text];
  if (!self.comparable) return;
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    bands_.for_each_with(band, bands.at(band), [&](TextNumber other) {
      if (other == text || (which == Which::same_core && texts_[other].core != self.core)) return;
      if (before(text, other)) dirty.insert(other);
    });
  }
}

void TextClusters::dismiss_followers(TextNumber text, Dirty& dirty) {
  for (const TextNumber follower : texts_of(text)) {
    if (follower == text) continue;
    leave(follower);
    dirty.insert(follower);
  }
}

// The representatives that share bands with the text, most bands first, then the older.
std::vector<TextClusters::TextNumber> TextClusters::candidates_for(TextNumber text, const ShortBandKeys& bands) const {
  const Text& self = texts_[text];
  std::vector<TextNumber> sharing;  // a representative once for each band
  std::vector<TextNumber> run;
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    run.clear();
    bands_.for_each_with(band, bands.at(band), [&](TextNumber other) {
      const Text& candidate = texts_[other];
      if (other == text || candidate.representative != other || candidate.oldest->platform != self.oldest->platform) return;
      if (before(other, text)) run.push_back(other);
    });
    compact_sort(run, ByAge{this});
    // Of those that differ in digits only, the oldest stands for all.
    std::vector<std::uint32_t> known;
    for (const TextNumber other : run) {
      const std::uint32_t but_digits = texts_[other].but_digits;
      if (std::ranges::find(known, but_digits) != known.end()) continue;
      known.push_back(but_digits);
      // The same but for digits: not near-duplicates, see text/copies.h.
      if (but_digits != self.but_digits) sharing.push_back(other);
      if (known.size() == max_representatives) break;
    }
  }
  compact_sort(sharing, ByAge{this});
  std::vector<std::pair<TextNumber, std::size_t>> counted;
  for (const TextNumber other : sharing) {
    if (counted.empty() || counted.back().first != other) counted.emplace_back(other, 0);
    ++counted.back().second;
  }
  compact_sort(counted, [](const auto& a, const auto& b) { return a.second > b.second; });
  if (counted.size() > max_confirmations) counted.resize(max_confirmations);
  std::vector<TextNumber> candidates;
  candidates.reserve(counted.size());
  for (const auto& [candidate, shared] : counted) candidates.push_back(candidate);
  return candidates;
}

// Where the text belongs, by what is older than it.
TextClusters::TextNumber TextClusters::place_for(TextNumber text, const ShortBandKeys& bands) {
  const Text& self = texts_[text];
  if (!self.comparable) return text;
  // Texts with the same core are one cluster, wherever their oldest is.
  TextNumber same = none;
  for (std::size_t band = 0; band < minhash_bands; ++band) {
    bands_.for_each_with(band, bands.at(band), [&](TextNumber other) {
      const Text& candidate = texts_[other];
      if (other == text || candidate.core != self.core || candidate.oldest->platform != self.oldest->platform) return;
      if (candidate.representative == none || !before(other, text)) return;
      if (same == none || before(other, same)) same = other;
    });
  }
  if (same != none) return texts_[same].representative;
  TextNumber best = text;
  float most = 0;
  std::optional<Shingles> own;
  for (const TextNumber candidate : candidates_for(text, bands)) {
    if (!own) own = shingles_of_text(text);
    const auto similarity = static_cast<float>(jaccard(*own, kept_shingles(candidate)));
    if (similarity < near_duplicate_jaccard) continue;
    if (best != text && (similarity < most || (similarity == most && before(best, candidate)))) continue;
    best = candidate;
    most = similarity;
  }
  return best;
}

// Looks at each of these again, and at whatever that changes, from the oldest on.
void TextClusters::settle(Dirty& dirty) {
  while (!dirty.empty()) {
    const TextNumber text = *dirty.begin();
    dirty.erase(dirty.begin());
    const TextNumber was = texts_[text].representative;
    const ShortBandKeys bands = texts_[text].comparable ? bands_of(text) : ShortBandKeys{};
    const TextNumber now = place_for(text, bands);
    if (now == was) continue;
    // Those that share a band may be compared with it now, or no longer; those with its core go where it goes.
    add_younger(text, bands, was == text || now == text ? Which::all : Which::same_core, dirty);
    if (was == text) dismiss_followers(text, dirty);
    leave(text);
    join(text, now);
  }
}

void TextClusters::put(TextNumber text, const Post& oldest, const ClusterShape& shape) {
  if (text >= texts_.size()) texts_.resize(text + 1);
  kept_.erase(text);
  texts_[text] = {.oldest = &oldest,
                  .core = shape.core,
                  .but_digits = shape.but_digits,
                  .comparable = shape.comparable,
                  .without_last_word = shape.without_last_word};
  if (shape.comparable && text < BandTable::max_texts) bands_.add(text, shape.bands, ByAge{this});
  const TextNumber place = place_for(text, shape.bands);
  join(text, place);
  Dirty dirty(ByAge{this});
  add_younger(text, shape.bands, place == text ? Which::all : Which::same_core, dirty);
  settle(dirty);
}

void TextClusters::take(TextNumber text) {
  Dirty dirty(ByAge{this});
  if (texts_[text].comparable) {
    const ShortBandKeys bands = bands_of(text);
    const bool led = is_representative(text);
    add_younger(text, bands, led ? Which::all : Which::same_core, dirty);
    if (led) dismiss_followers(text, dirty);
    bands_.remove(text, bands);
  }
  leave(text);
  kept_.erase(text);
  texts_[text] = {};
  settle(dirty);
}

void TextClusters::clear() {
  texts_.clear();
  bands_.clear();
  kept_.clear();
  kept_hashes_ = 0;
}

}  // namespace persona_lens
