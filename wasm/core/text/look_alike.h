// Names as the eye takes them: Unicode's look-alike characters (UTS 39 skeletons, by ICU), case, digits in place of letters, and
// everything that is neither letter nor digit count for nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "result.h"

namespace persona_lens {

// A skeleton is for comparing with other skeletons only. Longer names are cut: they imitate no name of ordinary length.
inline constexpr std::size_t max_skeleton_source = 400;  // bytes

// Empty where the name has no letters or digits. Errors: invalid_value (not UTF-8), internal (ICU failed).
Result<std::u32string> look_alike_skeleton(std::string_view name);

// Insertions, deletions and replacements of single characters that turn `a` into `b`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace persona_lens
