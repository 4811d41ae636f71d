#include "signals/first_post_lag.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

using Catch::Matchers::WithinAbs;

// Created and posting as told, the whole timeline read.
SignalResult lag_of(TimeMs created, TimeMs first, TimeMs last, int posts, std::uint64_t total) {
  Scene scene;
  scene.account("1", created).posts_total = total;
  scene.posts("1", first, last, posts);
  scene.timeline("1");
  return first_post_lag(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("the case of jingrunhe: created 2009, first post 2020, all posts visible", "[signals]") {
  const SignalResult result = lag_of(day(2009, 7, 7), day(2020, 1, 7), day(2020, 6, 1), 60, 60);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "lag_days_low") == 3836);
  CHECK(number_of(result, "lag_days_high") == 3836);
  CHECK(number_of(result, "hidden_posts") == 0);
  CHECK(number_of(result, "posts_seen") == 60);
  CHECK(number_of(result, "posts_total") == 60);
  CHECK(result.decibans == Decibans{7, 7});
  REQUIRE(result.evidence_posts.size() == 1);
}

TEST_CASE("created_in_a_month_known_only_from_the_page_uses_its_last_day", "[signals]") {
  Scene scene;
  Account& account = scene.account("1", 0);
  account.created = TimeInterval{day(2009, 6, 30), day(2009, 8, 1), TimeBasis::joined_month};
  account.posts_total = 10;
  scene.posts("1", day(2017, 7, 15), day(2018, 1, 1), 10);  // eight years after the middle of the month, not after its end
  scene.timeline("1");
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{5, 7});
  CHECK(number_of(result, "lag_days_low") < number_of(result, "lag_days_high"));
}

TEST_CASE("first_visible_post_is_not_the_first_post", "[signals]") {
  const SignalResult result = lag_of(day(2009, 7, 7), day(2020, 1, 7), day(2020, 6, 1), 60, 560);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "hidden_posts") == 500);
  CHECK_THAT(number_of(result, "lag_days_low"), WithinAbs(3836.0 / 501, 0.01));  // a week
  CHECK(result.decibans == Decibans{0, 0});  // nor may the upper bound raise anything: those days may be full of posts
}

TEST_CASE("three hidden posts in ten years still leave two and a half years", "[signals]") {
  const SignalResult result = lag_of(day(2010, 1, 1), day(2020, 1, 1), day(2020, 6, 1), 60, 63);
  REQUIRE(result.evaluated);
  CHECK_THAT(number_of(result, "lag_days_low"), WithinAbs(3652.0 / 4, 0.01));
  CHECK(result.decibans == Decibans{3, 3});
}

TEST_CASE("deleted_old_posts_say_nothing", "[signals]") {
  // The count of a mass deletion often stays behind: thousands hidden, nothing proven.
  const SignalResult result = lag_of(day(2009, 7, 7), day(2025, 1, 7), day(2025, 6, 1), 12, 8'400);
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("chatty_replier_is_not_a_sleeper", "[signals]") {
  // Replies count in the total and are not on the "Posts" tab: all of them may lie in the gap.
  const SignalResult result = lag_of(day(2012, 1, 1), day(2023, 1, 1), day(2023, 6, 1), 20, 4'000);
  CHECK(result.evaluated);
  CHECK(result.decibans.low == 0);
}

TEST_CASE("newcomer_who_posts_at_once_has_no_lag", "[signals]") {
  const SignalResult result = lag_of(day(2024, 1, 1), day(2024, 1, 1, 3600'000), day(2024, 2, 1), 10, 10);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "lag_days_low") == 0.04);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("post_dated_before_the_account_gives_no_negative_lag", "[signals]") {
  const SignalResult result = lag_of(day(2024, 1, 2), day(2024, 1, 1), day(2024, 2, 1), 10, 10);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "lag_days_low") == 0);
}

TEST_CASE("logged_out_profile_sorted_by_likes_is_not_checked", "[signals]") {
  Scene scene;
  scene.account("1", day(2009, 7, 7)).posts_total = 60;
  scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 60);
  Run& run = scene.timeline("1");
  std::swap(run.post_ids[0], run.post_ids[30]);
  run.chronological = false;
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  CHECK_FALSE(result.evaluated);
  CHECK(result.why_not == "order_not_chronological");
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a timeline with an unseen entry is not checked", "[signals]") {
  Scene scene;
  scene.account("1", day(2009, 7, 7)).posts_total = 60;
  scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 60);
  scene.timeline("1").gapless = false;
  CHECK(first_post_lag(scene.context(), x_account("1")).why_not == "order_not_chronological");
}

TEST_CASE("what is not known is named", "[signals]") {
  const auto why = [](auto change) {
    Scene scene;
    scene.account("1", day(2009, 7, 7)).posts_total = 3;
    scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 3);
    scene.timeline("1");
    change(scene.seen());
    const SignalResult result = first_post_lag(scene.context(), x_account("1"));
    CHECK_FALSE(result.evaluated);
    return result.why_not;
  };
  CHECK(why([](Observations& seen) { seen.accounts.clear(); }) == "account_unknown");
  CHECK(why([](Observations& seen) { seen.accounts[0].created.reset(); }) == "creation_unknown");
  CHECK(why([](Observations& seen) { seen.accounts[0].posts_total.reset(); }) == "total_unknown");
  CHECK(why([](Observations& seen) { seen.posts.clear(); }) == "no_posts");
  CHECK(why([](Observations& seen) { seen.runs.clear(); }) == "timeline_not_read");
  CHECK(why([](Observations& seen) { seen.runs[0].operation = "UserMedia"; }) == "timeline_not_read");
  CHECK(why([](Observations& seen) { seen.accounts[0].posts_total = 2; }) == "total_contradicts");
}

TEST_CASE("posts without a time count as hidden", "[signals]") {
  Scene scene;
  scene.account("1", day(2009, 7, 7)).posts_total = 60;
  scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 60);
  scene.timeline("1");
  for (std::size_t i = 0; i < 30; ++i) scene.seen().posts[2 * i + 1].time.reset();
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "hidden_posts") == 30);
}

TEST_CASE("an older post seen elsewhere shortens the lag", "[signals]") {
  Scene scene;
  scene.account("1", day(2009, 7, 7)).posts_total = 61;
  scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 60);
  scene.timeline("1");
  scene.post("1", day(2009, 7, 8), "a reply to somebody", PostKind::reply);
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "lag_days_low") == 1);
  // What lies between it and the run is not covered: no gap is proven there.
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a silence in mid-life inside a complete timeline counts like a lag", "[signals]") {
  Scene scene;
  scene.account("1", day(2013, 1, 1)).posts_total = 40;
  scene.posts("1", day(2013, 1, 2), day(2013, 12, 1), 20);
  scene.posts("1", day(2019, 8, 1), day(2019, 9, 1), 20);
  scene.timeline("1");
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "lag_days_low") == 1);
  CHECK(number_of(result, "longest_gap_days_low") == 2069);
  CHECK(result.decibans == Decibans{5, 5});
  CHECK(result.evidence_posts.size() == 2);
}

TEST_CASE("hidden posts may fill a silence in mid-life as well", "[signals]") {
  Scene scene;
  scene.account("1", day(2013, 1, 1)).posts_total = 45;
  scene.posts("1", day(2013, 1, 2), day(2013, 12, 1), 20);
  scene.posts("1", day(2019, 8, 1), day(2019, 9, 1), 20);
  scene.timeline("1");
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  CHECK_THAT(number_of(result, "longest_gap_days_low"), WithinAbs(2069.0 / 6, 0.01));
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a reply known from a thread breaks the silence that the posts tab shows", "[signals]") {
  Scene scene;
  scene.account("1", day(2013, 1, 1)).posts_total = 41;
  scene.posts("1", day(2013, 1, 2), day(2013, 12, 1), 20);
  scene.posts("1", day(2019, 8, 1), day(2019, 9, 1), 20);
  scene.timeline("1");
  scene.post("1", day(2016, 10, 1), "good luck!", PostKind::reply);
  const SignalResult result = first_post_lag(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "longest_gap_days_low") == 1035);
  CHECK(result.decibans == Decibans{3, 3});
}

TEST_CASE("returning_gardener_is_not_a_sleeper_by_group", "[signals]") {
  // One of ten people who vote with the same words came back after ten years.
  Scene scene;
  std::vector<AccountKey> crowd;
  for (int i = 1; i <= 10; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2010, 1, 1)).posts_total = 10;
    scene.posts(id, i == 1 ? day(2020, 1, 1) : day(2010, 1, 2), day(2020, 6, 1), 10);
    scene.timeline(id);
    crowd.push_back(x_account(id));
  }
  const SignalContext context = scene.context();
  CHECK(first_post_lag(context, x_account("1")).decibans.low == 7);
  const SignalResult result = first_post_lag_of_group(context, crowd);
  CHECK_FALSE(result.evaluated);
  CHECK(result.why_not == "too_few_members_with_gap");
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a group's lag is the product of its members' likelihood ratios", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 4; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2017, 1, 1)).posts_total = 10;
    // One proven gap of three years, two without any, one whose timeline nobody opened.
    scene.posts(id, i == 1 ? day(2020, 1, 2) : day(2017, 1, 2), i == 1 ? day(2020, 6, 1) : day(2017, 6, 1), 10);
    if (i != 4) scene.timeline(id);
    group.push_back(x_account(id));
  }
  const SignalContext context = scene.context();
  CHECK(first_post_lag_of_group(context, group).why_not == "too_few_members_with_gap");  // 1 of 4
  group.pop_back();
  const SignalResult result = first_post_lag_of_group(context, group);
  REQUIRE(result.evaluated);
  CHECK_THAT(result.decibans.low, WithinAbs(3 - 2 * 0.3555, 1e-3));
  CHECK(number_of(result, "members_with_gap") == 1);
  CHECK(number_of(result, "members_without_gap") == 2);
  CHECK(result.evidence_accounts == std::vector{x_account("1")});
}

TEST_CASE("a group of sleepers stops at the cap", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 5; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2009, 1, 1)).posts_total = 10;
    scene.posts(id, day(2020, 1, i), day(2020, 6, 1), 10);
    scene.timeline(id);
    group.push_back(x_account(id));
  }
  CHECK(first_post_lag_of_group(scene.context(), group).decibans == Decibans{12, 12});
  CHECK(first_post_lag_of_group(scene.context(), {}).why_not == "too_few_members_with_gap");
}

TEST_CASE("language_never_weighs_in_a_lag", "[signals]") {
  for (const std::string text : {"Good morning", "早上好", "صباح الخير", "おはよう"}) {
    Scene scene;
    scene.account("1", day(2009, 7, 7)).posts_total = 10;
    for (int i = 0; i < 10; ++i) scene.post("1", day(2020, 1, 7) + i * ms_per_day, text + std::to_string(i));
    scene.timeline("1");
    CHECK(first_post_lag(scene.context(), x_account("1")).decibans == Decibans{7, 7});
  }
}

}  // namespace persona_lens::scenes
