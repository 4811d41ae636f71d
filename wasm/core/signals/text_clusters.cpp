#include "signals/text_clusters.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
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
constexpr std::size_t max_kept_hashes = 500'000;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

class Clustering {
 public:
  explicit Clustering(std::span<const ClusterText> texts) : texts_(texts), runs_of_(texts.size() * minhash_bands, none) {}

  std::vector<std::uint32_t> run() {
    find_runs();
    std::vector<std::uint32_t> clusters(texts_.size());
    for (std::uint32_t text = 0; text < texts_.size(); ++text) clusters[text] = place(text);
    return clusters;
  }

 private:
  struct Candidate {
    std::size_t bands = 0;
    std::uint32_t cluster = 0;
  };

  // Texts of one platform with the same key of a band form a run; texts alone with their keys need no comparison.
  void find_runs() {
    std::vector<std::tuple<Platform, std::uint32_t, std::uint32_t>> keys;
    for (std::size_t band = 0; band < minhash_bands; ++band) {
      keys.clear();
      for (std::uint32_t text = 0; text < texts_.size(); ++text) {
        if (texts_[text].facts->comparable) keys.emplace_back(texts_[text].post->platform, texts_[text].facts->bands.at(band), text);
      }
      std::ranges::sort(keys);
      const auto same_key = [](const auto& a, const auto& b) {
        return std::get<0>(a) == std::get<0>(b) && std::get<1>(a) == std::get<1>(b);
      };
      for (std::size_t i = 1; i < keys.size(); ++i) {
        if (!same_key(keys[i - 1], keys[i])) continue;
        std::uint32_t& earlier = runs_of_[std::get<2>(keys[i - 1]) * minhash_bands + band];
        if (earlier == none) {
          earlier = static_cast<std::uint32_t>(runs_.size());
          runs_.emplace_back();
        }
        runs_of_[std::get<2>(keys[i]) * minhash_bands + band] = earlier;
      }
    }
  }

  std::uint32_t place(std::uint32_t text) {
    const ClusterFacts& facts = *texts_[text].facts;
    if (!facts.comparable) return found_cluster(text);
    const auto [same, is_new] = by_core_.try_emplace({texts_[text].post->platform, facts.core}, 0U);
    if (is_new) {
      const auto similar = most_similar(text);
      same->second = similar ? *similar : found_cluster(text);
    }
    return same->second;
  }

  std::uint32_t found_cluster(std::uint32_t text) {
    const auto cluster = static_cast<std::uint32_t>(representatives_.size());
    representatives_.push_back(text);
    for (std::size_t band = 0; band < minhash_bands; ++band) {
      const std::uint32_t run = runs_of_[text * minhash_bands + band];
      if (run == none || runs_[run].size() >= max_representatives) continue;
      const auto stands_for = [&](std::uint32_t other) { return but_digits(representatives_[other]) == but_digits(text); };
      if (std::ranges::none_of(runs_[run], stands_for)) runs_[run].push_back(cluster);
    }
    return cluster;
  }

  std::uint32_t but_digits(std::uint32_t text) const { return texts_[text].facts->but_digits; }

  // The representatives that share bands with the text, most bands first, then the older.
  std::vector<Candidate> candidates_for(std::uint32_t text) const {
    std::vector<std::uint32_t> sharing;  // a cluster once for each band
    for (std::size_t band = 0; band < minhash_bands; ++band) {
      const std::uint32_t run = runs_of_[text * minhash_bands + band];
      if (run != none) sharing.insert(sharing.end(), runs_[run].begin(), runs_[run].end());
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

  std::optional<std::uint32_t> most_similar(std::uint32_t text) {
    const std::vector<Candidate> candidates = candidates_for(text);
    if (candidates.empty()) return std::nullopt;
    const Shingles own = shingles(text);
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const Candidate& candidate : candidates) {
      const double similarity = jaccard(own, kept_shingles(candidate.cluster));
      if (similarity < near_duplicate_jaccard) continue;
      if (best && (similarity < most || (similarity == most && candidate.cluster > *best))) continue;
      best = candidate.cluster;
      most = similarity;
    }
    return best;
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
  std::vector<std::uint32_t> runs_of_;            // by text and band; none: alone with its key
  std::vector<std::vector<std::uint32_t>> runs_;  // the clusters whose representatives have the run's key
  std::vector<std::uint32_t> representatives_;    // by cluster
  std::map<std::pair<Platform, std::uint64_t>, std::uint32_t> by_core_;
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
  facts.bands = band_keys(shingles_of(core));
  remove_digits(core);
  facts.but_digits = static_cast<std::uint32_t>(core_hash(core));
  return facts;
}

std::vector<std::uint32_t> find_clusters(std::span<const ClusterText> texts) { return Clustering(texts).run(); }

}  // namespace persona_lens
