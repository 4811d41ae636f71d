#include "text/script_runs.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "text/code_points.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_mixed_words = 64;

bool has_script(Script script) { return script != Script::common && script != Script::inherited; }

bool is_within(const std::vector<Script>& scripts, std::initializer_list<Script> set) {
  return std::ranges::all_of(scripts, [&](Script script) { return std::ranges::find(set, script) != set.end(); });
}

bool are_written_together(const std::vector<Script>& scripts) {
  return scripts.size() < 2 || is_within(scripts, {Script::latin, Script::han, Script::hiragana, Script::katakana}) ||
         is_within(scripts, {Script::latin, Script::han, Script::bopomofo}) ||
         is_within(scripts, {Script::latin, Script::han, Script::hangul});
}

}  // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<ScriptRun> runs;
  std::size_t start = 0;
  Script current = Script::common;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const Script script = script_of(next_code_point(text, i));
    if (!has_script(script) || script == current) continue;
    if (has_script(current)) {
      runs.push_back({text.substr(start, at - start), current});
      start = at;
    }
    current = script;
  }
  if (start < text.size()) runs.push_back({text.substr(start), current});
  return runs;
}

std::vector<MixedWord> mixed_words(std::string_view text) {
  std::vector<MixedWord> mixed;
  const auto end_word = [&](std::string_view word) {
    std::vector<Script> scripts;
    for (const ScriptRun& run : script_runs(word)) {
      // Of a script that has no name here nothing is known.
      const bool is_named = has_script(run.script) && run.script != Script::other;
      if (is_named && std::ranges::find(scripts, run.script) == scripts.end()) scripts.push_back(run.script);
    }
    if (!are_written_together(scripts) && mixed.size() < max_mixed_words) mixed.push_back({word, std::move(scripts)});
  };
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    if (is_letter_or_digit(c) || is_mark(c)) continue;
    end_word(text.substr(start, at - start));
    start = i;
  }
  end_word(text.substr(start));
  return mixed;
}

}  // namespace persona_lens
