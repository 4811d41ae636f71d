#include "signals/text_index.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/band_table.h"
#include "signals/scene.h"
#include "signals/word_counts.h"

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

// Everything an index tells of the accounts 1 to `accounts`, in words.
std::vector<std::string> told(const TextIndex& index, const AccountBook& book, std::uint64_t accounts) {
  std::vector<std::string> all;
  for (std::uint64_t number = 1; number <= accounts; ++number) {
    const AccountKey account = x_account(std::to_string(number));
    const auto author = index.number_of(account);
    std::string line = std::to_string(number) + (index.others_have_texts(account) ? " not alone" : " alone");
    line += ", could end in a tail: " + std::to_string(index.posts_that_could_end_in_tail(account));
    for (const TailUse& nonce : index.nonces_of(account)) line += ", nonce " + std::string(nonce.tail.word);
    for (const auto& use : LinkIndex::uses_of(book, account))
      line += ", link of " + std::to_string(index.links().posts_with(use.link).size());
    for (const auto text : index.texts_of(account)) {
      const auto cluster = index.cluster_of(text);
      line += "\n  " + index.text(text) + " | " + index.text(cluster) + " |";
      for (const auto other : index.texts_of_cluster(cluster)) line += " " + index.text(other).substr(0, 20);
      for (const auto other : index.authors_of_cluster(cluster)) line += " " + index.author(other).id;
      for (const auto other : index.authors_of(text)) line += " " + index.author(other).id;
      for (const Post* post : index.posts_with(text, *author)) line += " " + post->id;
      for (const Post* post : index.posts_in_cluster(cluster, *author)) line += " " + post->id;
    }
    all.push_back(line);
  }
  return all;
}

// What is read from a page now and then: new posts older and newer than those before, copies, some that are known and have changed.
Post drawn(std::uint64_t& random, std::uint64_t accounts) {
  const std::uint64_t number = next_random(random) % 400;
  Post post;
  post.id = std::to_string(1'700'000'000'000'000'000U + number * 4'194'304'000U);
  post.author_id = std::to_string(1 + number % accounts);
  const std::uint64_t text = next_random(random) % 60;
  post.text = varied(text) + (text % 4 == 0 ? "https://t.co/x " + std::string{static_cast<char>('A' + text % 26), 'Q', 'X', 'Z', 'V'} : "");
  if (text % 7 == 0) post.text = "RT @someone " + post.text;
  if (text % 5 == 0) post.links.push_back("https://example.org/" + std::to_string(text % 3 + 1));
  if (text % 11 == 0) post.kind = PostKind::quote;
  return post;
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
  CHECK(at_once.text_count() > 100);
  CHECK(at_once.clusters_of_several().size() > 1);
  CHECK(followed.text_count() == at_once.text_count());
  CHECK(told(followed, book, 9) == told(at_once, book, 9));
}

TEST_CASE("an index follows posts that change and that are forgotten to make room", "[signals]") {
  constexpr std::uint64_t accounts = 12;
  std::uint64_t random = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
  AccountBook book(accounts - 2, 90);
  TextIndex followed;
  for (int step = 0; step < 150; ++step) {
    Observations seen;
    for (std::uint64_t posts = 1 + next_random(random) % 8; posts > 0; --posts) seen.posts.push_back(drawn(random, accounts));
    book.add(seen);
    if (step % 50 == 49) book.forget(x_account("3"));
    followed.update(book);
    if (step % 10 != 0 && step < 140) continue;
    TextIndex at_once;
    at_once.update(book);
    REQUIRE(at_once.text_count() > 0);
    REQUIRE(followed.text_count() == at_once.text_count());
    REQUIRE(told(followed, book, accounts) == told(at_once, book, accounts));
  }
}

TEST_CASE("one key that hundreds of texts share costs no more than some of them", "[signals]") {
  BandTable table;
  ShortBandKeys keys{};
  keys.fill(7);
  const auto before = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  for (std::uint32_t text = 500; text-- > 0;) table.add(text, keys, before);
  std::vector<std::uint32_t> found;
  table.for_each_with(3, 7, [&](std::uint32_t text) { found.push_back(text); });
  std::ranges::sort(found);
  REQUIRE(found.size() == BandTable::most_of_key);
  CHECK(found.front() == 0);
  CHECK(found.back() == BandTable::most_of_key - 1);
  for (std::uint32_t text = 0; text < 500; ++text) table.remove(text, keys);
  std::size_t left = 0;
  table.for_each_with(3, 7, [&](std::uint32_t) { ++left; });
  CHECK(left == 0);
}

TEST_CASE("a table of bands finds what was put into it, and nothing that was taken out", "[signals]") {
  std::uint64_t random = 11;
  const auto before = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  BandTable table;
  std::map<std::uint32_t, ShortBandKeys> expected;
  for (std::uint32_t step = 0; step < 4'000; ++step) {
    const auto text = static_cast<std::uint32_t>(next_random(random) % 700);
    if (const auto known = expected.find(text); known != expected.end()) {
      table.remove(text, known->second);
      expected.erase(known);
      continue;
    }
    ShortBandKeys keys{};
    for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(next_random(random) % (1U << 24U));
    if (step % 3 == 0) keys.front() = 5;
    table.add(text, keys, before);
    expected.emplace(text, keys);
  }
  for (const auto& [text, keys] : expected) {
    for (std::size_t band = 1; band < minhash_bands; ++band) {
      std::vector<std::uint32_t> found;
      table.for_each_with(band, keys.at(band), [&](std::uint32_t each) { found.push_back(each); });
      CHECK(found == std::vector<std::uint32_t>{text});
    }
  }
}

TEST_CASE("words are counted as long as they are written", "[signals]") {
  std::uint64_t random = 12;
  WordCounts counts;
  std::map<std::string, std::size_t> expected;
  for (int step = 0; step < 20'000; ++step) {
    const std::string word = "w" + std::to_string(next_random(random) % 900);
    if (next_random(random) % 2 == 0 || expected[word] == 0) {
      counts.add(word);
      ++expected[word];
    } else {
      counts.remove(word);
      --expected[word];
    }
  }
  for (const auto& [word, count] : expected) CHECK(counts.count(word) == std::min(count, WordCounts::most_counted));
  CHECK(counts.count("W5") == counts.count("w5"));
  CHECK(counts.count("never") == 0);
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
  CHECK(context.texts.text(context.texts.texts_of(x_account("1")).front()) ==
        "the second of two sentences that are long enough to be compared, and more");
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
