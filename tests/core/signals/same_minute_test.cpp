#include "signals/same_minute.h"

#include <string>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const std::string text = "The committee has decided what everybody in the valley was waiting for";

// Accounts 1 … of which each says the text at its time.
SignalContext say_at(Scene& scene, const std::vector<TimeMs>& times, PostKind kind = PostKind::original) {
  int id = 0;
  for (const TimeMs time : times) scene.post(std::to_string(++id), time, text, kind);
  return scene.context();
}

double low(const std::vector<TimeMs>& times, const std::string& id = "1") {
  Scene scene;
  return same_minute(say_at(scene, times), x_account(id)).decibans.low;
}

constexpr TimeMs second = ms_per_second;
const TimeMs noon = day(2024, 5, 5, 12 * ms_per_hour);

}  // namespace

TEST_CASE("the same text within 60 seconds weighs by the number of others", "[signals]") {
  CHECK(low({noon, noon + second}) == 0);
  CHECK(low({noon, noon + second, noon + 59 * second}) == 2);
  CHECK(low({noon, noon + second, noon + 60 * second}) == 0);
  CHECK(low({noon, noon + second, noon + 30 * second, noon + 50 * second}) == 4);
  // Whose post is in the middle, belongs to the fullest minute around it.
  CHECK(low({noon, noon - 30 * second, noon - 20 * second, noon - 10 * second}) == 4);
}

TEST_CASE("what is shown are the minute's accounts and posts", "[signals]") {
  Scene scene;
  const SignalContext context = say_at(scene, every(second, 5, noon));
  const SignalResult result = same_minute(context, x_account("2"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "others_same_minute") == 4);
  CHECK(number_of(result, "texts") == 1);
  CHECK(number_of(result, "minutes") == 1);
  CHECK(result.evidence_accounts.size() == 4);
  CHECK(result.evidence_posts.size() == 5);
  const SignalResult group = same_minute_of_group(context, group_of(keys(1, 5)));
  CHECK(group.decibans.low == 4);
  CHECK(number_of(group, "pairs") == 10);
  CHECK(same_minute_of_group(context, group_of(keys(1, 2))).decibans.low == 0);
  CHECK(same_minute_of_group(context, group_of(keys(7, 9))).why_not == "no_timed_texts");
}

TEST_CASE("several minutes count in the upper bound only", "[signals]") {
  Scene scene;
  for (int hour = 0; hour < 3; ++hour) {
    for (int i = 1; i <= 4; ++i) scene.post(std::to_string(i), noon + hour * ms_per_hour + i * second, text + std::to_string(hour));
  }
  const SignalResult result = same_minute(scene.context(), x_account("1"));
  CHECK(result.decibans.low == 4);
  CHECK(result.decibans.high > 6);
  CHECK(number_of(result, "minutes") == 3);
}

TEST_CASE("fans whose vote text comes every few seconds meet by themselves", "[signals]") {
  Scene scene;
  const SignalContext context = say_at(scene, spread(300, noon, ms_per_hour));
  for (const AccountKey& key : keys(1, 300)) {
    const SignalResult result = same_minute(context, key);
    REQUIRE(result.evaluated);
    CHECK(number_of(result, "others_same_minute") >= 3);
    CHECK(result.decibans.low < 1);
  }
}

TEST_CASE("reposts, quotes, share buttons and short texts are not the same text", "[signals]") {
  for (const PostKind kind : {PostKind::repost, PostKind::quote}) {
    Scene scene;
    CHECK(same_minute(say_at(scene, every(second, 5, noon), kind), x_account("1")).why_not == "no_timed_texts");
  }
  Scene scene;
  for (int i = 1; i <= 5; ++i) scene.post(std::to_string(i), noon + i, text + " via @example_site");
  for (int i = 1; i <= 5; ++i) scene.post(std::to_string(i), noon + i, "Good morning");
  CHECK(same_minute(scene.context(), x_account("1")).why_not == "no_timed_texts");
}

TEST_CASE("times that are only roughly known are no minutes", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 5; ++i) scene.post(std::to_string(i), noon, text).time = TimeInterval{noon, noon + ms_per_hour, TimeBasis::relative};
  CHECK(same_minute(scene.context(), x_account("1")).why_not == "no_timed_texts");
}

TEST_CASE("an account that repeats itself within a minute is nobody else", "[signals]") {
  Scene scene;
  for (int i = 0; i < 10; ++i) scene.post("1", noon + i * second, text);
  scene.post("2", noon + 5 * 60 * second, text);
  scene.post("3", noon + 7 * 60 * second, text);
  const SignalResult result = same_minute(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "others_same_minute") == 0);
}

TEST_CASE("a text of three people on three days is no question of minutes", "[signals]") {
  Scene scene;
  CHECK(same_minute(say_at(scene, every(ms_per_day, 3, noon)), x_account("1")).why_not == "no_shared_texts");
}

}  // namespace persona_lens::scenes
