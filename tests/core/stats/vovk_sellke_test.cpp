#include "stats/vovk_sellke.h"

#include <cmath>
#include <numbers>

#include "catch.h"
#include "stats/vectors.h"

namespace persona_lens {

using Catch::Matchers::WithinAbs;

TEST_CASE("p-values become decibans by Vovk and Sellke's bound", "[stats]") {
  const known::Vectors vectors("stats.json");
  const double tolerance = known::number(vectors.section("vovk_sellke"), "tolerance");
  for (const simdjson::dom::element answer : vectors.answers("vovk_sellke")) {
    const double p = known::number(answer, "p");
    CAPTURE(p);
    CHECK_THAT(vovk_sellke_decibans(p), WithinAbs(known::number(answer, "decibans"), tolerance));
  }
}

TEST_CASE("the bound is monotone, continuous at 1/e and finite for every input", "[stats]") {
  CHECK_THAT(vovk_sellke_decibans(1 / std::numbers::e - 1e-9), WithinAbs(0, 1e-6));
  double last = vovk_sellke_decibans(1);
  for (int step = 0; step < 670; ++step) {
    const double p = 0.9 * std::pow(3.0, -step);
    const double weight = vovk_sellke_decibans(p);
    CHECK(weight >= last);
    last = weight;
  }
  CHECK(std::isfinite(vovk_sellke_decibans(0)));
  CHECK(vovk_sellke_decibans(-1) == vovk_sellke_decibans(0));
  CHECK(vovk_sellke_decibans(std::nan("")) == 0);
}

}  // namespace persona_lens
