// What accounts did at the same time: the basis of the signals of evidence group G6. Follows the book post by post.
#pragma once

#include <cstdint>
#include <optional>

#include "memory/account_book.h"
#include "signals/reply_bursts.h"
#include "signals/repost_crowds.h"
#include "signals/same_minutes.h"
#include "signals/signal.h"
#include "signals/text_index.h"

namespace persona_lens {

class SynchronyIndex {
 public:
  // Does nothing when it is current. `texts` must be current for the book, and outlive what is asked here.
  void update(const AccountBook& book, const TextIndex& texts);
  [[nodiscard]] bool is_current(const AccountBook& book) const noexcept;

  [[nodiscard]] const ReplyBursts& bursts() const noexcept { return bursts_; }
  [[nodiscard]] const SameMinutes& minutes() const noexcept { return minutes_; }
  [[nodiscard]] const RepostCrowds& crowds() const noexcept { return crowds_; }

 private:
  const AccountBook* book_ = nullptr;
  std::uint64_t generation_ = 0;
  ReplyBursts bursts_;
  SameMinutes minutes_;
  RepostCrowds crowds_;
};

// The context's index where it has one that fits, or one made for this question.
class Synchrony {
 public:
  explicit Synchrony(const SignalContext& context);
  const SynchronyIndex* operator->() const { return index_; }

 private:
  std::optional<SynchronyIndex> own_;
  const SynchronyIndex* index_;
};

}  // namespace persona_lens
