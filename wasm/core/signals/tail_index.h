// Which posts end in a word that looks drawn at random and stands nowhere else in memory; who makes a habit of it.
//
// A tail (text/tails.h) is a nonce where its word, in any case, is written once only in all remembered texts of the platform: tickers,
// referral codes, initials, acronyms and shouted words come back, if not from the same account then from another. One nonce is nothing: a
// set of posts has a convincing habit only where its nonces look drawn by the same machine:
//   capitals, lower: at least 5, at least 80 % of them of one length, and at least a quarter of these hard to pronounce
//   mixed:           at least 5
//   symbols:         at least 3
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "text/tails.h"

namespace persona_lens {

struct TailUse {
  const Post* post = nullptr;
  Tail tail;
};

class TailIndex {
 public:
  TailIndex();
  ~TailIndex();
  TailIndex(TailIndex&&) noexcept;
  TailIndex& operator=(TailIndex&&) noexcept;
  TailIndex(const TailIndex&) = delete;
  TailIndex& operator=(const TailIndex&) = delete;

  void rebuild(const AccountBook& book);

  // The account's own posts with words or a tail: what could end in one.
  [[nodiscard]] std::size_t posts_of(const AccountKey& account) const;
  // Those that end in a nonce, convincing or not, oldest first.
  [[nodiscard]] std::span<const TailUse> nonces_of(const AccountKey& account) const;
  // The nonce that ends this post; nullptr where there is none.
  [[nodiscard]] const TailUse* nonce_of(const Post& post) const;
  // All accounts with a nonce, by key.
  [[nodiscard]] std::span<const AccountKey> accounts() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The nonces among these that a habit makes convincing, kind by kind, each in the order given.
std::vector<const TailUse*> convincing(std::span<const TailUse* const> nonces);

}  // namespace persona_lens
