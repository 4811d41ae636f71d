#include "compose.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using composed::Generation;
using composed::read;
using composed::user;
using composed::User;

const Account& only_account(const Observations& seen) {
  REQUIRE(seen.accounts.size() == 1);
  return seen.accounts.front();
}

std::string by_screen_name(const std::string& result) { return R"({"data":{"user":{"result":)" + result + "}}}"; }

}  // namespace

TEST_CASE("a user reads the same in every generation", "[observe]") {
  for (const Generation generation : {Generation::legacy, Generation::core, Generation::counts, Generation::v1}) {
    const std::string json = generation == Generation::v1 ? user({}, generation) : by_screen_name(user({}, generation));
    const Observations seen = read(json);
    const Account& account = only_account(seen);
    INFO(json);
    CHECK(account.id == "1100000000000000001");
    CHECK(account.handle == "ann_example");
    CHECK(account.name == "Ann");
    CHECK(account.bio == "Gardens");
    CHECK(account.location == "Here");
    CHECK(account.followers == 12);
    CHECK(account.following == 34);
    CHECK(account.posts_total == 56);
    CHECK(account.is_protected == false);
    CHECK(account.verified == (generation == Generation::core));
    REQUIRE(account.created.has_value());
    CHECK(account.created->basis == TimeBasis::reported);
    CHECK(iso_time(account.created->earliest) == "2019-02-25T11:50:11.000Z");
    CHECK(seen.notices.empty());
  }
}

TEST_CASE("core wins over legacy, whichever comes first", "[observe]") {
  const char* orders[] = {
      R"({"rest_id":"12","core":{"screen_name":"new_name"},"legacy":{"screen_name":"old_name"}})",
      R"({"legacy":{"screen_name":"old_name"},"core":{"screen_name":"new_name"},"rest_id":"12"})",
  };
  for (const char* json : orders) CHECK(only_account(read(json)).handle == "new_name");
}

TEST_CASE("a user without a printed date is dated by the id", "[observe]") {
  const Observations seen =
      read(R"({"data":{"communityResults":{"result":{"__typename":"Community","members_slice":{"items_results":[)"
           R"({"result":{"__typename":"User","rest_id":"1100000000000000001","core":{"name":"Ann","screen_name":"ann_example"}}},)"
           R"({"result":{"__typename":"User","rest_id":"52557200","core":{"name":"Old","screen_name":"old_example"}}},)"
           R"({"result":{"__typename":"User","rest_id":"20000000000","core":{"screen_name":"odd_example"}}}]}}}}})");
  REQUIRE(seen.accounts.size() == 3);
  CHECK(seen.accounts[0].created->basis == TimeBasis::id);
  CHECK(seen.accounts[1].created->basis == TimeBasis::interpolated);
  CHECK_FALSE(seen.accounts[2].created.has_value());
}

TEST_CASE("mentions and stubs are no accounts", "[observe]") {
  const Observations seen = read(
      R"({"data":{"user":{"result":{"__typename":"User","rest_id":"5","core":{}}}},"entities":{"user_mentions":[{"id_str":"6","screen_name":"bob_example"}]},)"
      R"("elsewhere":{"id_str":"8","screen_name":"dan_example","indices":[0,4]},"tag":{"user_id":"9","screen_name":"eve_example"}})");
  CHECK(seen.accounts.empty());
}

TEST_CASE("accounts are found in cards, media and reactions", "[observe]") {
  const std::string someone = user({.id = "77", .handle = "card_example"}, Generation::core);
  for (const std::string& wrapping :
       {std::string(R"({"card":{"legacy":{"user_refs_results":[{"result":)") + someone + "}]}}}",
        R"({"extended_entities":{"media":[{"additional_media_info":{"source_user":{"user_results":{"result":)" + someone + "}}}}]}}",
        R"({"reaction_context":{"reacted_to_user_results":{"result":)" + someone + "}}}"}) {
    INFO(wrapping);
    CHECK(only_account(read(wrapping)).id == "77");
  }
}

TEST_CASE("about this account: country and number of renames", "[observe]") {
  const Observations seen = read(
      R"({"data":{"user_result_by_screen_name":{"result":{"__typename":"User","about_profile":{"account_based_in":"Atlantis",)"
      R"("username_changes":{"count":"3","last_changed_at_msec":"1690335192280"}},"core":{"screen_name":"ann_example"},"rest_id":"12"}}}})");
  CHECK(only_account(seen).about_country == "Atlantis");
  CHECK(only_account(seen).handle_changes == 3U);
}

TEST_CASE("the platform's own labels", "[observe]") {
  const auto label_of = [](const std::string& members) {
    return only_account(read(R"({"rest_id":"12","core":{"screen_name":"ann_example"},)" + members + "}")).label;
  };
  CHECK(label_of(R"("affiliates_highlighted_label":{"label":{"userLabelType":"AutomatedLabel"}})") == "automated");
  CHECK(label_of(R"("verification":{"verified":true,"verified_type":"Government"})") == "government");
  CHECK(label_of(R"("affiliates_highlighted_label":{"label":{"url":{"url":"https://help.example/rules/state-affiliated"}}})") ==
        "state_media");
  CHECK(label_of(R"("parody_commentary_fan_label":"Parody")") == "parody");
  CHECK_FALSE(label_of(R"("affiliates_highlighted_label":{"label":{"userLabelType":"BusinessLabel"}},"parody_commentary_fan_label":"None")")
                  .has_value());
}

TEST_CASE("unavailable and suspended users are named where their id is", "[observe]") {
  const char* with_id[] = {
      R"({"data":{"user":{"rest_id":"55","result":{"__typename":"UserUnavailable","reason":"Suspended"}}}})",
      R"({"data":{"user_results":{"result":{"__typename":"UserUnavailable","unavailable_reason":"Suspended"},"rest_id":"55"}}})",
      R"({"data":{"user":{"result":{"rest_id":"55","__typename":"UserUnavailable"}}}})",
  };
  for (const char* json : with_id) {
    INFO(json);
    const Observations seen = read(json);
    CHECK(seen.accounts.empty());
    REQUIRE(seen.unavailable.size() == 1);
    CHECK(seen.unavailable.front().id == "55");
    REQUIRE(seen.notices.size() == 1);
    CHECK(seen.notices.front().code == "user_unavailable");
  }
  const Observations nameless = read(R"({"data":{"user":{"result":{"__typename":"UserUnavailable"}}}})");
  CHECK(nameless.unavailable.empty());
  CHECK(nameless.notices.size() == 1);
}

TEST_CASE("the author of a readable post may be unavailable", "[observe]") {
  const Observations seen =
      read(R"({"__typename":"Tweet","rest_id":"1200000000000000001","core":{"user_results":{"result":{"__typename":"UserUnavailable"}}},)"
           R"("legacy":{"full_text":"Hello","user_id_str":"66","id_str":"1200000000000000001"}})");
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts.front().author_id == "66");
  REQUIRE(seen.unavailable.size() == 1);
  CHECK(seen.unavailable.front().id == "66");
}

TEST_CASE("the same account twice is one, and what is missing is filled", "[observe]") {
  const Observations seen =
      read(R"([{"rest_id":"12","core":{"screen_name":"ann_example","name":"Ann"}},)"
           R"({"rest_id":"12","core":{"screen_name":"ann_example","name":"Anna","created_at":"Mon Feb 25 11:50:11 +0000 2019"},)"
           R"("relationship_counts":{"followers":3}}])");
  const Account& account = only_account(seen);
  CHECK(account.name == "Ann");
  CHECK(account.followers == 3);
  CHECK(account.created->basis == TimeBasis::reported);
}

TEST_CASE("facts of the wrong type are left out and the account stays", "[observe]") {
  const Observations seen = read(
      R"({"rest_id":12,"core":{"screen_name":"ann_example","name":{"first":"Ann"},"created_at":true},"legacy":{"followers_count":"many",)"
      R"("friends_count":-1,"statuses_count":1e999,"description":null,"location":[1,2]},"verification":{"verified":"yes"}})");
  const Account& account = only_account(seen);
  CHECK(account.id == "12");
  CHECK_FALSE(account.name.has_value());
  CHECK_FALSE(account.followers.has_value());
  CHECK_FALSE(account.following.has_value());
  CHECK_FALSE(account.posts_total.has_value());
  CHECK_FALSE(account.verified.has_value());
  CHECK(seen.notices.size() == 3);
}

}  // namespace persona_lens
