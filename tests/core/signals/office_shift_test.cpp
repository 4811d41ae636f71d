#include "signals/office_shift.h"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "signals/shift_scene.h"
#include "stats/decibans.h"

namespace persona_lens::scenes {
namespace {

using Catch::Matchers::WithinAbs;

// Nine posts a working day in UTC+8 for four weeks, by somebody who says to live in Texas.
Scene office_poster(const std::string& location = "Texas") {
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = location;
  if (location.empty()) scene.seen().accounts[0].location.reset();
  keep_hours(scene, "1", 8, 9, 9, 28, false);
  return scene;
}

SignalResult shift_of(Scene scene) { return with_shift(scene, office_shift, "1"); }

}  // namespace

TEST_CASE("hours inside a published shift weigh three decibans at most", "[signals]") {
  const SignalResult result = shift_of(office_poster());
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "times") == 180);
  CHECK(number_of(result, "days") == 20);
  CHECK(number_of(result, "share_in_shift") == 1);
  CHECK_THAT(number_of(result, "human_share"), WithinAbs(0.458, 0.001));
  CHECK(number_of(result, "kuiper_p") < 0.01);
  CHECK(result.decibans == Decibans{3, 3});
}

TEST_CASE("somebody_who_does_not_say_where_they_live_may_live_there", "[signals]") {
  const SignalResult result = shift_of(office_poster(""));
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 3});
}

TEST_CASE("taiwanese_teacher_from_nine_to_five_is_not_compared", "[signals]") {
  for (const std::string place :
       {"Taipei", "台北", "臺灣台南", "Kuala Lumpur, Malaysia", "서울", "Perth WA", "🇯🇵", "UTC+8", "gmt +08:00"}) {
    CAPTURE(place);
    const SignalResult result = shift_of(office_poster(place));
    CHECK(result.why_not == "lives_in_that_zone");
    CHECK(result.decibans == Decibans{0, 0});
  }
  Scene scene = office_poster("somewhere");
  scene.seen().accounts[0].bio = "Maths teacher in Taichung, two cats";
  CHECK(shift_of(std::move(scene)).why_not == "lives_in_that_zone");
  Scene about = office_poster("somewhere");
  about.seen().accounts[0].about_country = "Singapore";
  CHECK(shift_of(std::move(about)).why_not == "lives_in_that_zone");
}

TEST_CASE("a place is a whole word", "[signals]") {
  CHECK(shift_of(office_poster("Chinatown, Indianapolis")).evaluated);
  CHECK(shift_of(office_poster("UTC-5")).evaluated);
  CHECK(shift_of(office_poster("China Grove, Texas")).why_not == "lives_in_that_zone");  // generous: abstaining harms nobody
}

TEST_CASE("nurse_on_shifts_keeps_no_office_hours", "[signals]") {
  // Early, late and night shifts in turn; posts in the breaks and before sleep.
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = "Leeds";
  for (int i = 0; i < 60; ++i) {
    const TimeMs start = day(2020, 3, 2) + i * ms_per_day + (6 + 8 * (i / 5 % 3)) * ms_per_hour;
    for (const int hour : {1, 4, 9}) scene.post("1", start + hour * ms_per_hour, "note");
  }
  const SignalResult result = shift_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "share_in_shift") < 0.45);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("newsroom_scheduler_that_posts_around_the_clock_fits_no_shift", "[signals]") {
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = "Newsroom";
  keep_hours(scene, "1", 8, 0, 24, 30, true);
  const SignalResult result = shift_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("office_worker_on_another_continent_fits_another_zone", "[signals]") {
  for (const int zone : {-8, -5, 0, 1, 3}) {
    Scene scene;
    scene.account("1", day(2019, 1, 1)).location = "elsewhere";
    keep_hours(scene, "1", zone, 9, 9, 28, false);
    CAPTURE(zone);
    CHECK(shift_of(std::move(scene)).decibans == Decibans{0, 0});
  }
}

TEST_CASE("staff_run_politician_is_not_labelled_by_hours", "[signals]") {
  Scene scene = office_poster();
  scene.seen().accounts[0].label = "government";
  CHECK(shift_of(std::move(scene)).why_not == "overt_account");
  // Without the platform's label: three decibans of timing, which never make a label.
  LabelFacts facts;
  facts.groups[Group::g5_timing] = {3, 3};
  facts.evaluable_groups = 5;
  facts.posts_seen = 180;
  CHECK(label_of(facts) == Label::none);
}

TEST_CASE("a thread within one hour is one sitting", "[signals]") {
  Scene scene;
  scene.account("1", day(2019, 1, 1)).location = "Leeds";
  for (int i = 0; i < 12; ++i) scene.post("1", day(2020, 3, 2) + i * ms_per_day + 22 * ms_per_hour, "good night");
  for (int i = 0; i < 200; ++i) scene.post("1", day(2020, 3, 3, 3 * ms_per_hour) + i * 15'000, "one of two hundred");
  const SignalResult result = shift_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "share_in_shift") < 0.1);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("times that are not exact do not count", "[signals]") {
  Scene scene = office_poster();
  for (Post& post : scene.seen().posts) post.time = TimeInterval{post.time->earliest, post.time->latest + ms_per_hour, post.time->basis};
  CHECK(shift_of(std::move(scene)).why_not == "too_few_exact_times");
  Scene relative = office_poster();
  for (Post& post : relative.seen().posts) post.time = TimeInterval{post.time->earliest, post.time->latest, TimeBasis::relative};
  CHECK(shift_of(std::move(relative)).why_not == "too_few_exact_times");
}

TEST_CASE("forty times on nine days, or thirty-nine, are not compared", "[signals]") {
  Scene few_days;
  few_days.account("1", day(2019, 1, 1));
  keep_hours(few_days, "1", 8, 9, 9, 11, false);
  CHECK(shift_of(std::move(few_days)).why_not == "too_few_days");
  Scene few_times;
  few_times.account("1", day(2019, 1, 1));
  keep_hours(few_times, "1", 8, 9, 3, 17, false);
  CHECK(shift_of(std::move(few_times)).why_not == "too_few_exact_times");
}

TEST_CASE("more hours inside the shift never weigh less, and hours arrive in any order", "[signals]") {
  double last = 0;
  for (int evenings = 90; evenings >= 0; evenings -= 10) {
    Scene scene = office_poster();
    for (int i = 0; i < evenings; ++i) scene.post("1", day(2020, 3, 2) + i % 28 * ms_per_day + (12 + i / 28) * ms_per_hour, "evening");
    std::ranges::reverse(scene.seen().posts);
    const SignalResult result = shift_of(std::move(scene));
    CAPTURE(evenings);
    CHECK(result.decibans.low >= last);
    last = result.decibans.low;
  }
  CHECK(last == 3);
}

TEST_CASE("without a published shift nothing is compared", "[signals]") {
  Scene scene = office_poster();
  SignalContext context = scene.context();
  CHECK(office_shift(context, x_account("1")).why_not == "no_parameters");
  SignalParameters parameters;
  context.parameters = &parameters;
  CHECK(office_shift(context, x_account("1")).why_not == "no_parameters");
  parameters.shift = PublishedShift{.utc_offset_minutes = 480, .hours = {24, -1}, .rest_days = {6, 7}};
  CHECK(office_shift(context, x_account("1")).why_not == "no_parameters");
}

TEST_CASE("a group is compared by the hours of all its members together", "[signals]") {
  // Too few times each; together they keep hours that nobody keeps who lives where they say.
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 6; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1)).location = "Ohio";
    for (int j = 0; j < 12; ++j) {
      const int which = i + 6 * j;
      scene.post(id, day(2020, 3, 2) + which / 5 % 4 * 7 * ms_per_day + which % 5 * ms_per_day + (1 + which % 9) * ms_per_hour, "note");
    }
    group.push_back(x_account(id));
  }
  CHECK(with_shift(scene, office_shift, "1").why_not == "too_few_exact_times");
  const SignalResult result = with_shift(scene, office_shift_of_group, group);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "members") == 6);
  CHECK(result.evidence_accounts == group);
  CHECK(result.evidence_posts.size() == 50);
  CHECK(number_of(result, "times") == 72);
  CHECK(result.decibans.low > 2);
  CHECK(result.decibans.low <= 3);
  std::ranges::reverse(group);
  CHECK(with_shift(scene, office_shift_of_group, group).decibans == result.decibans);
}

TEST_CASE("neighbours_who_say_where_they_live_are_left_out_of_a_group", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 6; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1)).location = i <= 4 ? "高雄" : "Ohio";
    keep_hours(scene, id, 8, 9, 9, 28, false);
    group.push_back(x_account(id));
  }
  CHECK(with_shift(scene, office_shift_of_group, group).why_not == "lives_in_that_zone");
  CHECK(with_shift(scene, office_shift_of_group, {x_account("5"), x_account("6")}).why_not == "too_few_members_with_times");
}

TEST_CASE("one_busy_account_does_not_speak_for_its_group", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 4; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1)).location = "Ohio";
    keep_hours(scene, id, 8, 9, i == 1 ? 9 : 1, 28, false);
    group.push_back(x_account(id));
  }
  CHECK(with_shift(scene, office_shift_of_group, group).why_not == "one_member_dominates");
}

TEST_CASE("crowd_that_answers_one_event_is_one_sitting", "[signals]") {
  Scene scene;
  std::vector<AccountKey> crowd;
  for (int i = 1; i <= 60; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2019, 1, 1)).location = "Ohio";
    scene.post(id, day(2020, 3, 3, 2 * ms_per_hour) + i * 30'000, "what a day");                // Tuesday, 10 in the morning in UTC+8
    scene.post(id, day(2020, 1, 1) + i * 29 * ms_per_hour + i * i * 60'000, "something else");  // whenever they please
    crowd.push_back(x_account(id));
  }
  const SignalResult result = with_shift(scene, office_shift_of_group, crowd);
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
}

}  // namespace persona_lens::scenes
