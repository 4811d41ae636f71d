// One function for each command; each answers with the program's exit status.
#pragma once

#include "options.h"

namespace persona_lens::cli {

int observe_command(const Options& options);
int assess_command(const Options& options);  // assess, groups and explain
int pack_check_command(const Options& options);
int pack_new_command(const Options& options);
int pack_fingerprint_command(const Options& options);

}  // namespace persona_lens::cli
