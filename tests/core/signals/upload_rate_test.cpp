#include "signals/upload_rate.h"

#include <cstdint>
#include <optional>
#include <string>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const AccountKey channel{Platform::youtube, "UCexampleExampleExample01"};
constexpr TimeMs year = 365 * ms_per_day;

struct Videos {
  int count = 0;
  TimeMs first = day(2024, 1, 1);
  TimeMs every = ms_per_day;
  TimeMs length = 0;  // of the interval in which each was uploaded
};

class Channel {
 public:
  explicit Channel(std::optional<TimeMs> created = {}, std::optional<std::uint64_t> counted = {}) {
    Account& account = scene_.account(std::string(channel.id.view()), created.value_or(0));
    account.platform = Platform::youtube;
    if (!created) account.created.reset();
    if (counted) account.posts_total = *counted;
  }

  Channel& has(const Videos& videos, PostKind kind = PostKind::original) {
    for (int i = 0; i < videos.count; ++i) {
      const TimeMs time = videos.first + i * videos.every;
      Post& post = scene_.post(std::string(channel.id.view()), time, "video " + std::to_string(++serial_), kind);
      post.platform = Platform::youtube;
      post.id = "v" + std::to_string(serial_);
      post.time = TimeInterval{time, time + videos.length, TimeBasis::relative};
    }
    return *this;
  }

  SignalResult rate(TimeMs at = day(2026, 11, 22)) { return upload_rate(scene_.context(at), channel); }

 private:
  Scene scene_;
  int serial_ = 0;
};

}  // namespace

TEST_CASE("the documented channel: 1,500 videos within a year, of which every one was seen", "[signals]") {
  const SignalResult result = Channel().has({.count = 1'500, .every = ms_per_day / 5}).rate();
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "videos_in_a_year_low") == 1'500);
  CHECK(number_of(result, "videos_seen") == 1'500);
}

TEST_CASE("news_channel_of_thousands_of_videos_weighs_nothing", "[signals]") {
  const SignalResult result = Channel(day(2010, 1, 1), 90'000).has({.count = 3'000, .every = ms_per_day / 10}).rate();
  CHECK(number_of(result, "videos_in_a_year_low") == 5'295);  // 90,000 in 17 begun years, more than the 3,000 seen
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("videos of several years are not those of one", "[signals]") {
  CHECK(number_of(Channel().has({.count = 40, .every = 100 * ms_per_day}).rate(), "videos_in_a_year_low") == 4);
  // The first day and the last of a period of 365 days, and one day more.
  CHECK(number_of(Channel().has({.count = 2, .every = year}).rate(), "videos_in_a_year_low") == 2);
  CHECK(number_of(Channel().has({.count = 2, .every = year + 1}).rate(), "videos_in_a_year_low") == 1);
}

TEST_CASE("only what certainly lies within a year counts", "[signals]") {
  // "4 years ago": each somewhere in a year, all in the same.
  CHECK(number_of(Channel().has({.count = 30, .every = 0, .length = year}).rate(), "videos_in_a_year_low") == 30);
  // Somewhere in two years: each for itself within some year, no two together.
  CHECK(number_of(Channel().has({.count = 30, .every = 0, .length = 2 * year}).rate(), "videos_in_a_year_low") == 1);
  // Ten within a month, thirty more that may or may not be near them.
  Channel mixed;
  mixed.has({.count = 10}).has({.count = 30, .first = day(2022, 1, 1), .every = 0, .length = 5 * year});
  mixed.has({.count = 30, .first = day(2024, 1, 2), .every = 0, .length = year});
  CHECK(number_of(mixed.rate(), "videos_in_a_year_low") == 39);  // without the first of the ten, which begins a day earlier
}

TEST_CASE("what a channel counts is spread over all its years", "[signals]") {
  const TimeMs at = day(2026, 11, 22);
  CHECK(number_of(Channel(at - 2 * year, 2'800).rate(at), "videos_in_a_year_low") == 1'400);
  CHECK(number_of(Channel(at - 2 * year - 1, 2'800).rate(at), "videos_in_a_year_low") == 934);
  // Its creation is not known: at the earliest with YouTube itself, 22 years ago.
  CHECK(number_of(Channel({}, 2'800).rate(at), "videos_in_a_year_low") == 128);
  CHECK(number_of(Channel(at - ms_per_day, 3).rate(at), "videos_in_a_year_low") == 3);
}

TEST_CASE("who only comments has uploaded nothing", "[signals]") {
  CHECK(Channel().has({.count = 200}, PostKind::reply).rate().why_not == "no_videos");
  CHECK(Channel(day(2020, 1, 1), 0).rate().why_not == "no_videos");
}

TEST_CASE("posts on X are no videos", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1)).posts_total = 90'000;
  scene.posts("1", day(2020, 1, 1), day(2020, 6, 1), 200);
  CHECK(upload_rate(scene.context(), x_account("1")).why_not == "no_videos");
}

}  // namespace persona_lens::scenes
