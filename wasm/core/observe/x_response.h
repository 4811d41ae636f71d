// Responses of X: GraphQL of all generations, v1.1 and its timelines.
#pragma once

#include "model.h"
#include "observe/json_input.h"
#include "result.h"

namespace persona_lens {

// Reads one response. Errors as observe() says.
Result<Observations> read_x_response(const Source& source, std::span<const std::byte> bytes, JsonInput& input);

}  // namespace persona_lens
