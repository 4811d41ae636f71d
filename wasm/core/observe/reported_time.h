// Times as X prints them.
#pragma once

#include <optional>
#include <string_view>

#include "model.h"

namespace persona_lens {

// Reads "Wed Nov 20 14:35:48 +0000 2013" (v1.1 and GraphQL), an ISO 8601 time, or milliseconds since 1970 as digits. The interval is one
// second for the first form, the written precision for the others; basis reported. nullopt for anything else and before 2006.
std::optional<TimeInterval> parse_reported_time(std::string_view text);

}  // namespace persona_lens
