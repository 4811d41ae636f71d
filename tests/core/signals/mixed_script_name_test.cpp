#include "signals/mixed_script_name.h"

#include <string>

#include "catch.h"
#include "signals/scene.h"
#include "text/script_runs.h"

namespace persona_lens::scenes {
namespace {

SignalResult named(const std::string& name) {
  Scene scene;
  scene.account("1", day(2020, 1, 1)).name = name;
  return mixed_script_name(scene.context(), x_account("1"));
}

std::string text_of(const SignalResult& result, std::string_view name) {
  for (const Observed& observed : result.observed) {
    if (observed.name == name) return std::string(observed.text);
  }
  return "";
}

}  // namespace

TEST_CASE("a word of the name with letters of two scripts is told, and weighs nothing", "[signals]") {
  const SignalResult result = named("News from Pаris");  // the second letter is Cyrillic
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "mixed_words") == 1);
  CHECK(text_of(result, "word") == "Pаris");
  CHECK(text_of(result, "scripts") == "Latn+Cyrl");
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(named("Αthens Μoscow плюс"), "mixed_words") == 2);
}

TEST_CASE("scripts that are written together, and words side by side, are not mixed", "[signals]") {
  for (const char* name : {"Maria", "Мария Ivanova", "東京タワーのカメラ", "Tシャツ屋さん", "K팝 팬", "大V",
                           "e\xCC\x81"
                           "cole",
                           "H2O", "10µm", "Ünal_42", "हिन्दी", "שלום world", "...", "🙂", "ﷺ"}) {
    CAPTURE(name);
    CHECK(number_of(named(name), "mixed_words") == 0);
  }
}

TEST_CASE("runs of scripts cover the whole text, in order", "[signals]") {
  const std::string text = "«Привет», world 123 東京!";
  std::string joined;
  std::string scripts;
  for (const ScriptRun& run : script_runs(text)) {
    joined += run.text;
    scripts += std::string(script_code(run.script)) + ' ';
  }
  CHECK(joined == text);
  CHECK(scripts == "Cyrl Latn Hani ");
  CHECK(script_runs("").empty());
  CHECK(script_runs("12 \xFF").size() == 1);
}

TEST_CASE("an account without a profile, or without a name, is not looked at", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  CHECK(mixed_script_name(scene.context(), x_account("1")).why_not == "name_unknown");
  CHECK(mixed_script_name(scene.context(), x_account("2")).why_not == "account_unknown");
}

}  // namespace persona_lens::scenes
