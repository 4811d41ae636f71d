// One text posted by several accounts within the same 60 seconds: found once per generation of the book, used by the signal same_minute.
//
// Only posts with exact times, only comparable texts of the account's own writing (reposts, quotes and share-button texts are none, see
// signals/text_index.h). How surprising a full minute is depends on how often the text is posted anyway: the posts of the text from ten
// minutes before to ten minutes after are tested with the scan statistic (N posts, a window of 1 in 21 minutes, k accounts). A campaign
// whose text comes every few seconds has full minutes without anybody's timing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/account_table.h"
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
  SameMinutes() = default;
  SameMinutes(SameMinutes&&) = default;
  SameMinutes& operator=(SameMinutes&&) = default;
  SameMinutes(const SameMinutes&) = delete;
  SameMinutes& operator=(const SameMinutes&) = delete;
  ~SameMinutes() = default;

  void update(const TextIndex& texts);

  // Of every post of the account that others shared a minute with, oldest text first.
  [[nodiscard]] std::span<const FullMinute> of(const AccountKey& account) const;
  // The same where only the members count as others, while the posts of everybody tell how often the text comes.
  [[nodiscard]] std::vector<FullMinute> among(std::span<const AccountKey> members, const TextIndex& texts) const;
  // Whether the account has a comparable text with an exact time.
  [[nodiscard]] bool has_timed_text(const AccountKey& account) const { return accounts_.contains(view_of(account)); }
  // Whether it posted one of them within ten minutes of at least two others: only then can minutes be compared.
  [[nodiscard]] bool shares_timed_text(const AccountKey& account) const {
    const Timed* known = accounts_.find(view_of(account));
    return known != nullptr && known->shares;
  }

 private:
  // An account with a comparable text with an exact time.
  struct Timed {
    std::uint32_t first = 0;  // of its minutes_
    std::uint32_t count = 0;
    bool shares = false;
  };

  [[nodiscard]] std::span<const TextEvent> events_of(TextKey text) const;

  std::vector<TextEvent> events_;    // by text, then time; only of texts with several: nothing shares a minute with itself
  std::vector<FullMinute> minutes_;  // by account, then as events_
  AccountTable<Timed> accounts_;
};

}  // namespace persona_lens
