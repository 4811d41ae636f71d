#include "signals/text_index.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

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

// What normalising one post gave. The hash and size tell whether the post's text is still the same.
struct Normalised {
  std::string post_id;  // what the map's key looks at
  std::size_t raw_hash = 0;
  std::size_t raw_size = 0;
  NormalText normal;
  bool readable = false;
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

  std::unordered_map<PlatformString, std::unique_ptr<Normalised>, PlatformStringHash> normalised;  // by post id

  std::vector<AccountKey> authors;         // sorted
  std::vector<std::string_view> texts;     // into `normalised`
  Slices<const Post*> text_posts;          // by author, then age
  std::vector<AuthorNumber> post_authors;  // of text_posts.items
  Slices<AuthorNumber> text_authors;
  Slices<TextNumber> author_texts;
  std::size_t authors_on[2] = {0, 0};  // by platform

  const Normalised& normal_form(const Post& post) {
    const std::size_t hash = std::hash<std::string_view>{}(post.text);
    const auto found = normalised.find(PlatformString{post.platform, post.id});
    if (found != normalised.end() && found->second->raw_hash == hash && found->second->raw_size == post.text.size()) {
      found->second->used_in = build;
      return *found->second;
    }
    if (found != normalised.end()) normalised.erase(found);
    auto made = std::make_unique<Normalised>();
    made->post_id = post.id;
    made->raw_hash = hash;
    made->raw_size = post.text.size();
    made->used_in = build;
    if (auto normal = normalise(post.text)) {
      made->normal = std::move(normal).value();
      made->readable = true;
    } else {
      failed = failed || normal.error().code == ErrorCode::internal;
    }
    const Normalised& result = *made;
    normalised.emplace(PlatformString{post.platform, result.post_id}, std::move(made));
    return result;
  }

  void rebuild(const AccountBook& from);
};

void TextIndex::Impl::rebuild(const AccountBook& from) {
  ++build;
  failed = false;
  authors.clear();
  texts.clear();
  text_posts = {};
  post_authors.clear();
  text_authors = {};
  author_texts = {};

  std::vector<Use> uses;
  std::unordered_map<PlatformString, TextNumber, PlatformStringHash> numbers;
  for (const Post* post : from.posts()) {
    // Reposts and quotes repeat others by design: they need no normal form.
    if (post->author_id.empty() || post->kind == PostKind::repost || post->kind == PostKind::quote) continue;
    const Normalised& form = normal_form(*post);
    if (!form.readable || !is_comparable(*post, form.normal)) continue;
    const auto [number, is_new] =
        numbers.try_emplace(PlatformString{post->platform, form.normal.text}, static_cast<TextNumber>(texts.size()));
    if (is_new) texts.push_back(form.normal.text);
    uses.push_back({number->second, 0, post});
    authors.push_back({post->platform, post->author_id});
  }
  std::erase_if(normalised, [&](const auto& entry) { return entry.second->used_in != build; });

  std::ranges::sort(authors);
  const auto repeated = std::ranges::unique(authors);
  authors.erase(repeated.begin(), repeated.end());
  for (Use& use : uses) {
    const auto place = std::ranges::lower_bound(authors, AccountKey{use.post->platform, use.post->author_id});
    use.author = static_cast<AuthorNumber>(place - authors.begin());
  }
  const auto second = std::ranges::partition_point(authors, [](const auto& key) { return key.platform == Platform::x; });
  authors_on[0] = static_cast<std::size_t>(second - authors.begin());
  authors_on[1] = static_cast<std::size_t>(authors.end() - second);

  // Stable, so that an author's posts with one text stay in order of age.
  std::ranges::stable_sort(uses, [](const Use& a, const Use& b) { return std::tie(a.text, a.author) < std::tie(b.text, b.author); });
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
  book = &from;
  generation = from.generation();
}

bool is_comparable(const Post& post, const NormalText& text) noexcept {
  if (post.author_id.empty() || post.kind == PostKind::repost || post.kind == PostKind::quote) return false;
  if (text.letters < min_text_letters && text.cjk < min_text_cjk) return false;
  return !text.hashtags_only && !text.manual_repost && !text.share_button && !text.attributed_quotation;
}

TextIndex::TextIndex() : impl_(std::make_unique<Impl>()) {}
TextIndex::~TextIndex() = default;
TextIndex::TextIndex(TextIndex&&) noexcept = default;
TextIndex& TextIndex::operator=(TextIndex&&) noexcept = default;

void TextIndex::update(const AccountBook& book) {
  if (!is_current(book)) impl_->rebuild(book);
}

bool TextIndex::is_current(const AccountBook& book) const noexcept {
  return impl_->book == &book && impl_->generation == book.generation();
}

bool TextIndex::failed() const noexcept { return impl_->failed; }
std::size_t TextIndex::text_count() const noexcept { return impl_->texts.size(); }
std::size_t TextIndex::author_count() const noexcept { return impl_->authors.size(); }

std::span<const TextIndex::TextNumber> TextIndex::texts_of(const AccountKey& account) const {
  const auto place = std::ranges::lower_bound(impl_->authors, account);
  if (place == impl_->authors.end() || *place != account) return {};
  return impl_->author_texts.at(static_cast<std::size_t>(place - impl_->authors.begin()));
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

std::string_view TextIndex::text(TextNumber number) const { return impl_->texts[number]; }

}  // namespace persona_lens
