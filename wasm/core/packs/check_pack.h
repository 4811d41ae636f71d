// Everything that is wrong with a pack, for whoever writes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "result.h"

namespace persona_lens {

struct PackCheck {
  std::string id;  // empty where the pack could not be read
  std::string version;
  std::size_t signatures = 0;
  std::size_t cases = 0;
  std::size_t overt_accounts = 0;
  std::vector<Error> problems;   // each with its place and led by its line; empty: the pack holds
  std::vector<Notice> warnings;  // e.g. a signal that this version does not know
};

// Reads the pack, runs all of its cases and looks at its dates. The first thing that breaks the format hides what comes after it; cases
// that fail and signatures that are past their date at the time `at` are all told.
PackCheck check_pack(std::string_view json, TimeMs at);

}  // namespace persona_lens
