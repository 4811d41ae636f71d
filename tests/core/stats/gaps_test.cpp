#include "stats/gaps.h"

#include <cmath>
#include <limits>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TimeMs days(double count) { return static_cast<TimeMs>(std::llround(count * static_cast<double>(ms_per_day))); }
TimeInterval between(TimeMs earliest, TimeMs latest) { return {earliest, latest, TimeBasis::relative}; }

}  // namespace

TEST_CASE("a gap between interval times is itself an interval", "[stats]") {
  CHECK(gap_between(between(0, 10), between(100, 130)) == GapBounds{90, 130});
  CHECK(gap_between(between(0, 100), between(50, 130)) == GapBounds{0, 130});  // they may be the same moment
  CHECK(gap_between(between(5, 5), between(5, 5)) == GapBounds{0, 0});
  const TimeMs far = std::numeric_limits<TimeMs>::max();
  const TimeMs past = std::numeric_limits<TimeMs>::min();
  CHECK(gap_between(between(past, past), between(far, far)) == GapBounds{far, far});
  CHECK(gap_between(between(far, far), between(past, past)) == GapBounds{0, 0});
}

TEST_CASE("hidden posts break a silence by the pigeonhole principle", "[stats]") {
  const known::Vectors vectors("stats.json");
  for (const simdjson::dom::element answer : vectors.answers("pigeonhole")) {
    const TimeMs bound = pigeonhole_lower_bound(days(known::number(answer, "days")), known::count(answer, "hidden"));
    CHECK_THAT(static_cast<double>(bound) / static_cast<double>(ms_per_day), WithinAbs(known::number(answer, "at_least"), 0.01));
  }
  CHECK(pigeonhole_lower_bound(-5, 0) == 0);
  CHECK(pigeonhole_lower_bound(0, 0) == 0);
  CHECK(pigeonhole_lower_bound(days(1), std::numeric_limits<std::uint64_t>::max()) == 0);
}

TEST_CASE("silences weigh by the table", "[stats]") {
  const known::Vectors vectors("stats.json");
  for (const simdjson::dom::element answer : vectors.answers("dormancy")) {
    const double length = known::number(answer, "days");
    CAPTURE(length);
    CHECK(dormancy_decibans(days(length)) == known::number(answer, "decibans"));
  }
  CHECK(dormancy_decibans(-1) == 0);
  CHECK(dormancy_decibans(std::numeric_limits<TimeMs>::max()) == 7);
}

TEST_CASE("burstiness has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("burstiness"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("burstiness")) {
    const Burstiness result = burstiness(known::numbers(answer, "gaps"), 8).value_or(Burstiness{9, 9});
    CHECK_THAT(result.b, WithinAbs(known::number(answer, "b"), tolerance));
    CHECK_THAT(result.a, WithinAbs(known::number(answer, "a"), tolerance));
  }
}

TEST_CASE("a_handful_of_posts_has_no_burstiness", "[stats]") {
  CHECK_FALSE(burstiness(std::vector<double>(9, 10.0)));
  CHECK(burstiness(std::vector<double>(10, 10.0)));
  CHECK_FALSE(burstiness(std::vector<double>(20, 0.0)));  // all at the same moment: no mean to compare with
  CHECK_FALSE(burstiness(std::vector<double>{1, 2, -3}, 2));
  CHECK_FALSE(burstiness(std::vector<double>{1, std::nan(""), 3}, 2));
  CHECK_FALSE(burstiness({}, 0));
}

TEST_CASE("the largest gap of evenly spread posts has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("largest_gap"), "relative_tolerance");
  for (const simdjson::dom::element answer : vectors.answers("largest_gap")) {
    const double p = largest_gap_p_value(known::count(answer, "gaps"), known::number(answer, "x"));
    CHECK_THAT(p, WithinRel(known::number(answer, "p"), tolerance));
  }
}

TEST_CASE("the largest gap's probability stays a probability where its series alternates wildly", "[stats]") {
  for (const std::size_t gaps : {2U, 10U, 100U, 1000U, 100'000U}) {
    double last = 1;
    for (int step = 0; step < 145; ++step) {
      const double x = 1e-6 * std::pow(1.1, step);
      const double p = largest_gap_p_value(gaps, x);
      CAPTURE(gaps, x);
      REQUIRE(p >= 0);
      REQUIRE(p <= last + 1e-7);
      last = p;
    }
  }
  // Two gaps of one point: P(max > x) = 2(1 − x) for x ≥ 1/2.
  CHECK_THAT(largest_gap_p_value(2, 0.75), WithinAbs(0.5, 1e-12));
  CHECK(largest_gap_p_value(10, 1) == 0);
  CHECK(largest_gap_p_value(10, 0) == 1);
  CHECK(largest_gap_p_value(1, 0.5) == 1);
}

}  // namespace persona_lens
