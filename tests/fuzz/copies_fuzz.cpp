// Two texts, with a line of four dashes between them: how alike they are, and what becomes of them as posts of several accounts.
#include "text/copies.h"

#include <cmath>
#include <string>

#include "memory/account_book.h"
#include "signals/signal.h"
#include "signals/text_index.h"
#include "target.h"
#include "text/normalise.h"

namespace {

using namespace persona_lens;
using fuzz::require;

constexpr std::string_view separator = "\n----\n";

void check_pair(std::string_view a, std::string_view b) {
  const auto left = normalise(a);
  const auto right = normalise(b);
  if (!left || !right) return;
  CoreText left_core = core_of(left->text);
  CoreText right_core = core_of(right->text);
  const Shingles left_grams = shingles_of(left_core);
  const Shingles right_grams = shingles_of(right_core);
  const double similarity = jaccard(left_grams, right_grams);
  require(similarity >= 0 && similarity <= 1, "a similarity lies between 0 and 1");
  require(std::abs(similarity - jaccard(right_grams, left_grams)) < 1e-12, "similarity has no direction");
  if (left_core.text == right_core.text) {
    require(core_hash(left_core) == core_hash(right_core), "equal cores have one hash");
    require(left_grams.hashes.empty() || similarity == 1, "equal cores are alike");
    require(band_keys(left_grams) == band_keys(right_grams), "equal cores agree in all bands");
  }
  remove_digits(left_core);
  remove_digits(right_core);
}

// The texts in turn, by four accounts: clusters are made of them, and each text is found with its authors.
void check_clusters(std::string_view a, std::string_view b) {
  AccountBook book(16, 64);
  Observations seen;
  seen.server_time = 1'700'000'000'000;
  for (std::uint64_t i = 0; i < 8; ++i) {
    Post post;
    post.id = std::to_string(1'720'000'000'000'000'000U + i * 4'194'304'000U);
    post.author_id = std::to_string(100 + i % 4);
    post.text = std::string(i % 2 == 0 ? a : b) + (i >= 6 ? " zqxv" : "");
    seen.posts.push_back(std::move(post));
  }
  book.add(seen);
  TextIndex index;
  index.update(book);
  require(!index.failed(), "ICU works");
  for (const Post* post : book.posts()) {
    const AccountKey account{post->platform, post->author_id};
    for (const TextIndex::TextNumber text : index.texts_of(account)) {
      const auto cluster = index.cluster_of(text);
      require(index.cluster_of(cluster) == cluster, "every text has a cluster");
      require(!index.before(text, cluster), "the oldest stands for a cluster");
      for (const TextIndex::AuthorNumber author : index.authors_of(text)) {
        require(!index.posts_with(text, author).empty(), "an author of a text posted it");
      }
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  const std::size_t at = input.find(separator);
  const std::string_view a = input.substr(0, std::min(at, input.size()));
  const std::string_view b = at == std::string_view::npos ? a : input.substr(at + separator.size());
  check_pair(a, b);
  check_clusters(a, b);
  return 0;
}
