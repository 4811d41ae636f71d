#include "signals/text_index.h"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "signals/text_clusters.h"
#include "text/tails.h"
#include "text/text_key.h"

namespace persona_lens {
namespace {

// A post id or a text, of one platform.
struct PlatformString {
  Platform platform;
  std::string_view text;
  friend bool operator==(const PlatformString&, const PlatformString&) = default;
};

struct PlatformStringHash {
  std::size_t operator()(const PlatformString& key) const noexcept {
    return std::hash<std::string_view>{}(key.text) * 31 + static_cast<std::size_t>(key.platform);
  }
};

// A distinct comparable text. Its normal form is not kept: the oldest post with it tells it again.
struct Text {
  std::uint64_t key = 0;
  ClusterFacts facts;
};

constexpr std::uint32_t no_text = std::numeric_limits<std::uint32_t>::max();

// Texts found by their keys: places in `texts` by open addressing, at most three quarters full.
class TextsByKey {
 public:
  explicit TextsByKey(const std::deque<Text>& texts) : texts_(texts) {
    for (std::uint32_t place = 0; place < texts_.size(); ++place) add(place);
  }

  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t key) const {
    for (std::size_t slot = key & (slots_.size() - 1); slots_[slot] != no_text; slot = (slot + 1) & (slots_.size() - 1)) {
      if (texts_[slots_[slot]].key == key) return slots_[slot];
    }
    return std::nullopt;
  }
  // Precondition: no text of its key was added before.
  void add(std::uint32_t place) {
    if (4 * (count_ + 1) > 3 * slots_.size()) {
      const std::vector<std::uint32_t> before = std::exchange(slots_, std::vector<std::uint32_t>(2 * slots_.size(), no_text));
      for (const std::uint32_t text : before) {
        if (text != no_text) put(text);
      }
    }
    put(place);
    ++count_;
  }

 private:
  void put(std::uint32_t place) {
    std::size_t slot = texts_[place].key & (slots_.size() - 1);
    while (slots_[slot] != no_text) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = place;
  }

  const std::deque<Text>& texts_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024, no_text);  // a power of two
  std::size_t count_ = 0;
};

// What normalising each own post gave, from one build to the next: by a number that stands for the post with its text.
class NormalForms {
 public:
  void add(std::uint64_t post, std::uint32_t text) {
    forms_.push_back({static_cast<std::uint32_t>(post >> 32U), static_cast<std::uint32_t>(post), text});
  }
  void reserve(std::size_t count) { forms_.reserve(count); }
  void sort() { std::ranges::sort(forms_, {}, &Form::post); }
  // no_text: cannot be compared. nullopt: not known.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t post) const {
    const auto place = std::ranges::lower_bound(forms_, post, {}, &Form::post);
    return place == forms_.end() || place->post() != post ? std::nullopt : std::optional(place->text);
  }
  // `numbers`: the new number of each text.
  void renumber(std::span<const std::uint32_t> numbers) {
    for (Form& form : forms_) {
      if (form.text != no_text) form.text = numbers[form.text];
    }
  }

 private:
  // In halves, so that it takes 12 bytes and not 16.
  struct Form {
    std::uint32_t post_high;
    std::uint32_t post_low;
    std::uint32_t text;
    [[nodiscard]] std::uint64_t post() const { return std::uint64_t{post_high} << 32U | post_low; }
  };
  std::vector<Form> forms_;
};

// A post with a comparable text.
struct Use {
  TextIndex::TextNumber text;
  TextIndex::AuthorNumber author;
  const Post* post;
};

// Slices of one array: those of slice i are items[begin[i]] … items[begin[i + 1] − 1].
template <typename T>
struct Slices {
  std::vector<T> items;
  std::vector<std::uint32_t> begin = {0};

  [[nodiscard]] std::span<const T> at(std::size_t slice) const {
    return std::span<const T>(items).subspan(begin[slice], begin[slice + 1] - begin[slice]);
  }
  void reserve(std::size_t all, std::size_t slices) {
    items.reserve(all);
    begin.reserve(slices + 1);
  }
  void close_slice() { begin.push_back(static_cast<std::uint32_t>(items.size())); }
};

// Slices of those few numbers that need one of their own.
template <typename T>
struct FewSlices {
  std::vector<std::uint32_t> numbers;  // ascending
  Slices<T> slices;

  // Precondition: a higher number than all before.
  void add(std::uint32_t number, std::span<const T> items) {
    numbers.push_back(number);
    slices.items.insert(slices.items.end(), items.begin(), items.end());
    slices.close_slice();
  }
  [[nodiscard]] std::optional<std::span<const T>> find(std::uint32_t number) const {
    const auto place = std::ranges::lower_bound(numbers, number);
    if (place == numbers.end() || *place != number) return std::nullopt;
    return slices.at(static_cast<std::size_t>(place - numbers.begin()));
  }
};

}  // namespace

struct TextIndex::Impl {
  const AccountBook* book = nullptr;
  std::uint64_t generation = 0;
  bool failed = false;

  std::deque<Text> texts;  // by number; a deque, because it must grow without a second copy
  NormalForms forms;
  Similarities similarities;

  std::vector<AccountRow> authors;         // by key
  std::vector<const Post*> oldest;         // of each text
  Slices<const Post*> text_posts;          // by author, then age
  std::vector<AuthorNumber> post_authors;  // of text_posts.items
  FewSlices<AuthorNumber> text_authors;    // where an author posted a text twice; else the authors of its posts
  Slices<TextNumber> author_texts;
  std::array<std::size_t, 2> authors_on = {0, 0};  // by platform
  std::vector<ClusterNumber> clusters;             // by text
  std::vector<TextNumber> representatives;         // by cluster
  FewSlices<TextNumber> cluster_texts;             // where it is not the representative alone
  FewSlices<AuthorNumber> cluster_authors;         // likewise; else the representative's
  TailIndex tails;
  LinkIndex links;

  // The posts with a comparable text, oldest first, with their authors numbered by key.
  std::vector<Use> collect(const AccountBook& from);
  std::vector<Use> find_texts(const std::vector<const Post*>& posts);
  [[nodiscard]] std::span<const AuthorNumber> authors_of(TextNumber text) const {
    if (const auto distinct = text_authors.find(text)) return *distinct;
    return std::span(post_authors).subspan(text_posts.begin[text], text_posts.begin[text + 1] - text_posts.begin[text]);
  }
  void number_authors(std::vector<Use>& uses);
  void arrange(std::vector<Use> uses);
  void arrange_clusters();
};

namespace {

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

// Precondition: it was comparable before.
std::string normal_form(const Post& post) {
  auto normal = normalise(post.text);
  return normal ? std::move(normal->text) : std::string();
}

// One build's way from posts to texts: those known from the last build, and new ones.
class TextFinder {
 public:
  TextFinder(std::deque<Text>& texts, const NormalForms& known, std::size_t posts) : texts_(texts), known_(known), by_key_(texts) {
    used_.reserve(posts);
  }

  // The text's place; no_text where the post cannot be compared.
  std::uint32_t place_of(const Post& post) {
    const std::uint64_t post_key = text_key(post.text, text_key(post.id, static_cast<std::uint64_t>(post.platform)));
    normal_.reset();
    auto place = known_.find(post_key);
    if (!place) place = read(post);
    if (place) used_.add(post_key, *place);
    return place.value_or(no_text);
  }

  // Whenever a post is the oldest with its text, which decides, whichever was read first.
  void note_oldest(std::uint32_t place, const Post& post) {
    ClusterFacts& facts = texts_[place].facts;
    if (!normal_) normal_ = normal_form(post);
    const bool tailed = ends_in_tail(*normal_, post);
    if (!facts.known || tailed != facts.without_last_word) facts = cluster_facts(*normal_, tailed);
  }

  [[nodiscard]] bool failed() const noexcept { return failed_; }
  NormalForms take_used() { return std::move(used_); }

 private:
  std::optional<std::uint32_t> read(const Post& post) {
    auto normal = normalise(post.text);
    if (!normal) {
      if (normal.error().code != ErrorCode::internal) return no_text;
      failed_ = true;  // to be tried again
      return std::nullopt;
    }
    if (!is_comparable(*normal)) return no_text;
    normal_ = std::move(normal->text);
    const std::uint64_t key = text_key(*normal_, static_cast<std::uint64_t>(post.platform));
    if (const auto same = by_key_.find(key)) return same;
    texts_.push_back({key, {}});
    const auto place = static_cast<std::uint32_t>(texts_.size() - 1);
    by_key_.add(place);
    return place;
  }

  std::deque<Text>& texts_;
  const NormalForms& known_;
  TextsByKey by_key_;
  NormalForms used_;
  std::optional<std::string> normal_;  // of the post at hand, where it was worked out
  bool failed_ = false;
};

}  // namespace

// Finds each post's text and numbers the texts by their oldest posts.
std::vector<Use> TextIndex::Impl::find_texts(const std::vector<const Post*>& posts) {
  std::vector<Use> uses;
  uses.reserve(posts.size());
  TextFinder finder(texts, forms, posts.size());
  std::vector<TextNumber> numbers(texts.size(), no_text);
  for (const Post* post : posts) {
    if (!is_own_writing(*post)) continue;
    const std::uint32_t place = finder.place_of(*post);
    if (place == no_text) continue;
    numbers.resize(texts.size(), no_text);
    TextNumber& number = numbers[place];
    if (number == no_text) {
      number = static_cast<TextNumber>(oldest.size());
      oldest.push_back(post);
      finder.note_oldest(place, *post);
    }
    uses.push_back({number, 0, post});
  }
  failed = finder.failed();
  forms = finder.take_used();
  forms.renumber(numbers);
  forms.sort();
  // Those without a post any more go to the end, and away.
  auto next = static_cast<TextNumber>(oldest.size());
  for (TextNumber& number : numbers) {
    if (number == no_text) number = next++;
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    while (numbers[i] != i) {
      const std::size_t other = numbers[i];
      std::swap(texts[i], texts[other]);
      std::swap(numbers[i], numbers[other]);
    }
  }
  texts.resize(oldest.size());
  return uses;
}

std::vector<Use> TextIndex::Impl::collect(const AccountBook& from) {
  std::vector<Use> uses = find_texts(from.posts());
  number_authors(uses);
  return uses;
}

void TextIndex::Impl::number_authors(std::vector<Use>& uses) {
  std::vector<const Post*> seen;                                                        // one post of each author, in order of appearance
  std::unordered_map<PlatformString, AuthorNumber, PlatformStringHash> author_numbers;  // views into the book
  for (Use& use : uses) {
    const PlatformString author{use.post->platform, use.post->author_id};
    const auto [number, is_new] = author_numbers.try_emplace(author, static_cast<AuthorNumber>(seen.size()));
    if (is_new) seen.push_back(use.post);
    use.author = number->second;
  }
  std::vector<AuthorNumber> by_key(seen.size());
  std::iota(by_key.begin(), by_key.end(), AuthorNumber{0});
  std::ranges::sort(by_key, {}, [&](AuthorNumber number) { return author_view(*seen[number]); });
  std::vector<AuthorNumber> rank(by_key.size());
  authors.reserve(by_key.size());
  for (AuthorNumber place = 0; place < by_key.size(); ++place) {
    const Post& post = *seen[by_key[place]];
    rank[by_key[place]] = place;
    authors.push_back({post.platform, post.author_id});
    ++authors_on.at(static_cast<std::size_t>(post.platform));
  }
  for (Use& use : uses) use.author = rank[use.author];
}

void TextIndex::Impl::arrange(std::vector<Use> uses) {
  // Stable, so that an author's posts with one text stay in order of age.
  std::ranges::stable_sort(uses, {}, [](const Use& use) { return std::pair(use.text, use.author); });
  text_posts.reserve(uses.size(), texts.size());
  post_authors.reserve(uses.size());
  std::vector<AuthorNumber> distinct;
  auto use = uses.begin();
  for (TextNumber text = 0; text < texts.size(); ++text) {
    distinct.clear();
    for (; use != uses.end() && use->text == text; ++use) {
      text_posts.items.push_back(use->post);
      post_authors.push_back(use->author);
      if (distinct.empty() || distinct.back() != use->author) distinct.push_back(use->author);
    }
    if (distinct.size() < text_posts.items.size() - text_posts.begin.back()) text_authors.add(text, distinct);
    text_posts.close_slice();
  }
  // In place, for each author by text.
  std::ranges::sort(uses, {}, [](const Use& each) { return std::pair(each.author, each.text); });
  author_texts.reserve(uses.size(), authors.size());
  use = uses.begin();
  for (AuthorNumber author = 0; author < authors.size(); ++author) {
    for (; use != uses.end() && use->author == author; ++use) {
      if (author_texts.items.size() > author_texts.begin.back() && author_texts.items.back() == use->text) continue;
      author_texts.items.push_back(use->text);
    }
    author_texts.close_slice();
  }
}

void TextIndex::Impl::arrange_clusters() {
  {
    std::vector<ClusterText> cluster_of_texts;
    cluster_of_texts.reserve(texts.size());
    for (std::size_t text = 0; text < texts.size(); ++text) cluster_of_texts.push_back({oldest[text], &texts[text].facts});
    clusters = find_clusters(cluster_of_texts, similarities);
  }
  // Those that are not the first of their cluster, by cluster.
  std::vector<TextNumber> further;
  for (TextNumber text = 0; text < texts.size(); ++text) {
    if (clusters[text] == representatives.size()) {
      representatives.push_back(text);
    } else {
      further.push_back(text);
    }
  }
  std::ranges::stable_sort(further, {}, [&](TextNumber text) { return clusters[text]; });
  std::vector<TextNumber> same;
  std::vector<AuthorNumber> posters;
  for (auto text = further.begin(); text != further.end();) {
    const ClusterNumber cluster = clusters[*text];
    same.assign(1, representatives[cluster]);
    for (; text != further.end() && clusters[*text] == cluster; ++text) same.push_back(*text);
    posters.clear();
    for (const TextNumber each : same) {
      const auto found = authors_of(each);
      posters.insert(posters.end(), found.begin(), found.end());
    }
    std::ranges::sort(posters);
    const auto repeated = std::ranges::unique(posters);
    posters.erase(repeated.begin(), repeated.end());
    cluster_texts.add(cluster, same);
    cluster_authors.add(cluster, posters);
  }
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
  impl.failed = false;
  impl.authors.clear();
  impl.oldest.clear();
  impl.text_posts = {};
  impl.post_authors.clear();
  impl.text_authors = {};
  impl.author_texts = {};
  impl.authors_on = {0, 0};
  impl.clusters.clear();
  impl.representatives.clear();
  impl.cluster_texts = {};
  impl.cluster_authors = {};
  impl.arrange(impl.collect(book));
  impl.arrange_clusters();
  impl.tails.rebuild(book);
  impl.links.rebuild(book);
  impl.book = &book;
  impl.generation = book.post_generation();
}

bool TextIndex::is_current(const AccountBook& book) const noexcept {
  return impl_->book == &book && impl_->generation == book.post_generation();
}

bool TextIndex::failed() const noexcept { return impl_->failed; }
std::size_t TextIndex::text_count() const noexcept { return impl_->texts.size(); }
std::size_t TextIndex::author_count() const noexcept { return impl_->authors.size(); }

std::optional<TextIndex::AuthorNumber> TextIndex::number_of(const AccountKey& account) const {
  const auto place = std::ranges::lower_bound(impl_->authors, view_of(account), {}, &AccountRow::view);
  if (place == impl_->authors.end() || place->view() != view_of(account)) return std::nullopt;
  return static_cast<AuthorNumber>(place - impl_->authors.begin());
}

std::span<const TextIndex::TextNumber> TextIndex::texts_of(const AccountKey& account) const {
  const auto number = number_of(account);
  return number ? impl_->author_texts.at(*number) : std::span<const TextNumber>();
}

std::span<const TextIndex::AuthorNumber> TextIndex::authors_of(TextNumber text) const { return impl_->authors_of(text); }
AccountKey TextIndex::author(AuthorNumber number) const { return {impl_->authors[number].platform, impl_->authors[number].id}; }
const AccountRow& TextIndex::author_row(AuthorNumber number) const { return impl_->authors[number]; }

std::span<const Post* const> TextIndex::posts_with(TextNumber text, AuthorNumber author) const {
  const std::span<const Post* const> posts = impl_->text_posts.at(text);
  const std::span<const AuthorNumber> authors =
      std::span<const AuthorNumber>(impl_->post_authors).subspan(impl_->text_posts.begin[text], posts.size());
  const auto [first, last] = std::ranges::equal_range(authors, author);
  return posts.subspan(static_cast<std::size_t>(first - authors.begin()), static_cast<std::size_t>(last - first));
}

bool TextIndex::others_have_texts(const AccountKey& account) const {
  const std::size_t on_platform = impl_->authors_on[account.platform == Platform::x ? 0 : 1];
  return on_platform > (texts_of(account).empty() ? 0U : 1U);
}

std::string TextIndex::text(TextNumber number) const { return normal_form(*impl_->oldest[number]); }

std::size_t TextIndex::cluster_count() const noexcept { return impl_->representatives.size(); }
TextIndex::ClusterNumber TextIndex::cluster_of(TextNumber text) const { return impl_->clusters[text]; }
std::span<const TextIndex::TextNumber> TextIndex::texts_of_cluster(ClusterNumber cluster) const {
  if (const auto several = impl_->cluster_texts.find(cluster)) return *several;
  return std::span(impl_->representatives).subspan(cluster, 1);
}

std::span<const TextIndex::AuthorNumber> TextIndex::authors_of_cluster(ClusterNumber cluster) const {
  if (const auto several = impl_->cluster_authors.find(cluster)) return *several;
  return impl_->authors_of(impl_->representatives[cluster]);
}

std::vector<const Post*> TextIndex::posts_in_cluster(ClusterNumber cluster, AuthorNumber author) const {
  std::vector<const Post*> posts;
  const auto own = impl_->author_texts.at(author);
  const auto same = texts_of_cluster(cluster);
  const bool own_are_fewer = own.size() <= same.size();
  for (const TextNumber text : own_are_fewer ? own : same) {
    if (own_are_fewer && impl_->clusters[text] != cluster) continue;
    const auto found = posts_with(text, author);
    posts.insert(posts.end(), found.begin(), found.end());
  }
  return posts;
}

std::uint64_t TextIndex::stem_of(TextNumber text) const { return impl_->texts[text].facts.core; }
const TailIndex& TextIndex::tails() const noexcept { return impl_->tails; }
const LinkIndex& TextIndex::links() const noexcept { return impl_->links; }

}  // namespace persona_lens
