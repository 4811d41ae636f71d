#include "compact_sort.h"

#include <algorithm>
#include <numeric>

namespace persona_lens {
namespace {

using Places = std::vector<std::uint32_t>;

bool is_sorted(std::size_t count, PlaceOrder order) {
  for (std::uint32_t place = 1; place < count; ++place) {
    if (order(place, place - 1)) return false;
  }
  return true;
}

// Merges from[begin … middle) and from[middle … end), each in order, to the same places of `to`.
void merge(const Places& from, Places& to, std::size_t begin, std::size_t middle, std::size_t end, PlaceOrder order) {
  std::size_t left = begin;
  std::size_t right = middle;
  for (std::size_t place = begin; place < end; ++place) {
    const bool take_right = left == middle || (right < end && order(from[right], from[left]));
    to[place] = take_right ? from[right++] : from[left++];
  }
}

}  // namespace

std::vector<std::uint32_t> sorted_places(std::size_t count, PlaceOrder order) {
  if (is_sorted(count, order)) return {};
  Places places(count);
  std::iota(places.begin(), places.end(), 0U);
  Places other(count);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      merge(places, other, begin, std::min(begin + width, count), std::min(begin + 2 * width, count), order);
    }
    places.swap(other);
  }
  return places;
}

}  // namespace persona_lens
