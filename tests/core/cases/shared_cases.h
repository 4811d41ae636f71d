// The composed cases of shared/cases, run through the engine with every shipped pack, and what came out in words.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine.h"
#include "packs/case_outcome.h"
#include "packs/composed_case.h"
#include "packs/json_words.h"
#include "shipped.h"

namespace persona_lens::testing {

struct NamedFile {
  std::string name;
  CaseFile content;
};

// In the order of their names. Throws where a file cannot be read: cases that are not run protect nobody.
inline std::vector<NamedFile> shared_case_files() {
  const char* root = std::getenv("PERSONA_LENS_SOURCE_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr) throw std::logic_error("PERSONA_LENS_SOURCE_DIR is not set");
  std::vector<NamedFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root) / "shared" / "cases")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::string name = entry.path().filename().string();
    Result<CaseFile> file = read_case_file(json);
    if (!file) throw std::logic_error(name + ": " + file.error().place + ": " + file.error().message);
    files.push_back({name, std::move(file).value()});
  }
  std::ranges::sort(files, {}, &NamedFile::name);
  return files;
}

inline void load_all_packs(Engine& engine) {
  for (const shipped::File& file : shipped::packs()) {
    const auto info = engine.load_pack(file.content);
    if (!info) throw std::logic_error(std::string(file.name) + ": " + info.error().place + ": " + info.error().message);
  }
}

inline std::string in_words(const Decibans& decibans) {
  std::ostringstream out;
  out.precision(3);
  out << decibans.low;
  if (decibans.high != decibans.low) out << ".." << decibans.high;
  return out.str();
}

// "copied_text 9 + first_post_lag 7": the traits of a match.
inline std::string in_words(const SignatureMatch& match) {
  std::string out = match.id + " (" + std::string(word_of(label_words, match.label)) + ", " + in_words(match.decibans) + " dB):";
  for (const SignatureSignal& trait : match.signals) out += " " + trait.id + " " + in_words(trait.decibans);
  return out;
}

// Label, the strongest signatures and every signal that weighed something, or could not be checked.
template <typename Assessed, typename Results>
std::string reckoning_of(const Assessed& assessed, const Results& results) {
  constexpr std::size_t shown = 4;
  std::ostringstream out;
  out << word_of(label_words, assessed.label) << " " << in_words(assessed.decibans) << " dB " << assessed.note << "\n";
  for (std::size_t i = 0; i < std::min(shown, assessed.signatures.size()); ++i) {
    out << "  signature " << in_words(assessed.signatures[i]) << "\n";
  }
  for (const auto& [id, result] : results) {
    if (result->decibans.low == 0 && result->decibans.high == 0) continue;
    out << "  " << id << " " << in_words(result->decibans) << " {";
    for (const Observed& observed : result->observed) {
      out << " " << observed.name << "=";
      if (observed.number) out << *observed.number;
      out << observed.text;
    }
    out << " }\n";
  }
  out << "  could not check:";
  for (const CouldNotCheck& gap : assessed.could_not_check) out << " " << gap.signal;
  return out.str();
}

inline std::string reckoning(const Assessment& account) {
  std::vector<std::pair<std::string, const SignalResult*>> results;
  for (const SignalResult& result : account.observed) results.emplace_back(result.signal, &result);
  return reckoning_of(account, results);
}

inline std::string reckoning(const GroupAssessment& group) {
  std::vector<std::pair<std::string, const SignatureSignal*>> results;
  for (const SignatureSignal& result : group.signals) results.emplace_back(result.id, &result);
  return group.kind + " of " + std::to_string(group.members.size()) + ": " + reckoning_of(group, results);
}

// One expectation and what came out.
struct Outcome {
  const Expectation* expectation = nullptr;
  Label label = Label::not_enough;
  Decibans decibans;
  std::string note;
  std::string difference;  // "" as expected
  std::string reckoning;
};

// One engine for many cases: packs are read and tested once.
class CaseRunner {
 public:
  CaseRunner() { load_all_packs(engine_); }

  std::vector<Outcome> run(const ComposedCase& composed) {
    see(composed);
    const std::vector<GroupAssessment> groups = engine_.groups(composed.at);
    std::vector<Outcome> outcomes;
    for (const Expectation& expectation : composed.expect) {
      Outcome outcome{.expectation = &expectation};
      const AccountKey key = key_of(composed, expectation.account);
      if (expectation.of_group) {
        const GroupAssessment* group = group_of(key, groups);
        outcome.difference = difference(expectation, group).value_or("");
        outcome.label = Label::none;
        if (group != nullptr) fill(outcome, *group);
      } else {
        const std::vector<Assessment> assessed = engine_.assess(composed.at, {&key, 1});
        outcome.difference = difference(expectation, assessed.empty() ? nullptr : &assessed.front()).value_or("");
        if (!assessed.empty()) fill(outcome, assessed.front());
      }
      outcomes.push_back(std::move(outcome));
    }
    return outcomes;
  }

  // Everything that was seen in the case, and nothing else.
  Engine& see(const ComposedCase& composed) {
    engine_.forget_all();
    for (const Observations& visit : visits_of(composed)) engine_.ingest(Source{}, visit);
    return engine_;
  }

 private:
  template <typename Assessed>
  static void fill(Outcome& outcome, const Assessed& assessed) {
    outcome.label = assessed.label;
    outcome.decibans = assessed.decibans;
    outcome.note = assessed.note;
    outcome.reckoning = reckoning(assessed);
  }

  Engine engine_;
};

}  // namespace persona_lens::testing
