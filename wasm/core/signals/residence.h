// Whether an account says of itself that it lives in the zone of a published shift. Whoever does keeps that zone's hours by living there:
// nothing is compared. A list of places as data (residence.cpp), in English and in the places' own scripts, flags among them; it is
// generous, because a place that is named for another reason only makes us abstain.
#pragma once

#include <cstdint>

#include "model.h"

namespace persona_lens {

enum class Residence : std::uint8_t {
  unknown,    // says nothing of where it lives, or the list does not know the zone
  elsewhere,  // names a place, none of the zone
  in_zone,    // location, profile text or "About this account" name a place within an hour of the zone, or the zone itself ("UTC+8")
};

Residence residence_of(const Account& account, std::int32_t utc_offset_minutes);

}  // namespace persona_lens
