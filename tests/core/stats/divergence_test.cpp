#include "stats/divergence.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

Counts counts_of(const std::vector<double>& numbers) {
  Counts counts;
  for (std::size_t i = 0; i < numbers.size(); ++i) counts[std::to_string(i)] = numbers[i];
  return counts;
}

}  // namespace

TEST_CASE("Jensen–Shannon divergence has its known answers, in both directions", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("jensen_shannon"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("jensen_shannon")) {
    const Counts a = counts_of(known::numbers(answer, "a"));
    const Counts b = counts_of(known::numbers(answer, "b"));
    CHECK_THAT(jensen_shannon(a, b), WithinAbs(known::number(answer, "divergence"), tolerance));
    CHECK_THAT(jensen_shannon(b, a), WithinAbs(known::number(answer, "divergence"), tolerance));
    CHECK_THAT(jensen_shannon(a, a), WithinAbs(0, 1e-12));
  }
}

TEST_CASE("the names of languages do not matter to their divergence", "[stats]") {
  CHECK(jensen_shannon({{"en", 12}}, {{"zh", 12}}) == 1);
  CHECK(jensen_shannon({{"zh", 12}}, {{"en", 12}}) == 1);
  CHECK(jensen_shannon({{"ar", 6}, {"fr", 6}}, {{"fr", 12}}) == jensen_shannon({{"ja", 6}, {"ko", 6}}, {{"ko", 12}}));
}

TEST_CASE("the more posts change their language, the larger the divergence", "[stats]") {
  double last = -1;
  for (int changed = 0; changed <= 20; ++changed) {
    const double divergence = jensen_shannon({{"en", 20}}, {{"en", 20.0 - changed}, {"es", static_cast<double>(changed)}});
    CHECK(divergence > last);
    CHECK(divergence <= 1);
    last = divergence;
  }
}

TEST_CASE("counts that are no counts are left out", "[stats]") {
  CHECK(jensen_shannon({{"a", -3}, {"b", std::nan("")}, {"c", 2}}, {{"c", 5}}) == 0);
  CHECK(jensen_shannon({}, {}) == 0);
  CHECK(jensen_shannon({{"a", 1e308}, {"b", 1e308}}, {{"c", 1}}) == 0);  // a sum that is no number
}

}  // namespace persona_lens
