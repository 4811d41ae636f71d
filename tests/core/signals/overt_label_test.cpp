#include "signals/overt_label.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "signals/overt_accounts.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

OvertAccounts listed() {
  return OvertAccounts(
      {{.platform = Platform::x, .id = "", .handle = "Example_Ministry", .name = "Ministry", .kind = "government", .country = "Nowhere"},
       {.platform = Platform::x, .id = "7", .handle = "example_daily", .name = "Daily", .kind = "state_media", .country = "Nowhere"},
       {.platform = Platform::youtube, .id = "UC_daily", .handle = "", .name = "Daily", .kind = "state_media", .country = "Nowhere"},
       {.platform = Platform::x, .id = "", .handle = "", .name = "Nobody", .kind = "government", .country = "Nowhere"}});
}

Account named(Platform platform, std::string id, std::string handle) {
  Account account;
  account.platform = platform;
  account.id = std::move(id);
  account.handle = std::move(handle);
  return account;
}

}  // namespace

TEST_CASE("a listed account is found by its id, else by its handle in any case", "[signals]") {
  const OvertAccounts overt = listed();
  CHECK(overt.size() == 4);
  REQUIRE(overt.find(named(Platform::x, "1", "EXAMPLE_ministry")) != nullptr);
  CHECK(overt.find(named(Platform::x, "1", "EXAMPLE_ministry"))->kind == "government");
  CHECK(overt.find(named(Platform::x, "7", "renamed_since")) != nullptr);
  CHECK(overt.find(named(Platform::youtube, "UC_daily", "")) != nullptr);
  CHECK(overt.find(named(Platform::youtube, "1", "Example_Ministry")) == nullptr);
  CHECK(overt.find(named(Platform::x, "8", "")) == nullptr);
  CHECK(OvertAccounts().find(named(Platform::x, "7", "example_daily")) == nullptr);
}

TEST_CASE("a person who took over the handle of a listed id is not the one listed", "[signals]") {
  CHECK(listed().find(named(Platform::x, "8", "example_daily")) == nullptr);
}

TEST_CASE("the platform's label and a published list count alike, and neither weighs", "[signals]") {
  Scene scene;
  scene.account("1", day(2015, 1, 1)).label = "state_media";
  scene.account("2", day(2015, 1, 1)).handle = "example_ministry";
  scene.account("3", day(2015, 1, 1)).label = "automated";
  const OvertAccounts overt = listed();
  SignalContext context = scene.context();
  CHECK(number_of(overt_label(context, x_account("2")), "overt") == 0);
  context.overt = &overt;
  for (const auto& [id, expected] : std::vector<std::pair<std::string, double>>{{"1", 1}, {"2", 1}, {"3", 0}}) {
    const SignalResult result = overt_label(context, x_account(id));
    CHECK(result.evaluated);
    CHECK(number_of(result, "overt") == expected);
    CHECK(result.decibans == Decibans{0, 0});
  }
  const CandidateGroup all{
      .kind = "cohort", .members = {x_account("1"), x_account("2"), x_account("3"), x_account("4")}, .posts = {}, .p_value = {}};
  const SignalResult result = overt_label_of_group(context, all);
  CHECK(number_of(result, "members") == 4);
  CHECK(number_of(result, "members_overt") == 2);
  CHECK(result.evidence_accounts == std::vector{x_account("1"), x_account("2")});
}

}  // namespace persona_lens::scenes
