// One text posted by several accounts within the same 60 seconds: the basis of the signal same_minute. Each text's minutes are worked out when
// somebody asks for them, and kept until the posts change.
//
// Only posts with exact times, only comparable texts of the account's own writing (reposts, quotes and share-button texts are none, see
// signals/text_index.h). How surprising a full minute is depends on how often the text is posted anyway: the posts of the text from ten
// minutes before to ten minutes after are tested with the scan statistic (N posts, a window of 1 in 21 minutes, k accounts). A campaign
// whose text comes every few seconds has full minutes without anybody's timing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model.h"
#include "signals/same_text.h"

namespace persona_lens {

inline constexpr TimeMs same_minute_width = 60 * ms_per_second;

// The fullest 60 seconds around one post.
struct FullMinute {
  const Post* post = nullptr;
  TextKey text = 0;
  std::size_t others = 0;  // other accounts in it
  double p_value = 1;
  double decibans = 0;
  std::span<const TextEvent> events;  // in it, oldest first
};

// The weight of so many other accounts in a minute: +2 for two, +4 from three on, no more than the p-value is worth (Vovk–Sellke).
double same_minute_decibans(std::size_t others, double p_value) noexcept;

class SameMinutes {
 public:
  // Forgets what was worked out. `texts` must be current, and outlive what is asked here.
  void update(const TextIndex& texts);

  // Of every post of the account that others shared a minute with, oldest text first.
  [[nodiscard]] std::vector<FullMinute> of(const AccountKey& account) const;
  // The same where only the members count as others, while the posts of everybody tell how often the text comes.
  [[nodiscard]] std::vector<FullMinute> among(std::span<const AccountKey> members) const;
  // Whether the account has a comparable text with an exact time.
  [[nodiscard]] bool has_timed_text(const AccountKey& account) const;
  // Whether it posted one of them within ten minutes of at least two others: only then can minutes be compared.
  [[nodiscard]] bool shares_timed_text(const AccountKey& account) const;

 private:
  // What one text's posts with exact times tell.
  struct OfText {
    std::vector<TextEvent> events;                 // oldest first; empty where there is one only: nothing shares a minute with itself
    std::vector<FullMinute> minutes;               // as events
    std::vector<TextIndex::AuthorNumber> sharing;  // ascending: who posted it within ten minutes of at least two others
  };

  [[nodiscard]] const OfText& of_text(TextKey text) const;
  // Oldest first.
  [[nodiscard]] std::vector<TextKey> texts_of(const AccountKey& account) const;

  const TextIndex* texts_ = nullptr;
  mutable std::unordered_map<TextKey, OfText> known_;
};

}  // namespace persona_lens
