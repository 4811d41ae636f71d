// What has been seen in this session, keyed by id and bounded. Merges observations from several sources and pages; remembers coverage.
// Later facts replace earlier ones, except where the earlier one is stronger (an id-based or reported time beats a joined month);
// a missing fact never erases a known one. "Later" is by the time of reading; inputs without one count as read when they arrive. So most of
// what is remembered does not depend on the order of arrival. What does, by its nature: which accounts and posts are forgotten first (the
// least recently seen, once a bound is reached), the rank of first mention, and facts of inputs that state different parts of a profile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_past.h"
#include "memory/post_journal.h"
#include "memory/visits.h"
#include "model.h"
#include "result.h"

namespace persona_lens {

// The account's own posts as a contiguous chronological stretch of its timeline, newest first, joined over pages of one cursor chain.
struct History {
  bool chronological = false;  // an own-timeline run whose order was verified
  bool gapless = false;        // no entry unseen inside it
  bool reaches_end = false;    // the platform said that nothing older follows
  std::vector<std::string> post_ids;
  std::string operation;
};

// What an account was called over time, and whether it is still there. Without `read` times no reading of the profile had a time.
struct Identity {
  std::vector<SeenName> handles;  // by the first reading, the current one among them; at most 8
  std::vector<SeenName> names;    // likewise; empty when no name was seen
  SeenTimes read;
  std::optional<TimeMs> gone_since;  // named as unavailable or suspended by the platform from then on, and not seen since
};

class AccountBook {
 public:
  AccountBook(std::size_t max_accounts, std::size_t max_posts);
  ~AccountBook();
  AccountBook(AccountBook&&) noexcept;
  AccountBook& operator=(AccountBook&&) noexcept;
  AccountBook(const AccountBook&) = delete;
  AccountBook& operator=(const AccountBook&) = delete;

  // Returns the accounts whose facts or posts changed, in order of first mention.
  std::vector<AccountKey> add(const Observations& observations);

  [[nodiscard]] const Account* find(const AccountKey& key) const;  // nullptr when unknown, or known by id only
  [[nodiscard]] const Post* post(Platform platform, std::string_view id) const;
  [[nodiscard]] std::vector<const Account*> accounts() const;                    // with a profile, in first-seen order
  [[nodiscard]] std::vector<const Post*> posts_by(const AccountKey& key) const;  // newest first
  [[nodiscard]] std::vector<const Post*> posts() const;                          // all, oldest id first
  // The longest verified one; without posts when none is verified, and then with an operation when one was read all the same.
  [[nodiscard]] History history(const AccountKey& key) const;
  [[nodiscard]] Identity identity(const AccountKey& key) const;  // empty when the account is unknown
  // Whether the platform named the account as unavailable or suspended since it was last seen: identity().gone_since, for less.
  [[nodiscard]] std::optional<TimeMs> gone_since(const AccountKey& key) const;
  [[nodiscard]] TimelineVisits visits(const AccountKey& key) const;
  [[nodiscard]] std::size_t account_count() const noexcept;  // with a profile
  [[nodiscard]] std::size_t post_count() const noexcept;
  [[nodiscard]] std::size_t author_count() const noexcept;  // accounts with a post, known or not
  // Increases with every change, so that derived indices know when they are stale.
  [[nodiscard]] std::uint64_t generation() const noexcept;
  // Increases only where a post comes, goes or changes in more than its views, which every further reading of it brings.
  [[nodiscard]] std::uint64_t post_generation() const noexcept;
  // What became of the posts since the book had that post_generation(); nullopt: too much, or too long ago, to be told one by one.
  [[nodiscard]] std::optional<PostChanges> post_changes_since(std::uint64_t generation) const;
  // Increases only where an account with a profile comes or goes, or is seen with another handle, name or time of creation.
  [[nodiscard]] std::uint64_t profile_generation() const noexcept;

  void forget(const AccountKey& key);
  void forget_all();
  // Forgets the posts that were last read before `time`, and the accounts that were and of which nothing newer is left. What was read
  // without a time stays. To be called by the reader's clock, never by a page's.
  void forget_unseen_since(TimeMs time);

  [[nodiscard]] std::string snapshot() const;    // versioned bytes
  Result<bool> restore(std::string_view bytes);  // on error the book is unchanged

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
