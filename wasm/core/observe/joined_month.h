// "Joined July 2009" and "4 May 2011" in the interface languages of X and YouTube.
#pragma once

#include <optional>
#include <string_view>

#include "model.h"

namespace persona_lens {

// Finds the month and the year in a profile's line. `language`: the page's BCP 47 tag; "" or one we do not know: all languages are tried, and
// the month counts only where all that recognise one agree. The interval is the whole month in any time zone (UTC+14 to UTC−12), basis
// joined_month. nullopt when the line names no month that we know, or none between 2006 and 2099.
std::optional<TimeInterval> parse_joined_month(std::string_view line, std::string_view language);

// Finds a date with a day in a line: "Joined 4 May 2011", "Premiered Oct 12, 2021", "04.05.2011", "2011年5月4日", "4 mag 2011". Names of months
// may be abbreviated where they stand beside a number. The interval is the day in any time zone, basis reported. Where figures alone leave
// open which is the day and which the month ("04/05/2011"), it reaches over both readings, unless `language` decides. A line with a month
// and a year only is read as parse_joined_month does. nullopt for anything else, and for years before 2005 or after 2099.
std::optional<TimeInterval> parse_printed_date(std::string_view line, std::string_view language);

}  // namespace persona_lens
