#include "signals/tail_index.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

constexpr std::size_t min_letter_nonces = 5;
constexpr std::size_t min_symbol_nonces = 3;

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string folded(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Hands over every word that could be a tail: runs of ASCII letters and digits, and runs without space that have none.
template <typename Take>
void for_each_word(std::string_view text, Take&& take) {
  std::size_t start = 0;
  std::size_t other_start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    const bool space = end || static_cast<unsigned char>(text[i]) <= 0x20;
    const bool word = !end && is_word_byte(text[i]);
    if (!word) {
      if (i - start >= min_tail_characters && i - start <= max_tail_characters) take(text.substr(start, i - start));
      start = i + 1;
    }
    if (word || space) {
      if (i - other_start >= min_tail_characters && i - other_start <= 4 * max_tail_characters) {
        take(text.substr(other_start, i - other_start));
      }
      other_start = i + 1;
    }
  }
}

using Counts = std::unordered_map<std::string, std::size_t>;

// Which words may be among some few: nearly all of the words of all posts are not, and are told apart here without being copied.
class Filter {
 public:
  void add(std::string_view folded_word) { bits_.set(place_of(folded_word)); }
  // In any case.
  [[nodiscard]] bool may_hold(std::string_view word) const { return bits_.test(place_of(word)); }

 private:
  static constexpr std::size_t places = 1U << 16U;

  // FNV-1a, with small letters for capitals.
  static std::size_t place_of(std::string_view word) {
    std::uint32_t hash = 0x811C9DC5U;
    for (const char c : word) {
      const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      hash = (hash ^ static_cast<unsigned char>(small)) * 0x01000193U;
    }
    return (hash ^ hash >> 16U) % places;
  }

  std::bitset<places> bits_;
};

bool is_letters(TailKind kind) { return kind == TailKind::capitals || kind == TailKind::lower; }

// The length that most tails of this kind have; the shorter of two.
std::size_t usual_length(std::span<const TailUse* const> nonces, TailKind kind, std::size_t& of_that_length) {
  std::array<std::size_t, max_tail_characters + 1> count{};
  for (const TailUse* use : nonces) {
    if (use->tail.kind == kind) ++count.at(use->tail.characters);
  }
  const auto* most = std::ranges::max_element(count);
  of_that_length = *most;
  return static_cast<std::size_t>(most - count.begin());
}

void add_convincing(std::span<const TailUse* const> nonces, TailKind kind, std::vector<const TailUse*>& out) {
  const auto of_kind = [&](const TailUse* use) { return use->tail.kind == kind; };
  const auto all = static_cast<std::size_t>(std::ranges::count_if(nonces, of_kind));
  if (all < (kind == TailKind::symbols ? min_symbol_nonces : min_letter_nonces)) return;
  if (!is_letters(kind)) {
    std::ranges::copy_if(nonces, std::back_inserter(out), of_kind);
    return;
  }
  std::size_t usual = 0;
  const std::size_t length = usual_length(nonces, kind, usual);
  const auto fits = [&](const TailUse* use) { return of_kind(use) && use->tail.characters == length; };
  const auto hard = std::ranges::count_if(nonces, [&](const TailUse* use) { return fits(use) && is_hard_to_pronounce(use->tail.word); });
  if (usual < min_letter_nonces || 5 * usual < 4 * all || 4 * static_cast<std::size_t>(hard) < usual) return;
  std::ranges::copy_if(nonces, std::back_inserter(out), fits);
}

using Author = std::pair<Platform, std::string_view>;

struct Count {
  Platform platform = Platform::x;
  SharedText author;
  std::uint32_t posts = 0;

  [[nodiscard]] Author key() const { return {platform, author.view()}; }
};

struct End {
  Platform platform;
  const SharedText* author;  // in the book

  [[nodiscard]] Author key() const { return {platform, author->view()}; }
};

// How many there are of each author.
std::vector<Count> counted(std::vector<End>& ends) {
  compact_sort(ends, {}, &End::key);
  std::vector<Count> counts;
  for (const End& end : ends) {
    if (counts.empty() || counts.back().key() != end.key()) counts.push_back({end.platform, *end.author, 0});
    ++counts.back().posts;
  }
  counts.shrink_to_fit();
  return counts;
}

}  // namespace

struct TailIndex::Impl {
  std::vector<Count> posts;  // by author
  std::vector<AccountKey> accounts;
  std::vector<TailUse> uses;       // by author, then age
  std::vector<std::size_t> begin;  // of each account's uses; one more than accounts
  std::unordered_map<const Post*, std::size_t> by_post;
};

TailIndex::TailIndex() : impl_(std::make_unique<Impl>()) {}
TailIndex::~TailIndex() = default;
TailIndex::TailIndex(TailIndex&&) noexcept = default;
TailIndex& TailIndex::operator=(TailIndex&&) noexcept = default;

void TailIndex::rebuild(const AccountBook& book) {
  *impl_ = {};
  const std::vector<const Post*> posts = book.posts();
  std::array<Counts, 2> written;  // by platform
  const auto tails = std::make_unique<Filter>();
  std::vector<TailUse> found;
  std::vector<End> ends;  // the author of each post that could end in a tail
  for (const Post* post : posts) {
    if (!is_own_writing(*post) || post->text.starts_with("RT @")) continue;
    const auto tail = find_tail(post->text);
    if (!tail && !has_words(post->text)) continue;
    ends.push_back({post->platform, &post->author_id});
    if (!tail) continue;
    written.at(static_cast<std::size_t>(post->platform)).try_emplace(folded(tail->word), 0);
    tails->add(folded(tail->word));
    found.push_back({post, *tail});
  }
  impl_->posts = counted(ends);
  if (found.empty()) return;

  for (const Post* post : posts) {
    if (post->kind == PostKind::repost || post->text.starts_with("RT @")) continue;
    Counts& counts = written.at(static_cast<std::size_t>(post->platform));
    if (counts.empty()) continue;
    for_each_word(post->text, [&](std::string_view word) {
      if (!tails->may_hold(word)) return;
      if (const auto place = counts.find(folded(word)); place != counts.end()) ++place->second;
    });
  }
  std::erase_if(found,
                [&](const TailUse& use) { return written.at(static_cast<std::size_t>(use.post->platform)).at(folded(use.tail.word)) > 1; });
  const auto author = [](const TailUse& use) { return AccountKey{use.post->platform, use.post->author_id}; };
  compact_sort(found, {}, author);
  impl_->uses = std::move(found);
  for (std::size_t i = 0; i < impl_->uses.size(); ++i) {
    AccountKey key = author(impl_->uses[i]);
    impl_->by_post.emplace(impl_->uses[i].post, i);
    if (!impl_->accounts.empty() && impl_->accounts.back() == key) continue;
    impl_->accounts.push_back(std::move(key));
    impl_->begin.push_back(i);
  }
  impl_->begin.push_back(impl_->uses.size());
}

std::size_t TailIndex::posts_of(const AccountKey& account) const {
  const auto place = std::ranges::lower_bound(impl_->posts, Author(account.platform, account.id), {}, &Count::key);
  return place == impl_->posts.end() || place->key() != Author(account.platform, account.id) ? 0 : place->posts;
}

std::span<const TailUse> TailIndex::nonces_of(const AccountKey& account) const {
  const auto place = std::ranges::lower_bound(impl_->accounts, account);
  if (place == impl_->accounts.end() || *place != account) return {};
  const auto slice = static_cast<std::size_t>(place - impl_->accounts.begin());
  return std::span<const TailUse>(impl_->uses).subspan(impl_->begin[slice], impl_->begin[slice + 1] - impl_->begin[slice]);
}

const TailUse* TailIndex::nonce_of(const Post& post) const {
  const auto found = impl_->by_post.find(&post);
  return found == impl_->by_post.end() ? nullptr : &impl_->uses[found->second];
}

std::span<const AccountKey> TailIndex::accounts() const noexcept { return impl_->accounts; }

std::vector<const TailUse*> convincing(std::span<const TailUse* const> nonces) {
  std::vector<const TailUse*> out;
  for (const TailKind kind : {TailKind::capitals, TailKind::lower, TailKind::mixed, TailKind::symbols}) {
    add_convincing(nonces, kind, out);
  }
  return out;
}

}  // namespace persona_lens
