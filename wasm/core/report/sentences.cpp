#include "report/sentences.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "packs/json_words.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

enum class About { account, group };

std::string_view suffix(About about) { return about == About::account ? ".account" : ".group"; }

std::string key_of(std::string_view prefix, std::string_view name, std::string_view end = {}) {
  std::string key(prefix);
  key += name;
  key += end;
  return key;
}

// What a signal observed, as placeholders under the observed names; {n} is the first number.
std::vector<Filling> fillings_of(const std::vector<Observed>& observed, const Words& words) {
  std::vector<Filling> fillings;
  for (const Observed& one : observed) {
    if (!one.number) continue;
    fillings.push_back(words.count("n", *one.number));
    break;
  }
  for (const Observed& one : observed) {
    fillings.push_back({one.name, one.number ? words.number(*one.number) : words.date(one.text)});
  }
  return fillings;
}

std::string signal_sentence(std::string_view signal, const std::vector<Observed>& observed, About about, const Words& words) {
  const std::string key = key_of("signal.", signal, suffix(about));
  if (!words.has(key)) return words.say("signal.other", {{"signal", std::string(signal)}});
  return words.say(key, fillings_of(observed, words));
}

// 33.8 → 30, 8.4 → 8: a rounded number that does not pretend to be exact.
double one_digit(double ratio) {
  if (ratio < 10) return std::round(ratio);
  const double scale = std::pow(10.0, std::floor(std::log10(ratio)));
  return std::round(ratio / scale) * scale;
}

// Verbal scale of the ENFSI guideline for evaluative reporting (2015), table of likelihood ratios; 10 decibans a step.
std::string_view verbal_band(double decibans) {
  if (decibans < 10) return "strength.weak";
  if (decibans < 20) return "strength.moderate";
  if (decibans < 30) return "strength.moderately_strong";
  if (decibans < 40) return "strength.strong";
  return decibans < 60 ? "strength.very_strong" : "strength.extremely_strong";
}

// What a signature asks for, with what was seen of it.
std::string demand_sentence(const Demand& demand, const Words& words) {
  std::vector<Filling> fillings;
  fillings.reserve(demand.observed.size());
  for (const Observed& one : demand.observed)
    fillings.push_back({one.name, one.number ? words.number(*one.number) : std::string(one.text)});
  return words.say(key_of("demand.", demand.what), fillings);
}

// Why the signature goes no further; "" where it goes as far as its decibans.
std::string limit_sentence(const LabelLimit& limit, const Words& words) {
  const std::string label = words.say(key_of("label.", word_of(label_words, limit.label)));
  const std::string key = key_of("limit.", limit.signal);
  if (limit.signal.empty()) return words.say("limit.always", {{"label", label}});
  return words.say(words.has(key) ? key : "limit.other", {{"label", label}});
}

// How much more expected the findings are; only where the signature's minimum is met, otherwise that less was seen.
std::string strength_sentence(const SignatureMatch& match, About about, const Words& words) {
  if (match.label < Label::some) return words.say("strength.below");
  const double times = one_digit(to_likelihood_ratio(match.decibans.low));
  return words.say(key_of("strength.sentence", suffix(about)),
                   {{"times", words.number(times)}, {"title", match.title}, {"band", words.say(verbal_band(match.decibans.low))}});
}

// Traits that speak for the signature: context and counter-evidence are not counted.
double count_traits(const SignatureMatch& match) {
  return static_cast<double>(std::ranges::count_if(match.signals, [](const SignatureSignal& trait) { return trait.decibans.low > 0; }));
}

// "Shares 2 traits described in … ": the strongest signature, or what to say where there is none.
std::string headline(Label label, const std::vector<SignatureMatch>& signatures, About about, const Words& words) {
  if (label == Label::not_enough) return words.say("headline.not_enough");
  if (label == Label::none || signatures.empty() || signatures.front().sources.empty()) {
    return words.say(key_of("headline.none", suffix(about)));
  }
  const SignatureMatch& match = signatures.front();
  const Citation& source = match.sources.front();
  return words.say(
      key_of("headline.match", suffix(about)),
      {words.count("n", count_traits(match)), {"title", source.title}, {"publisher", source.publisher}, {"date", words.date(source.date)}});
}

// Titles of sources stay as they were published; those of our own measurements are among the translated texts.
void translate(std::vector<Citation>& sources, const Words& words) {
  for (Citation& source : sources) words.translate(source.title);
}

void translate(SignatureSignal& trait, const Words& words) {
  words.translate(trait.rule);
  words.translate(trait.look_alike);
  translate(trait.sources, words);
}

// What the packs say, before it is told in sentences.
void translate(SignatureMatch& match, const Words& words) {
  words.translate(match.title);
  words.translate(match.operation);
  for (SharedText& text : match.innocent) words.translate(text);
  translate(match.sources, words);
  for (SignatureSignal& trait : match.signals) translate(trait, words);
}

void put_signatures_into_words(std::vector<SignatureMatch>& signatures, About about, const Words& words) {
  for (SignatureMatch& match : signatures) {
    translate(match, words);
    match.sentence = strength_sentence(match, about, words);
    if (match.limit) {
      match.limit->sentence = limit_sentence(*match.limit, words);
      match.sentence = words.join(std::move(match.sentence), match.limit->sentence);
    }
    for (Demand& demand : match.demands) demand.sentence = demand_sentence(demand, words);
    for (SignatureSignal& trait : match.signals) {
      trait.sentence = signal_sentence(trait.id, trait.observed, about, words);
      if (trait.findings > 1) {
        trait.sentence =
            words.join(std::move(trait.sentence), words.say("trait.findings", {words.count("n", static_cast<double>(trait.findings))}));
      }
    }
  }
}

void put_reasons_into_words(std::vector<CouldNotCheck>& unchecked, const Words& words) {
  for (CouldNotCheck& one : unchecked) {
    const std::string key = key_of("why.", one.why);
    one.why = words.say(words.has(key) ? key : "why.other");
  }
}

}  // namespace

void put_into_words(Assessment& assessment, const Words& words) {
  put_signatures_into_words(assessment.signatures, About::account, words);
  put_reasons_into_words(assessment.could_not_check, words);
  for (SignalResult& result : assessment.observed) {
    result.sentence = signal_sentence(result.signal, result.observed, About::account, words);
  }
  assessment.sentence = headline(assessment.label, assessment.signatures, About::account, words);
  if (assessment.note == "overt" && assessment.label == Label::none) assessment.sentence = words.say("headline.overt");
}

void put_into_words(GroupAssessment& group, const Words& words) {
  put_signatures_into_words(group.signatures, About::group, words);
  put_reasons_into_words(group.could_not_check, words);
  for (SignatureSignal& trait : group.signals) {
    translate(trait, words);
    trait.sentence = signal_sentence(trait.id, trait.observed, About::group, words);
  }

  const std::string key = key_of("group.", group.kind);
  const auto members = static_cast<double>(group.members.size());
  group.sentence = words.join(words.say(words.has(key) ? key : "group.other", {words.count("n", members)}),
                              headline(group.label, group.signatures, About::group, words));
}

}  // namespace persona_lens
