// Accounts and posts that are distinct by id: what a reader fills, and what several inputs are merged into.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model.h"

namespace persona_lens {

// Counts of one set are bounded; beyond them objects are dropped with one notice.
inline constexpr std::size_t max_observed_accounts = 200'000;
inline constexpr std::size_t max_observed_posts = 200'000;
inline constexpr std::size_t max_notices = 100;

// Keeps the order of first sight. Duplicates are merged: a fact that is there is never erased by one that is missing, the first of two
// different values stays, an exact time replaces a weaker one, and a longer text a shorter one.
class ObservationSet {
 public:
  void add(Account account);
  void add(Post post);
  void add_unavailable(AccountKey account);
  void add_notice(std::string_view code, std::string message, std::string place);
  // Accounts, posts and notices of `other`; not its runs.
  void merge(Observations other);

  [[nodiscard]] const Account* account(Platform platform, std::string_view id) const;
  [[nodiscard]] const Post* post(Platform platform, std::string_view id) const;
  [[nodiscard]] const Observations& observations() const noexcept { return observations_; }
  // Leaves the set empty.
  Observations take();

 private:
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
  };
  using Index = std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>>;
  // One index for each platform: ids of different platforms may coincide.
  struct Indices {
    Index accounts;
    Index posts;
    Index unavailable;
  };

  Indices& indices(Platform platform) { return platform == Platform::x ? x_ : youtube_; }
  [[nodiscard]] const Indices& indices(Platform platform) const { return platform == Platform::x ? x_ : youtube_; }

  Observations observations_;
  Indices x_;
  Indices youtube_;
  bool dropped_ = false;
};

}  // namespace persona_lens
