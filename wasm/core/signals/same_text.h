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

using TextKey = std::uint32_t;

// Texts with the same key count as the same text.
inline TextKey same_text_key(const TextIndex&, TextIndex::TextNumber text) { return text; }

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

// Calls `visit(key, author, post)` for every post with a comparable text, by text, then author, then age.
template <typename Visit>
void for_each_text_post(const TextIndex& index, Visit&& visit) {
  for (TextIndex::TextNumber text = 0; text < index.text_count(); ++text) {
    const TextKey key = same_text_key(index, text);
    for (const auto author : index.authors_of(text)) {
      for (const Post* post : index.posts_with(text, author)) visit(key, author, post);
    }
  }
}

}  // namespace persona_lens
