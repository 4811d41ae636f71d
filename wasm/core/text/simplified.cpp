#include "text/simplified.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "text/simplified_table.h"

namespace persona_lens {

namespace {

static_assert(traditional_forms.size() == simplified_forms.size());

// Arrays of our own: a compiler may keep a string literal in more than one place, and then pointers into it do not belong together.
using Forms = std::array<char16_t, traditional_forms.size()>;
consteval Forms forms_of(std::u16string_view list) {
  Forms forms{};
  std::ranges::copy(list, forms.begin());
  return forms;
}
constexpr Forms traditional = forms_of(traditional_forms);
constexpr Forms simple = forms_of(simplified_forms);

}  // namespace

char32_t simplified(char32_t c) noexcept {
  if (c < traditional.front() || c > traditional.back()) return c;
  const auto place = std::ranges::lower_bound(traditional, static_cast<char16_t>(c));
  if (*place != static_cast<char16_t>(c)) return c;
  return simple.at(static_cast<std::size_t>(place - traditional.begin()));
}

}  // namespace persona_lens
