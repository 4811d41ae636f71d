// Accounts that repeat the same posts and are seen to do almost nothing else: the basis of the signal shared_reposts and of the groups of kind
// "reposts". Who repeated what is kept as posts come and go; the crowds are worked out when somebody asks for them, and kept until the posts
// change.
//
// Candidates: accounts with at least two posts seen, of which at least 90 % are reposts of other people's posts. The candidates of each
// post that eight or more of them repeated; sets that share more than half of all their members make one crowd, around the largest.
// Members are those candidates for whom posts of the crowd (at least two) are at least half of all they repeated.
//
// How surprising: n accounts of any kind were seen to repeat at least one of the crowd's posts, k of them at least 90 % of these posts. Null:
// an account that repeats one of them repeats nearly all with probability q, the larger of 1/2 (elicited: devoted followers of whoever wrote
// them) and of the share of the other accounts seen here that repeated any (the posts are popular on the page).
// p = P(Binomial(n, q) ≥ k), times the number of posts that two or more accounts repeated: each could have been the second.
// The members of a fan club repeat some of many posts of their idol, so that few of them have nearly all that others have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/posts_by.h"

namespace persona_lens {

inline constexpr std::size_t repost_crowd_min_members = 8;

struct RepostCrowd {
  std::vector<AccountKey> members;   // by key
  std::vector<std::string> shared;   // ids of the posts that were repeated, oldest first
  std::vector<const Post*> reposts;  // the members' reposts of them, oldest first
  double p_value = 1;                // corrected
};

class RepostCrowds {
 public:
  // Follows the book, which outlives what is asked here.
  void build(const AccountBook& book);
  void follow(const PostChanges& changes);

  // The largest first. Disjoint: an account belongs to the first that it fits.
  [[nodiscard]] const std::vector<RepostCrowd>& all() const;
  // nullptr for none.
  [[nodiscard]] const RepostCrowd* of(const AccountKey& account) const;
  // Whether a repost by the account of somebody else's post was seen.
  [[nodiscard]] bool has_repost(const AccountKey& account) const;

 private:
  const AccountBook* book_ = nullptr;
  PostsBy<IdKey> by_original_;  // reposts of it
  mutable std::optional<std::vector<RepostCrowd>> crowds_;
};

}  // namespace persona_lens
