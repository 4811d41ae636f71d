// Assessments as NDJSON, exactly as shared/schema/assessment.schema.json and group.schema.json say. Decibans are rounded to hundredths,
// other numbers to twelve digits, so that the last bits of a logarithm never show.
#pragma once

#include <string>

#include "model.h"

namespace persona_lens {

// Both append exactly one line, ended by '\n'.
void append_assessment(std::string& out, const Assessment& assessment);
void append_group(std::string& out, const GroupAssessment& group);

}  // namespace persona_lens
