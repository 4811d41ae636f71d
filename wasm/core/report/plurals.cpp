#include "report/plurals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace persona_lens {
namespace {

Plural as_english(double number) { return number == 1 ? Plural::one : Plural::other; }

// "1,5 jour": one is all that is less than two.
Plural as_french(double number) { return number >= 0 && number < 2 ? Plural::one : Plural::other; }

Plural without_forms(double) { return Plural::other; }

Plural as_arabic(double number) {
  constexpr double largest_whole = 9e15;
  if (number != std::floor(number) || number < 0 || number > largest_whole) return Plural::other;
  if (number == 0) return Plural::zero;
  if (number == 1) return Plural::one;
  if (number == 2) return Plural::two;
  const auto rest = static_cast<std::uint64_t>(number) % 100;
  if (rest >= 3 && rest <= 10) return Plural::few;
  return rest >= 11 ? Plural::many : Plural::other;
}

using Rule = Plural (*)(double);
constexpr std::array<std::pair<std::string_view, Rule>, 6> rules{
    {{"ar", as_arabic}, {"en", as_english}, {"es", as_english}, {"fr", as_french}, {"ja", without_forms}, {"zh", without_forms}}};

}  // namespace

Plural plural_of(std::string_view language, double number) {
  const std::string_view first = language.substr(0, language.find('-'));
  const auto rule = std::ranges::find(rules, first, &std::pair<std::string_view, Rule>::first);
  return rule == rules.end() ? as_english(number) : rule->second(number);
}

}  // namespace persona_lens
