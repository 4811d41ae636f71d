#include "signals/text_clusters.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

#include "signals/text_index.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

// How many representatives of one band value are looked at, and how many of all these a text is compared with.
constexpr std::size_t max_representatives = 16;
constexpr std::size_t max_confirmations = 6;
// Hashes of representatives' n-grams that are kept at a time (8 bytes each).
constexpr std::size_t max_kept_hashes = 100'000;
// 12 bytes each. What is not kept is worked out anew.
constexpr std::size_t max_kept_similarities = 40'000;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// Cores are hashes already; that of the representative is turned, so that the two do not swap places.
std::uint64_t pair_key(std::uint64_t text, std::uint64_t representative) { return text ^ std::rotl(representative, 23); }

// A text and what it has in common with others: a band's key, or its core. Both are few: most texts are alone with theirs.
struct Common {
  std::uint32_t text;
  std::uint32_t number;
};

// What the texts have in common, for a walk through the texts in their order.
class CommonByText {
 public:
  void add(std::uint32_t text, std::uint32_t number) { all_.push_back({text, number}); }
  void settle() { std::ranges::stable_sort(all_, {}, &Common::text); }
  // Precondition: the text of the last call, or a later one.
  std::span<const Common> of(std::uint32_t text) {
    while (next_ < all_.size() && all_[next_].text < text) ++next_;
    std::size_t end = next_;
    while (end < all_.size() && all_[end].text == text) ++end;
    return std::span(all_).subspan(next_, end - next_);
  }

 private:
  std::vector<Common> all_;
  std::size_t next_ = 0;
};

class Clustering {
 public:
  Clustering(std::span<const ClusterText> texts, Similarities& similarities) : texts_(texts), similarities_(similarities) {}

  std::vector<std::uint32_t> run() {
    for (const Platform platform : {Platform::x, Platform::youtube}) {
      find_cores(platform);
      find_runs(platform);
    }
    common_cores_.settle();
    common_runs_.settle();
    std::vector<std::uint32_t> clusters(texts_.size());
    for (std::uint32_t text = 0; text < texts_.size(); ++text) clusters[text] = place(text);
    return clusters;
  }

 private:
  struct Candidate {
    std::size_t bands = 0;
    std::uint32_t cluster = 0;
  };

  [[nodiscard]] bool is_comparable_on(std::uint32_t text, Platform platform) const {
    return texts_[text].facts->comparable && texts_[text].post->platform == platform;
  }

  // Texts of one platform with the same core are one cluster.
  void find_cores(Platform platform) {
    std::vector<std::uint32_t> by_core;
    for (std::uint32_t text = 0; text < texts_.size(); ++text) {
      if (is_comparable_on(text, platform)) by_core.push_back(text);
    }
    const auto core = [&](std::uint32_t text) { return texts_[text].facts->core; };
    std::ranges::sort(by_core, {}, core);
    for (std::size_t i = 1; i < by_core.size(); ++i) {
      if (core(by_core[i - 1]) != core(by_core[i])) continue;
      if (i == 1 || core(by_core[i - 2]) != core(by_core[i])) {
        common_cores_.add(by_core[i - 1], static_cast<std::uint32_t>(cluster_of_core_.size()));
        cluster_of_core_.push_back(none);
      }
      common_cores_.add(by_core[i], static_cast<std::uint32_t>(cluster_of_core_.size() - 1));
    }
  }

  // Texts of one platform with the same key of a band form a run; texts alone with their keys need no comparison.
  void find_runs(Platform platform) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
    for (std::size_t band = 0; band < minhash_bands; ++band) {
      keys.clear();
      for (std::uint32_t text = 0; text < texts_.size(); ++text) {
        if (is_comparable_on(text, platform)) keys.emplace_back(texts_[text].facts->bands.at(band), text);
      }
      std::ranges::sort(keys);
      for (std::size_t i = 1; i < keys.size(); ++i) {
        if (keys[i - 1].first != keys[i].first) continue;
        if (i == 1 || keys[i - 2].first != keys[i].first) {
          common_runs_.add(keys[i - 1].second, static_cast<std::uint32_t>(runs_.size()));
          runs_.emplace_back();
        }
        common_runs_.add(keys[i].second, static_cast<std::uint32_t>(runs_.size() - 1));
      }
    }
  }

  std::uint32_t place(std::uint32_t text) {
    const std::span<const Common> runs = common_runs_.of(text);
    const std::span<const Common> core = common_cores_.of(text);
    const auto find = [&] {
      const auto similar = texts_[text].facts->comparable ? most_similar(text, runs) : std::nullopt;
      return similar ? *similar : found_cluster(text, runs);
    };
    if (core.empty()) return find();
    std::uint32_t& cluster = cluster_of_core_[core.front().number];
    if (cluster == none) cluster = find();
    return cluster;
  }

  std::uint32_t found_cluster(std::uint32_t text, std::span<const Common> runs) {
    const auto cluster = static_cast<std::uint32_t>(representatives_.size());
    representatives_.push_back(text);
    for (const Common& common : runs) {
      std::vector<std::uint32_t>& run = runs_[common.number];
      if (run.size() >= max_representatives) continue;
      const auto stands_for = [&](std::uint32_t other) { return but_digits(representatives_[other]) == but_digits(text); };
      if (std::ranges::none_of(run, stands_for)) run.push_back(cluster);
    }
    return cluster;
  }

  std::uint32_t but_digits(std::uint32_t text) const { return texts_[text].facts->but_digits; }

  // The representatives that share bands with the text, most bands first, then the older.
  std::vector<Candidate> candidates_for(std::uint32_t text, std::span<const Common> runs) const {
    std::vector<std::uint32_t> sharing;  // a cluster once for each band
    for (const Common& common : runs) {
      const std::vector<std::uint32_t>& run = runs_[common.number];
      sharing.insert(sharing.end(), run.begin(), run.end());
    }
    std::ranges::sort(sharing);
    std::vector<Candidate> candidates;
    for (const std::uint32_t cluster : sharing) {
      // The same but for digits: not near-duplicates, see text/copies.h.
      if (but_digits(representatives_[cluster]) == but_digits(text)) continue;
      if (candidates.empty() || candidates.back().cluster != cluster) candidates.push_back({0, cluster});
      ++candidates.back().bands;
    }
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.bands > b.bands; });
    if (candidates.size() > max_confirmations) candidates.resize(max_confirmations);
    return candidates;
  }

  std::optional<std::uint32_t> most_similar(std::uint32_t text, std::span<const Common> runs) {
    const std::vector<Candidate> candidates = candidates_for(text, runs);
    if (candidates.empty()) return std::nullopt;
    std::optional<Shingles> own;
    std::optional<std::uint32_t> best;
    float most = 0;
    for (const Candidate& candidate : candidates) {
      const float similarity = similarity_of(text, candidate.cluster, own);
      if (similarity < near_duplicate_jaccard) continue;
      if (best && (similarity < most || (similarity == most && candidate.cluster > *best))) continue;
      best = candidate.cluster;
      most = similarity;
    }
    return best;
  }

  // `own`: the text's n-grams, once they are needed.
  float similarity_of(std::uint32_t text, std::uint32_t cluster, std::optional<Shingles>& own) {
    const std::uint64_t core = texts_[text].facts->core;
    const std::uint64_t other = texts_[representatives_[cluster]].facts->core;
    if (const auto known = similarities_.find(core, other)) return *known;
    if (!own) own = shingles(text);
    const auto similarity = static_cast<float>(jaccard(*own, kept_shingles(cluster)));
    similarities_.add(core, other, similarity);
    return similarity;
  }

  Shingles shingles(std::uint32_t text) const {
    const auto normal = normalise(texts_[text].post->text);
    return normal ? shingles_of(core_of(normal->text, texts_[text].facts->without_last_word)) : Shingles{};
  }

  const Shingles& kept_shingles(std::uint32_t cluster) {
    const auto found = kept_.find(cluster);
    if (found != kept_.end()) return found->second;
    Shingles made = shingles(representatives_[cluster]);
    if (kept_hashes_ + made.hashes.size() > max_kept_hashes) {
      kept_.clear();
      kept_hashes_ = 0;
    }
    kept_hashes_ += made.hashes.size();
    return kept_.emplace(cluster, std::move(made)).first->second;
  }

  std::span<const ClusterText> texts_;
  Similarities& similarities_;
  CommonByText common_runs_;  // a text's runs in the order of the bands
  CommonByText common_cores_;
  std::vector<std::uint32_t> cluster_of_core_;    // none: not placed yet
  std::vector<std::vector<std::uint32_t>> runs_;  // the clusters whose representatives have the run's key
  std::vector<std::uint32_t> representatives_;    // by cluster
  std::unordered_map<std::uint32_t, Shingles> kept_;
  std::size_t kept_hashes_ = 0;
};

}  // namespace

ClusterFacts cluster_facts(std::string_view normal, bool without_last_word) {
  CoreText core = core_of(normal, without_last_word);
  ClusterFacts facts;
  facts.known = true;
  facts.without_last_word = without_last_word;
  facts.comparable = core.letters >= min_text_letters || core.cjk >= min_text_cjk;
  facts.core = core_hash(core);
  if (!facts.comparable) return facts;
  facts.bands = ShortBandKeys(band_keys(shingles_of(core)));
  remove_digits(core);
  facts.but_digits = static_cast<std::uint32_t>(core_hash(core));
  return facts;
}

std::optional<float> Similarities::find(std::uint64_t text, std::uint64_t representative) {
  const std::uint64_t key = pair_key(text, representative);
  const auto place = std::ranges::lower_bound(known_, key, {}, &Entry::key);
  if (place == known_.end() || place->key() != key) return std::nullopt;
  keep(key, place->similarity);
  return place->similarity;
}

void Similarities::add(std::uint64_t text, std::uint64_t representative, float similarity) {
  keep(pair_key(text, representative), similarity);
}

void Similarities::keep(std::uint64_t key, float similarity) {
  if (used_.size() < max_kept_similarities) {
    used_.push_back({static_cast<std::uint32_t>(key >> 32U), static_cast<std::uint32_t>(key), similarity});
  }
}

void Similarities::settle() {
  std::ranges::sort(used_, {}, &Entry::key);
  known_ = std::exchange(used_, {});
  known_.shrink_to_fit();
}

std::vector<std::uint32_t> find_clusters(std::span<const ClusterText> texts, Similarities& similarities) {
  std::vector<std::uint32_t> clusters = Clustering(texts, similarities).run();
  similarities.settle();
  return clusters;
}

}  // namespace persona_lens
