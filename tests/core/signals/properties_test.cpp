// What must hold for every signal of the catalogue, also for those that are yet to come: the order of arrival does not matter, what is not
// known raises nothing, and more of the same evidence never weighs less.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

constexpr TimeMs minute = 60 * ms_per_second;
const TimeMs now = day(2026, 11, 22);
const std::string slogan = "Everybody in the valley has known for a long time what the committee wants";

// A bit of everything that signals look at: a batch of twelve (1 … 12) made from one template of names, that replies with one text at one
// time, copies, reposts the same posts and was silent before; among forty others (100 … 139) who joined over the years.
struct World {
  int batch = 12;
  int copies = 1;        // texts that the batch shares
  int silent_years = 6;  // of account 1, before its first post
  int reposts = 20;      // accounts (201 …) that repost the same two posts

  [[nodiscard]] Observations observations() const {
    Scene scene;
    scene.account("900", day(2012, 1, 1)).name = "Ann Example";
    const Post root = scene.post("900", day(2026, 5, 1), "My article of today");
    add_others(scene, root);
    for (int i = 1; i <= batch; ++i) add_member(scene, root, i);
    for (int i = 0; i < reposts; ++i) {
      const std::string id = std::to_string(201 + i);
      scene.account(id, day(2010 + i % 12, 3, 1 + i)).handle = "fan_of_" + id;
      for (const char* post : {"70000000000001", "70000000000002"}) scene.repost(id, post, day(2026, 5, 3) + i * minute);
    }
    scene.timeline("1");
    scene.timeline("100");
    return std::move(scene.seen());
  }

 private:
  static void add_others(Scene& scene, const Post& root) {
    const auto joined = spread(40);
    for (int i = 0; i < 40; ++i) {
      const std::string id = std::to_string(100 + i);
      Account& account = scene.account(id, joined[static_cast<std::size_t>(i)]);
      account.name = "Somebody " + std::string(1, static_cast<char>('A' + i % 26));
      account.posts_total = static_cast<std::uint64_t>(50 + i);
      scene.reply(id, root, day(2026, 5, 1) + (i + 1) * 7 * ms_per_hour,
                  "What number " + id + " thinks of it is told here in quite other words");
      scene.posts(id, day(2025, 1, 1) + i * ms_per_day, day(2026, 1, 1), 10);
    }
  }
  void add_member(Scene& scene, const Post& root, int i) const {
    const std::string id = std::to_string(i);
    Account& account = scene.account(id, i == 1 ? day(2026 - silent_years, 4, 20) : day(2026, 4, 20) + i * minute);
    account.name = "Reader No. " + id;
    account.bio = "Reading";
    account.location = "Here";
    account.followers = 0;
    account.following = 100;
    account.posts_total = static_cast<std::uint64_t>(10 + copies);
    scene.posts(id, day(2026, 4, 25), day(2026, 4, 30), 9);
    scene.reply(id, root, day(2026, 5, 4) + i * ms_per_second, slogan);
    for (int text = 0; text < copies; ++text) {
      scene.post(id, day(2026, 5, 5 + text) + i * ms_per_second, slogan + ", part " + std::string(1, static_cast<char>('a' + text)))
          .links = {"https://example.org/article"};
    }
  }
};

std::string told(const SignalResult& result) {
  std::string all =
      result.signal + ' ' + result.why_not + ' ' + std::to_string(result.decibans.low) + ' ' + std::to_string(result.decibans.high);
  for (const Observed& observed : result.observed) {
    all += ' ' + std::string(observed.name) + '=' + (observed.number ? std::to_string(*observed.number) : std::string(observed.text));
  }
  for (const SharedText& post : result.evidence_posts) all += ' ' + std::string(post);
  for (const AccountKey& account : result.evidence_accounts) all += ' ' + std::string(account.id);
  return all;
}

const std::vector<AccountKey>& subjects() {
  static const std::vector<AccountKey> accounts = {x_account("1"),   x_account("5"),   x_account("12"),
                                                   x_account("100"), x_account("201"), x_account("900")};
  return accounts;
}

std::vector<CandidateGroup> asked_groups() {
  return {group_of(keys(1, 12), "copies"), group_of(keys(1, 12), "cohort"), group_of(keys(100, 120), "burst"),
          group_of(keys(201, 220), "reposts")};
}

// Every signal about every subject, by "signal subject".
std::map<std::string, SignalResult> results_of(Observations seen) {
  Scene scene;
  scene.seen() = std::move(seen);
  const SignalContext context = scene.context(now);
  std::map<std::string, SignalResult> results;
  for (const Signal& signal : signal_catalogue()) {
    const std::string id(signal.id);
    for (const AccountKey& key : subjects()) results[id + ' ' + key.id] = signal.of_account(context, key);
    if (signal.of_group == nullptr) continue;
    for (const CandidateGroup& group : asked_groups()) results[id + ' ' + group.kind] = signal.of_group(context, group);
  }
  return results;
}

template <typename Item>
void shuffle(std::vector<Item>& items, std::uint64_t& state) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next_random(state) % i]);
}

// No result that raises suspicion may weigh more than before; evidence against may not weigh less.
void check_not_raised(const std::map<std::string, SignalResult>& before, const std::map<std::string, SignalResult>& after) {
  for (const auto& [subject, result] : before) {
    CAPTURE(subject, told(result), told(after.at(subject)));
    CHECK(after.at(subject).decibans.low <= result.decibans.low + 1e-9);
  }
}

void check_not_lowered(const std::map<std::string, SignalResult>& before, const std::map<std::string, SignalResult>& after,
                       const std::vector<std::string>& of_subjects) {
  for (const auto& [subject, result] : before) {
    if (result.group == Group::counter) continue;
    if (std::ranges::find(of_subjects, subject.substr(subject.find(' ') + 1)) == of_subjects.end()) continue;
    CAPTURE(subject, told(result), told(after.at(subject)));
    CHECK(after.at(subject).decibans.low >= result.decibans.low - 1e-9);
  }
}

struct Omission {
  std::string_view name;
  std::function<void(Account&)> of_account;
  std::function<void(Post&)> of_post;
};

const std::vector<Omission>& omissions() {
  static const std::vector<Omission> all = {
      {"created", [](Account& account) { account.created.reset(); }, {}},
      {"created to the day", [](Account& account) { account.created.reset(); }, {}},
      {"posts_total", [](Account& account) { account.posts_total.reset(); }, {}},
      {"name", [](Account& account) { account.name.reset(); }, {}},
      {"bio", [](Account& account) { account.bio.reset(); }, {}},
      {"location", [](Account& account) { account.location.reset(); }, {}},
      {"followers", [](Account& account) { account.followers.reset(); }, {}},
      {"following", [](Account& account) { account.following.reset(); }, {}},
      {"time", {}, [](Post& post) { post.time.reset(); }},
      {"language", {}, [](Post& post) { post.lang.reset(); }},
      {"links", {}, [](Post& post) { post.links.clear(); }},
      {"views", {}, [](Post& post) { post.views.reset(); }},
      {"what is replied to", {}, [](Post& post) { post.reply_to.reset(), post.reply_to_author.reset(); }},
      {"what is reposted", {}, [](Post& post) { post.repost_of.reset(); }},
  };
  return all;
}

void omit(Observations& seen, const Omission& omission, std::string_view of) {
  for (Account& account : seen.accounts) {
    if (omission.of_account && (of.empty() || account.id == of)) omission.of_account(account);
  }
  for (Post& post : seen.posts) {
    if (omission.of_post && (of.empty() || post.author_id == of)) omission.of_post(post);
  }
}

}  // namespace

TEST_CASE("what was seen first changes no result", "[signals]") {
  const Observations seen = World{.batch = 12, .copies = 2}.observations();
  const auto expected = results_of(seen);
  std::size_t with_weight = 0;
  for (const auto& [subject, result] : expected) with_weight += result.decibans.low != 0 ? 1 : 0;
  CHECK(with_weight >= 12);  // there is something to lose
  std::uint64_t state = 3;
  for (int turn = 0; turn < 5; ++turn) {
    Observations shuffled = seen;
    shuffle(shuffled.accounts, state);
    shuffle(shuffled.posts, state);
    shuffle(shuffled.runs, state);
    for (const auto& [subject, result] : results_of(std::move(shuffled))) {
      CAPTURE(turn, subject);
      CHECK(told(result) == told(expected.at(subject)));
    }
  }
}

TEST_CASE("seeing everything again, or in pieces, changes no result", "[signals]") {
  const Observations seen = World{}.observations();
  const auto expected = results_of(seen);
  Scene scene;
  for (const Post& post : seen.posts) {
    scene.seen().posts.push_back(post);
    scene.book();
  }
  scene.seen() = seen;
  scene.book();
  scene.seen() = seen;
  const SignalContext context = scene.context(now);
  for (const Signal& signal : signal_catalogue()) {
    for (const AccountKey& key : subjects()) {
      CHECK(told(signal.of_account(context, key)) == told(expected.at(std::string(signal.id) + ' ' + key.id)));
    }
  }
}

TEST_CASE("what is not known of anybody raises nothing", "[signals]") {
  const Observations seen = World{.batch = 12, .copies = 2}.observations();
  const auto known = results_of(seen);
  for (const Omission& omission : omissions()) {
    CAPTURE(omission.name);
    Observations less = seen;
    omit(less, omission, "");
    check_not_raised(known, results_of(std::move(less)));
  }
}

TEST_CASE("what is not known of one account raises nothing about it", "[signals]") {
  const Observations seen = World{.batch = 12, .copies = 2}.observations();
  const auto known = results_of(seen);
  for (const Omission& omission : omissions()) {
    for (const AccountKey& key : subjects()) {
      CAPTURE(omission.name, key.id);
      Observations less = seen;
      omit(less, omission, key.id);
      const auto after = results_of(std::move(less));
      for (const Signal& signal : signal_catalogue()) {
        const std::string subject = std::string(signal.id) + ' ' + key.id;
        CAPTURE(subject, told(known.at(subject)), told(after.at(subject)));
        CHECK(after.at(subject).decibans.low <= known.at(subject).decibans.low + 1e-9);
      }
    }
  }
}

TEST_CASE("an account without a profile, posts without authors and an empty memory weigh nothing more", "[signals]") {
  const Observations seen = World{}.observations();
  const auto known = results_of(seen);
  Observations without_profiles = seen;
  without_profiles.accounts.clear();
  check_not_raised(known, results_of(std::move(without_profiles)));
  Observations without_authors = seen;
  for (Post& post : without_authors.posts) post.author_id.clear();
  without_authors.runs.clear();
  check_not_raised(known, results_of(std::move(without_authors)));
  for (const auto& [subject, result] : results_of({})) {
    CAPTURE(subject);
    CHECK_FALSE(result.evaluated);
  }
}

TEST_CASE("more of the same evidence never weighs less", "[signals]") {
  // One more of one thing at a time; the batch and its members are asked.
  const std::vector<std::string> asked = {"1", "5", "12", "copies", "cohort"};
  auto before = results_of(World{}.observations());
  for (int copies = 2; copies <= 4; ++copies) {
    CAPTURE(copies);
    auto after = results_of(World{.copies = copies}.observations());
    check_not_lowered(before, after, asked);
    before = std::move(after);
  }
  before = results_of(World{}.observations());
  for (int batch = 13; batch <= 18; ++batch) {
    CAPTURE(batch);
    auto after = results_of(World{.batch = batch}.observations());
    check_not_lowered(before, after, asked);
    before = std::move(after);
  }
  before = results_of(World{.silent_years = 1}.observations());
  for (int years = 2; years <= 12; ++years) {
    CAPTURE(years);
    auto after = results_of(World{.silent_years = years}.observations());
    check_not_lowered(before, after, {"1"});
    before = std::move(after);
  }
  before = results_of(World{.reposts = 8}.observations());
  for (int reposts = 9; reposts <= 16; ++reposts) {
    CAPTURE(reposts);
    auto after = results_of(World{.reposts = reposts}.observations());
    check_not_lowered(before, after, {"201"});
    before = std::move(after);
  }
}

}  // namespace persona_lens::scenes
