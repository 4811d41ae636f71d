// Times, which are known within bounds only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

namespace persona_lens {

// Milliseconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds.
using TimeMs = std::int64_t;

inline constexpr TimeMs ms_per_second = 1000;
inline constexpr TimeMs ms_per_hour = 3'600'000;
inline constexpr TimeMs ms_per_day = 86'400'000;

// How a time became known; the order is from strongest to weakest.
enum class TimeBasis : std::uint8_t {
  id,            // decoded from a snowflake id: exact to the millisecond
  reported,      // the platform printed it
  joined_month,  // "Joined July 2009" on a page: one calendar month, any time zone
  relative,      // "4 years ago" seen at a known time
  interpolated,  // from the table of sequential ids
  assumed,       // nothing better than the time of reading
};

// A time known only to lie within [earliest, latest] (both inclusive, ms). Lower bounds decide.
struct TimeInterval {
  TimeMs earliest = 0;
  TimeMs latest = 0;
  TimeBasis basis = TimeBasis::assumed;
  friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
};

// A TimeInterval or nothing, with what std::optional offers, in two thirds of a TimeInterval's own space: tens of thousands of posts are
// remembered. Answers by value. Times are cut at a million years from 1970.
class OptionalInterval {
 public:
  constexpr OptionalInterval() noexcept = default;
  constexpr OptionalInterval(std::nullopt_t /*nothing*/) noexcept {}  // NOLINT(google-explicit-constructor)
  constexpr OptionalInterval(const TimeInterval& time) noexcept       // NOLINT(google-explicit-constructor)
      : earliest_(std::clamp(time.earliest, -farthest, farthest)),
        latest_and_basis_(std::clamp(time.latest, -farthest, farthest) * basis_values + static_cast<std::int64_t>(time.basis)) {}
  constexpr OptionalInterval(const std::optional<TimeInterval>& time) noexcept  // NOLINT(google-explicit-constructor)
      : OptionalInterval(time ? OptionalInterval(*time) : OptionalInterval()) {}
  constexpr operator std::optional<TimeInterval>() const noexcept {  // NOLINT(google-explicit-constructor)
    return has_value() ? std::optional(value()) : std::nullopt;
  }

  [[nodiscard]] constexpr bool has_value() const noexcept { return basis() != no_basis; }
  constexpr explicit operator bool() const noexcept { return has_value(); }
  // Precondition of these: has_value().
  [[nodiscard]] constexpr TimeInterval value() const noexcept {
    return {earliest_, (latest_and_basis_ - basis()) / basis_values, static_cast<TimeBasis>(basis())};
  }
  constexpr TimeInterval operator*() const noexcept { return value(); }
  // Lives as long as the expression in which it is asked for.
  class Arrow {
   public:
    constexpr explicit Arrow(const TimeInterval& time) noexcept : time_(time) {}
    constexpr const TimeInterval* operator->() const noexcept { return &time_; }

   private:
    TimeInterval time_;
  };
  constexpr Arrow operator->() const noexcept { return Arrow(value()); }
  constexpr void reset() noexcept { *this = OptionalInterval(); }

  friend constexpr bool operator==(const OptionalInterval& a, const OptionalInterval& b) noexcept {
    return a.has_value() == b.has_value() && (!a.has_value() || a.value() == b.value());
  }
  friend constexpr bool operator==(const OptionalInterval& a, std::nullopt_t /*nothing*/) noexcept { return !a.has_value(); }
  friend constexpr bool operator==(const OptionalInterval& a, const TimeInterval& b) noexcept { return a.has_value() && a.value() == b; }

 private:
  static constexpr std::int64_t basis_values = 256;
  static constexpr std::int64_t no_basis = basis_values - 1;
  static constexpr TimeMs farthest = std::numeric_limits<TimeMs>::max() / basis_values - 1;

  [[nodiscard]] constexpr std::int64_t basis() const noexcept { return latest_and_basis_ & no_basis; }

  TimeMs earliest_ = 0;
  std::int64_t latest_and_basis_ = no_basis;  // latest · 256 + basis
};

}  // namespace persona_lens
