#include "report/explain.h"

#include <string>

#include "cases/shared_cases.h"
#include "catch.h"
#include "report/wording.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("an account's reckoning names every check, every sum, what was asked for and the label", "[report]") {
  testing::CaseRunner runner;
  for (const testing::NamedFile& file : testing::shared_case_files()) {
    if (file.name != "sleeper.json") continue;
    const ComposedCase& composed = file.content.cases.front();
    const Engine& engine = runner.see(composed);
    const AccountKey key{.platform = Platform::x, .id = "1001"};
    const std::string text = engine.explain(composed.at, key);
    const std::vector<Assessment> assessed = engine.assess(composed.at, {&key, 1});
    REQUIRE(assessed.size() == 1);
    for (const SignalResult& result : assessed.front().observed) {
      CHECK_THAT(text, ContainsSubstring(result.signal));
      CHECK_THAT(text, ContainsSubstring(result.sentence));
    }
    for (const CouldNotCheck& gap : assessed.front().could_not_check) CHECK_THAT(text, ContainsSubstring(gap.signal + ": " + gap.why));
    CHECK_THAT(text, ContainsSubstring(assessed.front().sentence));
    CHECK_THAT(text, ContainsSubstring("Signature “Repurposed sleeper” (Spamouflage (Dragonbridge); sleeper-repurposed)"));
    CHECK_THAT(text, ContainsSubstring("G1 history: 7 → 7 dB"));
    CHECK_THAT(text, ContainsSubstring("[yes] at least 8 posts of the account"));
    CHECK_THAT(text, ContainsSubstring("Label: "));
    CHECK_THAT(text, ContainsSubstring("Together with others (copies)"));
    CHECK(text.ends_with("This is not evidence about who runs the account.\n"));
  }
}

TEST_CASE("a channel without a handle is called by its name, in quotes", "[report]") {
  Engine engine;
  const AccountKey key{.platform = Platform::youtube, .id = "UCexampleExampleExample01"};
  Observations seen;
  seen.accounts.push_back({.platform = key.platform, .id = key.id, .handle = "", .name = "Karim Example"});
  engine.ingest({.platform = key.platform}, seen);
  CHECK_THAT(engine.explain(0, key), ContainsSubstring("Account UCexampleExampleExample01 (“Karim Example”), as of "));
  seen.accounts.front().handle = "karim_example";
  engine.ingest({.platform = key.platform}, seen);
  CHECK_THAT(engine.explain(0, key), ContainsSubstring("Account UCexampleExampleExample01 (@karim_example), as of "));
}

TEST_CASE("of an account that was never seen there is nothing to explain", "[report]") {
  const Engine engine;
  CHECK(engine.explain(0, {.platform = Platform::x, .id = "1"}).empty());
}

}  // namespace
}  // namespace persona_lens
