#include "stats/shift_fit.h"

#include <cmath>

#include "catch.h"
#include "stats/scan.h"
#include "stats/vectors.h"
#include "stats/vovk_sellke.h"

namespace persona_lens {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("the fit to a published shift has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("shift_fit"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("shift_fit")) {
    const std::size_t hours = known::count(answer, "hours");
    const std::size_t days = known::count(answer, "days");
    CHECK_THAT(human_shift_share(hours, days), WithinAbs(known::number(answer, "human_share"), tolerance));
    const double p = shift_p_value(known::count(answer, "n"), known::count(answer, "k"), hours, days);
    CHECK_THAT(p, WithinAbs(known::number(answer, "p"), tolerance));
  }
}

TEST_CASE("silence on rest days has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("rest_days"), "relative_tolerance");
  for (const simdjson::dom::element answer : vectors.answers("rest_days")) {
    const double p = rest_days_p_value(known::count(answer, "n"), known::count(answer, "on_rest_days"), known::count(answer, "rest_days"));
    CHECK_THAT(p, WithinRel(known::number(answer, "p"), tolerance));
  }
  CHECK(rest_days_p_value(0, 0, 2) == 1);
  CHECK(rest_days_p_value(40, 41, 2) == 1);
  CHECK(rest_days_p_value(40, 0, 0) == 1);
  CHECK(rest_days_p_value(40, 0, 7) == 1);
}

TEST_CASE("the beta-binomial tail sums to one and approaches the binomial", "[stats]") {
  CHECK(beta_binomial_upper_tail(10, 2, 3, 0) == 1);
  CHECK_THAT(beta_binomial_upper_tail(10, 2, 3, 7), WithinAbs(0.1748252, 1e-7));
  CHECK_THAT(beta_binomial_upper_tail(10, 3, 2, 4), WithinAbs(1 - 0.1748252, 1e-7));  // the mirror image
  CHECK_THAT(beta_binomial_upper_tail(40, 4e8, 6e8, 24), WithinAbs(binomial_upper_tail(40, 0.4, 24), 1e-6));
  CHECK(beta_binomial_upper_tail(10, 2, 3, 11) == 0);
  CHECK(beta_binomial_upper_tail(10, 0, 3, 4) == 1);
  CHECK(beta_binomial_upper_tail(10, std::nan(""), 3, 4) == 1);
}

TEST_CASE("the more hours inside a shift, the smaller its p-value, and never a strong one", "[stats]") {
  for (const std::size_t n : {40U, 200U, 20'000U}) {
    double last = 2;
    for (std::size_t k = 0; k <= n; k += n / 40) {
      const double p = shift_p_value(n, k, 9, 5);
      CHECK(p <= last);
      CHECK(p >= office_poster_share);
      last = p;
    }
    CHECK(vovk_sellke_decibans(last) < 4);
  }
  CHECK(shift_p_value(0, 0, 9, 5) == 1);
  CHECK(shift_p_value(40, 41, 9, 5) == 1);
  CHECK(shift_p_value(40, 40, 0, 5) == 1);
  CHECK(shift_p_value(40, 40, 24, 7) > 0.4);  // whose shift is always: everybody fits
}

TEST_CASE("ordinary_shares_of_the_working_week_weigh_nothing", "[stats]") {
  // The median of genuine people and of the Internet Research Agency, and the highest best-fit share among those measured.
  CHECK(vovk_sellke_decibans(shift_p_value(100, 33, 9, 5)) == 0);
  CHECK(vovk_sellke_decibans(shift_p_value(100, 57, 9, 5)) < 0.2);
}

TEST_CASE("the highest share measured of ordinary people is still ordinary", "[stats]") {
  CHECK_FALSE(beyond_ordinary(highest_measured_share, 9, 5));
  CHECK(beyond_ordinary(0.6, 9, 5));
  CHECK_FALSE(beyond_ordinary(1, 24, 7));
}

TEST_CASE("staff_run_politician_fits_a_shift_and_stays_below_the_cap_of_timing", "[stats]") {
  const double weight = vovk_sellke_decibans(shift_p_value(1000, 897, 9, 5));
  CHECK(weight > 3);
  CHECK(weight < 4);
}

TEST_CASE("one more post on a rest day never makes a silence", "[stats]") {
  double last = -1;
  for (std::size_t on_rest_days = 0; on_rest_days <= 40; ++on_rest_days) {
    const double p = rest_days_p_value(40, on_rest_days, 2);
    CHECK(p >= last);
    last = p;
  }
}

}  // namespace persona_lens
