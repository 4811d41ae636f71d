#include "stats/circular.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

std::vector<double> turned(std::vector<double> hours, double by) {
  for (double& hour : hours) hour += by;
  return hours;
}

const std::vector<double> office_hours = {9, 10, 11, 14, 15, 16, 17};

}  // namespace

TEST_CASE("Rayleigh's test has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("rayleigh"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("rayleigh")) {
    const Rayleigh result = rayleigh(known::numbers(answer, "hours"));
    CHECK_THAT(result.resultant, WithinAbs(known::number(answer, "resultant"), tolerance));
    CHECK_THAT(result.p_value, WithinAbs(known::number(answer, "p"), tolerance));
    if (known::Vectors::field(answer, "mean_hour").is_null()) continue;  // no direction
    const double apart = std::abs(result.mean_hour - known::number(answer, "mean_hour"));
    CHECK_THAT(std::min(apart, 24 - apart), WithinAbs(0, tolerance));
  }
}

TEST_CASE("Kuiper's test has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("kuiper"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("kuiper")) {
    const Kuiper result = kuiper(known::numbers(answer, "hours"));
    CHECK_THAT(result.v, WithinAbs(known::number(answer, "v"), tolerance));
    CHECK_THAT(result.lambda, WithinAbs(known::number(answer, "lambda"), tolerance));
    CHECK_THAT(result.p_value, WithinAbs(known::number(answer, "p"), tolerance));
  }
}

TEST_CASE("a_traveller_gathers_as_much_in_any_time_zone", "[stats]") {
  const Rayleigh at_home = rayleigh(office_hours);
  const Kuiper at_home_kuiper = kuiper(office_hours);
  for (const double by : {-30.0, -11.5, -1.0, 0.25, 6.0, 13.0, 24.0, 2400.0}) {
    CAPTURE(by);
    const Rayleigh away = rayleigh(turned(office_hours, by));
    CHECK_THAT(away.p_value, WithinAbs(at_home.p_value, 1e-9));
    CHECK_THAT(std::remainder(away.mean_hour - by - at_home.mean_hour, 24), WithinAbs(0, 1e-6));
    CHECK_THAT(kuiper(turned(office_hours, by)).v, WithinAbs(at_home_kuiper.v, 1e-9));
  }
}

TEST_CASE("hours in any order gather alike", "[stats]") {
  std::vector<double> hours = office_hours;
  const double p = kuiper(hours).p_value;
  const double direction = rayleigh(hours).mean_hour;
  std::ranges::reverse(hours);
  CHECK(kuiper(hours).p_value == p);
  CHECK(rayleigh(hours).mean_hour == direction);
}

TEST_CASE("no hours, and hours that are no numbers, show no gathering", "[stats]") {
  CHECK(rayleigh({}).p_value == 1);
  CHECK(kuiper({}).p_value == 1);
  const std::vector<double> none = {std::nan(""), std::numeric_limits<double>::infinity()};
  CHECK(rayleigh(none).p_value == 1);
  CHECK(kuiper(none).p_value == 1);
  std::vector<double> even(240);
  for (std::size_t i = 0; i < even.size(); ++i) even[i] = static_cast<double>(i) / 10;
  CHECK(kuiper(even).p_value > 0.99);
  CHECK(rayleigh(even).p_value > 0.99);
}

TEST_CASE("the more posts gather, the smaller both p-values", "[stats]") {
  std::vector<double> hours = {1, 7, 13, 19};
  double last_rayleigh = 2;
  double last_kuiper = 2;
  for (int i = 0; i < 40; ++i) {
    hours.push_back(10 + 0.01 * i);
    const double p_rayleigh = rayleigh(hours).p_value;
    const double p_kuiper = kuiper(hours).p_value;
    CHECK(p_rayleigh < last_rayleigh);
    CHECK(p_kuiper <= last_kuiper);
    last_rayleigh = p_rayleigh;
    last_kuiper = p_kuiper;
  }
}

}  // namespace persona_lens
