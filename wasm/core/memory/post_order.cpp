#include "memory/post_order.h"

#include <algorithm>

namespace persona_lens {

bool is_numeric_id(std::string_view id) noexcept {
  return !id.empty() && id.front() != '0' && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

int compare_ids(std::string_view a, std::string_view b) noexcept {
  const bool a_numeric = is_numeric_id(a);
  const bool b_numeric = is_numeric_id(b);
  if (a_numeric != b_numeric) return a_numeric ? -1 : 1;
  if (a_numeric && a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

}  // namespace persona_lens
