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
  TextIndex::AuthorNumber author;
  TimeMs time;
  const Post* post;
};

// Known to the second: from the id, or as the platform printed it.
inline bool is_exact(const std::optional<TimeInterval>& time) noexcept {
  return time && (time->basis == TimeBasis::id || time->basis == TimeBasis::reported) && time->latest - time->earliest <= ms_per_second;
}

// Calls `visit(author, post)` for every post with this text, by text, then author and age.
template <typename Visit>
void for_each_post_of(const TextIndex& index, TextKey key, Visit&& visit) {
  for (const auto text : index.texts_of_cluster(key)) {
    for (const auto author : index.authors_of(text)) {
      for (const Post* post : index.posts_with(text, author)) visit(author, post);
    }
  }
}

}  // namespace persona_lens
