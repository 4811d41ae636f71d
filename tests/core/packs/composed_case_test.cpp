#include "packs/composed_case.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "memory/account_book.h"

namespace persona_lens {
namespace {

constexpr TimeMs day_2020_01_07 = 1'578'355'200'000;

ComposedCase read(const std::string& text) {
  JsonReader reader;
  ComposedCase composed = read_case(reader.parse(text, {}));
  if (!reader.good()) FAIL(reader.error().place << ": " << reader.error().message);
  return composed;
}

std::string one_account(const std::string& timeline) {
  return R"({"name": "n", "at": "2021-01-01", "accounts": [{"id": "7", "handle": "ann_example", "created": "2009-07-07", "timeline": ")" +
         timeline +
         R"(", "posts": [{"first": "2020-01-07", "count": 3, "every_days": 2.5, "texts": ["first {n}", "second {n}"]}]}],
         "expect": [{"account": "7", "at_most": "none"}]})";
}

TEST_CASE("a complete timeline becomes posts and one chronological run to its end", "[packs]") {
  const Observations seen = observations_of(read(one_account("complete")));
  REQUIRE(seen.accounts.size() == 1);
  CHECK(seen.accounts.front().id == "7");
  CHECK(seen.accounts.front().posts_total == 3);
  REQUIRE(seen.accounts.front().created);
  CHECK(seen.accounts.front().created->latest - seen.accounts.front().created->earliest == ms_per_day - 1);

  REQUIRE(seen.posts.size() == 3);  // newest first
  CHECK(seen.posts[0].text == "first 3");
  CHECK(seen.posts[1].text == "second 2");
  CHECK(seen.posts[2].text == "first 1");
  CHECK(seen.posts[2].time->earliest == day_2020_01_07);
  CHECK(seen.posts[2].time->basis == TimeBasis::id);
  CHECK(seen.posts[2].id == std::to_string((day_2020_01_07 - 1'288'834'974'657) << 22));

  REQUIRE(seen.runs.size() == 1);
  const Run& run = seen.runs.front();
  CHECK(run.chronological);
  CHECK(run.gapless);
  CHECK(run.reaches_start);
  CHECK(run.reaches_end);
  CHECK(run.post_ids == std::vector<std::string>{seen.posts[0].id, seen.posts[1].id, seen.posts[2].id});
}

TEST_CASE("timelines say no more than what was seen", "[packs]") {
  const Observations newest = observations_of(read(one_account("newest")));
  REQUIRE(newest.runs.size() == 1);
  CHECK_FALSE(newest.runs.front().reaches_end);
  CHECK(newest.accounts.front().posts_total == std::nullopt);

  const Observations by_likes = observations_of(read(one_account("by_likes")));
  REQUIRE(by_likes.runs.size() == 1);
  CHECK_FALSE(by_likes.runs.front().chronological);
  CHECK_FALSE(std::ranges::is_sorted(by_likes.runs.front().post_ids, std::greater{}));

  CHECK(observations_of(read(one_account("scattered"))).runs.empty());
}

TEST_CASE("accounts alike count up and are created apart", "[packs]") {
  const Observations seen = observations_of(read(R"({"name": "n", "at": "2021-01-01",
    "accounts": [{"id": "10", "count": 3, "handle": "fan_{a}", "name": "Fan {a}", "created": "2012-01-01T06:00:00Z", "created_every_days": 1.5,
                  "posts": [{"first": "2020-01-07", "text": "vote with {a} for {unknown}"}]}],
    "expect": [{"group_of": "12", "at_most": "some"}]})"));
  REQUIRE(seen.accounts.size() == 3);
  CHECK(seen.accounts[2].id == "12");
  CHECK(seen.accounts[2].handle == "fan_3");
  CHECK(seen.accounts[2].name == "Fan 3");
  CHECK(seen.accounts[2].created->earliest - seen.accounts[0].created->earliest == 3 * ms_per_day);
  REQUIRE(seen.posts.size() == 3);
  CHECK(seen.posts[1].text == "vote with 2 for {unknown}");
  CHECK(seen.posts[0].id != seen.posts[1].id);  // the same instant
}

TEST_CASE("posts from before the snowflakes have smaller ids in the order of time", "[packs]") {
  const Observations seen = observations_of(read(R"({"name": "n", "at": "2021-01-01",
    "accounts": [{"id": "1", "handle": "a", "timeline": "complete", "posts": [
      {"first": "2010-11-03", "count": 3, "every_days": 1, "text": "t"}, {"first": "2006-03-22", "count": 2, "every_days": 0, "text": "t"}]}],
    "expect": [{"account": "1", "at_most": "none"}]})"));
  REQUIRE(seen.posts.size() == 5);
  for (std::size_t i = 1; i < seen.posts.size(); ++i) {
    CHECK(std::stoull(seen.posts[i - 1].id) > std::stoull(seen.posts[i].id));
    CHECK(seen.posts[i - 1].time->earliest >= seen.posts[i].time->earliest);
  }
  CHECK(seen.posts.back().time->basis == TimeBasis::reported);
}

TEST_CASE("memory takes a composed timeline as a verified history", "[packs]") {
  AccountBook book(10, 100);
  book.add(observations_of(read(one_account("complete"))));
  const History history = book.history({.platform = Platform::x, .id = "7"});
  CHECK(history.chronological);
  CHECK(history.gapless);
  CHECK(history.post_ids.size() == 3);

  AccountBook unordered(10, 100);
  unordered.add(observations_of(read(one_account("by_likes"))));
  CHECK_FALSE(unordered.history({.platform = Platform::x, .id = "7"}).chronological);
}

}  // namespace
}  // namespace persona_lens
