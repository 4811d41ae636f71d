// A pack to begin with: small, valid, and holding its own cases.
#pragma once

#include <string>
#include <string_view>

#include "model.h"

namespace persona_lens {

// True for words of lower-case letters and digits joined by "-", as ids of packs are.
bool is_pack_id(std::string_view id);

// Precondition: is_pack_id(id). The signature is valid until the end of the second year after `now`.
std::string starting_pack(std::string_view id, TimeMs now);

}  // namespace persona_lens
