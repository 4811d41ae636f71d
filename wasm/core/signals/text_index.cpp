#include "signals/text_index.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "signals/text_clusters.h"
#include "text/tails.h"

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

// A distinct comparable text, kept as long as a remembered post has it.
struct Text {
  Platform platform = Platform::x;
  std::string normal;  // what the map's key looks at
  ClusterFacts facts;  // of the normal form with or without its last word, as `tailed` says
  bool tailed = false;
  std::uint64_t build = 0;  // the build that `number` belongs to
  TextIndex::TextNumber number = 0;
};

// What normalising one post gave. The hash and size tell whether the post's text is still the same.
struct Normalised {
  std::string post_id;  // what the map's key looks at
  std::size_t raw_hash = 0;
  std::size_t raw_size = 0;
  Text* text = nullptr;       // nullptr: not comparable, or not readable
  std::uint64_t used_in = 0;  // the build that last needed it
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
  void close_slice() { begin.push_back(items.size()); }
};

}  // namespace

struct TextIndex::Impl {
  const AccountBook* book = nullptr;
  std::uint64_t generation = 0;
  std::uint64_t build = 0;
  bool failed = false;

  std::unordered_map<PlatformString, std::unique_ptr<Text>, PlatformStringHash> known_texts;       // by normal form
  std::unordered_map<PlatformString, std::unique_ptr<Normalised>, PlatformStringHash> normalised;  // by post id

  std::vector<AccountKey> authors;         // sorted
  std::vector<const Text*> texts;          // in `known_texts`
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

  Text* text_of(Platform platform, std::string normal) {
    const auto found = known_texts.find(PlatformString{platform, normal});
    if (found != known_texts.end()) return found->second.get();
    auto made = std::make_unique<Text>();
    made->platform = platform;
    made->normal = std::move(normal);
    Text* text = made.get();
    known_texts.emplace(PlatformString{platform, text->normal}, std::move(made));
    return text;
  }

  Normalised& normal_form(const Post& post) {
    const std::size_t hash = std::hash<std::string_view>{}(post.text);
    const auto found = normalised.find(PlatformString{post.platform, post.id});
    if (found != normalised.end()) {
      if (found->second->raw_hash == hash && found->second->raw_size == post.text.size()) return *found->second;
      normalised.erase(found);
    }
    auto made = std::make_unique<Normalised>();
    made->post_id = post.id;
    made->raw_hash = hash;
    made->raw_size = post.text.size();
    if (auto normal = normalise(post.text)) {
      if (is_comparable(*normal)) made->text = text_of(post.platform, std::move(normal->text));
    } else if (normal.error().code == ErrorCode::internal) {
      failed = true;
      made->raw_hash = ~hash;  // to be tried again
    }
    Normalised& result = *made;
    normalised.emplace(PlatformString{post.platform, result.post_id}, std::move(made));
    return result;
  }

  // The posts with a comparable text, oldest first, with their authors numbered by key.
  std::vector<Use> collect(const AccountBook& from);
  void forget_unused(std::size_t used);
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

}  // namespace

std::vector<Use> TextIndex::Impl::collect(const AccountBook& from) {
  std::vector<Use> uses;
  std::vector<PlatformString> seen_authors;  // in order of appearance; views into the book
  std::unordered_map<PlatformString, AuthorNumber, PlatformStringHash> author_numbers;
  std::size_t used = 0;
  for (const Post* post : from.posts()) {
    if (!is_own_writing(*post)) continue;
    Normalised& form = normal_form(*post);
    form.used_in = build;
    ++used;
    if (form.text == nullptr) continue;
    Text& text = *form.text;
    if (text.build != build) {
      text.build = build;
      text.number = static_cast<TextNumber>(texts.size());
      texts.push_back(&text);
      // The oldest post decides, whichever was read first.
      const bool tailed = ends_in_tail(text.normal, *post);
      if (!text.facts.known || tailed != text.tailed) text.facts = cluster_facts(text.normal, tailed);
      text.tailed = tailed;
    }
    const PlatformString author{post->platform, post->author_id};
    const auto [number, is_new] = author_numbers.try_emplace(author, static_cast<AuthorNumber>(seen_authors.size()));
    if (is_new) seen_authors.push_back(author);
    uses.push_back({text.number, number->second, post});
  }
  forget_unused(used);

  std::vector<AuthorNumber> by_key(seen_authors.size());
  std::iota(by_key.begin(), by_key.end(), AuthorNumber{0});
  std::ranges::sort(by_key, {}, [&](AuthorNumber number) { return std::pair(seen_authors[number].platform, seen_authors[number].text); });
  std::vector<AuthorNumber> rank(by_key.size());
  for (AuthorNumber place = 0; place < by_key.size(); ++place) {
    const PlatformString& author = seen_authors[by_key[place]];
    rank[by_key[place]] = place;
    authors.push_back({author.platform, std::string(author.text)});
    ++authors_on[author.platform == Platform::x ? 0 : 1];
  }
  for (Use& use : uses) use.author = rank[use.author];
  return uses;
}

// Drops what no remembered post needs any more. `used`: how many normal forms this build needed.
void TextIndex::Impl::forget_unused(std::size_t used) {
  if (used == normalised.size() && texts.size() == known_texts.size()) return;
  std::erase_if(normalised, [&](const auto& entry) { return entry.second->used_in != build; });
  std::erase_if(known_texts, [&](const auto& entry) { return entry.second->build != build; });
}

void TextIndex::Impl::arrange(std::vector<Use> uses) {
  // Stable, so that an author's posts with one text stay in order of age.
  std::ranges::stable_sort(uses, {}, [](const Use& use) { return std::pair(use.text, use.author); });
  std::vector<std::pair<AuthorNumber, TextNumber>> pairs;
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
  auto pair = pairs.begin();
  for (AuthorNumber author = 0; author < authors.size(); ++author) {
    for (; pair != pairs.end() && pair->first == author; ++pair) author_texts.items.push_back(pair->second);
    author_texts.close_slice();
  }
}

void TextIndex::Impl::arrange_clusters() {
  std::vector<ClusterText> cluster_of_texts;
  cluster_of_texts.reserve(texts.size());
  for (const Text* text : texts) cluster_of_texts.push_back({text->platform, text->normal, text->tailed, &text->facts});
  clusters = find_clusters(cluster_of_texts);
  const std::size_t count = clusters.empty() ? 0 : std::size_t{*std::ranges::max_element(clusters)} + 1;

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
  ++impl.build;
  impl.failed = false;
  impl.authors.clear();
  impl.texts.clear();
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

std::string_view TextIndex::text(TextNumber number) const { return impl_->texts[number]->normal; }

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

std::uint64_t TextIndex::stem_of(TextNumber text) const { return impl_->texts[text]->facts.core; }
const TailIndex& TextIndex::tails() const noexcept { return impl_->tails; }
const LinkIndex& TextIndex::links() const noexcept { return impl_->links; }

}  // namespace persona_lens
