// Texts that are copies of each other though not byte for byte: how TextIndex finds its clusters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model.h"
#include "text/copies.h"

namespace persona_lens {

// What is kept of a text from one build to the next, so that only new texts are taken apart.
struct ClusterFacts {
  bool known = false;
  bool comparable = false;         // the core is long enough
  bool without_last_word = false;  // it is a random tail and does not belong to the core
  std::uint32_t but_digits = 0;    // half of core_hash without digits
  std::uint64_t core = 0;          // core_hash
  BandKeys bands{};
};

ClusterFacts cluster_facts(std::string_view normal, bool without_last_word);

struct ClusterText {
  const Post* post;  // the oldest with it
  const ClusterFacts* facts;
};

// The cluster of each text, numbered by their first texts. A cluster's first text is its representative.
std::vector<std::uint32_t> find_clusters(std::span<const ClusterText> texts);

}  // namespace persona_lens
