#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "signals/candidate_groups.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

std::string text(int number) { return "Text number " + std::to_string(number) + " is long enough to be compared with other texts"; }

void say(Scene& scene, const std::vector<int>& accounts, int number) {
  for (const int account : accounts) scene.post(std::to_string(account), day(2024, 1, 1) + number * 1000, text(number));
}

std::vector<std::string> members(const CandidateGroup& group) {
  std::vector<std::string> ids;
  ids.reserve(group.members.size());
  for (const AccountKey& key : group.members) ids.push_back(key.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("accounts that posted the same text are a candidate group", "[signals]") {
  Scene scene;
  say(scene, {1, 2, 3}, 1);
  say(scene, {4}, 2);
  const auto groups = find_candidate_groups(scene.context());
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].kind == "copies");
  CHECK(members(groups[0]) == Ids{"1", "2", "3"});
  CHECK(groups[0].posts.size() == 3);
  CHECK_FALSE(groups[0].p_value);
}

TEST_CASE("texts of mostly the same accounts make one group, others stay apart", "[signals]") {
  Scene scene;
  say(scene, {1, 2, 3, 4}, 1);
  say(scene, {1, 2, 3}, 2);
  say(scene, {2, 3, 4, 5}, 3);
  say(scene, {4, 9}, 4);
  const auto groups = find_candidate_groups(scene.context());
  REQUIRE(groups.size() == 2);
  CHECK(members(groups[0]) == Ids{"1", "2", "3", "4", "5"});
  CHECK(groups[0].posts.size() == 11);
  CHECK(members(groups[1]) == Ids{"4", "9"});
}

TEST_CASE("pairs of a few accounts that share text after text are one network", "[signals]") {
  Scene scene;
  say(scene, {1, 2}, 1);
  say(scene, {2, 3}, 2);
  SECTION("from four accounts and three texts on") {
    say(scene, {3, 4}, 3);
    say(scene, {7, 8}, 4);
    const auto groups = find_candidate_groups(scene.context());
    REQUIRE(groups.size() == 2);
    CHECK(members(groups[0]) == Ids{"1", "2", "3", "4"});
    CHECK(groups[0].posts.size() == 6);
    CHECK(members(groups[1]) == Ids{"7", "8"});
  }
  SECTION("three accounts are none") { CHECK(find_candidate_groups(scene.context()).size() == 2); }
  SECTION("two texts are none") {
    say(scene, {2, 3, 4}, 2);
    CHECK(find_candidate_groups(scene.context()).size() == 2);
  }
  SECTION("who shares a text with one of a larger group does not belong to it") {
    say(scene, {2, 5, 6, 7}, 3);
    const auto groups = find_candidate_groups(scene.context());
    REQUIRE(groups.size() == 3);
    CHECK(members(groups[0]) == Ids{"2", "5", "6", "7"});
  }
}

TEST_CASE("a chain of pairs does not grow into one crowd", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 50; ++i) say(scene, {i, i + 1}, i);
  const auto groups = find_candidate_groups(scene.context());
  CHECK(groups.size() == 50);
  CHECK(std::ranges::all_of(groups, [](const auto& group) { return group.members.size() == 2; }));
}

TEST_CASE("candidate groups come in the same order whatever the order of reading", "[signals]") {
  const auto found = [](bool backwards) {
    Scene scene;
    for (int i = 1; i <= 12; ++i) say(scene, {i, i + 5, i + 9, i + 30}, i);
    for (int i = 50; i <= 60; ++i) say(scene, {i, i + 2}, i);
    auto& posts = scene.seen().posts;
    if (backwards) {
      std::ranges::reverse(posts);
    }
    std::vector<std::vector<std::string>> result;
    for (const CandidateGroup& group : find_candidate_groups(scene.context())) {
      result.push_back(members(group));
      result.emplace_back(group.posts.begin(), group.posts.end());
    }
    return result;
  };
  const auto forwards = found(false);
  CHECK(forwards.size() > 10);
  CHECK(forwards == found(true));
}

TEST_CASE("every pair of hundreds of accounts sharing its own text is still found in time", "[signals]") {
  Scene scene;
  int number = 0;
  for (int a = 1; a <= 60; ++a) {
    for (int b = a + 1; b <= 60; ++b) say(scene, {a, b}, ++number);
  }
  CHECK(find_candidate_groups(scene.context()).size() == 1000);  // the bound
}

TEST_CASE("one distinctive name under several ids is a candidate group, a common one is none", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 3; ++i) scene.account(std::to_string(i), day(2020, i, 1)).name = "Anna Example ";
  scene.account("4", day(2020, 8, 1)).name = "Anna Example";  // other bytes
  for (int i = 5; i <= 6; ++i) scene.account(std::to_string(i), day(2021, i, 1)).name = "Ann";
  for (int i = 7; i <= 40; ++i) scene.account(std::to_string(i), day(1990 + i, 1, 1)).name = "News of the day";
  const auto groups = find_candidate_groups(scene.context());
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].kind == "names");
  CHECK(members(groups[0]) == Ids{"1", "2", "3"});
}

TEST_CASE("groups of one kind with mostly the same members become one", "[signals]") {
  CandidateGroup large = group_of(keys(1, 10), "burst");
  large.posts = {"3", "11"};
  large.p_value = 0.01;
  CandidateGroup similar = group_of(keys(2, 8), "burst");
  similar.posts = {"2", "11"};
  similar.p_value = 0.001;
  const CandidateGroup apart = group_of(keys(8, 14), "burst");
  for (const auto& order : {std::vector{large, similar, apart}, std::vector{apart, similar, large}}) {
    const auto merged = merged_by_members(order);
    REQUIRE(merged.size() == 2);
    CHECK(merged[0].members.size() == 10);
    CHECK(merged[0].posts == std::vector<SharedText>{"2", "3", "11"});
    CHECK(merged[0].p_value == 0.001);
    CHECK(merged[1].members.size() == 7);
  }
}

TEST_CASE("thousands of hostile accounts are searched in time", "[signals]") {
  // Everybody replies to everything, says the same and reposts the same at once.
  Scene scene;
  std::uint64_t state = 20;
  for (int i = 0; i < 2'000; ++i) scene.account(std::to_string(i + 1), day(2024, 1, 1) + i).name = "Reader No. " + std::to_string(i % 50);
  for (int i = 0; i < 20'000; ++i) {
    const std::string author = std::to_string(i % 2'000 + 1);
    const TimeMs time = day(2024, 5, 1) + static_cast<TimeMs>(next_random(state) % 10'000);
    if (i % 3 == 0) {
      scene.repost(author, std::to_string(100 + next_random(state) % 50), time);
      continue;
    }
    Post& post =
        scene.post(author, time, text(static_cast<int>(next_random(state) % 20)), i % 3 == 1 ? PostKind::reply : PostKind::original);
    if (i % 3 == 1) {
      post.reply_to = std::to_string(200 + next_random(state) % 50);
      post.reply_to_author = std::to_string(300 + next_random(state) % 5);
    }
  }
  const SignalContext context = scene.context();
  const auto groups = find_candidate_groups(context);
  CHECK(groups.size() < 3'000);
  for (const CandidateGroup& group : groups) {
    for (const Signal& signal : signal_catalogue()) {
      if (signal.of_group != nullptr && signal.group == Group::g6_synchrony) CHECK(signal.of_group(context, group).evaluated);
    }
  }
  for (int i = 1; i <= 2'000; i += 50) {
    for (const char* signal : {"reply_burst", "same_minute", "shared_reposts"}) {
      CHECK(find_signal(signal)->of_account(context, x_account(std::to_string(i))).evaluated);
    }
  }
}

}  // namespace persona_lens::scenes
