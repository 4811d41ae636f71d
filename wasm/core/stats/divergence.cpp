#include "stats/divergence.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

bool counts(double count) { return count > 0 && std::isfinite(count); }

double sum_of(const Counts& all) {
  double sum = 0;
  for (const auto& [thing, count] : all) {
    if (counts(count)) sum += count;
  }
  return sum;
}

// Σ p·log2(p / ((p + q)/2)) over the things of `own`.
double distance_to_middle(const Counts& own, double own_sum, const Counts& other, double other_sum) {
  double distance = 0;
  for (const auto& [thing, count] : own) {
    if (!counts(count)) continue;
    const double p = count / own_sum;
    const auto found = other.find(thing);
    const double q = found != other.end() && counts(found->second) ? found->second / other_sum : 0;
    distance += p * std::log2(2 * p / (p + q));
  }
  return distance;
}

}  // namespace

double jensen_shannon(const Counts& a, const Counts& b) {
  const double sum_a = sum_of(a);
  const double sum_b = sum_of(b);
  if (!(sum_a > 0) || !(sum_b > 0) || !std::isfinite(sum_a) || !std::isfinite(sum_b)) return 0;
  return std::clamp((distance_to_middle(a, sum_a, b, sum_b) + distance_to_middle(b, sum_b, a, sum_a)) / 2, 0.0, 1.0);
}

}  // namespace persona_lens
