// Stretches of a text in one script, and words that mix scripts which are not written together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/character_properties.h"

namespace persona_lens {

// A stretch of letters of one script; what belongs to no script alone goes with what is before it, at the beginning with what follows.
struct ScriptRun {
  std::string_view text;
  Script script = Script::common;  // common: the text has no letters
};

// The whole text, in order. UTF-8; what is damaged belongs to no script.
std::vector<ScriptRun> script_runs(std::string_view text);

struct MixedWord {
  std::string_view word;
  std::vector<Script> scripts;  // of its letters, in the order of their first
};

// Words whose letters are neither of one script nor of a set that is written together: Latin with Chinese, Japanese or Korean
// (UTS 39, "Highly Restrictive"). At most 64 of them.
std::vector<MixedWord> mixed_words(std::string_view text);

}  // namespace persona_lens
