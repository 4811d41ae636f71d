#include "stats/runs_test.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

std::vector<bool> series_of(std::string_view kinds) {
  std::vector<bool> series;
  for (const char kind : kinds) series.push_back(kind == 'a');
  return series;
}

}  // namespace

TEST_CASE("the runs test has its known answers", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("runs_test"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("runs_test")) {
    std::vector<bool> series = series_of(known::text(answer, "series"));
    const RunsTest test = runs_test(series);
    CAPTURE(known::text(answer, "series"));
    CHECK(test.runs == known::count(answer, "runs"));
    CHECK_THAT(test.p_many, WithinAbs(known::number(answer, "p_many"), tolerance));
    CHECK_THAT(test.p_few, WithinAbs(known::number(answer, "p_few"), tolerance));
    // Neither the direction nor the names of the kinds matter.
    std::reverse(series.begin(), series.end());
    CHECK(runs_test(series).p_many == test.p_many);
    series.flip();
    CHECK_THAT(runs_test(series).p_many, WithinAbs(test.p_many, 1e-9));
  }
}

TEST_CASE("the runs test's exact distribution agrees with a count of all orders", "[stats]") {
  // All 12-bit series with five of the first kind.
  std::vector<std::size_t> with_runs(13, 0);
  std::size_t all = 0;
  for (unsigned bits = 0; bits < 4096U; ++bits) {
    std::vector<bool> series;
    for (unsigned i = 0; i < 12; ++i) series.push_back(((bits >> i) & 1U) != 0);
    if (std::ranges::count(series, true) != 5) continue;
    ++all;
    ++with_runs[runs_test(series).runs];
  }
  const RunsTest test = runs_test(series_of("ababababbbba"));
  std::size_t as_many = 0;
  for (std::size_t runs = test.runs; runs < with_runs.size(); ++runs) as_many += with_runs[runs];
  CHECK_THAT(test.p_many, WithinAbs(static_cast<double>(as_many) / static_cast<double>(all), 1e-12));
}

TEST_CASE("a long series keeps its probabilities", "[stats]") {
  std::vector<bool> series;
  for (int i = 0; i < 2000; ++i) series.push_back(i % 2 == 0);
  CHECK(runs_test(series).p_many < 1e-300);
  CHECK_THAT(runs_test(series).p_few, WithinAbs(1, 1e-6));
  CHECK(runs_test({}).p_many == 1);
  CHECK(runs_test({true, true}).p_many == 1);
}

}  // namespace persona_lens
