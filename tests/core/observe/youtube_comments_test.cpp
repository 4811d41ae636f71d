#include "youtube_fixture.h"

namespace persona_lens {

using composed::account_of;
using composed::channel_id;
using composed::fixture;
using composed::notices;
using composed::post_of;
using composed::read_youtube;
using composed::shown;

namespace {

constexpr const char* pinned = "Ugcomposed0000000001AaABAg";
constexpr const char* second = "Ugcomposed0000000002AaABAg";
constexpr const char* third = "Ugcomposed0000000003AaABAg";
constexpr const char* video = "vid00000001";

using Marks = std::vector<std::string>;

}  // namespace

TEST_CASE("comments are joined with their content by id, in whatever order it comes", "[observe]") {
  const Observations seen = read_youtube(fixture("comments-top"));
  CHECK(seen.posts.size() == 3);
  CHECK(seen.accounts.size() == 3);
  const Post& bob = post_of(seen, second);
  CHECK(bob.author_id == channel_id("bob_example"));
  CHECK(bob.text == "The beans are up.\nSee the other film");
  CHECK(bob.kind == PostKind::reply);
  CHECK(bob.reply_to == video);
  CHECK(bob.links == Marks{"https://www.youtube.com/watch?v=vid00000002"});
  // A day at the server's clock, 18:01:04.
  CHECK(shown(bob.time) == "2026-01-24T18:01:04.001Z 2026-01-25T18:01:04.000Z");
  CHECK(seen.server_time == parse_iso_time("2026-01-26T18:01:04Z"));
}

TEST_CASE("pinned, hearted, edited, the creator's and members' comments are marked", "[observe]") {
  const Observations seen = read_youtube(fixture("comments-top"));
  CHECK(post_of(seen, pinned).marks == Marks{"creator", "pinned"});
  CHECK(post_of(seen, second).marks == Marks{"hearted"});
  CHECK(post_of(seen, third).marks == Marks{"member", "edited"});
  CHECK(account_of(seen, "ann_example").verified == true);
  CHECK(account_of(seen, "bob_example").verified == false);
}

TEST_CASE("a link is expanded, a moment of the same video is none", "[observe]") {
  const Observations seen = read_youtube(fixture("comments-top"));
  CHECK(post_of(seen, pinned).links == Marks{"https://garden.example/beans?a=1"});
  CHECK(post_of(seen, third).links.empty());
  CHECK(post_of(seen, third).text == "Café ☕ at 0:42");
}

TEST_CASE("only comments sorted by date are a chronological run, without the pinned one and without replies", "[observe]") {
  const Observations newest = read_youtube(fixture("comments-newest"));
  REQUIRE(newest.runs.size() == 1);
  CHECK(newest.runs[0].operation == "comments");
  CHECK(newest.runs[0].chain == "comments:vid00000001");
  CHECK(newest.runs[0].post_ids == Marks{second, third});
  CHECK(newest.runs[0].chronological);
  CHECK(newest.runs[0].gapless);
  CHECK(newest.runs[0].reaches_start);
  CHECK_FALSE(newest.runs[0].reaches_end);
  CHECK(newest.runs[0].cursor_bottom.has_value());
  const Observations top = read_youtube(fixture("comments-top"));
  REQUIRE(top.runs.size() == 1);
  CHECK_FALSE(top.runs[0].chronological);
}

TEST_CASE("a half-loaded answer leaves a hole in the run and says so", "[observe]") {
  const Observations seen = read_youtube(fixture("comments-half-loaded"));
  CHECK(seen.posts.size() == 3);
  CHECK(notices(seen, "content_missing") == 1);
  REQUIRE(seen.runs.size() == 1);
  CHECK_FALSE(seen.runs[0].gapless);
}

TEST_CASE("a reply answers its comment, and ends its list", "[observe]") {
  const Observations seen = read_youtube(fixture("comments-replies"));
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts[0].reply_to == second);
  CHECK(shown(seen.posts[0].time) == "2026-01-26T13:01:04.001Z 2026-01-26T14:01:04.000Z");
  REQUIRE(seen.runs.size() == 1);
  CHECK(seen.runs[0].operation == "comment_replies");
  CHECK(seen.runs[0].chain == std::string("comment_replies:") + second);
  CHECK(seen.runs[0].reaches_end);
  CHECK_FALSE(seen.runs[0].reaches_start);
  CHECK_FALSE(seen.runs[0].chronological);
}

TEST_CASE("comments of 2023 are read out of a recording, at the recording's date", "[observe]") {
  Source source = composed::youtube();
  source.read_at = parse_iso_time("2026-11-22T12:00:00Z");
  const Observations seen = composed::read(fixture("comments-2023-recorded"), source);
  CHECK(seen.server_time == parse_iso_time("2023-12-08T19:38:16Z"));
  CHECK(seen.posts.size() == 3);
  const Post& bob = post_of(seen, second);
  CHECK(bob.text == "Beans 🌱:_bean:");
  CHECK(bob.marks == Marks{"hearted", "edited"});
  CHECK(bob.reply_to == video);
  REQUIRE(bob.time.has_value());
  CHECK(bob.time->latest < parse_iso_time("2022-01-01T00:00:00Z"));
  CHECK(post_of(seen, pinned).marks == Marks{"creator", "pinned"});
  CHECK(post_of(seen, pinned).links == Marks{"https://garden.example/beans?a=1"});
  CHECK(post_of(seen, third).marks == Marks{"member"});
  CHECK(account_of(seen, "ann_example").verified == true);
  CHECK_FALSE(account_of(seen, "bob_example").verified.has_value());
}

TEST_CASE("replays of a live chat have exact times", "[observe]") {
  const Observations seen = read_youtube(fixture("live-chat-replay"));
  REQUIRE(seen.posts.size() == 2);
  CHECK(seen.posts[0].id == "ChwKGkNPbXBvc2VkMDAwMDAwMDAwMDAwMDE");
  CHECK(seen.posts[0].text == "Hello 🌱:_bean:");
  CHECK(seen.posts[0].marks == Marks{"member"});
  CHECK(seen.posts[0].time == TimeInterval{1'769'450'464'123, 1'769'450'464'123, TimeBasis::reported});
  CHECK(seen.posts[1].marks == Marks{"creator"});
  CHECK(seen.accounts.size() == 2);
}

TEST_CASE("without a known time of reading \"1 day ago\" stays unknown, and is not guessed from the clock of now", "[observe]") {
  std::string json = fixture("comments-top");
  json.replace(json.find("timestamp"), 9, "somethings");
  const Observations seen = read_youtube(json);
  CHECK(seen.posts.size() == 3);
  for (const Post& post : seen.posts) CHECK_FALSE(post.time.has_value());
  CHECK(notices(seen, "reading_time_unknown") == 1);
  Source source = composed::youtube();
  source.http_date = parse_iso_time("2026-01-26T18:01:04Z");
  source.read_at = parse_iso_time("2026-11-22T12:00:00Z");
  CHECK(shown(post_of(composed::read(json, source), second).time) == "2026-01-24T18:01:04.001Z 2026-01-25T18:01:04.000Z");
}

TEST_CASE("a wording that no language of the table has gives no time and a notice", "[observe]") {
  std::string json = fixture("comments-top");
  json.replace(json.find("1 day ago"), 9, "1 gronk ago");
  const Observations seen = read_youtube(json);
  CHECK_FALSE(post_of(seen, second).time.has_value());
  CHECK(notices(seen, "unknown_time") == 1);
}

}  // namespace persona_lens
