// Reads what a signature, or a pack for all of its signatures, brings along for signals: phrases, published texts,
// protected names, claims, a shift (signals/parameters.h).
#pragma once

#include "packs/json_reader.h"
#include "packs/pack_names.h"
#include "signals/parameters.h"

namespace persona_lens {

inline constexpr std::size_t max_signature_phrases = 2000;

// What `base` holds and what the value adds to it, prepared for searching. What is wrong is recorded in the value's reader.
SignalParameters read_parameters(JsonValue value, const SignalParameters& base, const PackNames& names);

}  // namespace persona_lens
