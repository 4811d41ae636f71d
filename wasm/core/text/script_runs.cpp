#include "text/script_runs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

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
  std::vector<Script> scripts;
  std::size_t start = 0;
  const auto end_word = [&](std::size_t end) {
    if (!are_written_together(scripts) && mixed.size() < max_mixed_words) mixed.push_back({text.substr(start, end - start), scripts});
    scripts.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    if (!is_letter_or_digit(c) && !is_mark(c)) {
      end_word(at);
      start = i;
      continue;
    }
    const Script script = script_of(c);
    const bool is_new = has_script(script) && script != Script::other && std::ranges::find(scripts, script) == scripts.end();
    if (is_new && is_any_letter(c)) scripts.push_back(script);
  }
  end_word(text.size());
  return mixed;
}

}  // namespace persona_lens
