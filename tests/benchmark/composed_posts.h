// Composed posts for measuring memory: the lengths, scripts and habits of ordinary ones, from a fixed seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "model.h"

namespace persona_lens::benchmark {

inline constexpr TimeMs first_time = 1'600'000'000'000;
inline constexpr TimeMs snowflake_epoch = 1'288'834'974'657;

class Random {
 public:
  explicit Random(std::uint64_t seed = 42) : state_(seed) {}
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return state_ >> 33U;
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }

 private:
  std::uint64_t state_;
};

// Bytes: half of ordinary posts have fewer than 100, one in ten reaches the classic limit, a few are long ones. Mean about 125.
inline std::size_t text_length(Random& random) {
  const std::uint64_t drawn = random.next();
  if (drawn % 100 == 0) return 1'200;
  if (drawn % 10 == 0) return 280;
  return 20 + drawn % 160;
}

inline void append_code_point(std::string& text, std::uint32_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | point >> 6U);
    text += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | point >> 12U);
    text += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

// Words that can be pronounced, of a vocabulary in which few words make most of a text.
inline std::string latin_word(Random& random) {
  constexpr std::string_view consonants = "bcdfghklmnprstvw";
  constexpr std::string_view vowels = "aeiou";
  std::uint64_t word = random.below(random.below(4) == 0 ? 40'000 : 400);
  std::string text;
  do {
    text += consonants[word % consonants.size()];
    word /= consonants.size();
    text += vowels[word % vowels.size()];
    word /= vowels.size();
  } while (word > 0);
  return text;
}

inline std::string text_of(std::size_t length, Random& random) {
  constexpr std::uint32_t cyrillic = 0x430;
  constexpr std::uint32_t han = 0x4E00;
  std::string text;
  const std::uint64_t script = random.below(20);
  while (text.size() < length) {
    if (script == 0) {
      append_code_point(text, han + static_cast<std::uint32_t>(random.below(2'000)));
    } else if (script < 3) {
      for (std::uint64_t letters = 2 + random.below(8); letters > 0; --letters) {
        append_code_point(text, cyrillic + static_cast<std::uint32_t>(random.below(32)));
      }
      text += ' ';
    } else {
      text += latin_word(random) + " ";
    }
  }
  return text;
}

inline std::string account_id(std::size_t number) { return std::to_string(900'000'000'000'000'000U + number * 7'919'000'003U); }

inline std::string post_id(std::size_t number) {
  const TimeMs time = first_time + static_cast<TimeMs>(number) * 1'000;
  return std::to_string(static_cast<std::uint64_t>(time - snowflake_epoch) << 22U);
}

// The same at each sight, but that one in five is seen with another name from time to time.
inline Account account_of(std::size_t number, std::size_t sight) {
  Random random(number * 2 + (number % 5 == 0 ? sight % 5 : 0));
  Account account;
  account.id = account_id(number);
  account.handle = number % 3 == 0 ? "example" + std::to_string(10'000'000 + number) : "example_" + std::to_string(number);
  account.name = text_of(6 + number % 12, random);
  account.bio = number % 4 == 0 ? std::string() : text_of(40 + number % 100, random);
  account.location = number % 2 == 0 ? text_of(10, random) : std::string();
  const TimeMs created = first_time - static_cast<TimeMs>(number % 5 == 0 ? number / 50 : number) * 4 * ms_per_hour;
  account.created = TimeInterval{created, created, TimeBasis::reported};
  account.followers = number;
  account.following = number;
  account.posts_total = number;
  account.verified = false;
  account.is_protected = false;
  return account;
}

// A third are replies, in threads of thirty under a post that was seen; a third have a link, which three posts share; one in ten of the
// others is a repost. Of each hundred texts ten are near-duplicates of each other, two end in a random word.
inline Post post_of(std::size_t number, std::size_t author, std::size_t accounts, Random& random) {
  const TimeMs time = first_time + static_cast<TimeMs>(number) * 1'000;
  Post post;
  post.id = post_id(number);
  post.author_id = account_id(author);
  post.time = TimeInterval{time, time, TimeBasis::id};
  std::string text = text_of(text_length(random), random);
  if (number % 10 == 3) {
    Random of_campaign(number / 100);
    text = text_of(120, of_campaign) + (number % 20 == 3 ? " indeed" : " truly");
  }
  if (number % 50 == 7) {
    text += "https://t.co/example ";
    for (int i = 0; i < 5; ++i) text += static_cast<char>('A' + random.below(26));
  }
  post.text = text;
  post.lang = "en";
  post.views = number;
  if (number % 3 == 0) {
    post.kind = PostKind::reply;
    post.reply_to = post_id(number - number % 90 + 1);
    post.reply_to_author = account_id((number - number % 90 + 1) % accounts);
  } else if (number % 3 == 1) {
    post.links.push_back("https://example.org/articles/" + std::to_string(number / 9) + "/a-headline-in-a-few-words");
  } else if (number % 10 == 1) {
    post.kind = PostKind::repost;
    post.repost_of = post_id(number - number % 500);
  }
  return post;
}

// A page of ten posts; every tenth page is the timeline of an account of its own.
inline Observations page_of(std::size_t page, std::size_t posts, std::size_t accounts, Random& random) {
  constexpr std::size_t posts_per_page = 10;
  Observations seen;
  seen.server_time = first_time + static_cast<TimeMs>(posts) * 1'000 + static_cast<TimeMs>(page) * 10'000;
  const bool timeline = page % 10 == 0;
  // From one round through the accounts to the next, so that no account is always hidden by a timeline.
  const std::size_t shift = page * posts_per_page / accounts * posts_per_page;
  Run run;
  for (std::size_t i = 0; i < posts_per_page; ++i) {
    const std::size_t number = page * posts_per_page + i;
    const std::size_t author = timeline ? page % accounts : (number + shift) % accounts;
    if (!timeline || i == 0) seen.accounts.push_back(account_of(author, page));
    seen.posts.push_back(post_of(number, author, accounts, random));
    run.post_ids.insert(run.post_ids.begin(), seen.posts.back().id);
  }
  if (timeline) {
    run.operation = "UserTweets";
    run.subject = AccountKey{Platform::x, account_id(page % accounts)};
    run.chain = "UserTweets:" + run.subject->id;
    run.chronological = run.gapless = run.reaches_start = true;
    seen.runs.push_back(std::move(run));
  }
  return seen;
}

}  // namespace persona_lens::benchmark
