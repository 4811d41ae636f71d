#include "signals/weekend_silence.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/shift_scene.h"

namespace persona_lens::scenes {
namespace {

using Catch::Matchers::WithinRel;

Scene poster(int times_a_day, int days, bool weekends, const std::string& location = "Texas") {
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = location;
  keep_hours(scene, "1", 8, 9, times_a_day, days, weekends);
  scene.timeline("1");
  return scene;
}

SignalResult silence_of(Scene scene) { return with_shift(scene, weekend_silence, "1"); }

}  // namespace

TEST_CASE("six weeks without a post on the published rest days are a silence", "[signals]") {
  const SignalResult result = silence_of(poster(2, 42, false));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "times") == 60);
  CHECK(number_of(result, "weeks") == 6);
  CHECK(number_of(result, "rest_day_posts") == 0);
  CHECK_THAT(number_of(result, "p_value"), WithinRel(0.000289239, 1e-4));  // 30 days
  CHECK(result.decibans == Decibans{3, 3});
}

TEST_CASE("many posts on few days are no silence", "[signals]") {
  // 45 posts, but four weeks of two days each: 8 days.
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = "Texas";
  for (int week = 0; week < 4; ++week) {
    for (int i = 0; i < 12; ++i) scene.post("1", day(2020, 3, 3 + 7 * week) + (i % 2) * ms_per_day + i * ms_per_hour, "note");
  }
  scene.timeline("1");
  const SignalResult result = silence_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "p_value") > 0.4);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("somebody_who_posts_every_day_is_not_silent", "[signals]") {
  const SignalResult result = silence_of(poster(2, 42, true));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "rest_day_posts") == 24);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("clerk_in_that_zone_is_not_compared", "[signals]") {
  CHECK(silence_of(poster(2, 42, false, "香港")).why_not == "lives_in_that_zone");
  Scene unknown = poster(2, 42, false);
  unknown.seen().accounts[0].location.reset();
  CHECK(silence_of(std::move(unknown)).decibans == Decibans{0, 3});
  Scene embassy = poster(2, 42, false);
  embassy.seen().accounts[0].label = "government";
  CHECK(silence_of(std::move(embassy)).why_not == "overt_account");
}

TEST_CASE("posts_met_here_and_there_prove_no_silence", "[signals]") {
  Scene scene = poster(2, 42, false);
  scene.seen().runs.clear();
  CHECK(silence_of(std::move(scene)).why_not == "timeline_not_read");
}

TEST_CASE("twenty-nine times, or three weeks, are not compared", "[signals]") {
  CHECK(silence_of(poster(1, 39, false)).why_not == "too_few_exact_times");
  CHECK(silence_of(poster(3, 21, false)).why_not == "too_few_days");
  Scene scene = poster(2, 42, false);
  SignalContext context = scene.context();
  CHECK(weekend_silence(context, x_account("1")).why_not == "no_parameters");
  SignalParameters no_rest = utc8_shift();
  no_rest.shift->rest_days = {0, 8};
  context.parameters = &no_rest;
  CHECK(weekend_silence(context, x_account("1")).why_not == "no_parameters");
}

TEST_CASE("25 accounts silent on the weekend of UTC+8 are noticed together", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 25; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1)).location = "Ohio";
    for (int j = 0; j < 3; ++j) {
      const int which = 3 * i + j;  // a working day of one of eight weeks
      scene.post(id, day(2020, 3, 2) + which % 8 * 7 * ms_per_day + which % 5 * ms_per_day + (1 + which % 14) * ms_per_hour, "note");
    }
    group.push_back(x_account(id));
  }
  const SignalResult result = with_shift(scene, weekend_silence_of_group, group);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "members") == 25);
  CHECK(number_of(result, "weeks") == 8);
  CHECK(result.decibans == Decibans{3, 3});
}

TEST_CASE("crowd_of_one_tuesday_is_no_silence", "[signals]") {
  Scene scene;
  std::vector<AccountKey> crowd;
  for (int i = 1; i <= 60; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1));
    scene.post(id, day(2020, 3, 3) + i * 60'000, "what a day");
    crowd.push_back(x_account(id));
  }
  CHECK(with_shift(scene, weekend_silence_of_group, crowd).why_not == "too_few_days");
}

}  // namespace persona_lens::scenes
