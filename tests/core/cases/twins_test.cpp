// Domain 5.7: twins with language, name, handle, flag, target and stance exchanged come out the same.
#include "cases/twins.h"

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cases/shared_cases.h"
#include "catch.h"

namespace persona_lens {
namespace {

using testing::CaseRunner;
using testing::Cast;
using testing::cast_of;
using testing::twin_scenes;
using testing::TwinScene;

// What came out for one subject, phrasing (G4) left out: what was said differs with the words.
struct Weighed {
  Label label = Label::none;
  Decibans decibans;
  std::string reckoning;
};

Decibans without_phrasing(const std::map<Group, Decibans>& groups) {
  Decibans total;
  for (const auto& [group, decibans] : groups) {
    if (group == Group::g4_phrasing) continue;
    total.low += decibans.low;
    total.high += decibans.high;
  }
  return total;
}

// The account, then its strongest group.
std::pair<Weighed, Weighed> weigh(CaseRunner& runner, const ComposedCase& composed, std::string_view subject) {
  const Engine& engine = runner.see(composed);
  const AccountKey key = key_of(composed, subject);
  std::pair<Weighed, Weighed> out;
  const std::vector<Assessment> accounts = engine.assess(composed.at, {&key, 1});
  REQUIRE(accounts.size() == 1);
  out.first = {accounts.front().label, without_phrasing(accounts.front().groups), testing::reckoning(accounts.front())};
  const std::vector<GroupAssessment> groups = engine.groups(composed.at);
  if (const GroupAssessment* group = group_of(key, groups)) {
    out.second = {group->label, without_phrasing(group->groups), testing::reckoning(*group)};
  }
  return out;
}

void check_alike(const Weighed& twin, const Weighed& first, double tolerance) {
  INFO("twin: " << twin.reckoning << "\nfirst: " << first.reckoning);
  CHECK(twin.label == first.label);
  CHECK(std::abs(twin.decibans.low - first.decibans.low) <= tolerance);
  CHECK(std::abs(twin.decibans.high - first.decibans.high) <= tolerance);
}

void check_twins(CaseRunner& runner, const Cast& one, const Cast& other, double tolerance) {
  for (const TwinScene& scene : twin_scenes()) {
    CAPTURE(scene.name, one.handles.front(), other.handles.front(), one.tag, other.tag);
    const auto [account, group] = weigh(runner, scene.of(one), scene.subject);
    const auto [other_account, other_group] = weigh(runner, scene.of(other), scene.subject);
    check_alike(other_account, account, tolerance);
    check_alike(other_group, group, tolerance);
  }
}

std::string with_words(std::string text, const std::vector<std::pair<std::string, std::string>>& exchanged) {
  for (const auto& [from, to] : exchanged) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

// The cast with words exchanged in everything that it writes.
Cast with_words(Cast cast, const std::vector<std::pair<std::string, std::string>>& exchanged) {
  for (std::string& text : cast.shared) text = with_words(text, exchanged);
  for (std::string& text : cast.own) text = with_words(text, exchanged);
  return cast;
}

// Somebody who writes about politics: words that stand for the target and for the side are marked.
Cast partisan() {
  Cast cast = cast_of(testing::tongues.front());
  cast.shared = {"I stand with SIDE and against OTHER, and I will say so in the street as long as I can",
                 "Whoever defends OTHER has not understood what SIDE has done for ordinary families"};
  for (std::size_t i = 0; i < cast.own.size(); ++i) {
    cast.own[i] += i % 2 == 0 ? ", and down with OTHER" : ", and long live SIDE";
  }
  cast.bio = "For SIDE";
  return cast;
}

}  // namespace

TEST_CASE("twins in twelve languages come out the same", "[cases][fairness]") {
  CaseRunner runner;
  const Cast english = cast_of(testing::tongues.front());
  for (const testing::Tongue& tongue : testing::tongues) check_twins(runner, english, cast_of(tongue), 1);
}

TEST_CASE("the scenes of the twins are no empty ones: most of them resemble something", "[cases][fairness]") {
  CaseRunner runner;
  std::size_t labelled = 0;
  std::string all;
  for (const TwinScene& scene : twin_scenes()) {
    const auto [account, group] = weigh(runner, scene.of(cast_of(testing::tongues.front())), scene.subject);
    if (account.label >= Label::some || group.label >= Label::some) ++labelled;
    all += std::string(scene.name) + ": " + account.reckoning + "\n" + group.reckoning + "\n";
  }
  INFO(all);
  CHECK(labelled >= 4);
}

TEST_CASE("an account for Beijing and one against it tie exactly", "[cases][fairness]") {
  CaseRunner runner;
  const Cast pro = with_words(partisan(), {{"SIDE", "Beijing"}, {"OTHER", "Washington"}});
  const Cast anti = with_words(partisan(), {{"SIDE", "Washington"}, {"OTHER", "Beijing"}});
  check_twins(runner, pro, anti, 0);
  const Cast ukraine = with_words(partisan(), {{"SIDE", "Kyiv"}, {"OTHER", "Moscow"}});
  const Cast russia = with_words(partisan(), {{"SIDE", "Moscow"}, {"OTHER", "Kyiv"}});
  check_twins(runner, ukraine, russia, 0);
  check_twins(runner, pro, ukraine, 0);
}

TEST_CASE("the activist and the patriot of the shared cases weigh the same in every signal", "[cases][fairness]") {
  CaseRunner runner;
  std::vector<std::vector<std::pair<std::string, Decibans>>> weights;
  for (const testing::NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      if (composed.name != "An activist against Beijing" && composed.name != "A patriot for Beijing") continue;
      const AccountKey key = key_of(composed, composed.expect.front().account);
      const std::vector<Assessment> assessed = runner.see(composed).assess(composed.at, {&key, 1});
      REQUIRE(assessed.size() == 1);
      CHECK(assessed.front().label == Label::none);
      auto& row = weights.emplace_back();
      for (const SignalResult& result : assessed.front().observed) row.emplace_back(result.signal, result.decibans);
    }
  }
  REQUIRE(weights.size() == 2);
  CHECK(weights[0] == weights[1]);
}

TEST_CASE("targets of documented campaigns and nobody's aunt tie exactly", "[cases][fairness]") {
  CaseRunner runner;
  const Cast aunt = with_words(partisan(), {{"SIDE", "my aunt"}, {"OTHER", "her dentist"}});
  for (const std::string target : {"Guo Wengui", "Nancy Pelosi", "Hong Kong", "Taiwan", "Fort Detrick", "the rare earths plant"}) {
    check_twins(runner, aunt, with_words(partisan(), {{"SIDE", "my aunt"}, {"OTHER", target}}), 0);
  }
}

TEST_CASE("flags, places and names of oneself weigh nothing", "[cases][fairness]") {
  CaseRunner runner;
  const Cast english = cast_of(testing::tongues.front());
  for (const testing::Tongue& tongue : testing::tongues) {
    Cast other = english;
    other.bio = tongue.flag;
    other.place = tongue.place;
    other.names.front() = tongue.name;
    check_twins(runner, english, other, 0);
  }
}

TEST_CASE("handles that the sign-up drew at random tie with chosen ones", "[cases][fairness]") {
  CaseRunner runner;
  const Cast chosen = cast_of(testing::tongues.front());
  Cast one = chosen;
  one.handles.front() = "k3vJq9ZpLw2xYtB";
  check_twins(runner, chosen, one, 0);
  one.handles.front() = "Mary48213377";
  check_twins(runner, chosen, one, 0);

  // All of them: fifteen characters, as names in other scripts get, and a name with eight digits.
  constexpr std::string_view alphabet = "aB3cD4eF5gH6iJ7kL8mN9oP0qR1sT2uVwXyZ";
  Cast drawn = chosen;
  Cast assigned = chosen;
  for (std::size_t i = 0; i < drawn.handles.size(); ++i) {
    std::string& handle = drawn.handles[i];
    handle.clear();
    for (std::size_t j = 0; j < 15; ++j) handle += alphabet[(i * 11 + j * (7 + i) + j * j) % alphabet.size()];
    assigned.handles[i] = with_words(chosen.names[i], {{" ", ""}}) + std::to_string(10'372'911 + i * 4'219'337);
  }
  check_twins(runner, chosen, drawn, 0);
  check_twins(runner, chosen, assigned, 0);
}

TEST_CASE("whoever changes the language after a silence weighs the same in every direction", "[cases][fairness]") {
  CaseRunner runner;
  const auto scene = [](const Cast& before, const Cast& after) {
    ComposedCase composed = testing::sleeper_scene_of(after);
    composed.accounts.front().posts.insert(composed.accounts.front().posts.begin(),
                                           testing::written(scenes::day(2011, 3, 1), before.own, 9 * ms_per_day));
    composed.accounts.front().posts.front().lang = before.tag;
    return composed;
  };
  const auto expected = weigh(runner, scene(cast_of(testing::tongues[0]), cast_of(testing::tongues[4])), "1");
  CHECK_THAT(expected.first.reckoning, Catch::Matchers::ContainsSubstring("language_pivot 5"));
  for (const testing::Tongue& from : testing::tongues) {
    for (const testing::Tongue& to : testing::tongues) {
      // Two scripts of one language are no change of language.
      if (from.tag.substr(0, 2) == to.tag.substr(0, 2)) continue;
      CAPTURE(from.tag, to.tag);
      const auto got = weigh(runner, scene(cast_of(from), cast_of(to)), "1");
      check_alike(got.first, expected.first, 1);
      check_alike(got.second, expected.second, 1);
    }
  }
}

}  // namespace persona_lens
