#include "signals/shared_link.h"

#include <string>

#include "catch.h"
#include "signals/link_index.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

SignalResult linked_by(int others, TimeMs apart, const std::string& link = "https://example.org/news/1") {
  Scene scene;
  for (int i = 0; i <= others; ++i) {
    const std::string id = std::to_string(i + 1);
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1) + (i == 0 ? 0 : apart) + i, "Number " + id + " says this").links = {link};
  }
  return shared_link(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("a link that others post within a week weighs little, and never more than two", "[signals]") {
  CHECK(linked_by(1, ms_per_day).decibans.low == 0);
  CHECK(linked_by(2, ms_per_day).decibans.low == 1);
  CHECK(linked_by(3, ms_per_day).decibans.low == 1);
  CHECK(linked_by(4, ms_per_day).decibans.low == 2);
  CHECK(linked_by(300, ms_per_day).decibans == Decibans{2, 2});
  CHECK(linked_by(4, 8 * ms_per_day).decibans.low == 0);
  CHECK(number_of(linked_by(4, ms_per_day), "others_max") == 4);
  CHECK(linked_by(4, ms_per_day, "https://t.co/aaaaaaaaaa").why_not == "no_links");
}

TEST_CASE("links are compared without what differs between people who share a page", "[signals]") {
  CHECK(comparable_link("http://www.Example.org/a/?utm_source=x&id=3#top") == "example.org/a?id=3");
  CHECK(comparable_link("https://m.example.org/a") == "example.org/a");
  CHECK(comparable_link("https://youtube.com/watch?v=abc&si=xyz") == "youtube.com/watch?v=abc");
  for (const char* nothing : {"", "example", "https://", "https://example.org/", "https://x.com/ann/status/1", "https://bit.ly/abc"}) {
    CAPTURE(nothing);
    CHECK(comparable_link(nothing).empty());
  }
}

TEST_CASE("a group is weighed by the links inside it", "[signals]") {
  Scene scene;
  CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
  for (int i = 1; i <= 6; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1) + i, "Number " + id + " says this").links = {"https://example.org/news/1"};
    if (i <= 3) group.members.push_back(x_account(id));
  }
  const SignalResult result = shared_link_of_group(scene.context(), group);
  CHECK(result.decibans.low == 1);
  CHECK(number_of(result, "others_max") == 2);
  CHECK(number_of(result, "members_sharing") == 3);
}

}  // namespace persona_lens::scenes
