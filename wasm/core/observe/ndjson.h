// Observations as NDJSON, one line per account or post, as shared/schema/observation.schema.json says. Unknown fields are left out.
#pragma once

#include <string>

#include "model.h"

namespace persona_lens {

// Both append exactly one line, ended by '\n'.
void append_account(std::string& out, const Account& account);
void append_post(std::string& out, const Post& post);

}  // namespace persona_lens
