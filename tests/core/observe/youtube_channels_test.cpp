#include "youtube_fixture.h"

namespace persona_lens {

using composed::account_of;
using composed::channel_id;
using composed::fixture;
using composed::notices;
using composed::post_of;
using composed::read_youtube;
using composed::shown;

using Ids = std::vector<std::string>;

TEST_CASE("a channel's page tells id, handle, name, and counts on the careful side", "[observe]") {
  const Observations seen = read_youtube(fixture("channel-videos-latest"));
  REQUIRE(seen.accounts.size() == 1);
  const Account& ann = seen.accounts.front();
  CHECK(ann.id == channel_id("ann_example"));
  CHECK(ann.handle == "ann_example");
  CHECK(ann.name == "Ann's Garden");
  CHECK(ann.bio == "Beans and more");
  CHECK(ann.followers == 1'200);
  CHECK(ann.posts_total == 1'199);
  CHECK_FALSE(ann.created.has_value());
}

TEST_CASE("the videos of a channel's tab are that channel's, with views", "[observe]") {
  const Observations seen = read_youtube(fixture("channel-videos-latest"));
  REQUIRE(seen.posts.size() == 4);
  for (const Post& post : seen.posts) CHECK(post.author_id == channel_id("ann_example"));
  CHECK(post_of(seen, "vid00000011").views == 1'200);
  CHECK(post_of(seen, "vid00000011").kind == PostKind::original);
  CHECK(post_of(seen, "vid00000011").text == "Sowing beans");
  // How many watch a live video is not how often it was viewed.
  CHECK_FALSE(post_of(seen, "vid00000012").views.has_value());
}

TEST_CASE("a tab is a chronological run only where the latest come first", "[observe]") {
  Source source = composed::youtube();
  source.read_at = parse_iso_time("2026-01-26T18:00:00Z");
  const Observations latest = composed::read(fixture("channel-videos-latest"), source);
  REQUIRE(latest.runs.size() == 1);
  CHECK(latest.runs[0].operation == "channel_videos");
  CHECK(latest.runs[0].subject == AccountKey{Platform::youtube, channel_id("ann_example")});
  CHECK(latest.runs[0].post_ids == Ids{"vid00000011", "vid00000012", "vid00000013", "vid00000014"});
  CHECK(latest.runs[0].chronological);
  CHECK(latest.runs[0].gapless);
  CHECK(latest.runs[0].reaches_start);
  CHECK_FALSE(latest.runs[0].reaches_end);
  const Observations popular = composed::read(fixture("channel-videos-popular"), source);
  REQUIRE(popular.runs.size() == 1);
  CHECK_FALSE(popular.runs[0].chronological);
}

TEST_CASE("a tab that says latest first and shows otherwise is not chronological", "[observe]") {
  Source source = composed::youtube();
  source.read_at = parse_iso_time("2026-01-26T18:00:00Z");
  std::string json = fixture("channel-videos-latest");
  json.replace(json.find("2 days ago"), 10, "9 years ago");
  const Observations seen = composed::read(json, source);
  REQUIRE(seen.runs.size() == 1);
  CHECK_FALSE(seen.runs[0].chronological);
}

TEST_CASE("the next page of a tab names its channel and order in its token alone", "[observe]") {
  const Observations seen = read_youtube(fixture("channel-videos-more"));
  REQUIRE(seen.runs.size() == 1);
  CHECK(seen.runs[0].chain == "channel_videos:" + channel_id("ann_example"));
  CHECK(seen.runs[0].chronological);
  CHECK_FALSE(seen.runs[0].reaches_start);
  CHECK(post_of(seen, "vid00000016").author_id == channel_id("ann_example"));
}

TEST_CASE("the about panel tells when the channel was made", "[observe]") {
  for (const char* name : {"channel-about", "channel-about-2022"}) {
    INFO(name);
    const Observations seen = read_youtube(fixture(name));
    REQUIRE(seen.accounts.size() == 1);
    const Account& ann = seen.accounts.front();
    CHECK(ann.id == channel_id("ann_example"));
    CHECK(ann.handle == "ann_example");
    CHECK(ann.bio == "Beans and more");
    CHECK(ann.location == "Freedonia");
    CHECK(shown(ann.created) == "2011-05-03T10:00:00.000Z 2011-05-05T11:59:59.999Z");
    CHECK(ann.created->basis == TimeBasis::reported);
  }
  CHECK(read_youtube(fixture("channel-about")).accounts.front().posts_total == 116);
}

TEST_CASE("a date of joining that cannot be read is no date, and said", "[observe]") {
  std::string json = fixture("channel-about");
  json.replace(json.find("4 May 2011"), 10, "4 Smarch 2011");
  const Observations seen = read_youtube(json);
  CHECK_FALSE(seen.accounts.front().created.has_value());
  CHECK(notices(seen, "unknown_date") == 1);
}

TEST_CASE("search results name channels and videos; kinds that are not known are counted", "[observe]") {
  Source source = composed::youtube();
  source.read_at = parse_iso_time("2026-01-26T18:00:00Z");
  const Observations seen = composed::read(fixture("search"), source);
  REQUIRE(seen.accounts.size() == 1);
  CHECK(seen.accounts.front().handle == "bob_example");
  CHECK(seen.accounts.front().name == "Bob builds");
  CHECK(seen.accounts.front().followers == 40);
  CHECK_FALSE(seen.accounts.front().posts_total.has_value());
  CHECK(seen.accounts.front().verified == true);
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts[0].text == "A shed, built");
  CHECK(seen.posts[0].views == 1'261);
  CHECK(shown(seen.posts[0].time) == "2025-12-28T18:00:00.001Z 2026-01-06T18:00:00.000Z");
  CHECK(seen.runs.empty());
  REQUIRE(seen.notices.size() == 1);
  CHECK(seen.notices[0].message == "\"hologramVideoRenderer\" is not known (2×) and was not read");
}

TEST_CASE("the watched video is joined from its parts, in the language of the page", "[observe]") {
  const Observations seen = read_youtube(fixture("watch"));
  const Post& post = post_of(seen, "vid00000001");
  CHECK(post.text == "Sowing beans");
  CHECK(post.author_id == channel_id("ann_example"));
  CHECK(post.views == 1'055'622);
  CHECK(shown(post.time) == "2021-10-11T10:00:00.000Z 2021-10-13T11:59:59.999Z");
  CHECK(account_of(seen, "ann_example").followers == 1'200'000);
  CHECK(account_of(seen, "ann_example").verified == true);
  const Post& next = post_of(seen, "vid00000031");
  CHECK(next.author_id == channel_id("bob_example"));
  CHECK(next.views == 3'000);
  CHECK(account_of(seen, "bob_example").name == "Area 51");
}

TEST_CASE("the player's response has the exact time", "[observe]") {
  const Observations seen = read_youtube(fixture("player"));
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts[0].views == 1'234);
  CHECK(shown(seen.posts[0].time).starts_with("2021-10-12T15:00:05.000Z"));
  CHECK(seen.posts[0].author_id == channel_id("ann_example"));
  CHECK(account_of(seen, "ann_example").name == "Ann's Garden");
}

TEST_CASE("parts of one answer may come as an array, and behind a guard", "[observe]") {
  const Observations seen =
      read_youtube(")]}'\n[{\"playerResponse\":" + fixture("player") + "},{\"watchNextResponse\":" + fixture("watch") + "}]");
  CHECK(seen.posts.size() == 2);
  CHECK(post_of(seen, "vid00000001").views == 1'055'622);
}

TEST_CASE("a channel that is gone is named as unavailable", "[observe]") {
  const Observations seen = read_youtube(fixture("channel-gone"));
  CHECK(seen.accounts.empty());
  REQUIRE(seen.unavailable.size() == 1);
  CHECK(seen.unavailable[0].id == channel_id("gone_example"));
  CHECK(notices(seen, "user_unavailable") == 1);
}

TEST_CASE("channel pages and Shorts of 2022", "[observe]") {
  const Observations seen = read_youtube(fixture("channel-shorts-2022"));
  REQUIRE(seen.accounts.size() == 1);
  CHECK(seen.accounts[0].handle == "ann_example");
  CHECK(seen.accounts[0].posts_total == 116);
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts[0].author_id == channel_id("ann_example"));
  CHECK(seen.posts[0].views == 429'000);
  REQUIRE(seen.runs.size() == 1);
  CHECK(seen.runs[0].operation == "channel_shorts");
  CHECK(seen.runs[0].reaches_end);
}

}  // namespace persona_lens
