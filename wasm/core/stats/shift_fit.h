// Hours against a published shift, and silence on its rest days: how often ordinary people look like that.
//
// The null of the hours is the least favourable one that can be justified. A person may live wherever the shift fits best: of 15 people who
// published their archives, the share of their active hours inside Mon–Fri 09–18, taken in the zone of 24 that fits each best, has mean
// 0.457 and standard deviation 0.062, at most 0.571 (measured; in their own zones the median of 59 is 0.33). 0.457 is 1.14 times what
// somebody shows who is awake for 16 hours, all of the shift among them, and posts evenly. So human_shift_share = 1.14·hours/16·days/7.
// Around it people differ more than binomially: a beta distribution with a + b = 10, a standard deviation of 0.15 at that mean, more than
// twice the measured one (elicited). And one in twenty is staffed, scheduled or posts at work only, and fits any office shift perfectly
// (elicited; @BarackObama, an overt account run by staff, 0.897). No p-value falls below that share, so that no fit is ever strong.
#pragma once

#include <cstddef>

namespace persona_lens {

inline constexpr double waking_hours = 16;
inline constexpr double best_fit_factor = 1.14;
inline constexpr double human_spread = 10;               // a + b of the beta distribution
inline constexpr double highest_measured_share = 0.571;  // of people, Mon–Fri 09–18, in the zone that fits best
inline constexpr double office_poster_share = 0.05;      // people who fit any shift

// The mean share of an ordinary person's active hours inside a shift of so many hours on so many days of the week, in the zone where it
// fits best. In [0, 0.98].
double human_shift_share(std::size_t hours, std::size_t days) noexcept;

// Whether a share is beyond what was measured of ordinary people, scaled to the shift: up to 0.571/0.457 of human_shift_share nothing is
// out of the ordinary, whatever the number of times.
bool beyond_ordinary(double share, std::size_t hours, std::size_t days) noexcept;

// P(X ≥ k), X ~ BetaBinomial(n, a, b): each of n trials succeeds with a probability that was drawn once from Beta(a, b). 1 for k = 0 or
// parameters that are not positive, 0 for k > n.
double beta_binomial_upper_tail(std::size_t n, double a, double b, std::size_t k);

// How often an ordinary person's n active hours have at least k inside such a shift: 0.05 + 0.95·P(X ≥ k). 1 where nothing can be told.
double shift_p_value(std::size_t n, std::size_t k, std::size_t hours, std::size_t days);

// n active days, `on_rest_days` of them on `rest_days` consecutive days of the week, as many as seen or fewer under evenly spread
// days: 7·P(X ≤ on_rest_days), X ~ Binomial(n, rest_days/7), for the choice among seven such stretches, at most 1. None at all and a rest
// of two days: 7·(5/7)^n. 1 for a rest of none or of the whole week.
double rest_days_p_value(std::size_t n, std::size_t on_rest_days, std::size_t rest_days);

}  // namespace persona_lens
