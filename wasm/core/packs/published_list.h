// Makes fingerprints of a list of published texts, for a pack: what `persona-lens pack fingerprint` does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "result.h"
#include "signals/parameters.h"

namespace persona_lens {

// `lines`: NDJSON, {"row": 2, "text": "…"} each, rows ascending. A text that repeats an earlier one nearly word for word names it as
// variant_of. Errors, with the line as place ("line 12"): as fingerprint_of() and JsonReader; invalid_value (rows that do not ascend).
Result<std::vector<PublishedText>> read_published_list(std::string_view lines);

// One line of NDJSON as the pack holds it (shared/schema/pack.schema.json, PublishedText); no text.
void append_published_text(std::string& out, const PublishedText& text);

}  // namespace persona_lens
