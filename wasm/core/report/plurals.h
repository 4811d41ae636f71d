// Which form of a sentence a number takes, by language.
#pragma once

#include <string_view>

namespace persona_lens {

enum class Plural { zero, one, two, few, many, other };

// The cardinal category of CLDR (https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html) for a number with at most one
// decimal. `language`: a BCP 47 tag; only its first part counts, and an unknown language is counted as English is.
// What CLDR names "many" in French and Spanish, whole millions, is left out: nothing that is counted here comes so far.
Plural plural_of(std::string_view language, double number);

}  // namespace persona_lens
