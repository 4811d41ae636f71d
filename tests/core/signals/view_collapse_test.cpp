#include "signals/view_collapse.h"

#include <cstdint>
#include <string>
#include <utility>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

struct Videos {
  std::string title;
  std::uint64_t views = 0;
  int count = 12;
};

Scene channel(const Videos& before, const Videos& after, TimeMs again = day(2019, 3, 1)) {
  Scene scene;
  scene.account("1", day(2015, 1, 1)).posts_total = static_cast<std::uint64_t>(before.count + after.count);
  for (const auto& [videos, first] : {std::pair(before, day(2016, 1, 1)), std::pair(after, again)}) {
    for (int i = 0; i < videos.count; ++i) {
      scene.post("1", first + i * ms_per_day, videos.title + " " + std::to_string(i)).views = videos.views + static_cast<std::uint64_t>(i);
    }
  }
  scene.timeline("1");
  return scene;
}

SignalResult collapse_of(Scene scene, TimeMs at = day(2026, 11, 22)) { return view_collapse(scene.context(at), x_account("1")); }

}  // namespace

TEST_CASE("the case of Graphika 2019: 20,000 views, years of silence, then 30 and another topic", "[signals]") {
  const SignalResult result = collapse_of(channel({"guitar lesson chords", 20'000}, {"protest news comment", 30}));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "median_views_before") == 20'005.5);
  CHECK(number_of(result, "median_views_after") == 35.5);
  CHECK(number_of(result, "ratio") > 500);
  CHECK(number_of(result, "videos_before") == 12);
  CHECK(number_of(result, "videos_after") == 12);
  CHECK(number_of(result, "topic_divergence") >= 0.5);
  CHECK(result.decibans == Decibans{8, 8});
}

TEST_CASE("revived_hobby_channel_on_its_old_topic_is_hardly_noticed", "[signals]") {
  CHECK(collapse_of(channel({"guitar lesson chords", 20'000}, {"guitar lesson chords", 30})).decibans == Decibans{3, 3});
  CHECK(collapse_of(channel({"guitar lesson chords", 20'000}, {"guitar lesson chords", 2'000})).decibans == Decibans{0, 0});
  CHECK(collapse_of(channel({"guitar lesson chords", 300}, {"protest news comment", 30})).decibans == Decibans{0, 0});
}

TEST_CASE("one_hit_wonder_did_not_collapse", "[signals]") {
  Scene scene = channel({"guitar lesson chords", 40}, {"protest news comment", 30});
  scene.seen().posts[3].views = 9'000'000;
  CHECK(collapse_of(std::move(scene)).decibans == Decibans{0, 0});
}

TEST_CASE("videos of yesterday are still gathering views", "[signals]") {
  const TimeMs again = day(2026, 11, 11);
  const SignalResult result = collapse_of(channel({"guitar lesson chords", 20'000}, {"protest news comment", 30}, again));
  CHECK(result.why_not == "too_few_posts_with_views");  // the last three days left out, nine remain
  CHECK(collapse_of(channel({"guitar lesson chords", 20'000}, {"protest news comment", 30}, again), day(2026, 12, 1)).decibans.low == 8);
}

TEST_CASE("views that nobody saw collapse nothing", "[signals]") {
  Scene scene = channel({"guitar lesson chords", 20'000}, {"protest news comment", 30});
  for (std::size_t i = 12; i < 15; ++i) scene.seen().posts[i].views.reset();
  CHECK(collapse_of(std::move(scene)).why_not == "too_few_posts_with_views");
}

TEST_CASE("a channel that never paused has not collapsed", "[signals]") {
  const SignalResult result = collapse_of(channel({"guitar lesson chords", 20'000}, {"protest news comment", 30}, day(2016, 3, 1)));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "long_silences") == 0);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("posts without a single view do not divide by zero", "[signals]") {
  Scene scene = channel({"guitar lesson chords", 20'000}, {"protest news comment", 0});
  for (std::size_t i = 12; i < 24; ++i) scene.seen().posts[i].views = 0;
  CHECK(number_of(collapse_of(std::move(scene)), "ratio") == 20'005.5);
}

}  // namespace persona_lens::scenes
