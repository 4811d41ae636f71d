#include "memory/stretch_order.h"

#include <algorithm>
#include <iterator>

#include "memory/post_order.h"

namespace persona_lens {
namespace {

using Ids = std::vector<std::string>;
using Places = std::unordered_map<std::string_view, std::size_t>;

Places places_of(const Ids& ids) {
  Places places;
  for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
  return places;
}

bool share_in_order(const Ids& a, const Ids& b) {
  // Both fall strictly: walk them side by side.
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const int order = compare_ids(a[i], b[j]);
    if (order == 0) return true;
    if (order > 0) {
      ++i;
    } else {
      ++j;
    }
  }
  return false;
}

// Copies `a` and `b`, of which at least one must be empty.
bool append_either(const Ids& a, std::size_t a_from, std::size_t a_to, const Ids& b, std::size_t b_from, std::size_t b_to, Ids& out) {
  if (a_from != a_to && b_from != b_to) return false;
  for (std::size_t i = a_from; i < a_to; ++i) out.push_back(a[i]);
  for (std::size_t i = b_from; i < b_to; ++i) out.push_back(b[i]);
  return true;
}

std::optional<Ids> united_by_place(const Ids& a, const Ids& b) {
  const Places in_a = places_of(a);
  Ids result;
  result.reserve(a.size() + b.size());
  std::size_t a_next = 0;
  std::size_t b_next = 0;
  bool meet = false;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const auto found = in_a.find(b[i]);
    if (found == in_a.end()) continue;
    if (found->second < a_next || !append_either(a, a_next, found->second, b, b_next, i, result)) return std::nullopt;
    result.push_back(b[i]);
    a_next = found->second + 1;
    b_next = i + 1;
    meet = true;
  }
  if (!meet || !append_either(a, a_next, a.size(), b, b_next, b.size(), result)) return std::nullopt;
  return result;
}

}  // namespace

bool is_ordered_by_place(std::string_view operation) noexcept { return operation.starts_with("channel_"); }

bool can_be_in_order(const Ids& ids, bool by_place) {
  if (by_place) return places_of(ids).size() == ids.size();
  return std::ranges::adjacent_find(ids, [](const auto& a, const auto& b) { return compare_ids(a, b) <= 0; }) == ids.end();
}

bool share_a_post(const Ids& a, const Ids& b, bool by_place) {
  if (!by_place) return share_in_order(a, b);
  const Places in_a = places_of(a);
  return std::ranges::any_of(b, [&](const std::string& id) { return in_a.contains(id); });
}

std::optional<Ids> united(const Ids& a, const Ids& b, bool by_place) {
  if (by_place) return united_by_place(a, b);
  Ids result;
  result.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(result), [](const auto& x, const auto& y) { return compare_ids(x, y) > 0; });
  return result;
}

PostPlaces::PostPlaces(const Ids& ids, bool by_place) : by_place_(by_place) {
  if (by_place) places_ = places_of(ids);
}

bool PostPlaces::know(std::string_view a, std::string_view b) const { return !by_place_ || (places_.contains(a) && places_.contains(b)); }

bool PostPlaces::not_older(std::string_view a, std::string_view b) const {
  if (!by_place_) return compare_ids(a, b) >= 0;
  return know(a, b) && places_.at(a) <= places_.at(b);
}

}  // namespace persona_lens
