#include "signals/look_alike_name.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "signals/overt_accounts.h"
#include "signals/parameters.h"
#include "signals/scene.h"
#include "text/look_alike.h"

namespace persona_lens::scenes {
namespace {

SignalParameters protecting(std::vector<ProtectedName> names) {
  SignalParameters parameters;
  parameters.protected_names = std::move(names);
  return parameters;
}

const SignalParameters& parameters() {
  static const SignalParameters made = protecting({{.name = "Example Defenders", .handles = {"ExampleDefend"}, .ids = {"77"}}});
  return made;
}

SignalResult of(std::string handle, std::string name, std::string bio = {}, std::string id = "1") {
  Scene scene;
  Account& account = scene.account(id, day(2024, 1, 1));
  account.handle = std::move(handle);
  account.name = std::move(name);
  account.bio = std::move(bio);
  SignalContext context = scene.context();
  context.parameters = &parameters();
  return look_alike_name(context, x_account(id));
}

std::u32string skeleton(std::string_view name) { return look_alike_skeleton(name).value(); }

}  // namespace

TEST_CASE("names that look alike have one skeleton", "[text]") {
  CHECK(skeleton("Example_Defenders") == skeleton("ехаmple defenders"));  // the first three letters are Cyrillic
  CHECK(skeleton("Examp1e Defenders") == skeleton("EXAMPLE DEFENDERS"));
  CHECK(skeleton("0range") == skeleton("orange"));
  CHECK(skeleton("Ｅｘａｍｐｌｅ") == skeleton("example"));
  CHECK(skeleton("example") != skeleton("exemple"));
  CHECK(skeleton("🙂 !").empty());
  CHECK_FALSE(look_alike_skeleton("\xFF"));
  CHECK(skeleton(std::string(100'000, 'a')).size() == max_skeleton_source);
  CHECK(look_alike_skeleton(std::string(399, 'a') + "é"));
  CHECK(edit_distance(U"kitten", U"sitting") == 3);
  CHECK(edit_distance(U"", U"abc") == 3);
}

TEST_CASE("an account that takes the name of an organisation is noticed", "[signals]") {
  for (const auto& [handle, name] : std::vector<std::pair<std::string, std::string>>{{"somebody", "Example Defenders"},
                                                                                     {"somebody", "Exаmple Dеfenders"},
                                                                                     {"ExampleDefenders", "Anything"},
                                                                                     {"Example_Defend", "Anything"},
                                                                                     {"examp1edefenders", "Anything"},
                                                                                     {"somebody", "Example Defender"}}) {
    CAPTURE(handle, name);
    const SignalResult result = of(handle, name);
    CHECK(result.evaluated);
    CHECK(result.decibans == Decibans{6, 6});
    REQUIRE(result.observed.size() == 2);
    CHECK(result.observed[1].text == "Example Defenders");
    CHECK(number_of(result, "similarity") > 0.9);
  }
}

TEST_CASE("the organisation itself is recognised by id or handle", "[signals]") {
  CHECK(of("renamed", "Example Defenders", "", "77").decibans == Decibans{0, 0});
  CHECK(of("EXAMPLEDEFEND", "Example Defenders").decibans == Decibans{0, 0});
}

TEST_CASE("parody, fans and local chapters are no imitation", "[signals]") {
  CHECK(of("somebody", "Example Defenders", "Parody account").decibans == Decibans{0, 0});
  CHECK(of("ExampleDefenders", "Example Defenders (unofficial)").decibans == Decibans{0, 0});
  CHECK(of("somebody", "Example Defenders", "粉丝").decibans == Decibans{0, 0});
  CHECK(of("ExampleDefenders_Fan", "Example Defenders").decibans == Decibans{0, 0});
  CHECK(of("ExDef_ES", "Example Defenders España").decibans == Decibans{0, 0});
  CHECK(of("ann", "Defenders of examples").decibans == Decibans{0, 0});
}

TEST_CASE("an overt account is not said to imitate", "[signals]") {
  Scene scene;
  Account& account = scene.account("1", day(2024, 1, 1));
  account.name = "Example Defenders";
  account.label = "government";
  SignalContext context = scene.context();
  context.parameters = &parameters();
  CHECK(look_alike_name(context, x_account("1")).decibans == Decibans{0, 0});
}

TEST_CASE("short protected names, and those whose owner nobody could tell, protect nobody", "[signals]") {
  Scene scene;
  scene.account("1", day(2024, 1, 1)).name = "Nexus";
  scene.account("2", day(2024, 1, 1)).name = "Example Watchers";
  SignalContext context = scene.context();
  const SignalParameters weak =
      protecting({{.name = "Nexus", .handles = {"nexus"}, .ids = {}}, {.name = "Example Watchers", .handles = {}, .ids = {}}});
  context.parameters = &weak;
  CHECK(look_alike_name(context, x_account("1")).why_not == "no_parameters");
  CHECK(look_alike_name(context, x_account("2")).why_not == "no_parameters");
}

TEST_CASE("a channel with the organisation's name may be the organisation's own, where no channel of it is known", "[signals]") {
  Scene scene;
  Account& channel = scene.account("UCexampleExampleExample01", day(2024, 1, 1));
  channel.platform = Platform::youtube;
  channel.handle = "ExampleDefend";
  channel.name = "Example Defenders";
  const AccountKey key{Platform::youtube, "UCexampleExampleExample01"};
  SignalContext context = scene.context();
  context.parameters = &parameters();
  CHECK(look_alike_name(context, key).why_not == "no_parameters");
  const SignalParameters with_channel =
      protecting({{.name = "Example Defenders", .handles = {"ExampleDefend"}, .ids = {"UCexampleExampleExample02"}}});
  context.parameters = &with_channel;
  CHECK(look_alike_name(context, key).decibans == Decibans{6, 6});
}

TEST_CASE("the members of a group that imitate are named", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 6; ++i) scene.account(std::to_string(i), day(2024, 1, 1)).name = i <= 4 ? "Example Defenders" : "Ann Example";
  SignalContext context = scene.context();
  const CandidateGroup all{.kind = "cohort",
                           .members = {x_account("1"), x_account("2"), x_account("3"), x_account("4"), x_account("5"), x_account("6")},
                           .posts = {},
                           .p_value = {}};
  CHECK(look_alike_name_of_group(context, all).why_not == "no_parameters");
  context.parameters = &parameters();
  const SignalResult result = look_alike_name_of_group(context, all);
  CHECK(result.decibans == Decibans{6, 6});
  CHECK(number_of(result, "members") == 6);
  CHECK(number_of(result, "members_imitating") == 4);
  CHECK(result.evidence_accounts.size() == 4);
}

}  // namespace persona_lens::scenes
