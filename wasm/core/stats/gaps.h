// Silences between posts: what can be proven of them when times are intervals and posts are hidden, and how they weigh.
// Rules and known answers: domain 5.3 and 5.4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model.h"

namespace persona_lens {

// The Julian year, 365.25 days.
inline constexpr double days_per_year = 365.25;

// A length of time known only to lie between two bounds, in ms, 0 ≤ low ≤ high.
struct GapBounds {
  TimeMs low = 0;
  TimeMs high = 0;
  friend bool operator==(const GapBounds&, const GapBounds&) = default;
};

// The time between two neighbours, `earlier` before `later`: [max(0, b1 − a2), b2 − a1].
GapBounds gap_between(const TimeInterval& earlier, const TimeInterval& later) noexcept;

// With `hidden` unseen events somewhere inside a stretch of `length`, the largest silence in it is at least length/(hidden + 1), by the
// pigeonhole principle (3 hidden in 10 years → at least 2.5 years; 500 hidden → a week: no evidence).
TimeMs pigeonhole_lower_bound(TimeMs length, std::uint64_t hidden) noexcept;

// The standard weight of a proven silence: < 1 year 0 · 1–2 +1 · 2–5 +3 · 5–8 +5 · ≥ 8 +7 dB (elicited).
double dormancy_decibans(TimeMs proven_silence) noexcept;

// Burstiness of m gaps, r = σ/μ with the population σ. −1 = like clockwork, 0 = random, → 1 = all at once.
struct Burstiness {
  double b = 0;  // (r − 1)/(r + 1): Goh & Barabási 2008; depends on m
  double a = 0;  // [√(m+1)·r − √(m−1)]/[(√(m+1) − 2)·r + √(m−1)]: Kim & Jo 2016, corrected for finite m
};
// nullopt for fewer than `min_gaps` gaps, a negative or non-finite gap, or gaps that are all 0. Domain 5.4 asks for 10 gaps; known
// answers of shorter series are of use in tests only.
std::optional<Burstiness> burstiness(std::span<const double> gaps, std::size_t min_gaps = 10);

// P(the largest of the m gaps that m − 1 evenly spread points make is longer than the fraction x of the span)
// = Σ_{j≥1, jx<1} (−1)^{j+1}·C(m, j)·(1 − jx)^{m−1} (Fisher 1929). A necessary gate only: people are bursty. 1 for x ≤ 0 or m ≤ 1
// (with x < 1), 0 for x ≥ 1.
double largest_gap_p_value(std::size_t gaps, double x) noexcept;

}  // namespace persona_lens
