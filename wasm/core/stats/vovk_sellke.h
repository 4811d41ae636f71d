// From a p-value to evidence. For any alternative, the likelihood ratio against the null is at most 1/(−e·p·ln p) where p < 1/e, and 1
// beyond. Source: Sellke, Bayarri & Berger, "Calibration of p values for testing precise null hypotheses", The American Statistician 55
// (2001), after Vovk (1993). Known answers (domain 5.1): 0.05 → 3.9 dB, 0.01 → 9.0, 0.001 → 17.3.
#pragma once

namespace persona_lens {

// In decibans, ≥ 0. p outside (0, 1) weighs 0, except p ≤ 0, which is read as the smallest p that we tell apart (1e-300).
double vovk_sellke_decibans(double p_value) noexcept;

}  // namespace persona_lens
