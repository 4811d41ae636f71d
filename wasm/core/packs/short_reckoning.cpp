#include "packs/short_reckoning.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "packs/json_words.h"

namespace persona_lens {
namespace {

std::string as_text(double decibans) {
  std::string text = std::to_string(std::round(decibans * 10) / 10);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string unmet_of(const SignatureMatch& match) {
  std::string unmet;
  for (const Demand& demand : match.demands) {
    if (demand.met) continue;
    unmet += unmet.empty() ? "; not met: " : ", ";
    unmet += demand.what;
    for (const Observed& one : demand.observed) unmet += ' ' + (one.number ? as_text(*one.number) : std::string(one.text));
    if (demand.alternative > 0) unmet += " (alternative " + std::to_string(demand.alternative) + ')';
  }
  return unmet;
}

}  // namespace

std::string in_short(std::span<const SignatureMatch> matches) {
  constexpr std::size_t shown = 3;
  std::string out;
  for (const SignatureMatch& match : matches.first(std::min(matches.size(), shown))) {
    out += " [" + match.id + ": " + std::string(word_of(label_words, match.label)) + ", " + as_text(match.decibans.low) + " dB";
    const char* before = " = ";
    for (const auto& [group, decibans] : match.groups) {
      if (decibans.low == 0) continue;
      out += before + std::string(word_of(group_words, group)) + ' ' + as_text(decibans.low);
      before = " + ";
    }
    out += unmet_of(match);
    if (match.limit) out += "; held at " + std::string(word_of(label_words, match.limit->label)) + ' ' + match.limit->signal;
    out += ']';
  }
  return out;
}

}  // namespace persona_lens
