// The order of post ids. Numeric ids (X) grow with time; all others (YouTube) have only some fixed order here; see
// memory/stretch_order.h for what a timeline tells of them.
#pragma once

#include <string_view>

#include "model.h"

namespace persona_lens {

// Decimal digits without a leading zero.
bool is_numeric_id(std::string_view id) noexcept;

// < 0 when a comes before b: numeric ids by their value, then all others by their bytes.
int compare_ids(std::string_view a, std::string_view b) noexcept;

// Orders posts by platform, then oldest id first.
struct OldestIdFirst {
  bool operator()(const Post* a, const Post* b) const noexcept {
    return a->platform != b->platform ? a->platform < b->platform : compare_ids(a->id, b->id) < 0;
  }
};

}  // namespace persona_lens
