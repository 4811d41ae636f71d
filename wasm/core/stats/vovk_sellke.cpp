#include "stats/vovk_sellke.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stats/decibans.h"

namespace persona_lens {

double vovk_sellke_decibans(double p_value) noexcept {
  constexpr double smallest = 1e-300;
  if (!(p_value < 1 / std::numbers::e)) return 0;  // also NaN
  const double p = std::max(p_value, smallest);
  return std::max(0.0, to_decibans(1 / (-std::numbers::e * p * std::log(p))));
}

}  // namespace persona_lens
