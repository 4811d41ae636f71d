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

// What normalising each own post gave, from one build to the next: by a number that stands for the post with its text.
class NormalForms {
 public:
  void add(std::uint64_t post, std::uint32_t text) { forms_.push_back({post, text}); }
  void reserve(std::size_t count) { forms_.reserve(count); }
  void sort() { std::ranges::sort(forms_, {}, &Form::post); }
  // no_text: cannot be compared. nullopt: not known.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t post) const {
    const auto place = std::ranges::lower_bound(forms_, post, {}, &Form::post);
    return place == forms_.end() || place->post != post ? std::nullopt : std::optional(place->text);
  }
  // `numbers`: the new number of each text.
  void renumber(std::span<const std::uint32_t> numbers) {
    for (Form& form : forms_) {
      if (form.text != no_text) form.text = numbers[form.text];
    }
  }

 private:
  struct Form {
    std::uint64_t post;
    std::uint32_t text;
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
  std::vector<std::size_t> begin = {0};

  [[nodiscard]] std::span<const T> at(std::size_t slice) const {
    return std::span<const T>(items).subspan(begin[slice], begin[slice + 1] - begin[slice]);
  }
  void reserve(std::size_t all, std::size_t slices) {
    items.reserve(all);
    begin.reserve(slices + 1);
  }
  void close_slice() { begin.push_back(items.size()); }
};

}  // namespace

struct TextIndex::Impl {
  const AccountBook* book = nullptr;
  std::uint64_t generation = 0;
  bool failed = false;

  std::deque<Text> texts;  // by number; a deque, because it must grow without a second copy
  NormalForms forms;

  std::vector<AccountKey> authors;         // sorted
  std::vector<const Post*> oldest;         // of each text
  Slices<const Post*> text_posts;          // by author, then age
  std::vector<AuthorNumber> post_authors;  // of text_posts.items
  Slices<AuthorNumber> text_authors;
  Slices<TextNumber> author_texts;
  std::array<std::size_t, 2> authors_on = {0, 0};  // by platform
  std::vector<ClusterNumber> clusters;             // by text
  Slices<TextNumber> cluster_texts;
  Slices<AuthorNumber> cluster_authors;
  TailIndex tails;
  LinkIndex links;

  // The posts with a comparable text, oldest first, with their authors numbered by key.
  std::vector<Use> collect(const AccountBook& from);
  std::vector<Use> find_texts(const std::vector<const Post*>& posts);
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
  TextFinder(std::deque<Text>& texts, const NormalForms& known, std::size_t posts) : texts_(texts), known_(known), by_key_(texts.size()) {
    std::iota(by_key_.begin(), by_key_.end(), 0U);
    std::ranges::sort(by_key_, {}, [&](std::uint32_t text) { return texts_[text].key; });
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
    const auto same = std::ranges::lower_bound(by_key_, key, {}, [&](std::uint32_t text) { return texts_[text].key; });
    if (same != by_key_.end() && texts_[*same].key == key) return *same;
    const auto [place, is_new] = new_by_key_.try_emplace(key, static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.push_back({key, {}});
    return place->second;
  }

  std::deque<Text>& texts_;
  const NormalForms& known_;
  std::vector<std::uint32_t> by_key_;  // of the last build's texts
  std::unordered_map<std::uint64_t, std::uint32_t> new_by_key_;
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
  std::vector<PlatformString> seen_authors;  // in order of appearance; views into the book
  std::unordered_map<PlatformString, AuthorNumber, PlatformStringHash> author_numbers;
  for (Use& use : uses) {
    const PlatformString author{use.post->platform, use.post->author_id};
    const auto [number, is_new] = author_numbers.try_emplace(author, static_cast<AuthorNumber>(seen_authors.size()));
    if (is_new) seen_authors.push_back(author);
    use.author = number->second;
  }
  std::vector<AuthorNumber> by_key(seen_authors.size());
  std::iota(by_key.begin(), by_key.end(), AuthorNumber{0});
  std::ranges::sort(by_key, {}, [&](AuthorNumber number) { return std::pair(seen_authors[number].platform, seen_authors[number].text); });
  std::vector<AuthorNumber> rank(by_key.size());
  authors.reserve(by_key.size());
  for (AuthorNumber place = 0; place < by_key.size(); ++place) {
    const PlatformString& author = seen_authors[by_key[place]];
    rank[by_key[place]] = place;
    authors.push_back({author.platform, std::string(author.text)});
    ++authors_on[author.platform == Platform::x ? 0 : 1];
  }
  for (Use& use : uses) use.author = rank[use.author];
}

void TextIndex::Impl::arrange(std::vector<Use> uses) {
  // Stable, so that an author's posts with one text stay in order of age.
  std::ranges::stable_sort(uses, {}, [](const Use& use) { return std::pair(use.text, use.author); });
  std::vector<std::pair<AuthorNumber, TextNumber>> pairs;
  text_posts.reserve(uses.size(), texts.size());
  text_authors.reserve(uses.size(), texts.size());
  post_authors.reserve(uses.size());
  auto use = uses.begin();
  for (TextNumber text = 0; text < texts.size(); ++text) {
    for (; use != uses.end() && use->text == text; ++use) {
      text_posts.items.push_back(use->post);
      post_authors.push_back(use->author);
      if (text_authors.items.size() > text_authors.begin.back() && text_authors.items.back() == use->author) continue;
      text_authors.items.push_back(use->author);
      pairs.emplace_back(use->author, text);
    }
    text_posts.close_slice();
    text_authors.close_slice();
  }
  std::ranges::sort(pairs);
  text_authors.items.shrink_to_fit();
  author_texts.reserve(pairs.size(), authors.size());
  auto pair = pairs.begin();
  for (AuthorNumber author = 0; author < authors.size(); ++author) {
    for (; pair != pairs.end() && pair->first == author; ++pair) author_texts.items.push_back(pair->second);
    author_texts.close_slice();
  }
}

void TextIndex::Impl::arrange_clusters() {
  std::vector<ClusterText> cluster_of_texts;
  cluster_of_texts.reserve(texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) cluster_of_texts.push_back({oldest[text], &texts[text].facts});
  clusters = find_clusters(cluster_of_texts);
  const std::size_t count = clusters.empty() ? 0 : std::size_t{*std::ranges::max_element(clusters)} + 1;

  cluster_texts.reserve(texts.size(), count);
  cluster_authors.reserve(text_authors.items.size(), count);
  std::vector<TextNumber> by_cluster(texts.size());
  std::iota(by_cluster.begin(), by_cluster.end(), TextNumber{0});
  std::ranges::stable_sort(by_cluster, {}, [&](TextNumber text) { return clusters[text]; });
  auto text = by_cluster.begin();
  std::vector<AuthorNumber> posters;
  for (ClusterNumber cluster = 0; cluster < count; ++cluster) {
    posters.clear();
    for (; text != by_cluster.end() && clusters[*text] == cluster; ++text) {
      cluster_texts.items.push_back(*text);
      const auto found = text_authors.at(*text);
      posters.insert(posters.end(), found.begin(), found.end());
    }
    std::ranges::sort(posters);
    const auto repeated = std::ranges::unique(posters);
    posters.erase(repeated.begin(), repeated.end());
    cluster_authors.items.insert(cluster_authors.items.end(), posters.begin(), posters.end());
    cluster_texts.close_slice();
    cluster_authors.close_slice();
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
  impl.cluster_texts = {};
  impl.cluster_authors = {};
  impl.arrange(impl.collect(book));
  impl.arrange_clusters();
  impl.tails.rebuild(book);
  impl.links.rebuild(book);
  impl.book = &book;
  impl.generation = book.generation();
}

bool TextIndex::is_current(const AccountBook& book) const noexcept {
  return impl_->book == &book && impl_->generation == book.generation();
}

bool TextIndex::failed() const noexcept { return impl_->failed; }
std::size_t TextIndex::text_count() const noexcept { return impl_->texts.size(); }
std::size_t TextIndex::author_count() const noexcept { return impl_->authors.size(); }

std::optional<TextIndex::AuthorNumber> TextIndex::number_of(const AccountKey& account) const {
  const auto place = std::ranges::lower_bound(impl_->authors, account);
  if (place == impl_->authors.end() || *place != account) return std::nullopt;
  return static_cast<AuthorNumber>(place - impl_->authors.begin());
}

std::span<const TextIndex::TextNumber> TextIndex::texts_of(const AccountKey& account) const {
  const auto number = number_of(account);
  return number ? impl_->author_texts.at(*number) : std::span<const TextNumber>();
}

std::span<const TextIndex::AuthorNumber> TextIndex::authors_of(TextNumber text) const { return impl_->text_authors.at(text); }
const AccountKey& TextIndex::author(AuthorNumber number) const { return impl_->authors[number]; }

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

std::size_t TextIndex::cluster_count() const noexcept { return impl_->cluster_texts.begin.size() - 1; }
TextIndex::ClusterNumber TextIndex::cluster_of(TextNumber text) const { return impl_->clusters[text]; }
std::span<const TextIndex::TextNumber> TextIndex::texts_of_cluster(ClusterNumber cluster) const { return impl_->cluster_texts.at(cluster); }

std::span<const TextIndex::AuthorNumber> TextIndex::authors_of_cluster(ClusterNumber cluster) const {
  return impl_->cluster_authors.at(cluster);
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
