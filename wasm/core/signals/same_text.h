// Which posts say the same, for the signals that look at when they were posted.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model.h"
#include "signals/text_index.h"

namespace persona_lens {

// Texts of one cluster, exact and near-duplicates, count as the same text.
using TextKey = TextIndex::ClusterNumber;

// A post with a comparable text whose time is known exactly.
struct TextEvent {
  TextKey text;
  TimeMs time;
  TextIndex::AuthorNumber author;
  const Post* post;
};

// Known to the second: from the id, or as the platform printed it.
inline bool is_exact(const std::optional<TimeInterval>& time) noexcept {
  return time && (time->basis == TimeBasis::id || time->basis == TimeBasis::reported) && time->latest - time->earliest <= ms_per_second;
}

// Calls `visit(key, author, post)` for every post with a comparable text, by cluster, then author, then text and age.
template <typename Visit>
void for_each_text_post(const TextIndex& index, Visit&& visit) {
  for (TextKey key = 0; key < index.cluster_count(); ++key) {
    for (const auto author : index.authors_of_cluster(key)) {
      for (const Post* post : index.posts_in_cluster(key, author)) visit(key, author, post);
    }
  }
}

}  // namespace persona_lens
