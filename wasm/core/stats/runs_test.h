// Wald & Wolfowitz's runs test: do two kinds of things follow each other more regularly than chance? A run is a stretch of one kind.
// Source: Wald & Wolfowitz, "On a test whether two samples are from the same population", Annals of Mathematical Statistics 11 (1940).
#pragma once

#include <cstddef>
#include <vector>

namespace persona_lens {

struct RunsTest {
  std::size_t runs = 0;
  std::size_t first_kind = 0;   // how many are true
  std::size_t second_kind = 0;  // how many are false
  double expected = 0;          // 1 + 2·n1·n2/(n1 + n2)
  double p_many = 1;            // P(R ≥ runs), exact: small where the kinds take turns
  double p_few = 1;             // P(R ≤ runs), exact: small where each kind keeps to itself
};

// Of a series in its order. With fewer than two of either kind nothing can be told: both p are 1.
RunsTest runs_test(const std::vector<bool>& series);

}  // namespace persona_lens
