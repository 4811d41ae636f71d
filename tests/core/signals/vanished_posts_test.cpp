#include "signals/vanished_posts.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

struct Visits {
  std::function<bool(int)> gone;  // by the number of the post, 0 is the oldest
  int days = 10;                  // between the visits
  std::string text = "a cartoon";
  PostKind kind = PostKind::original;
};

// Twenty posts seen on a first visit; on the second those that are gone are missing.
SignalResult of(const Visits& visits) {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  std::vector<Post> posts;
  for (int i = 0; i < 20; ++i) posts.push_back(scene.post("1", day(2020, 1, 1) + i * ms_per_day, visits.text, visits.kind));
  scene.timeline("1");
  scene.seen().server_time = day(2020, 2, 1);
  scene.book();
  Run run = scene.timeline("1");
  for (int i = 19; i >= 0; --i) {
    if (visits.gone(i)) continue;
    run.post_ids.push_back(posts[static_cast<std::size_t>(i)].id);
    scene.seen().posts.push_back(posts[static_cast<std::size_t>(i)]);
  }
  scene.seen().runs = {run};
  scene.seen().server_time = day(2020, 2, 1) + visits.days * ms_per_day;
  return vanished_posts(scene.context(), x_account("1"));
}

bool every_other(int post) { return post % 2 == 1 && post < 17; }

}  // namespace

TEST_CASE("eight posts that went between two visits are noticed", "[signals]") {
  const SignalResult result = of({.gone = every_other});
  CHECK(result.evaluated);
  CHECK(number_of(result, "vanished") == 8);
  CHECK(number_of(result, "within_days") == 10);
  CHECK(number_of(result, "posts_compared") == 20);
  CHECK(number_of(result, "visits") == 2);
  CHECK(result.decibans == Decibans{4, 4});
  CHECK(result.evidence_posts.size() == 8);
}

TEST_CASE("somebody who deletes a few posts is nobody in particular", "[signals]") {
  const SignalResult result = of({.gone = [](int post) { return post == 3 || post == 5 || post == 7 || post == 9; }});
  CHECK(number_of(result, "vanished") == 4);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("what went some time within months went at no known time", "[signals]") {
  CHECK(of({.gone = every_other, .days = 60}).decibans == Decibans{0, 0});
  CHECK(of({.gone = every_other, .days = 14}).decibans == Decibans{4, 4});
}

TEST_CASE("an automatic deletion of old posts leaves no hole", "[signals]") {
  CHECK(number_of(of({.gone = [](int post) { return post < 10; }}), "vanished") == 0);
}

TEST_CASE("streams that expire have not vanished", "[signals]") {
  for (const std::string title : {"Morning show LIVE", "今日直播", "생방송 뉴스", "En vivo: la tarde"}) {
    CAPTURE(title);
    CHECK(of({.gone = every_other, .text = title}).decibans == Decibans{0, 0});
  }
  CHECK(of({.gone = every_other, .text = "how olives are pressed"}).decibans == Decibans{4, 4});
}

TEST_CASE("reposts go when the original goes", "[signals]") {
  CHECK(of({.gone = every_other, .kind = PostKind::repost}).decibans == Decibans{0, 0});
}

TEST_CASE("one visit, or two of which one was not in order, compare nothing", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1));
  scene.posts("1", day(2020, 1, 1), day(2020, 1, 20), 20);
  scene.timeline("1");
  scene.seen().server_time = day(2020, 2, 1);
  CHECK(vanished_posts(scene.context(), x_account("1")).why_not == "visited_once");
}

}  // namespace persona_lens::scenes
