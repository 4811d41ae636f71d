// Texts that are copies of each other though not byte for byte: the clusters of TextIndex, kept as texts come and go.
//
// What a text joins depends on the representatives that are older than it, and on nothing else: so the clusters are those that come out
// where all texts are looked at from the oldest on, whatever the order in which they came. Where a text becomes a representative, or is
// none any more, the younger texts that it was, or could have been, compared with are looked at again, oldest first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model.h"
#include "signals/band_table.h"
#include "text/copies.h"

namespace persona_lens {

// What a text's normal form tells.
struct ClusterShape {
  std::uint32_t core = 0;          // half of core_hash: beside a key of a band that is enough
  std::uint32_t but_digits = 0;    // the same without digits
  bool comparable = false;         // the core is long enough
  bool without_last_word = false;  // it is a random tail and does not belong to the core
  ShortBandKeys bands{};           // where comparable
};

// `normal`: as NormalText::text. `without_last_word`: as core_of() has it.
ClusterShape cluster_shape(std::string_view normal, bool without_last_word);

class TextClusters {
 public:
  using TextNumber = std::uint32_t;

  // `oldest`: of the text's posts, by id. Precondition: the number is not in use; numbers are few more than texts.
  void put(TextNumber text, const Post& oldest, const ClusterShape& shape);
  // The same post, elsewhere: where it is about to go, a copy of it stands for it until the text is taken.
  void move(TextNumber text, const Post& oldest) { texts_[text].oldest = &oldest; }
  // Precondition of this and all that follow: the number is in use, and the oldest posts of all texts are there.
  void take(TextNumber text);
  void clear();

  [[nodiscard]] const Post& oldest(TextNumber text) const { return *texts_[text].oldest; }
  [[nodiscard]] std::uint32_t core(TextNumber text) const { return texts_[text].core; }
  [[nodiscard]] TextNumber representative(TextNumber text) const { return texts_[text].representative; }
  [[nodiscard]] bool is_representative(TextNumber text) const { return texts_[text].representative == text; }
  // Whether the first text is the older one.
  [[nodiscard]] bool before(TextNumber a, TextNumber b) const;
  // Those of a representative, from the oldest on.
  [[nodiscard]] std::vector<TextNumber> texts_of(TextNumber representative) const;
  // The representative's, and whether there are others.
  [[nodiscard]] bool is_alone(TextNumber representative) const { return texts_[representative].next == none; }

 private:
  static constexpr TextNumber none = std::numeric_limits<TextNumber>::max();

  struct Text {
    const Post* oldest = nullptr;  // nullptr: the number is not in use
    std::uint32_t core = 0;
    std::uint32_t but_digits = 0;
    TextNumber representative = none;
    TextNumber next = none;  // in the cluster: after the representative, in no order
    bool comparable = false;
    bool without_last_word = false;
  };
  struct ByAge {
    const TextClusters* all;
    bool operator()(TextNumber a, TextNumber b) const { return all->before(a, b); }
  };
  using Dirty = std::set<TextNumber, ByAge>;

  [[nodiscard]] ShortBandKeys bands_of(TextNumber text) const;
  [[nodiscard]] Shingles shingles_of_text(TextNumber text) const;
  const Shingles& kept_shingles(TextNumber text);
  TextNumber place_for(TextNumber text, const ShortBandKeys& bands);
  [[nodiscard]] std::vector<TextNumber> candidates_for(TextNumber text, const ShortBandKeys& bands) const;
  void join(TextNumber text, TextNumber representative);
  void leave(TextNumber text);
  // Whatever was placed by the text and is younger: those that share a band with it; of these only those with its core.
  enum class Which : std::uint8_t { all, same_core };
  void add_younger(TextNumber text, const ShortBandKeys& bands, Which which, Dirty& dirty) const;
  // Nobody follows the text any more.
  void dismiss_followers(TextNumber text, Dirty& dirty);
  void settle(Dirty& dirty);

  std::deque<Text> texts_;
  BandTable bands_;
  std::unordered_map<TextNumber, Shingles> kept_;  // of representatives, for a while
  std::size_t kept_hashes_ = 0;
};

}  // namespace persona_lens
