#include "stats/shift_fit.h"

#include <algorithm>
#include <cmath>

#include "stats/scan.h"

namespace persona_lens {
namespace {

constexpr double days_of_week = 7;

}  // namespace

double human_shift_share(std::size_t hours, std::size_t days) noexcept {
  const double awake = std::min(best_fit_factor * static_cast<double>(hours) / waking_hours, 1.0);
  return std::min(awake * std::min(static_cast<double>(days) / days_of_week, 1.0), 0.98);
}

bool beyond_ordinary(double share, std::size_t hours, std::size_t days) noexcept {
  constexpr double mean_measured_share = 0.457;
  return share > highest_measured_share / mean_measured_share * human_shift_share(hours, days);
}

double beta_binomial_upper_tail(std::size_t n, double a, double b, std::size_t k) {
  if (k == 0 || !(a > 0) || !(b > 0) || !std::isfinite(a) || !std::isfinite(b)) return 1;
  if (k > n) return 0;
  // P(X = 0) = Π (b + i)/(a + b + i), and each probability follows from the one before; in logarithms, because the first may be tiny.
  double log_term = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto step = static_cast<double>(i);
    log_term += std::log((b + step) / (a + b + step));
  }
  double tail = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto done = static_cast<double>(i);
    const double left = static_cast<double>(n) - done;
    log_term += std::log(left / (done + 1) * (a + done) / (b + left - 1));
    if (i + 1 >= k) tail += std::exp(log_term);
  }
  return std::clamp(tail, 0.0, 1.0);
}

double shift_p_value(std::size_t n, std::size_t k, std::size_t hours, std::size_t days) {
  const double share = human_shift_share(hours, days);
  if (n == 0 || k > n || !(share > 0)) return 1;
  const double tail = beta_binomial_upper_tail(n, share * human_spread, (1 - share) * human_spread, k);
  return std::clamp(office_poster_share + (1 - office_poster_share) * tail, 0.0, 1.0);
}

double rest_days_p_value(std::size_t n, std::size_t on_rest_days, std::size_t rest_days) {
  if (n == 0 || on_rest_days > n || rest_days == 0 || static_cast<double>(rest_days) >= days_of_week) return 1;
  const double work = 1 - static_cast<double>(rest_days) / days_of_week;
  // As many on work days or more: the same event, summed from its smaller side.
  return std::min(1.0, days_of_week * binomial_upper_tail(n, work, n - on_rest_days));
}

}  // namespace persona_lens
