#include "signals/continuous_history.h"

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

SignalResult history_of(TimeMs last, int posts) {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  scene.posts("1", day(2016, 1, 1), last, posts);
  scene.timeline("1");
  return continuous_history(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("somebody_who_posts_every_month_for_four_years_is_no_sleeper", "[signals]") {
  const SignalResult result = history_of(day(2020, 1, 2), 60);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "years_low") == 4);
  CHECK(number_of(result, "longest_gap_days_low") < 30);
  CHECK(number_of(result, "posts_seen") == 60);
  CHECK(result.decibans == Decibans{-6, -6});
}

TEST_CASE("less than three years, or three months of silence, are no continuous history", "[signals]") {
  CHECK(history_of(day(2018, 12, 1), 60).decibans == Decibans{0, 0});
  CHECK(history_of(day(2020, 1, 1), 16).decibans == Decibans{0, 0});  // every 97 days
}

TEST_CASE("times known to the year only prove no continuity", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  scene.posts("1", day(2016, 1, 1), day(2022, 1, 1), 100);
  scene.timeline("1");
  for (Post& post : scene.seen().posts) {
    post.time = TimeInterval{post.time->earliest - ms_per_year / 2, post.time->earliest + ms_per_year / 2, TimeBasis::relative};
  }
  const SignalResult result = continuous_history(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "longest_gap_days_low") == 0);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a reply in a thread continues a history, one outside the run does not lengthen it", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  scene.posts("1", day(2016, 1, 1), day(2017, 6, 1), 30);
  scene.posts("1", day(2017, 9, 30), day(2019, 3, 1), 30);  // 121 days apart
  scene.timeline("1");
  CHECK(continuous_history(scene.context(), x_account("1")).decibans.low == 0);
  scene.post("1", day(2017, 8, 1), "see you there", PostKind::reply);
  CHECK(continuous_history(scene.context(), x_account("1")).decibans.low == -6);
  scene.post("1", day(2023, 8, 1), "see you there", PostKind::reply);
  CHECK(number_of(continuous_history(scene.context(), x_account("1")), "years_low") < 3.2);
}

TEST_CASE("a profile sorted by likes has no continuous history", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  scene.posts("1", day(2016, 1, 1), day(2020, 1, 1), 60);
  scene.timeline("1").gapless = false;
  CHECK(continuous_history(scene.context(), x_account("1")).why_not == "order_not_chronological");
  CHECK(continuous_history(scene.context(), x_account("2")).why_not == "account_unknown");
}

}  // namespace persona_lens::scenes
