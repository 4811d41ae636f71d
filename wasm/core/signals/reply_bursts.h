// Many replies to one post or one account within a short time: the basis of the signal reply_burst and of the groups of kind "burst". Which
// posts reply to what is kept as posts come and go; the bursts of one target are worked out when somebody asks for them, and kept until the
// posts change.
//
// Events: the replies to one target by others than its author, one for each account and day, with exact times. N also counts accounts
// whose replies have no exact time: they are background. For each of five windows from 5 minutes to a day, the window with the most
// accounts k among those windows with at least 5 near-duplicates (replies whose text two others of the window posted as well) is tested;
// where no window has them, the fullest one, which then weighs nothing.
// Two nulls, the larger p-value decides, both corrected (Bonferroni) for the five windows:
//   1. the N replies spread evenly from the target's beginning (or the first reply) to the last reply (scan statistic, stats/scan.h);
//   2. each reply comes after the post that it answers as reactions ordinarily do (stats/reactions.h): a crowd in the first hour is
//      no burst.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/posts_by.h"
#include "signals/text_index.h"

namespace persona_lens {

inline constexpr std::array<TimeMs, 5> burst_windows = {5 * 60 * ms_per_second, 15 * 60 * ms_per_second, ms_per_hour, 6 * ms_per_hour,
                                                        ms_per_day};
// Fewer near-duplicates weigh nothing (domain §6, harassment-swarm).
inline constexpr std::size_t burst_min_copies = 5;

// The weight of a burst with enough near-duplicates: Vovk–Sellke, up to the cap of G6.
double burst_decibans(double p_value) noexcept;

struct ReplyBurst {
  TimeMs window = 0;
  std::vector<const Post*> replies;  // one of each account, oldest first
  std::vector<const Post*> copies;   // those among them that are near-duplicates
  double p_value = 1;                // the larger of the two nulls', corrected
  double p_value_even = 1;           // the first null's alone, corrected
};

// What was replied to: a post or an account.
struct ReplyTarget {
  Platform platform = Platform::x;
  bool is_account = false;
  SharedText id;
  friend auto operator<=>(const ReplyTarget&, const ReplyTarget&) = default;
};

class ReplyBursts {
 public:
  // Follows the book. `texts` must be current for it, and both outlive what is asked here.
  void build(const AccountBook& book, const TextIndex& texts);
  void follow(const PostChanges& changes);

  // Of every target with at least 5 repliers, those with near-duplicates first, the weightiest first.
  [[nodiscard]] std::vector<const ReplyBurst*> all() const;
  // The strongest burst that the account took part in, one where its reply is a near-duplicate before all others; nullptr for none.
  [[nodiscard]] const ReplyBurst* of(const AccountKey& account) const;
  // Whether any reply of the account to somebody else has an exact time.
  [[nodiscard]] bool has_timed_reply(const AccountKey& account) const;

 private:
  void add(const Post& post);
  [[nodiscard]] std::vector<const Post*> replies_to(const ReplyTarget& target) const;
  // What the post replies to, where that is somebody else's.
  [[nodiscard]] std::vector<ReplyTarget> targets_of(const Post& post) const;
  [[nodiscard]] const ReplyBurst* burst_of(const ReplyTarget& target) const;

  const AccountBook* book_ = nullptr;
  const TextIndex* texts_ = nullptr;
  PostsBy<IdKey> by_post_;     // replies to it
  PostsBy<IdKey> by_account_;  // replies that name it as whom they answer
  PostsBy<IdKey> unnamed_;     // replies to a post that do not name whom they answer
  mutable std::map<ReplyTarget, std::optional<ReplyBurst>> known_;
};

// Those with near-duplicates first, then by weight; where that is the same, the one that shows more of them, and in less time.
bool is_stronger(const ReplyBurst& a, const ReplyBurst& b);

// Whether the account's own reply is one of the near-duplicates.
bool copies_include(const ReplyBurst& burst, const AccountKey& account);

}  // namespace persona_lens
