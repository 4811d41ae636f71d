#include "stats/circular.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "compact_sort.h"

namespace persona_lens {
namespace {

constexpr double hours_of_day = 24;

// As fractions of the day, [0, 1), without those that are no numbers.
std::vector<double> fractions_of(std::span<const double> hours) {
  std::vector<double> fractions;
  fractions.reserve(hours.size());
  for (const double hour : hours) {
    if (!std::isfinite(hour)) continue;
    const double fraction = hour / hours_of_day - std::floor(hour / hours_of_day);
    fractions.push_back(fraction < 1 ? fraction : 0);
  }
  return fractions;
}

double kuiper_p_value(double lambda) {
  constexpr double converges_from = 0.4;
  constexpr int enough_terms = 100;
  if (lambda < converges_from) return 1;
  double sum = 0;
  for (int j = 1; j <= enough_terms; ++j) {
    const double square = static_cast<double>(j) * static_cast<double>(j) * lambda * lambda;
    const double term = (4 * square - 1) * std::exp(-2 * square);
    sum += term;
    if (std::abs(term) < 1e-18) break;
  }
  return std::clamp(2 * sum, 0.0, 1.0);
}

}  // namespace

Rayleigh rayleigh(std::span<const double> hours) {
  // Sorted, so that the sums do not depend on the order of the times.
  std::vector<double> fractions = fractions_of(hours);
  if (fractions.empty()) return {};
  compact_sort(fractions);
  double sine = 0;
  double cosine = 0;
  for (const double fraction : fractions) {
    sine += std::sin(2 * std::numbers::pi * fraction);
    cosine += std::cos(2 * std::numbers::pi * fraction);
  }
  const auto n = static_cast<double>(fractions.size());
  const double r = std::min(std::hypot(sine, cosine), n);
  Rayleigh result;
  result.resultant = r / n;
  const double direction = std::atan2(sine, cosine) / (2 * std::numbers::pi);
  result.mean_hour = (direction < 0 ? direction + 1 : direction) * hours_of_day;
  if (result.mean_hour >= hours_of_day) result.mean_hour = 0;
  result.p_value = std::clamp(std::exp(std::sqrt(1 + 4 * n + 4 * (n * n - r * r)) - (1 + 2 * n)), 0.0, 1.0);
  return result;
}

Kuiper kuiper(std::span<const double> hours) {
  std::vector<double> fractions = fractions_of(hours);
  if (fractions.empty()) return {};
  compact_sort(fractions);
  const auto n = static_cast<double>(fractions.size());
  double above = 0;
  double below = 0;
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    above = std::max(above, static_cast<double>(i + 1) / n - fractions[i]);
    below = std::max(below, fractions[i] - static_cast<double>(i) / n);
  }
  Kuiper result;
  result.v = above + below;
  result.lambda = (std::sqrt(n) + 0.155 + 0.24 / std::sqrt(n)) * result.v;
  result.p_value = kuiper_p_value(result.lambda);
  return result;
}

}  // namespace persona_lens
