// Which account posted which text: the normal forms of all remembered posts that can be compared. Follows the book post by post, so that one
// more post costs what that post costs, whatever is remembered; what it answers is the same as if it had been built of all at once.
//
// Numbers stand for texts and authors and tell nothing of their order: before() and author_before() do. The normal forms themselves are not
// kept, only a number that stands for each (text/text_key.h).
//
// Left out: posts that are another's older post to the letter, down to the short link that X made for it (t.co). Such a post repeats the
// other, whatever its kind says; of 133 texts of ordinary people that several of them had posted with a link, all 133 bore one link
// (measured, 2019). What a machine copied together with its link is left out with them.
//
// Clusters: texts that are the same but for spaces, punctuation, outer hashtags or a random tail, or near-duplicates (text/copies.h). A
// text joins a cluster through its representative only, which is the cluster's oldest text, and the most similar one where several would
// do: a chain of small changes cannot drift away from where it began. Found in the order of the oldest posts, so that the order of arrival
// does not matter. Each text is compared with at most 6 representatives; only the first of those that differ in digits stands for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/author_numbers.h"
#include "signals/link_index.h"
#include "signals/tail_index.h"
#include "text/normalise.h"

namespace persona_lens {

// A text must be this long for its equality to say anything (domain 5.6): either is enough, outside hashtags, links and mentions.
inline constexpr std::size_t min_text_letters = 40;
inline constexpr std::size_t min_text_cjk = 15;

// Whether a post is its known author's own words as far as its kind tells: an original or a reply, no repost and no quote.
bool is_own_writing(const Post& post) noexcept;
// Whether a text can be compared with others': long enough, and none of the exempt kinds: manual reposts, share-button texts, quotations
// with their author's name, hashtags only (see text/normalise.h).
bool is_comparable(const NormalText& text) noexcept;

class TextIndex {
 public:
  // A distinct text or author, until the book changes.
  using TextNumber = std::uint32_t;
  using AuthorNumber = AuthorNumbers::Number;
  // The number of the cluster's representative.
  using ClusterNumber = TextNumber;

  TextIndex();
  ~TextIndex();
  TextIndex(TextIndex&&) noexcept;
  TextIndex& operator=(TextIndex&&) noexcept;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  // Brings the index up to date with the book; does nothing when it is. Everything it answers holds until the book changes.
  void update(const AccountBook& book);
  [[nodiscard]] bool is_current(const AccountBook& book) const noexcept;
  // The text engine refused to work: nothing can be compared.
  [[nodiscard]] bool failed() const noexcept;

  [[nodiscard]] std::size_t text_count() const noexcept;
  // Whether the oldest post with the first text is older than that with the second.
  [[nodiscard]] bool before(TextNumber a, TextNumber b) const;
  // By their keys.
  [[nodiscard]] bool author_before(AuthorNumber a, AuthorNumber b) const;
  // Distinct comparable texts of the account, oldest first; empty when it has none.
  [[nodiscard]] std::vector<TextNumber> texts_of(const AccountKey& account) const;
  // Distinct authors of the text, by key. All of one platform.
  [[nodiscard]] std::vector<AuthorNumber> authors_of(TextNumber text) const;
  [[nodiscard]] AccountKey author(AuthorNumber number) const;
  // Posts of this author with this text, oldest first.
  [[nodiscard]] std::vector<const Post*> posts_with(TextNumber text, AuthorNumber author) const;
  // Whether any other account of the same platform has a comparable text.
  [[nodiscard]] bool others_have_texts(const AccountKey& account) const;
  // The normal form, worked out anew.
  [[nodiscard]] std::string text(TextNumber number) const;

  // The clusters of several posts, by age.
  [[nodiscard]] std::vector<ClusterNumber> clusters_of_several() const;
  [[nodiscard]] bool has_several_posts(ClusterNumber cluster) const;
  [[nodiscard]] ClusterNumber cluster_of(TextNumber text) const;
  // Of the post's text; nullopt where it is not comparable.
  [[nodiscard]] std::optional<ClusterNumber> cluster_of(const Post& post) const;
  // The cluster's texts; its representative, the oldest, first. At least one.
  [[nodiscard]] std::vector<TextNumber> texts_of_cluster(ClusterNumber cluster) const;
  // Distinct authors of any of the cluster's texts, by key.
  [[nodiscard]] std::vector<AuthorNumber> authors_of_cluster(ClusterNumber cluster) const;
  // This author's posts with any of the cluster's texts, by text, then age.
  [[nodiscard]] std::vector<const Post*> posts_in_cluster(ClusterNumber cluster, AuthorNumber author) const;
  // The same for texts of one cluster that agree in all but spaces, punctuation, outer hashtags and a random tail.
  [[nodiscard]] std::uint32_t stem_of(TextNumber text) const;
  // The account's number, where it has a comparable text.
  [[nodiscard]] std::optional<AuthorNumber> number_of(const AccountKey& account) const;

  // Of all own posts, also those too short to compare.
  [[nodiscard]] std::size_t posts_that_could_end_in_tail(const AccountKey& account) const;
  [[nodiscard]] std::vector<TailUse> nonces_of(const AccountKey& account) const;
  // All accounts with a nonce, by key.
  [[nodiscard]] std::vector<AccountKey> accounts_with_nonces() const;
  [[nodiscard]] const TailIndex& tails() const noexcept;
  [[nodiscard]] const LinkIndex& links() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
