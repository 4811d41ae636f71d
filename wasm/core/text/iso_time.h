// Times as text: ISO 8601 in UTC with milliseconds, and the civil calendar behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model.h"

namespace persona_lens {

// "2009-07-07T00:00:00.000Z". Times outside the years 0000–9999 are cut to those bounds, which no platform's date reaches.
std::string iso_time(TimeMs time);

// Reads "2009-07-07", "2009-07-07T12:30Z", "2009-07-07T12:30:15.250+02:00" and the like (RFC 3339 plus date only and plus minutes
// only). A time without zone is UTC; digits beyond milliseconds are cut. nullopt when the text is anything else or names no real day.
std::optional<TimeMs> parse_iso_time(std::string_view text);

// Midnight UTC of a day of the proleptic Gregorian calendar; nullopt when there is no such day or year is outside 0–9999.
std::optional<TimeMs> civil_day(int year, int month, int day);

}  // namespace persona_lens
