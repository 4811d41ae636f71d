// The scan statistic: how surprising is it that k of N points fall into some window that covers the fraction w of the whole span, if the
// points were spread evenly? Wallenstein & Neff, "An approximation for the distribution of the scan statistic", Statistics in Medicine 6
// (1987): P ≈ (k/w − N − 1)·b(k) + 2·G(k), with b the point and G the upper tail (≥ k) of Binomial(N, w), clamped to [0, 1].
// Good where it matters (P < 0.1); above that it errs upwards, the safe side. Known answers in domain 5.5.
#pragma once

#include <cstddef>

namespace persona_lens {

// P(X = k), X ~ Binomial(n, p). 0 outside 0 ≤ k ≤ n or 0 ≤ p ≤ 1.
double binomial_point(std::size_t n, double p, std::size_t k) noexcept;
// P(X ≥ k), summed from its smaller side so that neither 1e-200 nor 1 − 1e-16 is lost.
double binomial_upper_tail(std::size_t n, double p, std::size_t k) noexcept;

// P(some window of fraction `window` holds at least `k` of `n` points). `window` ≤ 0 with k ≥ 2 gives 0, `window` ≥ 1 or k ≤ 1 gives 1,
// k > n gives 0.
double scan_p_value(std::size_t n, double window, std::size_t k) noexcept;

}  // namespace persona_lens
