// The whole reckoning of one account, step by step, as text for the command line: the card's sentences, and the arithmetic between them.
#pragma once

#include <span>
#include <string>

#include "model.h"
#include "report/words.h"

namespace persona_lens {

// Both are in words already (report/sentences.h). `groups`: those that the account belongs to. The text ends with a line break.
std::string explain(const Assessment& account, std::span<const GroupAssessment> groups, TimeMs at, const Words& words);

}  // namespace persona_lens
