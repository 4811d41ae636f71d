// Counts and dates as the interface prints them.
#include "../stats/vectors.h"
#include "observe/joined_month.h"
#include "observe/localised_count.h"
#include "text/iso_time.h"

namespace persona_lens {

TEST_CASE("counts are read in the languages of the interface, cut ones as what they may stand for", "[observe]") {
  const known::Vectors vectors("printed_numbers.json");
  for (const simdjson::dom::element answer : vectors.answers("counts")) {
    INFO(known::text(answer, "line"));
    CHECK(parse_count(known::text(answer, "line")) == CountRange{known::count(answer, "low"), known::count(answer, "high")});
  }
  for (const simdjson::dom::element answer : known::Vectors::as<simdjson::dom::array>(vectors.section("counts"), "none")) {
    INFO(known::text(answer, "line"));
    CHECK_FALSE(parse_count(known::text(answer, "line")).has_value());
  }
}

TEST_CASE("printed dates are that day in any time zone", "[observe]") {
  const known::Vectors vectors("printed_numbers.json");
  for (const simdjson::dom::element answer : vectors.answers("dates")) {
    INFO(known::text(answer, "line"));
    const auto date = parse_printed_date(known::text(answer, "line"), "");
    REQUIRE(date.has_value());
    CHECK(iso_time(date->earliest) == iso_time(parse_iso_time(known::text(answer, "first")).value_or(0) - 14 * ms_per_hour));
    CHECK(iso_time(date->latest) == iso_time(parse_iso_time(known::text(answer, "last")).value_or(0) + ms_per_day + 12 * ms_per_hour - 1));
  }
  for (const simdjson::dom::element answer : known::Vectors::as<simdjson::dom::array>(vectors.section("dates"), "none")) {
    INFO(known::text(answer, "line"));
    CHECK_FALSE(parse_printed_date(known::text(answer, "line"), "").has_value());
  }
}

TEST_CASE("the language decides which figure is the day", "[observe]") {
  CHECK(iso_time(parse_printed_date("04/05/2011", "en-US")->earliest) == "2011-04-04T10:00:00.000Z");
  CHECK(iso_time(parse_printed_date("04/05/2011", "ar")->earliest) == "2011-05-03T10:00:00.000Z");
}

TEST_CASE("videos are told from subscribers in any language of the table", "[observe]") {
  for (const char* line : {"116 videos", "18 k vidéos", "1,2 mil vídeos", "12 видео", "動画 12 本", "12 个视频", "12 部影片", "동영상 12개",
                           "12 فيديو", "12 वीडियो"}) {
    INFO(line);
    CHECK(names_videos(line));
  }
  for (const char* line : {"40 subscribers", "1,2 Mio. Abonnenten", "チャンネル登録者数 12人", ""}) {
    INFO(line);
    CHECK_FALSE(names_videos(line));
  }
}

}  // namespace persona_lens
