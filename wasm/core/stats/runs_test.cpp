#include "stats/runs_test.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

// ln k! for k up to `n`. A table of our own: std::lgamma is not safe to share between threads.
std::vector<double> log_factorials(std::size_t n) {
  std::vector<double> logs(n + 1, 0.0);
  for (std::size_t k = 2; k <= n; ++k) logs[k] = logs[k - 1] + std::log(static_cast<double>(k));
  return logs;
}

class RunsDistribution {
 public:
  RunsDistribution(std::size_t n1, std::size_t n2) : n1_(n1), n2_(n2), logs_(log_factorials(n1 + n2)), log_all_(log_choose(n1 + n2, n1)) {}

  // P(R = runs)
  [[nodiscard]] double at(std::size_t runs) const {
    const std::size_t half = runs / 2;
    if (runs < 2) return 0;
    if (runs % 2 == 0) return 2 * ways(half - 1, half - 1);
    return ways(half, half - 1) + ways(half - 1, half);
  }

 private:
  [[nodiscard]] double log_choose(std::size_t n, std::size_t k) const { return logs_[n] - logs_[k] - logs_[n - k]; }
  // C(n1 − 1, cuts1)·C(n2 − 1, cuts2)/C(n1 + n2, n1)
  [[nodiscard]] double ways(std::size_t cuts1, std::size_t cuts2) const {
    if (cuts1 > n1_ - 1 || cuts2 > n2_ - 1) return 0;
    return std::exp(log_choose(n1_ - 1, cuts1) + log_choose(n2_ - 1, cuts2) - log_all_);
  }

  std::size_t n1_;
  std::size_t n2_;
  std::vector<double> logs_;
  double log_all_;
};

}  // namespace

RunsTest runs_test(const std::vector<bool>& series) {
  RunsTest test;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series[i]) {
      ++test.first_kind;
    } else {
      ++test.second_kind;
    }
    if (i == 0 || series[i] != series[i - 1]) ++test.runs;
  }
  if (test.first_kind < 2 || test.second_kind < 2) return test;
  const auto n1 = static_cast<double>(test.first_kind);
  const auto n2 = static_cast<double>(test.second_kind);
  test.expected = 1 + 2 * n1 * n2 / (n1 + n2);

  const RunsDistribution distribution(test.first_kind, test.second_kind);
  const std::size_t most = std::min(series.size(), 2 * std::min(test.first_kind, test.second_kind) + 1);
  double many = 0;
  for (std::size_t runs = test.runs; runs <= most; ++runs) many += distribution.at(runs);
  double few = 0;
  for (std::size_t runs = 2; runs <= test.runs; ++runs) few += distribution.at(runs);
  test.p_many = std::clamp(many, 0.0, 1.0);
  test.p_few = std::clamp(few, 0.0, 1.0);
  return test;
}

}  // namespace persona_lens
