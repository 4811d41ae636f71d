#include "text/simplified.h"

#include <algorithm>

#include "text/simplified_table.h"

namespace persona_lens {

static_assert(traditional_forms.size() == simplified_forms.size());

char32_t simplified(char32_t c) noexcept {
  if (c < traditional_forms.front() || c > traditional_forms.back()) return c;
  const auto place = std::ranges::lower_bound(traditional_forms, static_cast<char16_t>(c));
  if (*place != static_cast<char16_t>(c)) return c;
  return simplified_forms[static_cast<std::size_t>(place - traditional_forms.begin())];
}

}  // namespace persona_lens
