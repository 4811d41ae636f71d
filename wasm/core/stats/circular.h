// Times of day on their circle: whether they gather at all. Known answers: domain 5.4. Everybody who sleeps passes both tests; they say
// nothing about who posts and are shown beside the fit to a published shift (stats/shift_fit.h), never weighed.
#pragma once

#include <span>

namespace persona_lens {

struct Rayleigh {
  double resultant = 0;  // R̄ = R/n, 0 (no direction) … 1 (one moment)
  double mean_hour = 0;  // of the resultant's direction, [0, 24); of no meaning where the resultant is 0
  double p_value = 1;    // of evenly spread times: exp{√[1 + 4n + 4(n² − R²)] − (1 + 2n)} (Zar, Biostatistical Analysis, 27.1)
};

// `hours` on the 24-hour circle, any real number (taken modulo 24). Not finite ones are left out; none left: p = 1.
Rayleigh rayleigh(std::span<const double> hours);

struct Kuiper {
  double v = 0;        // D⁺ + D⁻ against evenly spread times, the same wherever the circle is cut
  double lambda = 0;   // (√n + 0.155 + 0.24/√n)·V (Stephens 1970)
  double p_value = 1;  // 2·Σ_j (4j²λ² − 1)·exp(−2j²λ²), clamped to [0, 1]; 1 for λ < 0.4, where the series no longer converges
};

// As rayleigh(): hours on the 24-hour circle.
Kuiper kuiper(std::span<const double> hours);

}  // namespace persona_lens
