// Layout: a use for each post with a comparable text, in a chain of its text and in one of its author. Nearly all texts were posted once.
// What repeats another's post is in its text's chain only: it is nobody's text, and becomes one when the post that it repeats is gone.
#include "signals/text_index.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "signals/hashed_places.h"
#include "signals/text_clusters.h"
#include "text/tails.h"
#include "text/text_key.h"

namespace persona_lens {
namespace {

using Number = std::uint32_t;
constexpr Number none = std::numeric_limits<Number>::max();
// Numbers of texts take 31 bits.
constexpr Number most_texts = none >> 1U;

// Numbers of authors that are gone stay; with so many more of them than authors it is time to begin anew.
constexpr std::size_t spare_authors = 1'000;

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

// Whether the last word of the normal form is the tail of the post as it was written.
bool ends_in_tail(std::string_view normal, const Post& post) {
  const auto tail = find_tail(post.text);
  const std::size_t space = normal.rfind(' ');
  if (!tail || space == std::string_view::npos) return false;
  const std::string_view last = normal.substr(space + 1);
  if (tail->kind == TailKind::symbols) return std::ranges::none_of(last, is_ascii_word);
  return std::ranges::equal(last, tail->word, [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a'); });
}

constexpr std::string_view short_link = "https://t.co/";

std::uint64_t key_of(std::string_view normal, const Post& post) { return text_key(normal, static_cast<std::uint64_t>(post.platform)); }

// Empty where the text engine refuses it.
std::string normal_form(const Post& post) {
  auto normal = normalise(post.text);
  return normal ? std::move(normal->text) : std::string();
}

// Whether a post is `oldest`, the oldest with its normal form, once more under another's name: the same to the letter, with the same of
// X's short links in it. X makes such a link for one post.
bool is_repeat_of(const Post& post, const Post& oldest) {
  if (post.platform != Platform::x || post.author_id == oldest.author_id) return false;
  const std::string_view text = post.text;
  return text == std::string_view(oldest.text) && text.find(short_link) != std::string_view::npos;
}

// A post with a comparable text.
struct Use {
  const Post* post = nullptr;
  Number text : 31 = 0;
  Number is_repeat : 1 = 0;
  Number author = none;
  Number next_of_text = none;  // where it is free, the next free one
  Number next_of_author = none;
};

}  // namespace

struct TextIndex::Impl {
  const AccountBook* book = nullptr;
  std::uint64_t generation = 0;
  bool failed = false;

  AuthorNumbers authors;
  std::deque<Number> first_of_author;              // of its uses
  std::array<std::size_t, 2> authors_on = {0, 0};  // with a use, by platform
  std::deque<Use> uses;
  Number free_use = none;
  // Of each distinct comparable text:
  std::deque<std::uint64_t> keys;
  std::deque<Number> first_of_text;  // of its uses; where the text's number is free, the next free one
  Number free_text = none;
  std::size_t text_count = 0;
  HashedPlaces by_key;
  TextClusters clusters;
  TailIndex tails;
  LinkIndex links;

  void clear();
  void build(const AccountBook& from);
  void follow(const PostChanges& changes);
  void add(const Post& post);
  void add_use(Number text, Number author, const Post& post, bool is_repeat);
  void give_to_author(Number use);
  void take_from_author(Number use);
  [[nodiscard]] Number use_of(Number author, const Post* place, const Post& before) const;
  void forget_use(Number author, const Post* place, const Post& before, std::vector<Number>& bereaved);
  void find_new_oldest(Number text);
  void settle_repeats(Number text);
  Number text_with(std::uint64_t key);

  [[nodiscard]] auto hash_of_place() const {
    return [this](Number place) { return static_cast<std::size_t>(keys[place]); };
  }
  [[nodiscard]] auto by_age() const {
    return [this](Number a, Number b) { return clusters.before(a, b); };
  }
  [[nodiscard]] auto by_author() const {
    return [this](Number a, Number b) { return authors.row(a).view() < authors.row(b).view(); };
  }
  // Without repeats.
  template <typename Visit>
  void for_each_of_text(Number text, Visit&& visit) const {
    for (Number use = first_of_text[text]; use != none; use = uses[use].next_of_text) {
      if (uses[use].is_repeat == 0) visit(uses[use]);
    }
  }
  template <typename Visit>
  void for_each_of_author(Number author, Visit&& visit) const {
    if (author >= first_of_author.size()) return;
    for (Number use = first_of_author[author]; use != none; use = uses[use].next_of_author) visit(uses[use]);
  }
  [[nodiscard]] bool has_text(Number author) const { return author < first_of_author.size() && first_of_author[author] != none; }
  void add_authors_of(Number text, std::vector<Number>& found) const {
    for_each_of_text(text, [&](const Use& use) { found.push_back(use.author); });
  }
  // Each once, by key.
  void settle_authors(std::vector<Number>& found) const {
    compact_sort(found, by_author());
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
  }
};

void TextIndex::Impl::clear() {
  failed = false;
  authors.clear();
  first_of_author.clear();
  authors_on = {0, 0};
  uses.clear();
  free_use = none;
  keys.clear();
  first_of_text.clear();
  free_text = none;
  text_count = 0;
  by_key.clear();
  clusters.clear();
  tails.clear();
  links.clear();
}

void TextIndex::Impl::build(const AccountBook& from) {
  clear();
  for (const Post* post : from.posts()) add(*post);
}

Number TextIndex::Impl::text_with(std::uint64_t key) {
  if (const auto known = by_key.find(static_cast<std::size_t>(key), [&](Number place) { return keys[place] == key; })) return *known;
  Number text = free_text;
  if (text == none) {
    text = static_cast<Number>(keys.size());
    keys.emplace_back();
    first_of_text.emplace_back();
  } else {
    free_text = first_of_text[text];
  }
  keys[text] = key;
  first_of_text[text] = none;
  by_key.insert(text, hash_of_place());
  ++text_count;
  return text;
}

void TextIndex::Impl::add_use(Number text, Number author, const Post& post, bool is_repeat) {
  Number use = free_use;
  if (use == none) {
    uses.emplace_back();
    use = static_cast<Number>(uses.size() - 1);
  } else {
    free_use = uses[use].next_of_text;
  }
  uses[use] = {
      .post = &post, .text = text & most_texts, .is_repeat = is_repeat ? 1U : 0U, .author = author, .next_of_text = first_of_text[text]};
  first_of_text[text] = use;
  if (!is_repeat) give_to_author(use);
}

void TextIndex::Impl::give_to_author(Number use) {
  const Number author = uses[use].author;
  if (author >= first_of_author.size()) first_of_author.resize(author + 1, none);
  if (first_of_author[author] == none) ++authors_on.at(static_cast<std::size_t>(authors.row(author).platform));
  uses[use].next_of_author = first_of_author[author];
  first_of_author[author] = use;
}

void TextIndex::Impl::take_from_author(Number use) {
  const Number author = uses[use].author;
  Number* of_author = &first_of_author[author];
  while (*of_author != use) of_author = &uses[*of_author].next_of_author;
  *of_author = uses[use].next_of_author;
  if (first_of_author[author] == none) --authors_on.at(static_cast<std::size_t>(authors.row(author).platform));
}

void TextIndex::Impl::add(const Post& post) {
  std::optional<Number> author;
  if (!post.author_id.empty()) author = authors.number_of(post);
  tails.add(post, author);
  links.add(post);
  if (!author || !is_own_writing(post)) return;
  auto normal = normalise(post.text);
  if (!normal) {
    failed = failed || normal.error().code == ErrorCode::internal;  // to be tried again
    return;
  }
  if (!is_comparable(*normal)) return;
  const Number text = text_with(key_of(normal->text, post));
  const bool is_new = first_of_text[text] == none;
  if (!is_new && !OldestIdFirst()(&post, &clusters.oldest(text))) {
    add_use(text, *author, post, is_repeat_of(post, clusters.oldest(text)));
    return;
  }
  if (!is_new) clusters.take(text);
  add_use(text, *author, post, false);
  // The oldest post with a text decides how it ends, whichever was read first.
  clusters.put(text, post, cluster_shape(normal->text, ends_in_tail(normal->text, post)));
  if (!is_new) settle_repeats(text);
}

// The post's use, or none where it had none; `author` has texts or repeats only.
Number TextIndex::Impl::use_of(Number author, const Post* place, const Post& before) const {
  if (author < first_of_author.size()) {
    for (Number use = first_of_author[author]; use != none; use = uses[use].next_of_author) {
      if (uses[use].post == place) return use;
    }
  }
  if (!is_own_writing(before) || std::string_view(before.text).find(short_link) == std::string_view::npos) return none;
  const std::uint64_t key = key_of(normal_form(before), before);
  const auto text = by_key.find(static_cast<std::size_t>(key), [&](Number known) { return keys[known] == key; });
  if (!text) return none;
  Number use = first_of_text[*text];
  while (use != none && uses[use].post != place) use = uses[use].next_of_text;
  return use;
}

// `bereaved`: the texts whose oldest post went; what it was stands for it for now.
void TextIndex::Impl::forget_use(Number author, const Post* place, const Post& before, std::vector<Number>& bereaved) {
  const Number use = use_of(author, place, before);
  if (use == none) return;
  const Number text = uses[use].text;
  if (uses[use].is_repeat == 0) take_from_author(use);
  Number* of_text = &first_of_text[text];
  while (*of_text != use) of_text = &uses[*of_text].next_of_text;
  *of_text = uses[use].next_of_text;
  uses[use] = {.next_of_text = free_use};
  free_use = use;
  if (&clusters.oldest(text) != place) return;
  clusters.move(text, before);
  bereaved.push_back(text);
}

void TextIndex::Impl::find_new_oldest(Number text) {
  clusters.take(text);
  const Post* oldest = nullptr;
  for (Number use = first_of_text[text]; use != none; use = uses[use].next_of_text) {
    if (oldest == nullptr || OldestIdFirst()(uses[use].post, oldest)) oldest = uses[use].post;
  }
  if (oldest == nullptr) {
    by_key.erase(text, hash_of_place());
    keys[text] = 0;
    first_of_text[text] = free_text;
    free_text = text;
    --text_count;
    return;
  }
  const std::string normal = normal_form(*oldest);
  clusters.put(text, *oldest, cluster_shape(normal, ends_in_tail(normal, *oldest)));
  settle_repeats(text);
}

// Another post is the oldest with this text.
void TextIndex::Impl::settle_repeats(Number text) {
  const Post& oldest = clusters.oldest(text);
  for (Number use = first_of_text[text]; use != none; use = uses[use].next_of_text) {
    const bool is_repeat = is_repeat_of(*uses[use].post, oldest);
    if (is_repeat == (uses[use].is_repeat != 0)) continue;
    uses[use].is_repeat = is_repeat ? 1 : 0;
    if (is_repeat) {
      take_from_author(use);
    } else {
      give_to_author(use);
    }
  }
}

void TextIndex::Impl::follow(const PostChanges& changes) {
  std::vector<Number> bereaved;
  for (const auto& [place, before] : changes.gone) {
    const auto author = before->author_id.empty() ? std::nullopt : authors.find(author_view(*before));
    tails.remove(*before, place, author);
    links.remove(*before, place);
    if (author) forget_use(*author, place, *before, bereaved);
  }
  for (const Number text : bereaved) find_new_oldest(text);
  for (const Post* post : changes.come) add(*post);
}

bool is_own_writing(const Post& post) noexcept {
  return !post.author_id.empty() && post.kind != PostKind::repost && post.kind != PostKind::quote;
}

bool is_comparable(const NormalText& text) noexcept {
  if (text.letters < min_text_letters && text.cjk < min_text_cjk) return false;
  return !text.hashtags_only && !text.manual_repost && !text.share_button && !text.attributed_quotation;
}

TextIndex::TextIndex() : impl_(std::make_unique<Impl>()) {}
TextIndex::~TextIndex() = default;
TextIndex::TextIndex(TextIndex&&) noexcept = default;
TextIndex& TextIndex::operator=(TextIndex&&) noexcept = default;

void TextIndex::update(const AccountBook& book) {
  if (is_current(book)) return;
  Impl& impl = *impl_;
  const bool can_follow = impl.book == &book && !impl.failed && impl.authors.size() <= 2 * book.author_count() + spare_authors;
  const auto changes = can_follow ? book.post_changes_since(impl.generation) : std::nullopt;
  // Half done, should anything be thrown, is not to be followed.
  impl.book = nullptr;
  if (changes) {
    impl.follow(*changes);
  } else {
    impl.build(book);
  }
  impl.book = &book;
  impl.generation = book.post_generation();
}

bool TextIndex::is_current(const AccountBook& book) const noexcept {
  return impl_->book == &book && impl_->generation == book.post_generation();
}

bool TextIndex::failed() const noexcept { return impl_->failed; }
std::size_t TextIndex::text_count() const noexcept { return impl_->text_count; }
bool TextIndex::before(TextNumber a, TextNumber b) const { return impl_->clusters.before(a, b); }
bool TextIndex::author_before(AuthorNumber a, AuthorNumber b) const { return impl_->by_author()(a, b); }

std::optional<TextIndex::AuthorNumber> TextIndex::number_of(const AccountKey& account) const {
  const auto number = impl_->authors.find(view_of(account));
  return number && impl_->has_text(*number) ? number : std::nullopt;
}

std::vector<TextIndex::TextNumber> TextIndex::texts_of(const AccountKey& account) const {
  std::vector<TextNumber> texts;
  const auto number = impl_->authors.find(view_of(account));
  if (!number) return texts;
  impl_->for_each_of_author(*number, [&](const Use& use) { texts.push_back(use.text); });
  compact_sort(texts, impl_->by_age());
  const auto repeated = std::ranges::unique(texts);
  texts.erase(repeated.begin(), repeated.end());
  return texts;
}

std::vector<TextIndex::AuthorNumber> TextIndex::authors_of(TextNumber text) const {
  std::vector<AuthorNumber> authors;
  impl_->add_authors_of(text, authors);
  impl_->settle_authors(authors);
  return authors;
}

AccountKey TextIndex::author(AuthorNumber number) const {
  const AccountRow& row = impl_->authors.row(number);
  return {row.platform, row.id};
}

std::vector<const Post*> TextIndex::posts_with(TextNumber text, AuthorNumber author) const {
  std::vector<const Post*> posts;
  impl_->for_each_of_text(text, [&](const Use& use) {
    if (use.author == author) posts.push_back(use.post);
  });
  compact_sort(posts, OldestIdFirst());
  return posts;
}

bool TextIndex::others_have_texts(const AccountKey& account) const {
  const std::size_t on_platform = impl_->authors_on.at(static_cast<std::size_t>(account.platform));
  return on_platform > (number_of(account) ? 1U : 0U);
}

std::string TextIndex::text(TextNumber number) const { return normal_form(impl_->clusters.oldest(number)); }

bool TextIndex::has_several_posts(ClusterNumber cluster) const {
  if (!impl_->clusters.is_alone(cluster)) return true;
  std::size_t posts = 0;
  impl_->for_each_of_text(cluster, [&](const Use&) { ++posts; });
  return posts > 1;
}

std::vector<TextIndex::ClusterNumber> TextIndex::clusters_of_several() const {
  std::vector<ClusterNumber> clusters;
  for (Number text = 0; text < impl_->keys.size(); ++text) {
    const bool is_free = impl_->keys[text] == 0;
    if (!is_free && impl_->clusters.is_representative(text) && has_several_posts(text)) clusters.push_back(text);
  }
  compact_sort(clusters, impl_->by_age());
  return clusters;
}

TextIndex::ClusterNumber TextIndex::cluster_of(TextNumber text) const { return impl_->clusters.representative(text); }

std::optional<TextIndex::ClusterNumber> TextIndex::cluster_of(const Post& post) const {
  const auto author = post.author_id.empty() ? std::nullopt : impl_->authors.find(author_view(post));
  std::optional<ClusterNumber> cluster;
  if (!author) return cluster;
  impl_->for_each_of_author(*author, [&](const Use& use) {
    if (use.post == &post) cluster = cluster_of(use.text);
  });
  return cluster;
}

std::vector<TextIndex::TextNumber> TextIndex::texts_of_cluster(ClusterNumber cluster) const { return impl_->clusters.texts_of(cluster); }

std::vector<TextIndex::AuthorNumber> TextIndex::authors_of_cluster(ClusterNumber cluster) const {
  std::vector<AuthorNumber> authors;
  for (const TextNumber text : texts_of_cluster(cluster)) impl_->add_authors_of(text, authors);
  impl_->settle_authors(authors);
  return authors;
}

std::vector<const Post*> TextIndex::posts_in_cluster(ClusterNumber cluster, AuthorNumber author) const {
  std::vector<Use> own;
  impl_->for_each_of_author(author, [&](const Use& use) {
    if (cluster_of(use.text) == cluster) own.push_back(use);
  });
  compact_sort(own,
               [this](const Use& a, const Use& b) { return a.text == b.text ? OldestIdFirst()(a.post, b.post) : before(a.text, b.text); });
  std::vector<const Post*> posts(own.size());
  std::ranges::transform(own, posts.begin(), &Use::post);
  return posts;
}

std::uint32_t TextIndex::stem_of(TextNumber text) const { return impl_->clusters.core(text); }

std::size_t TextIndex::posts_that_could_end_in_tail(const AccountKey& account) const {
  const auto number = impl_->authors.find(view_of(account));
  return number ? impl_->tails.posts_of(*number) : 0;
}

std::vector<TailUse> TextIndex::nonces_of(const AccountKey& account) const {
  const auto number = impl_->authors.find(view_of(account));
  return number ? impl_->tails.nonces_of(*number) : std::vector<TailUse>();
}

std::vector<AccountKey> TextIndex::accounts_with_nonces() const {
  std::vector<AccountKey> accounts;
  for (AuthorNumber number = 0; number < impl_->authors.size(); ++number) {
    if (!impl_->tails.nonces_of(number).empty()) accounts.push_back(author(number));
  }
  compact_sort(accounts);
  return accounts;
}

const TailIndex& TextIndex::tails() const noexcept { return impl_->tails; }
const LinkIndex& TextIndex::links() const noexcept { return impl_->links; }

}  // namespace persona_lens
