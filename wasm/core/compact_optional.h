// std::optional without its flag. Beside a 64-bit fact the flag takes eight bytes more, and tens of thousands of posts are remembered.
#pragma once

#include <compare>
#include <optional>
#include <utility>

namespace persona_lens {

// A fact or nothing, with what std::optional offers. Nothing is a value that the fact never has: `Absent::make()` makes it and
// `Absent::is(value)` tells it.
template <typename T, typename Absent>
class CompactOptional {
 public:
  constexpr CompactOptional() noexcept = default;
  constexpr CompactOptional(std::nullopt_t /*nothing*/) noexcept {}      // NOLINT(google-explicit-constructor)
  constexpr CompactOptional(const T& value) noexcept : value_(value) {}  // NOLINT(google-explicit-constructor)
  constexpr CompactOptional(const std::optional<T>& fact) noexcept       // NOLINT(google-explicit-constructor)
      : value_(fact ? *fact : Absent::make()) {}
  constexpr operator std::optional<T>() const noexcept {  // NOLINT(google-explicit-constructor)
    return has_value() ? std::optional<T>(value_) : std::nullopt;
  }

  [[nodiscard]] constexpr bool has_value() const noexcept { return !Absent::is(value_); }
  constexpr explicit operator bool() const noexcept { return has_value(); }
  // Precondition of these: has_value().
  constexpr const T& operator*() const noexcept { return value_; }
  constexpr T& operator*() noexcept { return value_; }
  constexpr const T* operator->() const noexcept { return &value_; }
  constexpr T* operator->() noexcept { return &value_; }
  [[nodiscard]] constexpr const T& value() const noexcept { return value_; }
  [[nodiscard]] constexpr T value_or(const T& otherwise) const noexcept { return has_value() ? value_ : otherwise; }
  constexpr void reset() noexcept { value_ = Absent::make(); }

  friend constexpr bool operator==(const CompactOptional& a, const CompactOptional& b) noexcept {
    return a.has_value() == b.has_value() && (!a.has_value() || a.value_ == b.value_);
  }
  friend constexpr bool operator==(const CompactOptional& a, std::nullopt_t /*nothing*/) noexcept { return !a.has_value(); }
  friend constexpr bool operator==(const CompactOptional& a, const T& b) noexcept { return a.has_value() && a.value_ == b; }
  // Nothing comes before everything.
  friend constexpr auto operator<=>(const CompactOptional& a, const CompactOptional& b) noexcept
    requires std::three_way_comparable<T>
  {
    return std::pair(a.has_value(), a.has_value() ? a.value_ : T{}) <=> std::pair(b.has_value(), b.has_value() ? b.value_ : T{});
  }

 private:
  T value_ = Absent::make();
};

}  // namespace persona_lens
