#include "text/iso_time.h"

#include <limits>

#include "catch.h"

namespace persona_lens {

TEST_CASE("times are written in UTC with milliseconds", "[text]") {
  CHECK(iso_time(0) == "1970-01-01T00:00:00.000Z");
  CHECK(iso_time(-1) == "1969-12-31T23:59:59.999Z");
  CHECK(iso_time(1'503'806'734'200) == "2017-08-27T04:05:34.200Z");
  CHECK(iso_time(951'782'400'000) == "2000-02-29T00:00:00.000Z");
}

TEST_CASE("times beyond four-digit years are cut, not wrapped", "[text]") {
  CHECK(iso_time(std::numeric_limits<TimeMs>::max()) == "9999-12-31T23:59:59.999Z");
  CHECK(iso_time(std::numeric_limits<TimeMs>::min()) == "0000-01-01T00:00:00.000Z");
}

TEST_CASE("ISO 8601 is read in its usual forms", "[text]") {
  CHECK(parse_iso_time("2009-07-07") == 1'246'924'800'000);
  CHECK(parse_iso_time("2009-07-07T12:30Z") == 1'246'969'800'000);
  CHECK(parse_iso_time("2009-07-07T12:30:15") == 1'246'969'815'000);
  CHECK(parse_iso_time("2009-07-07T12:30:15.25Z") == 1'246'969'815'250);
  CHECK(parse_iso_time("2009-07-07 12:30:15.2504999+02:00") == 1'246'962'615'250);
  CHECK(parse_iso_time("2009-07-07T12:30:15-0130") == 1'246'975'215'000);
}

TEST_CASE("what names no moment is refused", "[text]") {
  for (const char* text :
       {"", "2009", "2009-07", "2009-13-01", "2009-02-29", "2009-7-7", "2009-07-07T", "2009-07-07T12", "2009-07-07T24:00Z",
        "2009-07-07T12:60Z", "2009-07-07T12:30:15.Z", "2009-07-07T12:30Zulu", "2009-07-07T12:30+25:00", "07/07/2009"}) {
    INFO(text);
    CHECK_FALSE(parse_iso_time(text).has_value());
  }
}

TEST_CASE("writing and reading agree", "[text]") {
  for (TimeMs time = -62'167'219'200'000; time < 253'402'300'799'999; time += 7'777'777'777'777) {
    CHECK(parse_iso_time(iso_time(time)) == time);
  }
}

TEST_CASE("days that do not exist are none", "[text]") {
  CHECK(civil_day(2012, 2, 29).has_value());
  CHECK_FALSE(civil_day(2013, 2, 29).has_value());
  CHECK_FALSE(civil_day(2013, 0, 1).has_value());
  CHECK_FALSE(civil_day(10000, 1, 1).has_value());
}

}  // namespace persona_lens
