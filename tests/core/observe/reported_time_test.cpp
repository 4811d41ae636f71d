#include "observe/reported_time.h"

#include "catch.h"
#include "text/iso_time.h"

namespace persona_lens {

TEST_CASE("X's own form of a time is exact to the second", "[observe]") {
  const auto time = parse_reported_time("Wed Nov 20 14:35:48 +0000 2013");
  REQUIRE(time.has_value());
  CHECK(iso_time(time->earliest) == "2013-11-20T14:35:48.000Z");
  CHECK(iso_time(time->latest) == "2013-11-20T14:35:48.999Z");
  CHECK(time->basis == TimeBasis::reported);
}

TEST_CASE("a reported zone counts", "[observe]") {
  CHECK(iso_time(parse_reported_time("Wed Nov 20 14:35:48 +0900 2013")->earliest) == "2013-11-20T05:35:48.000Z");
  CHECK(iso_time(parse_reported_time("Wed Nov 20 14:35:48 -0330 2013")->earliest) == "2013-11-20T18:05:48.000Z");
}

TEST_CASE("milliseconds and ISO 8601 are read too", "[observe]") {
  CHECK(iso_time(parse_reported_time("1574937269578")->latest) == "2019-11-28T10:34:29.578Z");
  CHECK(iso_time(parse_reported_time("2019-11-28T10:34:29.000Z")->earliest) == "2019-11-28T10:34:29.000Z");
  const auto day = parse_reported_time("2019-11-28");
  REQUIRE(day.has_value());
  CHECK(day->latest - day->earliest == ms_per_day - 1);
}

TEST_CASE("what is no time is none", "[observe]") {
  for (const char* text :
       {"", "yesterday", "Wed Foo 20 14:35:48 +0000 2013", "Wed Nov 31 14:35:48 +0000 2013", "Wed Nov 20 25:35:48 +0000 2013",
        "Wed Nov 20 14:35:48 +0000 1913", "1e999", "-5", "0", "99999999999999999999999", "Wed Nov 20 1-:35:48 +0000 2013"}) {
    INFO(text);
    CHECK_FALSE(parse_reported_time(text).has_value());
  }
}

}  // namespace persona_lens
