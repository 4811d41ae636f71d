// How much memory 100,000 posts of 20,000 accounts take: the account book alone, and with the indices derived from it. Composed posts with
// the lengths of ordinary ones (see text_length), a third of them replies, a third with a link, ten to a page, a tenth of the accounts with
// their own timeline. Fails in WebAssembly when the book alone takes more than the 64 MB that were agreed.
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <utility>

#include "memory/account_book.h"
#include "signals/cohort_index.h"
#include "signals/name_index.h"
#include "signals/text_index.h"

namespace {

// Bytes on the heap now and at most, the allocator's own word for each block included.
std::size_t in_use = 0;
std::size_t peak = 0;

}  // namespace

void* operator new(std::size_t size) {
  void* block = std::malloc(size);
  if (block == nullptr) throw std::bad_alloc();
  in_use += malloc_usable_size(block) + sizeof(std::size_t);
  peak = std::max(peak, in_use);
  return block;
}

void operator delete(void* block) noexcept {
  if (block != nullptr) in_use -= malloc_usable_size(block) + sizeof(std::size_t);
  std::free(block);
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

namespace persona_lens {
namespace {

constexpr std::size_t post_count = 100'000;
constexpr std::size_t account_count = 20'000;
constexpr std::size_t posts_per_page = 10;
constexpr std::size_t agreed_bytes = std::size_t{64} * 1024 * 1024;
constexpr TimeMs first_time = 1'600'000'000'000;
constexpr TimeMs snowflake_epoch = 1'288'834'974'657;

std::uint64_t next_random(std::uint64_t& state) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  return state >> 33U;
}

// Bytes: half of ordinary posts have fewer than 100, one in ten reaches the classic limit, a few are long ones. Mean about 125.
std::size_t text_length(std::uint64_t random) {
  if (random % 100 == 0) return 1'200;
  if (random % 10 == 0) return 280;
  return 20 + random % 160;
}

std::string text_of(std::size_t length, std::uint64_t& random) {
  std::string text;
  while (text.size() < length) {
    const std::uint64_t letters = next_random(random);
    for (std::uint64_t i = 0; i < 3 + letters % 6; ++i) text += static_cast<char>('a' + (letters >> i) % 26);
    text += ' ';
  }
  return text;
}

std::string account_id(std::size_t number) { return std::to_string(900'000'000'000'000'000U + number * 7'919'000'003U); }

Account account_of(std::size_t number, std::uint64_t& random) {
  Account account;
  account.id = account_id(number);
  account.handle = "example_" + std::to_string(number);
  account.name = text_of(6 + number % 12, random);
  account.bio = number % 4 == 0 ? std::string() : text_of(40 + number % 100, random);
  account.location = number % 2 == 0 ? text_of(10, random) : std::string();
  account.created = TimeInterval{first_time, first_time, TimeBasis::reported};
  account.followers = number;
  account.following = number;
  account.posts_total = number;
  account.verified = false;
  account.is_protected = false;
  return account;
}

Post post_of(std::size_t number, const std::string& author, std::uint64_t& random) {
  const TimeMs time = first_time + static_cast<TimeMs>(number) * 1'000;
  Post post;
  post.id = std::to_string(static_cast<std::uint64_t>(time - snowflake_epoch) << 22U);
  post.author_id = author;
  post.time = TimeInterval{time, time, TimeBasis::id};
  post.text = text_of(text_length(next_random(random)), random);
  post.lang = "en";
  post.views = number;
  if (number % 3 == 0) {
    post.kind = PostKind::reply;
    post.reply_to = post.id;
    post.reply_to_author = author;
  }
  if (number % 3 == 1) post.links.push_back("https://example.org/articles/" + std::to_string(number) + "/a-headline-in-a-few-words");
  return post;
}

void fill(AccountBook& book) {
  std::uint64_t random = 42;
  for (std::size_t first = 0; first < post_count; first += posts_per_page) {
    const std::size_t page = first / posts_per_page;
    Observations seen;
    seen.server_time = first_time + static_cast<TimeMs>(post_count) * 1'000 + static_cast<TimeMs>(page) * 10'000;
    const bool timeline = page % 10 == 0;
    Run run;
    for (std::size_t i = 0; i < posts_per_page; ++i) {
      const std::size_t author = timeline ? page : (first + i) % account_count;
      seen.accounts.push_back(account_of(author, random));
      seen.posts.push_back(post_of(first + i, account_id(author), random));
      run.post_ids.insert(run.post_ids.begin(), seen.posts.back().id);
    }
    if (timeline) {
      run.operation = "UserTweets";
      run.subject = AccountKey{Platform::x, account_id(page)};
      run.chain = "UserTweets:" + run.subject->id;
      run.chronological = run.gapless = run.reaches_start = true;
      seen.runs.push_back(std::move(run));
    }
    book.add(seen);
  }
}

void print(const char* what, std::size_t bytes, std::size_t posts) {
  std::printf("%-28s %7.2f MB %7zu bytes a post\n", what, static_cast<double>(bytes) / (1024.0 * 1024.0), bytes / posts);
}

int measure() {
  const std::size_t before = in_use;
  AccountBook book(account_count, 2 * post_count);
  fill(book);
  const std::size_t posts = book.post_count();
  const std::size_t book_bytes = in_use - before;
  std::printf("%zu posts of %zu accounts, pointers of %zu bytes\n", posts, book.account_count(), sizeof(void*));
  print("account book", book_bytes, posts);
  {
    const std::string snapshot = book.snapshot();
    print("its snapshot", snapshot.size(), posts);
  }
  const std::size_t without_indices = in_use;
  TextIndex texts;
  texts.update(book);
  CohortIndex cohorts;
  cohorts.update(book, first_time + ms_per_day);
  NameIndex names;
  names.update(book);
  print("indices", in_use - without_indices, posts);
  print("together", in_use - before, posts);
  print("most at any time", peak - before, posts);
  const bool agreed = sizeof(void*) > 4 || book_bytes <= agreed_bytes;
  if (!agreed) std::printf("more than the agreed 64 MB\n");
  return agreed ? 0 : 1;
}

}  // namespace
}  // namespace persona_lens

int main() { return persona_lens::measure(); }
