// Small parts that every signal's result is made of.
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "model.h"

namespace persona_lens {

// Evidence lists are for showing: beyond these many, the observed numbers tell the rest.
inline constexpr std::size_t max_evidence_posts = 50;
inline constexpr std::size_t max_evidence_accounts = 100;

// `name`: a literal.
inline Observed observed_number(std::string_view name, double value) { return {name, {}, value}; }
inline Observed observed_number(std::string_view name, std::uint64_t value) { return {name, {}, static_cast<double>(value)}; }

// Days to two decimals: times known to the second must not turn 3,836 days into 3,835.99999.
inline double in_days(TimeMs duration) { return std::round(static_cast<double>(duration) / static_cast<double>(ms_per_day) * 100) / 100; }

inline SignalResult not_evaluated(std::string_view signal, Group group, std::string_view why) {
  SignalResult result;
  result.signal = signal;
  result.group = group;
  result.why_not = why;
  return result;
}

inline SignalResult evaluated(std::string_view signal, Group group) {
  SignalResult result;
  result.signal = signal;
  result.group = group;
  result.evaluated = true;
  return result;
}

}  // namespace persona_lens
