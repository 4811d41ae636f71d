// "Joined July 2009" in the interface languages of X.
#pragma once

#include <optional>
#include <string_view>

#include "model.h"

namespace persona_lens {

// Finds the month and the year in a profile's line. `language`: the page's BCP 47 tag; "" or one we do not know: all languages are tried, and
// the month counts only where all that recognise one agree. The interval is the whole month in any time zone (UTC+14 to UTC−12), basis
// joined_month. nullopt when the line names no month that we know, or none between 2006 and 2099.
std::optional<TimeInterval> parse_joined_month(std::string_view line, std::string_view language);

}  // namespace persona_lens
