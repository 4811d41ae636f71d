// Every case of shared/cases, resembling and innocent, with all shipped packs: what a reader of domain 7 was promised.
#include "cases/shared_cases.h"

#include <iostream>
#include <set>
#include <string>

#include "catch.h"

namespace persona_lens {
namespace {

using testing::CaseRunner;
using testing::NamedFile;
using testing::Outcome;

TEST_CASE("every shared case comes out as it says", "[cases]") {
  CaseRunner runner;
  std::size_t cases = 0;
  for (const NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      ++cases;
      for (const Outcome& outcome : runner.run(composed)) {
        INFO(file.name << ": \"" << composed.name << "\": " << outcome.difference << "\n" << outcome.reckoning);
        CHECK(outcome.difference.empty());
      }
    }
  }
  CHECK(cases > 65);
}

TEST_CASE("no two shared cases have one name, and each says whom it protects or which fact it stands for", "[cases]") {
  std::set<std::string> names;
  for (const NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      CAPTURE(file.name, composed.name);
      CHECK(names.insert(composed.name).second);
      CHECK_FALSE(composed.about.empty());
    }
  }
}

// For people: core_tests "[.table]" prints what comes out of every case as a table in Markdown.
TEST_CASE("the table of the shared cases", "[.table]") {
  CaseRunner runner;
  std::cout << "| file | case | subject | expected | got | dB |\n|---|---|---|---|---|---|\n";
  for (const NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      for (const Outcome& outcome : runner.run(composed)) {
        const Expectation& expected = *outcome.expectation;
        std::cout << "| " << file.name << " | " << composed.name << " | " << subject_of(expected) << " | " << (expected.exactly ? "" : "≤ ")
                  << word_of(label_words, expected.label) << " " << expected.note.value_or("") << " | "
                  << (outcome.difference.empty() ? "" : "**") << word_of(label_words, outcome.label) << " " << outcome.note
                  << (outcome.difference.empty() ? "" : "**") << " | " << testing::in_words(outcome.decibans) << " |\n";
      }
    }
  }
}

}  // namespace
}  // namespace persona_lens
