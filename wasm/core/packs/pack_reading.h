// Reading a pack with or without its cases. Cases are for proving a pack, not for using it: whoever uses packs that were proven before does
// without the code that reads and runs cases, which is a tenth of the engine's module.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "packs/composed_case.h"
#include "packs/json_reader.h"
#include "packs/pack.h"
#include "packs/pack_names.h"
#include "result.h"

namespace persona_lens {

// Reads a list of cases. `posts`: of all cases of the pack so far. `must_resemble`: each has to expect a label.
using ReadCases = std::vector<ComposedCase> (*)(JsonValue value, const PackNames& names, std::size_t& posts, bool must_resemble);

// nullptr leaves the cases unread, and a pack may come without them. Errors as of read_pack().
Result<Pack> read_pack_with(std::string_view json, ReadCases read_cases);

}  // namespace persona_lens
