// How an outcome came about, in one line for whoever writes packs and cases; readers get sentences (report/).
#pragma once

#include <span>
#include <string>

#include "model.h"

namespace persona_lens {

// " [sleeper-repurposed: some, 12.5 dB = G1 7 + G3 5.5; not met: posts, signal copied_text]" for each of the first three matches, which are
// the strongest; "" where there are none.
std::string in_short(std::span<const SignatureMatch> matches);

}  // namespace persona_lens
