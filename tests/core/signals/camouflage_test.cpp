#include "signals/camouflage.h"

#include <string>
#include <string_view>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

// One letter a post: c = a cartoon's text that account 2 posted as well, s = scenery in own words.
SignalResult camouflage_of(std::string_view series, bool others = true, TimeMs every = ms_per_day) {
  Scene scene;
  scene.account("1", day(2019, 1, 1));
  scene.account("2", day(2019, 1, 1));
  int number = 0;
  for (const char kind : series) {
    const std::string text = "cartoon number " + std::to_string(number) + " that says what all the others of us say too";
    const TimeMs time = day(2020, 1, 1) + number * every;
    scene.post("1", time, kind == 'c' ? text : "a lake at dawn " + std::to_string(number));
    if (kind == 'c' && others) scene.post("2", time + ms_per_hour / 2, text);
    ++number;
  }
  scene.post("2", day(2020, 6, 1), "something else altogether that is long enough to be compared with others");
  return camouflage(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("scenery that takes turns with copied cartoons is camouflage", "[signals]") {
  const SignalResult result = camouflage_of("cscscscscscscscscscs");
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "posts") == 20);
  CHECK(number_of(result, "copied_posts") == 10);
  CHECK(number_of(result, "alternations") == 19);
  CHECK(number_of(result, "runs_p") < 0.0001);
  CHECK(result.decibans == Decibans{4, 4});
  CHECK(result.evidence_posts.size() == 10);
}

TEST_CASE("person_of_mixed_interests_in_no_order_is_not_camouflaged", "[signals]") {
  CHECK(camouflage_of("ccsscscscssccsscscsc").decibans.low == 0);
  CHECK(camouflage_of("ccccccccccssssssssss").decibans == Decibans{0, 0});
  CHECK(camouflage_of("cscscsssssssssssssssss").decibans == Decibans{0, 0});  // three copies
}

TEST_CASE("own cartoons that nobody else posts are no camouflage", "[signals]") {
  const SignalResult result = camouflage_of("cscscscscscscscscscs", false);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "copied_posts") == 0);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("fewer than twenty posts in order are not tested", "[signals]") {
  CHECK(camouflage_of("cscscscscscscscscsc").why_not == "too_few_posts_in_order");
  Scene scene;
  scene.account("1", day(2019, 1, 1));
  scene.posts("1", day(2020, 1, 1), day(2020, 2, 1), 30);
  CHECK(camouflage(scene.context(), x_account("1")).why_not == "nothing_to_compare");
}

TEST_CASE("posts whose order is not known are not tested", "[signals]") {
  Scene scene;
  scene.account("1", day(2019, 1, 1));
  scene.posts("1", day(2020, 1, 1), day(2020, 2, 1), 30);
  for (Post& post : scene.seen().posts) post.time = TimeInterval{day(2020, 1, 1), day(2020, 2, 1), TimeBasis::relative};
  CHECK(camouflage(scene.context(), x_account("1")).why_not == "too_few_posts_in_order");
}

}  // namespace persona_lens::scenes
