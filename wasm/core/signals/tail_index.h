// Which posts end in a word that looks drawn at random and stands nowhere else in memory; who makes a habit of it.
//
// A tail (text/tails.h) is a nonce where its word, in any case, is written once only in all remembered texts of the platform: tickers,
// referral codes, initials, acronyms and shouted words come back, if not from the same account then from another. One nonce is nothing: a
// set of posts has a convincing habit only where its nonces look drawn by the same machine:
//   capitals, lower: at least 5, at least 80 % of them of one length, and at least a quarter of these hard to pronounce
//   mixed:           at least 5
//   symbols:         at least 3
//
// Follows the memory post by post: how often each word is written is counted, and a nonce is told when somebody asks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "model.h"
#include "signals/author_numbers.h"
#include "signals/word_counts.h"
#include "text/tails.h"

namespace persona_lens {

struct TailUse {
  const Post* post = nullptr;
  Tail tail;
};

class TailIndex {
 public:
  // `author`: of the post; nullopt where it has none.
  void add(const Post& post, std::optional<AuthorNumbers::Number> author);
  // `before`: the post as it was when it was added; `place`: where it stood.
  void remove(const Post& before, const Post* place, std::optional<AuthorNumbers::Number> author);
  void clear() { *this = {}; }

  // The account's own posts with words or a tail: what could end in one.
  [[nodiscard]] std::size_t posts_of(AuthorNumbers::Number author) const;
  // Those that end in a nonce, convincing or not, oldest first.
  [[nodiscard]] std::vector<TailUse> nonces_of(AuthorNumbers::Number author) const;
  // The nonce that ends this post.
  [[nodiscard]] std::optional<TailUse> nonce_of(const Post& post) const;

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  struct Author {
    std::uint32_t posts = 0;
    std::uint32_t first = none;  // of its ends_
  };
  // A post that ends in a tail.
  struct End {
    const Post* post = nullptr;
    std::uint32_t next = none;  // of the author; where it is free, the next free one
  };

  std::array<WordCounts, 2> words_;  // by platform
  std::deque<Author> authors_;       // by number
  std::deque<End> ends_;
  std::uint32_t free_ = none;
};

// The nonces among these that a habit makes convincing, kind by kind, each in the order given.
std::vector<const TailUse*> convincing(std::span<const TailUse* const> nonces);

}  // namespace persona_lens
