// How long the indices, the search for groups and the assessment of what is on a screen take as the memory grows: 1,000 to 100,000 posts
// of a tenth as many accounts. Prints milliseconds and, from step to step, the exponent of growth: 1 is linear. Then what one more post
// costs, to take in and to bring each index up to date with, and how many times as much that is as with the fewest posts.
//
// Composed posts as in the memory benchmark, and what makes work for the indices: copies, near-duplicates, replies to one account within
// minutes, reposts, shared links, names of one template, and accounts created in batches.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "memory/account_book.h"
#include "result_line.h"
#include "signals/cohort_index.h"
#include "signals/indices.h"
#include "signals/name_index.h"
#include "signals/signal.h"
#include "signals/synchrony_index.h"
#include "signals/template_index.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

constexpr TimeMs first_time = 1'700'000'000'000;
constexpr TimeMs snowflake_epoch = 1'288'834'974'657;
constexpr std::size_t posts_per_page = 100;
constexpr std::size_t assessed = 50;
constexpr double steepest = 1.1;          // n·log n over these steps is below it
constexpr double dearest = 2;             // one more post, against the fewest
constexpr std::size_t repetitions = 200;  // of what takes less than the clock can tell

// In WebAssembly the processor's time is known to the millisecond only.
double now_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::uint64_t next_random(std::uint64_t& state) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  return state >> 33U;
}

std::string words(std::size_t length, std::uint64_t random) {
  std::string text;
  while (text.size() < length) {
    const std::uint64_t letters = next_random(random);
    for (std::uint64_t i = 0; i < 3 + letters % 6; ++i) text += static_cast<char>('a' + (letters >> i) % 26);
    text += ' ';
  }
  return text;
}

std::string account_id(std::size_t number) { return std::to_string(900'000'000'000'000'000U + number * 7'919'000'003U); }

std::string post_id(std::size_t number) {
  const TimeMs time = first_time + static_cast<TimeMs>(number) * 1'000;
  return std::to_string(static_cast<std::uint64_t>(time - snowflake_epoch) << 22U);
}

Account account_of(std::size_t number) {
  Account account;
  account.id = account_id(number);
  account.handle = number % 3 == 0 ? "example" + std::to_string(10'000'000 + number) : "someone_" + std::to_string(number);
  account.name = number % 7 == 0 ? words(8, number / 14) : words(8 + number % 12, number);
  const TimeMs created = first_time - static_cast<TimeMs>(number % 5 == 0 ? number / 50 : number) * 40 * ms_per_hour / 10;
  account.created = TimeInterval{created, created, TimeBasis::reported};
  account.posts_total = number;
  return account;
}

// Every text of a hundredth of the posts has ten near-duplicates or copies.
std::string text_of(std::size_t number, std::uint64_t random) {
  if (number % 10 == 3) return words(120, number / 100) + (number % 20 == 3 ? " indeed" : "");
  return words(20 + random % 200, number + 1'000'000'007U);
}

Post post_of(std::size_t number, std::size_t accounts, std::uint64_t& random) {
  const TimeMs time = first_time + static_cast<TimeMs>(number) * 1'000;
  Post post;
  post.id = post_id(number);
  post.author_id = account_id(next_random(random) % accounts);
  post.time = TimeInterval{time, time, TimeBasis::id};
  post.text = text_of(number, next_random(random));
  post.lang = "en";
  post.views = number;
  const std::size_t kind = number % 10;
  if (kind < 3) {
    post.kind = PostKind::reply;
    post.reply_to = post_id(number - number % 200);
    post.reply_to_author = account_id(number / 200 % accounts);
  } else if (kind == 9) {
    post.kind = PostKind::repost;
    post.repost_of = post_id(number - number % 500);
  } else if (kind == 5) {
    post.links.push_back("https://example.org/articles/" + std::to_string(number / 30));
  }
  return post;
}

AccountBook filled(std::size_t posts) {
  const std::size_t accounts = posts / 10;
  AccountBook book(accounts, 2 * posts);
  std::uint64_t random = 42;
  for (std::size_t first = 0; first < posts; first += posts_per_page) {
    Observations seen;
    seen.server_time = first_time + static_cast<TimeMs>(posts + first) * 1'000;
    for (std::size_t i = first; i < first + posts_per_page; ++i) {
      if (i % 10 == 0) seen.accounts.push_back(account_of(i / 10));
      seen.posts.push_back(post_of(i, accounts, random));
    }
    book.add(seen);
  }
  return book;
}

// The milliseconds of each step, and how they grew since the size before.
class Curve {
 public:
  void size(std::size_t posts) {
    growth_ = posts_ == 0 ? 0 : std::log(static_cast<double>(posts) / static_cast<double>(posts_));
    posts_ = posts;
    std::printf("\n%zu posts of %zu accounts\n", posts, posts / 10);
  }

  void measure(const std::string& what, const std::function<void()>& step) {
    const double start = now_ms();
    step();
    const double ms = now_ms() - start;
    std::printf("  %-24s %10.1f ms", what.c_str(), ms);
    double& before = before_[what];
    // Below some milliseconds a step is mostly noise.
    if (growth_ > 0 && before > 5) {
      const double exponent = std::log(ms / before) / growth_;
      std::printf("   exponent %.2f%s", exponent, exponent > steepest ? "  STEEP" : "");
      steep_ = steep_ || exponent > steepest;
      exponents_[what] = exponent;
    }
    std::printf("\n");
    std::fflush(stdout);
    before = ms;
  }

  // What `step` costs on average, of several times that `prepare` was called before it.
  void measure_one_more(const std::string& what, const std::function<void()>& prepare, const std::function<void()>& step) {
    double ms = 0;
    for (std::size_t i = 0; i < repetitions; ++i) {
      prepare();
      const double start = now_ms();
      step();
      ms += (now_ms() - start) / static_cast<double>(repetitions);
    }
    one_more_ += ms;
    std::printf("  one more: %-22s %10.3f ms", what.c_str(), ms);
    compare(what, ms);
  }

  // All of what one more post costs, against what it costs with the fewest.
  void sum_up_one_more() {
    std::printf("  one more: %-22s %10.3f ms", "all of it", one_more_);
    one_more_ratio_ = compare("all of it", one_more_);
    dear_ = one_more_ratio_ > dearest || dear_;
    one_more_ = 0;
  }

  // Of the last step, which is the one to the most posts.
  void hand_on() const {
    for (const auto& [what, exponent] : exponents_)
      benchmark::print_result("growth with the posts: " + what, "exponent", exponent, steepest);
    benchmark::print_result("one more post, beside what it costs with the fewest", "times", one_more_ratio_, dearest);
  }
  [[nodiscard]] bool steep() const noexcept { return steep_; }
  [[nodiscard]] bool dear() const noexcept { return dear_; }

 private:
  double compare(const std::string& what, double ms) {
    const auto [fewest, is_first] = with_fewest_.try_emplace(what, ms);
    const double ratio = ms / std::max(fewest->second, 0.001);
    if (!is_first) std::printf("   %.1f times as with the fewest%s", ratio, ratio > dearest ? "  DEAR" : "");
    std::printf("\n");
    std::fflush(stdout);
    return ratio;
  }

  std::size_t posts_ = 0;
  double growth_ = 0;
  std::map<std::string, double> before_;
  std::map<std::string, double> with_fewest_;
  std::map<std::string, double> exponents_;
  double one_more_ = 0;
  double one_more_ratio_ = 1;
  bool steep_ = false;
  bool dear_ = false;
};

void run(std::size_t posts, Curve& curve) {
  curve.size(posts);
  AccountBook book(1, 1);
  curve.measure("filling the book", [&] { book = filled(posts); });
  const TimeMs at = first_time + static_cast<TimeMs>(posts) * 2'000 + ms_per_day;
  TextIndex texts;
  CohortIndex cohorts;
  SynchronyIndex synchrony;
  TemplateIndex templates;
  NameIndex names;
  curve.measure("texts", [&] { texts.update(book); });
  curve.measure("cohorts", [&] { cohorts.update(book, at); });
  curve.measure("synchrony", [&] { synchrony.update(book, texts); });
  curve.measure("templates", [&] { templates.update(book); });
  curve.measure("names", [&] { names.update(book); });
  std::size_t next = posts;
  const auto add_one = [&] {
    std::uint64_t random = next;
    Observations seen;
    seen.server_time = first_time + static_cast<TimeMs>(2 * posts + next) * 1'000;
    seen.posts = {post_of(next++, posts / 10, random)};
    book.add(seen);
  };
  curve.measure_one_more("post taken in", [] {}, add_one);
  curve.measure_one_more("texts", add_one, [&] { texts.update(book); });
  curve.measure_one_more("cohorts", add_one, [&] { cohorts.update(book, at); });
  curve.measure_one_more("synchrony", [&] { add_one(), texts.update(book); }, [&] { synchrony.update(book, texts); });
  curve.measure_one_more("templates", add_one, [&] { templates.update(book); });
  curve.measure_one_more("names", add_one, [&] { names.update(book); });
  curve.sum_up_one_more();
  SignalIndices indices;
  indices.update(book, at);
  const SignalContext context = indices.context(book, at);
  std::size_t groups = 0;
  curve.measure("groups", [&] { groups = find_candidate_groups(context).size(); });
  const std::vector<const Account*> accounts = book.accounts();
  curve.measure("signals of 50 accounts", [&] {
    for (std::size_t i = 0; i < assessed && i < accounts.size(); ++i) {
      for (const Signal& signal : signal_catalogue()) (void)signal.of_account(context, {accounts[i]->platform, accounts[i]->id});
    }
  });
  std::printf("  %zu groups\n", groups);
}

}  // namespace
}  // namespace persona_lens

// The sizes as arguments, or the usual ones.
int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::strtoul(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {1'000, 10'000, 100'000};
  persona_lens::Curve curve;
  for (const std::size_t posts : sizes) persona_lens::run(posts, curve);
  curve.hand_on();
  return curve.steep() || curve.dear() ? 1 : 0;
}
