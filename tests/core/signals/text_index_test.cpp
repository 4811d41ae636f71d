#include "signals/text_index.h"

#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const std::string first = "The first of two sentences that are long enough to be compared";
const std::string second = "The second of two sentences that are long enough to be compared";

// Of forty words each, every third of them one of the same few with some words changed.
std::string varied(std::uint64_t number) {
  std::string text;
  for (std::uint64_t word = 0; word < 40; ++word) {
    const std::uint64_t kind = number % 3 == 0 ? number % 5 : number;
    const std::uint64_t changed = number % 3 == 0 && word == number % 40 ? number : kind;
    const std::uint64_t sound = (changed * 31 + word * 7) % 97;
    text += "no" + std::string(1, static_cast<char>('a' + sound % 26)) + static_cast<char>('a' + sound / 26) + "der ";
  }
  return text;
}

struct Clustered {
  std::vector<std::string> texts;
  std::vector<TextIndex::ClusterNumber> clusters;
  friend bool operator==(const Clustered&, const Clustered&) = default;
};

Clustered clustered(const TextIndex& index) {
  Clustered result;
  for (TextIndex::TextNumber text = 0; text < index.text_count(); ++text) {
    result.texts.push_back(index.text(text));
    result.clusters.push_back(index.cluster_of(text));
  }
  return result;
}

}  // namespace

TEST_CASE("an index that followed the memory step by step is the one that is built at once, whatever came first", "[signals]") {
  constexpr std::uint64_t count = 120;
  AccountBook book(50, 1'000);
  TextIndex followed;
  for (std::uint64_t step = 0; step < count; ++step) {
    const std::uint64_t number = step * 37 % count;  // older and newer ones in turn
    Post post;
    post.id = std::to_string(1'700'000'000'000'000'000U + number * 4'194'304'000U);
    post.author_id = std::to_string(1 + number % 9);
    post.text = varied(number);
    Observations seen;
    seen.posts = {post};
    book.add(seen);
    followed.update(book);
  }
  TextIndex at_once;
  at_once.update(book);
  const Clustered expected = clustered(at_once);
  CHECK(expected.texts.size() > 100);
  CHECK(at_once.cluster_count() < expected.texts.size());
  CHECK(clustered(followed) == expected);
}

TEST_CASE("the index knows who posted what, and follows the book", "[signals]") {
  Scene scene;
  scene.post("2", day(2024, 1, 1), first);
  scene.post("1", day(2024, 1, 2), first);
  scene.post("1", day(2024, 1, 3), first + "!");
  scene.post("1", day(2024, 1, 4), first);
  const SignalContext context = scene.context();
  const TextIndex& index = context.texts;
  CHECK(index.is_current(context.book));
  CHECK(index.text_count() == 2);
  REQUIRE(index.texts_of(x_account("1")).size() == 2);
  REQUIRE(index.texts_of(x_account("2")).size() == 1);
  const auto text = index.texts_of(x_account("2"))[0];
  CHECK(index.text(text) == "the first of two sentences that are long enough to be compared");
  REQUIRE(index.authors_of(text).size() == 2);
  CHECK(index.author(index.authors_of(text)[0]) == x_account("1"));
  CHECK(index.posts_with(text, index.authors_of(text)[0]).size() == 2);
  CHECK(index.posts_with(text, index.authors_of(text)[1]).size() == 1);

  scene.post("3", day(2024, 1, 5), second);
  scene.book();
  CHECK_FALSE(index.is_current(context.book));
  scene.context();
  CHECK(index.text_count() == 3);

  scene.memory().forget(x_account("1"));
  scene.context();
  CHECK(index.text_count() == 2);
  CHECK(index.texts_of(x_account("1")).empty());
  CHECK(index.others_have_texts(x_account("2")));
}

TEST_CASE("a text that became longer is normalised anew", "[signals]") {
  Scene scene;
  const Post post = scene.post("1", day(2024, 1, 1), first);
  scene.context();
  Post longer = post;
  longer.text = second + ", and more";
  scene.seen().posts.push_back(longer);
  const SignalContext context = scene.context();
  REQUIRE(context.texts.text_count() == 1);
  CHECK(context.texts.text(0) == "the second of two sentences that are long enough to be compared, and more");
}

TEST_CASE("hostile texts are left out, not fatal", "[signals]") {
  Scene scene;
  scene.post("1", day(2024, 1, 1), std::string(500'000, 'a'));
  scene.post("1", day(2024, 1, 2), "\xFF\xFE broken bytes in a text that would be long enough to be compared");
  scene.post("1", day(2024, 1, 3), first);
  const SignalContext context = scene.context();
  CHECK(context.texts.text_count() == 1);
  CHECK_FALSE(context.texts.failed());
}

}  // namespace persona_lens::scenes
