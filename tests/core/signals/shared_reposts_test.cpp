#include "signals/shared_reposts.h"

#include <string>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

std::string post_number(int number) { return "7000000000000" + std::to_string(number); }

// Accounts `first` … `last` repost the same posts, an hour apart.
void repost_all(Scene& scene, int first, int last, const std::vector<int>& posts) {
  for (int i = first; i <= last; ++i) {
    for (const int post : posts) scene.repost(std::to_string(i), post_number(post), day(2024, 5, 1) + i * ms_per_hour + post);
  }
}

std::size_t repost_group_count(const SignalContext& context) {
  const auto groups = find_candidate_groups(context);
  return static_cast<std::size_t>(std::ranges::count(groups, std::string("reposts"), &CandidateGroup::kind));
}

}  // namespace

TEST_CASE("36 accounts that repost the same two posts and nothing else are a crowd", "[signals]") {
  Scene scene;
  repost_all(scene, 1, 36, {1, 2});
  for (int i = 101; i <= 110; ++i) scene.posts(std::to_string(i), day(2024, 1, 1), day(2024, 5, 1), 5);
  const SignalContext context = scene.context();
  const SignalResult result = shared_reposts(context, x_account("7"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "others") == 35);
  CHECK(number_of(result, "shared_posts") == 2);
  CHECK(result.decibans == Decibans{8, 8});
  CHECK(result.evidence_accounts.size() == 35);
  CHECK(shared_reposts_of_group(context, group_of(keys(1, 36), "reposts")).decibans == Decibans{8, 8});

  const auto groups = find_candidate_groups(context);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].kind == "reposts");
  CHECK(groups[0].members.size() == 36);
  CHECK(groups[0].posts.size() == 72);
  CHECK(groups[0].p_value.value_or(1) < 1e-6);
}

TEST_CASE("a batch of ten that only reposts is found, one of seven is too small", "[signals]") {
  for (const int count : {7, 10}) {
    CAPTURE(count);
    Scene scene;
    repost_all(scene, 1, count, {1, 2, 3});
    const SignalContext context = scene.context();
    CHECK(repost_group_count(context) == (count == 10 ? 1 : 0));
    CHECK((shared_reposts(context, x_account("1")).decibans.low > 5) == (count == 10));
  }
}

TEST_CASE("a fan club that reposts its idol shares little beyond devotion", "[signals]") {
  // Forty fans of whom each reposts about half of twenty posts of one singer, and writes nothing.
  // The more popular ones nearly all of them.
  Scene scene;
  std::uint64_t state = 7;
  for (int fan = 1; fan <= 40; ++fan) {
    for (int post = 0; post < 20; ++post) {
      if (next_random(state) % 20 < static_cast<std::uint64_t>(19 - post)) {
        scene.repost(std::to_string(fan), post_number(post), day(2024, 5, 1) + fan * ms_per_hour + post);
      }
    }
  }
  const SignalContext context = scene.context();
  for (const AccountKey& fan : keys(1, 40)) CHECK(shared_reposts(context, fan).decibans.low < 1);
}

TEST_CASE("posts that everybody on the page reposts make no crowd of those who post nothing else", "[signals]") {
  Scene scene;
  repost_all(scene, 1, 10, {1, 2});
  for (int i = 101; i <= 190; ++i) {
    scene.posts(std::to_string(i), day(2024, 1, 1), day(2024, 5, 1), 5);
    scene.repost(std::to_string(i), post_number(1), day(2024, 5, 2) + i);
    if (i % 3 != 0) scene.repost(std::to_string(i), post_number(2), day(2024, 5, 2) + i);
  }
  CHECK(shared_reposts(scene.context(), x_account("1")).decibans.low == 0);
}

TEST_CASE("people who also write, or repost much else, are no members", "[signals]") {
  Scene scene;
  repost_all(scene, 1, 20, {1, 2});
  scene.posts("1", day(2024, 4, 1), day(2024, 4, 2), 3);
  repost_all(scene, 2, 2, {11, 12, 13, 14, 15});
  const SignalContext context = scene.context();
  for (const char* id : {"1", "2"}) {
    const SignalResult result = shared_reposts(context, x_account(id));
    REQUIRE(result.evaluated);
    CHECK(result.decibans == Decibans{0, 0});
  }
  CHECK(number_of(shared_reposts(context, x_account("3")), "others") == 17);
}

TEST_CASE("reposting oneself is no repost of others", "[signals]") {
  Scene scene;
  const std::string own = scene.post("1", day(2024, 4, 1), "Mine").id;
  scene.repost("1", own, day(2024, 4, 2));
  CHECK(shared_reposts(scene.context(), x_account("1")).why_not == "no_reposts");
}

}  // namespace persona_lens::scenes
