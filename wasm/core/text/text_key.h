// One number that stands for a text, so that the text itself need not be kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace persona_lens {

// 64 bits of a state of 128, the same on every machine; another `seed` gives another number. Two of 100,000 texts agree by accident with
// probability 10^-9. To find a text that agrees with somebody else's takes 2^64 trials, by all that is known.
std::uint64_t text_key(std::string_view text, std::uint64_t seed = 0) noexcept;

}  // namespace persona_lens
