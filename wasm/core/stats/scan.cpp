#include "stats/scan.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

// ln C(n, k) by the product formula: k ≤ 200,000, and std::lgamma is not safe to share between threads.
double log_choose(std::size_t n, std::size_t k) noexcept {
  const std::size_t small = std::min(k, n - k);
  double sum = 0;
  for (std::size_t i = 1; i <= small; ++i) sum += std::log(static_cast<double>(n - small + i) / static_cast<double>(i));
  return sum;
}

// Sums the point probabilities from k outwards (upwards or downwards) until they no longer matter. Each term follows from its neighbour.
double sum_up(std::size_t n, double p, std::size_t k) noexcept {
  double term = binomial_point(n, p, k);
  double sum = term;
  const double odds = p / (1 - p);
  for (std::size_t i = k; i < n; ++i) {
    const double ratio = static_cast<double>(n - i) / static_cast<double>(i + 1) * odds;
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * 1e-17) break;
  }
  return sum;
}

double sum_down(std::size_t n, double p, std::size_t k) noexcept {
  double term = binomial_point(n, p, k);
  double sum = term;
  const double odds = (1 - p) / p;
  for (std::size_t i = k; i > 0; --i) {
    const double ratio = static_cast<double>(i) / static_cast<double>(n - i + 1) * odds;
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * 1e-17) break;
  }
  return sum;
}

}  // namespace

double binomial_point(std::size_t n, double p, std::size_t k) noexcept {
  if (k > n || !(p >= 0) || !(p <= 1)) return 0;
  if (p == 0) return k == 0 ? 1 : 0;
  if (p == 1) return k == n ? 1 : 0;
  return std::exp(log_choose(n, k) + static_cast<double>(k) * std::log(p) + static_cast<double>(n - k) * std::log1p(-p));
}

double binomial_upper_tail(std::size_t n, double p, std::size_t k) noexcept {
  if (!(p >= 0) || !(p <= 1)) return 0;
  if (k == 0) return 1;
  if (k > n || p == 0) return 0;
  if (p == 1) return 1;
  const double mean = static_cast<double>(n) * p;
  if (static_cast<double>(k) > mean) return std::min(1.0, sum_up(n, p, k));
  return std::clamp(1 - sum_down(n, p, k - 1), 0.0, 1.0);
}

double scan_p_value(std::size_t n, double window, std::size_t k) noexcept {
  if (k > n) return 0;
  if (k <= 1 || !(window < 1)) return 1;  // one point is always in some window; also NaN
  if (window <= 0) return 0;
  // Windows hold N·w points on average, so that some window always holds that many; the approximation dips below 1 there.
  if (static_cast<double>(k) <= static_cast<double>(n) * window) return 1;
  const double lead = static_cast<double>(k) / window - static_cast<double>(n) - 1;
  const double p = lead * binomial_point(n, window, k) + 2 * binomial_upper_tail(n, window, k);
  return std::clamp(p, 0.0, 1.0);
}

}  // namespace persona_lens
