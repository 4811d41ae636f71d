// Accounts that repeat the same posts and are seen to do almost nothing else: found once per generation of the book, used by the signal
// shared_reposts and by the groups of kind "reposts".
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
#include <string>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/account_table.h"

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
  void update(const AccountBook& book);

  // The largest first. Disjoint: an account belongs to the first that it fits.
  [[nodiscard]] const std::vector<RepostCrowd>& all() const noexcept { return crowds_; }
  // nullptr for none.
  [[nodiscard]] const RepostCrowd* of(const AccountKey& account) const;
  // Whether a repost by the account of somebody else's post was seen.
  [[nodiscard]] bool has_repost(const AccountKey& account) const { return crowd_of_.contains(view_of(account)); }

 private:
  std::vector<RepostCrowd> crowds_;
  AccountTable<std::uint32_t> crowd_of_;  // of accounts with a repost: one past the place in crowds_; 0: none
};

}  // namespace persona_lens
