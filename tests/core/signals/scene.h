// Composed observations for the tests of memory and signals: people who do not exist, posts that were never written.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/indices.h"
#include "signals/signal.h"

namespace persona_lens::scenes {

inline TimeMs day(int year, int month, int of_month, TimeMs ms_of_day = 0) {
  const std::chrono::sys_days date = std::chrono::year(year) / month / of_month;
  return std::chrono::duration_cast<std::chrono::milliseconds>(date.time_since_epoch()).count() + ms_of_day;
}

inline constexpr TimeMs ms_per_year = 31'557'600'000;

inline TimeInterval exactly(TimeMs time, TimeBasis basis = TimeBasis::reported) { return {time, time, basis}; }

inline AccountKey x_account(std::string id) { return {Platform::x, std::move(id)}; }

// Accounts `first` to `last` by number.
inline std::vector<AccountKey> keys(int first, int last) {
  std::vector<AccountKey> result;
  for (int i = first; i <= last; ++i) result.push_back(x_account(std::to_string(i)));
  return result;
}

inline CandidateGroup group_of(std::vector<AccountKey> members, std::string kind = "copies") {
  return {.kind = std::move(kind), .members = std::move(members), .posts = {}, .p_value = {}};
}

// `count` times, one every `step`.
inline std::vector<TimeMs> every(TimeMs step, int count, TimeMs first) {
  std::vector<TimeMs> times(static_cast<std::size_t>(count));
  for (TimeMs& time : times) time = std::exchange(first, first + step);
  return times;
}

// `count` times spread unevenly but without clusters (golden-ratio steps).
inline std::vector<TimeMs> spread(int count, TimeMs from = day(2009, 1, 1), TimeMs span = 15 * ms_per_year) {
  std::vector<TimeMs> times(static_cast<std::size_t>(count));
  double place = 0;
  for (TimeMs& time : times) {
    place += 0.6180339887498949;
    if (place >= 1) place -= 1;
    time = from + static_cast<TimeMs>(place * static_cast<double>(span));
  }
  return times;
}

inline Observations saw(std::vector<Account> accounts, std::vector<Post> posts = {}) {
  Observations seen;
  seen.accounts = std::move(accounts);
  seen.posts = std::move(posts);
  return seen;
}

inline Observations saw_runs(std::vector<Run> runs) {
  Observations seen;
  seen.runs = std::move(runs);
  return seen;
}

// The same choice every time: SplitMix64.
inline std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

// Collects what a reader saw and remembers it.
class Scene {
 public:
  Account& account(std::string id, TimeMs created) {
    Account made;
    made.id = std::move(id);
    made.handle = "example_" + made.id;
    made.created = exactly(created);
    return seen_.accounts.emplace_back(std::move(made));
  }

  // Accounts created at these times, numbered on from the last.
  Scene& join(const std::vector<TimeMs>& times) {
    for (const TimeMs time : times) account(std::to_string(++joined_), time);
    return *this;
  }

  Post& post(std::string author, TimeMs time, std::string text, PostKind kind = PostKind::original) {
    Post made;
    made.id = post_id(time);
    made.author_id = std::move(author);
    made.time = exactly(time, TimeBasis::id);
    made.text = std::move(text);
    made.kind = kind;
    return seen_.posts.emplace_back(std::move(made));
  }

  Post& reply(std::string author, const Post& to, TimeMs time, std::string text) {
    const std::string target = to.id;
    const std::string target_author = to.author_id;
    Post& made = post(std::move(author), time, std::move(text), PostKind::reply);
    made.reply_to = target;
    made.reply_to_author = target_author;
    return made;
  }

  Post& repost(std::string author, const std::string& of, TimeMs time) {
    Post& made = post(std::move(author), time, "RT", PostKind::repost);
    made.repost_of = of;
    return made;
  }

  // The account's posts so far as one page of its own timeline.
  Run& timeline(const std::string& author, std::string operation = "UserTweets") {
    Run run;
    run.subject = x_account(author);
    run.chain = operation + ":" + author;
    run.operation = std::move(operation);
    run.reaches_start = true;
    run.chronological = run.gapless = true;
    std::vector<const Post*> own;
    for (const Post& post : seen_.posts) {
      if (post.author_id == author) own.push_back(&post);
    }
    std::stable_sort(own.begin(), own.end(), [](const Post* a, const Post* b) { return a->time->earliest > b->time->earliest; });
    for (const Post* post : own) run.post_ids.push_back(post->id);
    return seen_.runs.emplace_back(std::move(run));
  }

  // `count` posts of one account, evenly from `first` to `last`, each with another text too short to compare.
  void posts(const std::string& author, TimeMs first, TimeMs last, int count) {
    for (int i = 0; i < count; ++i) {
      post(author, count == 1 ? first : first + (last - first) / (count - 1) * i, "note " + std::to_string(++serial_));
    }
  }

  Observations& seen() { return seen_; }
  const AccountBook& book() {
    book_.add(seen_);
    seen_ = {};
    return book_;
  }
  // At `at`, with everything collected so far.
  SignalContext context(TimeMs at = day(2026, 11, 22)) {
    book();
    indices_.update(book_, at);
    return indices_.context(book_, at);
  }
  AccountBook& memory() { return book_; }

 private:
  // A snowflake, or before they began (2010-11-04) a smaller number, both growing with time and never the same twice.
  std::string post_id(TimeMs time) {
    constexpr TimeMs epoch = 1'288'834'974'657;
    const auto serial = static_cast<std::uint64_t>(next_post_++);
    if (time < epoch) return std::to_string(static_cast<std::uint64_t>(time / 1000) * 8 + serial % 8);
    return std::to_string((static_cast<std::uint64_t>(time - epoch) << 22U) + serial);
  }

  Observations seen_;
  AccountBook book_{20'000, 200'000};
  SignalIndices indices_;
  int next_post_ = 0;
  int joined_ = 0;
  int serial_ = 0;
};

inline double number_of(const SignalResult& result, std::string_view name) {
  for (const Observed& observed : result.observed) {
    if (observed.name == name && observed.number) return *observed.number;
  }
  return -1;
}

}  // namespace persona_lens::scenes
