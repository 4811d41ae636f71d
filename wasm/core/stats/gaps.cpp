#include "stats/gaps.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

// Differences of times come from bytes that we did not write: they must not overflow.
TimeMs difference(TimeMs later, TimeMs earlier) noexcept {
  TimeMs result = 0;
  if (!__builtin_sub_overflow(later, earlier, &result)) return result;
  return later > earlier ? INT64_MAX : INT64_MIN;
}

}  // namespace

GapBounds gap_between(const TimeInterval& earlier, const TimeInterval& later) noexcept {
  const TimeMs low = std::max<TimeMs>(0, difference(later.earliest, earlier.latest));
  return {low, std::max(low, difference(later.latest, earlier.earliest))};
}

TimeMs pigeonhole_lower_bound(TimeMs length, std::uint64_t hidden) noexcept {
  if (length <= 0) return 0;
  const auto total = static_cast<std::uint64_t>(length);
  if (hidden >= total) return 0;
  return static_cast<TimeMs>(total / (hidden + 1));
}

double dormancy_decibans(TimeMs proven_silence) noexcept {
  const double years = static_cast<double>(proven_silence) / (static_cast<double>(ms_per_day) * days_per_year);
  if (years >= 8) return 7;
  if (years >= 5) return 5;
  if (years >= 2) return 3;
  if (years >= 1) return 1;
  return 0;
}

std::optional<Burstiness> burstiness(std::span<const double> gaps, std::size_t min_gaps) {
  if (gaps.size() < std::max<std::size_t>(min_gaps, 2)) return std::nullopt;
  const auto m = static_cast<double>(gaps.size());
  double sum = 0;
  for (const double gap : gaps) {
    if (!(gap >= 0) || !std::isfinite(gap)) return std::nullopt;
    sum += gap;
  }
  const double mean = sum / m;
  if (!(mean > 0) || !std::isfinite(mean)) return std::nullopt;
  double squares = 0;
  for (const double gap : gaps) squares += (gap - mean) * (gap - mean);
  const double r = std::sqrt(squares / m) / mean;
  const double up = std::sqrt(m + 1);
  const double down = std::sqrt(m - 1);
  return Burstiness{(r - 1) / (r + 1), (up * r - down) / ((up - 2) * r + down)};
}

double largest_gap_p_value(std::size_t gaps, double x) noexcept {
  if (x >= 1) return 0;
  if (gaps <= 1 || !(x > 0)) return 1;  // also NaN
  const auto m = static_cast<double>(gaps);
  // ln of the first term. The j-th term is at most first^j/j!, and P ≥ 1 − e^(−first) nearly: beyond 20 the alternating sum would only
  // lose digits, and P is 1 to nine places.
  const double log_first = std::log(m) + (m - 1) * std::log1p(-x);
  if (log_first > std::log(20.0)) return 1;
  double p = 0;
  double log_choose = 0;
  for (std::size_t j = 1; j <= gaps && static_cast<double>(j) * x < 1; ++j) {
    const auto step = static_cast<double>(j);
    log_choose += std::log((m - step + 1) / step);
    const double term = std::exp(log_choose + (m - 1) * std::log1p(-step * x));
    p += j % 2 == 1 ? term : -term;
    if (term < 1e-18) break;
  }
  return std::clamp(p, 0.0, 1.0);
}

}  // namespace persona_lens
