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

// A case of one account whose posts are `posts`, and what is wrong with it; "" when nothing is.
std::string refusal_of(const std::string& posts) {
  const std::string text = R"({"name": "n", "at": "2021-02-01", "accounts": [{"id": "7", "handle": "ann_example", "posts": [)" + posts +
                           R"(]}], "expect": [{"account": "7", "at_most": "none"}]})";
  JsonReader reader;
  read_case(reader.parse(text, {}));
  return reader.good() ? "" : reader.error().place + ": " + reader.error().message;
}

TEST_CASE("posts come a few seconds or minutes apart, and on the weekdays that the case names", "[packs]") {
  const Observations seen = observations_of(read(R"({"name": "n", "at": "2021-02-01", "accounts": [{"id": "7", "handle": "a", "posts": [
      {"first": "2021-01-08T09:00:00Z", "count": 3, "only_on": [1, 2, 3, 4, 5], "text": "weekday {n}"},
      {"first": "2021-01-20T09:00:00Z", "count": 2, "every_seconds": 40, "text": "burst {n}"},
      {"first": "2021-01-19T09:00:00Z", "count": 2, "every_minutes": 1, "text": "minutes {n}"}]}],
    "expect": [{"account": "7", "at_most": "none"}]})"));
  REQUIRE(seen.posts.size() == 7);
  CHECK(seen.posts[0].time->earliest - seen.posts[1].time->earliest == 40'000);
  CHECK(seen.posts[2].time->earliest - seen.posts[3].time->earliest == 60'000);
  // A Friday, then Monday and Tuesday.
  CHECK(seen.posts[5].time->earliest - seen.posts[6].time->earliest == 3 * ms_per_day);
  CHECK(seen.posts[4].time->earliest - seen.posts[5].time->earliest == ms_per_day);

  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "count": 2, "every_days": 7, "only_on": [1], "text": "t"})"),
             Catch::Matchers::ContainsSubstring("posts lie after"));
  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "every_seconds": 0, "only_on": [1], "text": "t"})"),
             Catch::Matchers::ContainsSubstring("posts lie after"));
  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "every_days": 1, "every_minutes": 1, "text": "t"})"),
             Catch::Matchers::ContainsSubstring("given twice"));
}

TEST_CASE("posts refer to each other by tags, as X writes it", "[packs]") {
  const ComposedCase composed = read(R"({"name": "n", "at": "2021-02-01", "accounts": [
    {"id": "7", "handle": "author_example", "followers": 5, "location": "Here", "about_country": "Norway", "handle_changes": 2, "posts": [
      {"tag": "original", "first": "2021-01-08", "text": "read this", "links": "https://example.org/a", "views": [10, 20], "lang": "no"}]},
    {"id": "20", "count": 2, "handle": ["first_example", "second_example"], "name": ["One", "Two"], "posts": [
      {"first": "2021-01-09", "repost_of": "original"},
      {"first": "2021-01-10", "reply_to": "original", "text": "@author_example yes"},
      {"first": "2021-01-11", "reply_to": "99", "text": "no"},
      {"first": "2021-01-12", "quote_of": "original", "text": "{each}", "each": ["why {a}", "how {a}"]},
      {"first": "2021-01-13", "kind": "reply", "text": "who"}]}],
    "expect": [{"account": "21", "at_most": "none"}]})");
  const Observations seen = observations_of(composed);
  REQUIRE(seen.posts.size() == 11);
  const Post& original = seen.posts[0];
  CHECK(original.text.starts_with("read this https://t.co/"));
  CHECK(original.text.size() == std::string("read this https://t.co/").size() + 10);
  CHECK(original.links == std::vector<std::string>{"https://example.org/a"});
  CHECK(original.views == 10);
  CHECK(original.lang == "no");
  CHECK(seen.accounts[0].followers == 5);
  CHECK(seen.accounts[0].location == "Here");
  CHECK(seen.accounts[0].about_country == "Norway");
  CHECK(seen.accounts[0].handle_changes == 2);
  CHECK(seen.accounts[2].handle == "second_example");
  CHECK(seen.accounts[2].name == "Two");

  const auto of_second = [&](std::size_t newest) { return seen.posts[6 + newest]; };
  CHECK(of_second(0).reply_to == "1");
  CHECK(of_second(0).reply_to_author == std::nullopt);
  CHECK(of_second(1).kind == PostKind::quote);
  CHECK(of_second(1).quote_of == original.id);
  CHECK(of_second(1).text == "how 2");
  CHECK(of_second(2).reply_to_author == "99");
  CHECK(of_second(3).reply_to == original.id);
  CHECK(of_second(3).reply_to_author == "7");
  CHECK(of_second(4).kind == PostKind::repost);
  CHECK(of_second(4).repost_of == original.id);
  CHECK(of_second(4).text == "RT @author_example: " + original.text);

  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "reply_to": "nobody", "text": "t"})"), Catch::Matchers::ContainsSubstring("tag"));
  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "reply_to": "9", "kind": "reply", "text": "t"})"),
             Catch::Matchers::ContainsSubstring("kind"));
  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "count": 2, "tag": "a", "text": "t"})"), Catch::Matchers::ContainsSubstring("single"));
  CHECK_THAT(refusal_of(R"({"first": "2021-01-09", "kind": "reply"})"), Catch::Matchers::ContainsSubstring("text"));
}

TEST_CASE("an earlier visit saw another name, posts that are gone since and an account before it was removed", "[packs]") {
  const ComposedCase composed = read(R"({"name": "n", "at": "2021-02-01",
    "visits": [{"at": "2021-01-10", "accounts": [
      {"id": "7", "handle": "old_example", "timeline": "complete", "posts": [
        {"first": "2021-01-01", "text": "stays"}, {"first": "2021-01-02", "text": "goes"}]},
      {"id": "8", "handle": "later_gone_example"}]}],
    "accounts": [
      {"id": "7", "handle": "new_example", "timeline": "complete", "posts": [{"first": "2021-01-01", "text": "stays"}]},
      {"id": "8", "gone": true}],
    "expect": [{"account": "7", "at_most": "none"}]})");
  const std::vector<Observations> visits = visits_of(composed);
  REQUIRE(visits.size() == 2);
  CHECK(*visits[0].server_time < *visits[1].server_time);
  CHECK(visits[0].accounts[0].handle == "old_example");
  CHECK(visits[1].accounts[0].handle == "new_example");
  CHECK(visits[0].posts.size() == 2);
  REQUIRE(visits[1].posts.size() == 1);
  CHECK(visits[0].posts[1].id == visits[1].posts[0].id);
  CHECK(visits[1].accounts.size() == 1);
  REQUIRE(visits[1].unavailable.size() == 1);
  CHECK(visits[1].unavailable[0].id == "8");
}

TEST_CASE("on YouTube channels have channel ids, and ages are told in round units that contain the true time", "[packs]") {
  const ComposedCase composed = read(R"({"name": "n", "platform": "youtube", "at": "2021-02-01T12:00:00Z", "accounts": [
    {"id": "7", "handle": "channel_example", "timeline": "complete", "posts": [
      {"tag": "video", "first": "2016-01-08T10:00:00Z", "text": "A walk", "views": 20000},
      {"first": "2021-01-30T10:00:00Z", "text": "Another walk", "links": "https://example.org/b"}]},
    {"id": "8", "handle": "viewer_example", "posts": [{"first": "2021-02-01T11:58:00Z", "reply_to": "video", "text": "nice"}]}],
    "expect": [{"account": "7", "at_most": "none"}]})");
  const Observations seen = observations_of(composed);
  CHECK(seen.accounts[0].platform == Platform::youtube);
  CHECK(seen.accounts[0].id == "UC0000000000000000000007");
  CHECK(seen.accounts[0].id == key_of(composed, "7").id);
  REQUIRE(seen.posts.size() == 3);
  const Post& old = seen.posts[1];
  CHECK(old.id.size() == 11);
  CHECK(old.time->basis == TimeBasis::relative);
  const TimeMs true_time = 1'452'247'200'000;
  CHECK(old.time->earliest < true_time);
  CHECK(old.time->latest > true_time);
  CHECK(old.time->latest - old.time->earliest == (365 + 32) * ms_per_day);
  CHECK(seen.posts[0].text == "Another walk https://example.org/b");
  CHECK(seen.posts[2].kind == PostKind::reply);
  CHECK(seen.posts[2].reply_to == old.id);
  CHECK(seen.posts[2].time->latest - seen.posts[2].time->earliest == 60'000);
}

TEST_CASE("a file of cases names the line of what is wrong with it", "[packs]") {
  const std::string good = R"({"schema": 1, "title": "t", "cases": [
    {"name": "n", "at": "2021-01-01", "accounts": [{"id": "7", "handle": "a"}],
     "expect": [{"account": "7", "at_most": "none", "note": "", "signals": {"copied_text": {"evaluated": false, "at_most": 0}}}]}]})";
  const Result<CaseFile> file = read_case_file(good);
  REQUIRE(file);
  REQUIRE(file->cases.size() == 1);
  const Expectation& expectation = file->cases.front().expect.front();
  CHECK(expectation.note == "");
  CHECK(expectation.signals.at(0).evaluated == false);

  std::string bad = good;
  bad.replace(bad.find("\"note\""), 6, "\"nota\"");
  const Result<CaseFile> refused = read_case_file(bad);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "/cases/0/expect/0/nota");
  CHECK(refused.error().message.starts_with("line 3: "));
  CHECK_FALSE(read_case_file("[]"));
  CHECK_FALSE(read_case_file("{"));
}

}  // namespace
}  // namespace persona_lens
