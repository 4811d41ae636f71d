#include "signals/claim_mismatch.h"

#include <optional>
#include <string>
#include <utility>

#include "signals/phrasing_scene.h"

namespace persona_lens::scenes {
namespace {

SignalParameters claims() {
  SignalParameters parameters;
  parameters.claims = {{"United States", {"texas mom", "proud texan"}}, {"Japan", {"東京のママ"}}};
  REQUIRE(prepare(parameters));
  return parameters;
}

struct Person {
  std::string bio = "Texas mom of three";
  std::optional<std::string> about = std::nullopt;
  std::string earlier = "en";
  int before = 0;
  std::string later = "en";
  int after = 0;
};

Scene scene_of(const Person& person, Scene scene = {}, const std::string& id = "1") {
  Account& account = scene.account(id, day(2015, 1, 1));
  account.bio = person.bio;
  account.about_country = person.about;
  for (int i = 0; i < person.before + person.after; ++i) {
    scene.post(id, day(2020, 1, 1) + i * ms_per_day, "note " + std::to_string(i)).lang = i < person.before ? person.earlier : person.later;
  }
  return scene;
}

SignalResult checked(const Person& person) {
  Scene scene = scene_of(person);
  return asked(scene, claim_mismatch, claims());
}

}  // namespace

TEST_CASE("a claim against earlier posts in another language weighs 6, in every direction", "[signals]") {
  const SignalResult result = checked({.earlier = "zh", .before = 15, .later = "en", .after = 15});
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{6, 6});
  CHECK(number_of(result, "earlier_language_divergence") == 1);
  CHECK(number_of(result, "posts_before") == 15);
  CHECK(number_of(result, "claims") == 1);
  CHECK(result.evidence_posts.size() == 2);
  for (const auto& [earlier, later] : {std::pair("en", "zh"), std::pair("de", "en"), std::pair("ar", "ja"), std::pair("id", "pt")}) {
    CHECK(checked({.earlier = earlier, .before = 15, .later = later, .after = 15}).decibans == result.decibans);
  }
}

TEST_CASE("real_texans_are_what_they_say", "[signals]") {
  CHECK(checked({.about = "United States", .before = 15, .after = 15}).decibans == Decibans{0, 0});
  CHECK(checked({.about = "USA"}).decibans == Decibans{0, 0});
  CHECK(checked({.about = "North America"}).why_not == "claim_not_comparable");
  CHECK(checked({}).why_not == "claim_not_comparable");
  CHECK(checked({.bio = "Coffee and cats", .about = "Japan"}).why_not == "no_claim");
}

TEST_CASE("texan_on_holiday_or_behind_a_vpn_gets_three_decibans_at_most", "[signals]") {
  const SignalResult result = checked({.about = "Mexico", .before = 15, .after = 15});
  CHECK(result.decibans == Decibans{3, 3});
  CHECK(number_of(result, "about_contradicts") == 1);
}

TEST_CASE("expat_who_switched_language_stays_below_every_label", "[signals]") {
  // Not even everything together reaches the 10 decibans of a label.
  CHECK(checked({.about = "Germany", .earlier = "de", .before = 15, .later = "en", .after = 15}).decibans.low == Catch::Approx(6.9));
  for (const char* bio : {"Texas mom, originally from Berlin", "Proud Texan living in Tokyo", "Texas mom, expat",
                          "Texas mom, geboren in Berlin", "not a Texas mom", "they say “proud Texan”"}) {
    CAPTURE(bio);
    CHECK(checked({.bio = bio, .about = "Germany", .earlier = "de", .before = 15, .after = 15}).decibans == Decibans{0, 0});
  }
  CHECK(checked({.bio = "Texas mom, 東京のママ", .about = "Japan"}).decibans == Decibans{0, 0});
}

TEST_CASE("bilingual_people_who_mix_languages_pivot_nowhere", "[signals]") {
  Scene scene = scene_of({});
  for (int i = 0; i < 60; ++i) scene.post("1", day(2020, 1, 1) + i * ms_per_day, "note").lang = i % 2 == 0 ? "es" : "en";
  CHECK(asked(scene, claim_mismatch, claims()).decibans == Decibans{0, 0});
}

TEST_CASE("few posts, posts without words and reposts tell nothing about language", "[signals]") {
  CHECK(checked({.earlier = "zh", .before = 9, .after = 30}).decibans.low == 0);
  CHECK(checked({.earlier = "und", .before = 30, .after = 30}).decibans.low == 0);
  CHECK(checked({.earlier = "qme", .before = 30, .after = 30}).decibans.low == 0);
  Scene scene = scene_of({.earlier = "zh", .before = 15, .after = 15});
  for (Post& post : scene.seen().posts) post.kind = PostKind::repost;
  CHECK(asked(scene, claim_mismatch, claims()).why_not == "claim_not_comparable");
}

TEST_CASE("one mismatch in a group is not the group's", "[signals]") {
  const auto weight_with = [](int mismatching) {
    Scene scene;
    CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
    for (int i = 1; i <= 5; ++i) {
      Person person{.earlier = i <= mismatching ? "zh" : "en", .before = 12, .after = 12};
      scene = scene_of(person, std::move(scene), std::to_string(i));
      group.members.push_back(x_account(std::to_string(i)));
    }
    const SignalParameters parameters = claims();
    SignalContext context = scene.context();
    context.parameters = &parameters;
    const SignalResult result = claim_mismatch_of_group(context, group);
    CHECK(number_of(result, "members_mismatching") == mismatching);
    return result.decibans.low;
  };
  CHECK(weight_with(0) == 0);
  CHECK(weight_with(1) == 0);
  CHECK(weight_with(2) == 6);
}

}  // namespace persona_lens::scenes
