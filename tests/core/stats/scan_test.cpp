#include "stats/scan.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every platform, unlike the standard library's distributions.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  double uniform() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
  }

 private:
  std::uint64_t state_;
};

// Share of `rounds` in which n evenly spread points put at least k into some window of the given fraction.
double simulate(std::size_t n, double window, std::size_t k, std::size_t rounds, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> points(n);
  std::size_t hits = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (double& point : points) point = random.uniform();
    std::ranges::sort(points);
    for (std::size_t i = 0; i + k <= n; ++i) {
      if (points[i + k - 1] - points[i] <= window) {
        ++hits;
        break;
      }
    }
  }
  return static_cast<double>(hits) / static_cast<double>(rounds);
}

}  // namespace

TEST_CASE("scan p-values have their known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("scan"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("scan")) {
    const std::size_t n = known::count(answer, "n");
    const double window = 1 / known::number(answer, "window");
    const std::size_t k = known::count(answer, "k");
    CAPTURE(n, window, k);
    CHECK_THAT(scan_p_value(n, window, k), WithinAbs(known::number(answer, "p"), tolerance));
  }
}

TEST_CASE("scan p-values agree with a simulation", "[stats]") {
  const known::Vectors vectors("stats.json");
  constexpr std::size_t rounds = 40'000;  // standard error at p = 0.09: 0.0014
  std::uint64_t seed = 20'200'107;
  for (const simdjson::dom::element answer : vectors.answers("scan")) {
    const std::size_t n = known::count(answer, "n");
    const double window = 1 / known::number(answer, "window");
    const std::size_t k = known::count(answer, "k");
    CAPTURE(n, window, k);
    const double simulated = simulate(n, window, k, rounds, seed++);
    CHECK_THAT(simulated, WithinAbs(known::number(answer, "simulated"), 0.005));
    CHECK_THAT(scan_p_value(n, window, k), WithinAbs(simulated, 0.006));
  }
}

TEST_CASE("three_of_twenty_joining_in_one_week_is_nothing", "[stats]") {
  const double simulated = simulate(20, 1.0 / 52, 3, 20'000, 7);
  CHECK_THAT(simulated, WithinAbs(0.61, 0.03));
  CHECK(scan_p_value(20, 1.0 / 52, 3) >= simulated);  // the approximation errs upwards here, the safe side
}

TEST_CASE("binomial tails keep their digits at both ends", "[stats]") {
  CHECK_THAT(binomial_point(10, 0.5, 5), WithinRel(252.0 / 1024, 1e-12));
  CHECK_THAT(binomial_upper_tail(10, 0.5, 5), WithinRel(638.0 / 1024, 1e-12));
  CHECK_THAT(binomial_upper_tail(10, 0.5, 6), WithinRel(386.0 / 1024, 1e-12));
  CHECK_THAT(binomial_upper_tail(2, 1e-9, 1), WithinRel(2e-9 - 1e-18, 1e-9));
  // All of them: p^n exactly.
  CHECK_THAT(std::log(binomial_upper_tail(50, 1e-5, 50)), WithinRel(50 * std::log(1e-5), 1e-12));
  CHECK_THAT(binomial_upper_tail(20'000, 0.5, 10'000), WithinAbs(0.502821, 1e-5));
  CHECK(binomial_upper_tail(20'000, 0.5, 1) == 1);
  CHECK(binomial_upper_tail(10, 0.5, 0) == 1);
  CHECK(binomial_upper_tail(10, 0.5, 11) == 0);
  CHECK(binomial_point(10, 0, 0) == 1);
  CHECK(binomial_point(10, 1, 10) == 1);
  CHECK(binomial_point(10, std::nan(""), 3) == 0);
}

TEST_CASE("scan p-values stay within 0 and 1 and fall with the size of the cluster", "[stats]") {
  for (const std::size_t n : {3U, 12U, 20U, 100U, 20'000U}) {
    for (const double window : {1e-6, 1.0 / 365, 0.1, 0.5, 0.99}) {
      double last = 1;
      for (std::size_t k = 1; k <= std::min<std::size_t>(n, 400); ++k) {
        const double p = scan_p_value(n, window, k);
        CAPTURE(n, window, k);
        REQUIRE(p >= 0);
        REQUIRE(p <= last + 1e-12);
        last = p;
      }
    }
  }
  CHECK(scan_p_value(20, 2, 20) == 1);
  CHECK(scan_p_value(20, 0, 2) == 0);
  CHECK(scan_p_value(20, 0.1, 21) == 0);
  CHECK(scan_p_value(20, std::nan(""), 4) == 1);
}

}  // namespace persona_lens
