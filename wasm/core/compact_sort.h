// Sorting for little code. The standard library's sorts are compiled anew for each type and each order, 2 to 6 KB every time, and together
// they were a fifth of the module that is loaded with every page. Here one merge sort orders places, and only comparing and moving are
// compiled for each type. Stable. For tens of thousands of elements at a time, where the calls would be felt, use the standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace persona_lens {

// Whether the element at place `a` comes before the one at place `b`.
struct PlaceOrder {
  bool (*before)(const void* elements, std::uint32_t a, std::uint32_t b);
  const void* elements;

  bool operator()(std::uint32_t a, std::uint32_t b) const { return before(elements, a, b); }
};

// The places 0 … count − 1 in order; those of equal elements ascending. Empty where the elements are in order as they stand.
std::vector<std::uint32_t> sorted_places(std::size_t count, PlaceOrder order);

// As std::ranges::stable_sort. Precondition: fewer than 2^32 elements.
template <std::ranges::random_access_range Range, typename Less = std::ranges::less, typename Projection = std::identity>
void compact_sort(Range&& range, Less less = {}, Projection projection = {}) {
  const auto first = std::ranges::begin(range);
  const auto at = [&](std::size_t place) -> decltype(auto) { return first[static_cast<std::ranges::range_difference_t<Range>>(place)]; };
  const auto before = [&](std::uint32_t a, std::uint32_t b) -> bool {
    return std::invoke(less, std::invoke(projection, at(a)), std::invoke(projection, at(b)));
  };
  using Before = decltype(before);
  const PlaceOrder order{[](const void* elements, std::uint32_t a, std::uint32_t b) {
                           return (*static_cast<const std::remove_const_t<Before>*>(elements))(a, b);
                         },
                         &before};
  std::vector<std::uint32_t> places = sorted_places(static_cast<std::size_t>(std::ranges::size(range)), order);
  // Round by round: each element of a cycle moves to its place once.
  for (std::size_t start = 0; start < places.size(); ++start) {
    if (places[start] == start) continue;
    auto moved = std::move(at(start));
    std::size_t hole = start;
    while (places[hole] != start) {
      const std::size_t from = places[hole];
      at(hole) = std::move(at(from));
      places[hole] = static_cast<std::uint32_t>(hole);
      hole = from;
    }
    at(hole) = std::move(moved);
    places[hole] = static_cast<std::uint32_t>(hole);
  }
}

}  // namespace persona_lens
