// Which account posted which text: the normal forms of all remembered posts that can be compared, built once per generation of the book.
//
// Layout: posts grouped by text, inside a text by author, in one array, with their authors in another, and the distinct texts of each author
// in a third; all by offsets. Nearly all texts were posted once by each author, and nearly all clusters are of one text: what these slices do
// not tell is stored for the others only. Authors are numbered by their keys and texts by their oldest post, so that no order depends on a
// hash. What was worked out of a text is kept from one build to the next, so that only new posts are normalised; the normal forms
// themselves are not, only a number that stands for each (text/text_key.h).
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
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/account_table.h"
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
  // A distinct text or author inside this build.
  using TextNumber = std::uint32_t;
  using AuthorNumber = std::uint32_t;
  using ClusterNumber = std::uint32_t;

  TextIndex();
  ~TextIndex();
  TextIndex(TextIndex&&) noexcept;
  TextIndex& operator=(TextIndex&&) noexcept;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  // Brings the index up to date with the book; does nothing when it is. Everything it answers holds until the book changes.
  void update(const AccountBook& book);
  [[nodiscard]] bool is_current(const AccountBook& book) const noexcept;
  // ICU refused to work: nothing can be compared.
  [[nodiscard]] bool failed() const noexcept;

  [[nodiscard]] std::size_t text_count() const noexcept;
  [[nodiscard]] std::size_t author_count() const noexcept;
  // Distinct comparable texts of the account, oldest first; empty when it has none.
  [[nodiscard]] std::span<const TextNumber> texts_of(const AccountKey& account) const;
  // Distinct authors of the text, by key. All of one platform.
  [[nodiscard]] std::span<const AuthorNumber> authors_of(TextNumber text) const;
  [[nodiscard]] AccountKey author(AuthorNumber number) const;
  [[nodiscard]] const AccountRow& author_row(AuthorNumber number) const;
  // Posts of this author with this text, oldest first.
  [[nodiscard]] std::span<const Post* const> posts_with(TextNumber text, AuthorNumber author) const;
  // Whether any other account of the same platform has a comparable text.
  [[nodiscard]] bool others_have_texts(const AccountKey& account) const;
  // The normal form, worked out anew.
  [[nodiscard]] std::string text(TextNumber number) const;

  [[nodiscard]] std::size_t cluster_count() const noexcept;
  [[nodiscard]] ClusterNumber cluster_of(TextNumber text) const;
  // The cluster's texts; its representative, the oldest, first. At least one.
  [[nodiscard]] std::span<const TextNumber> texts_of_cluster(ClusterNumber cluster) const;
  // Distinct authors of any of the cluster's texts, by key.
  [[nodiscard]] std::span<const AuthorNumber> authors_of_cluster(ClusterNumber cluster) const;
  // This author's posts with any of the cluster's texts, by text, then age.
  [[nodiscard]] std::vector<const Post*> posts_in_cluster(ClusterNumber cluster, AuthorNumber author) const;
  // The same for texts that agree in all but spaces, punctuation, outer hashtags and a random tail.
  [[nodiscard]] std::uint64_t stem_of(TextNumber text) const;
  // The account's number, where it has a comparable text.
  [[nodiscard]] std::optional<AuthorNumber> number_of(const AccountKey& account) const;

  // Of all own posts, also those too short to compare.
  [[nodiscard]] const TailIndex& tails() const noexcept;
  [[nodiscard]] const LinkIndex& links() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
