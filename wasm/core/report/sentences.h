// Puts conclusions into words. Wording follows the design: what was seen, with numbers, units and dates in words; never who somebody is.
#pragma once

#include "model.h"
#include "report/words.h"

namespace persona_lens {

// Fills every sentence of the assessment, and turns the reasons in `could_not_check` (words key suffixes) into sentences.
void put_into_words(Assessment& assessment, const Words& words);
void put_into_words(GroupAssessment& group, const Words& words);

}  // namespace persona_lens
