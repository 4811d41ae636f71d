#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
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

TEST_CASE("a chain of pairs does not grow into one crowd", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 20; ++i) say(scene, {i, i + 1}, i);
  const auto groups = find_candidate_groups(scene.context());
  CHECK(groups.size() == 20);
  CHECK(std::ranges::all_of(groups, [](const auto& group) { return group.members.size() == 2; }));
}

TEST_CASE("candidate groups come in the same order whatever the order of reading", "[signals]") {
  const auto found = [](bool backwards) {
    Scene scene;
    for (int i = 1; i <= 12; ++i) say(scene, {i, i + 5, i + 9}, i);
    auto& posts = scene.seen().posts;
    if (backwards) {
      std::ranges::reverse(posts);
    }
    std::vector<std::vector<std::string>> result;
    for (const CandidateGroup& group : find_candidate_groups(scene.context())) {
      result.push_back(members(group));
      result.push_back(group.posts);
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

}  // namespace persona_lens::scenes
