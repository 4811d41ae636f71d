#include "text/fingerprints.h"

#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

constexpr std::string_view headline = "The lighthouse keepers of the northern islands were paid in salted fish for a hundred years";
constexpr std::string_view question = "Who put out the lighthouse?";
constexpr std::string_view chinese = "誰讓北島的燈塔熄滅了";

FingerprintIndex index_of(const std::vector<std::string_view>& texts) {
  std::vector<Fingerprint> fingerprints;
  for (const std::string_view text : texts) {
    auto fingerprint = fingerprint_of(text);
    REQUIRE(fingerprint);
    fingerprints.push_back(std::move(fingerprint).value());
  }
  auto index = FingerprintIndex::build(fingerprints);
  REQUIRE(index);
  return std::move(index).value();
}

std::vector<FingerprintMatch> found(std::string_view post) {
  const auto normal = normalise(post);
  REQUIRE(normal);
  return index_of({headline, question, chinese}).find(normal->text);
}

bool finds(std::string_view post, std::uint32_t fingerprint) {
  const auto matches = found(post);
  return matches.size() == 1 && matches.front().fingerprint == fingerprint;
}

}  // namespace

TEST_CASE("a published text is found however it was dressed up", "[text]") {
  for (const std::string_view post : {
           "The lighthouse keepers of the northern islands were paid in salted fish for a hundred years",
           "THE LIGHTHOUSE KEEPERS OF THE NORTHERN ISLANDS WERE PAID IN SALTED FISH FOR A HUNDRED YEARS!!!",
           "Thelighthousekeepersofthenorthernislandswerepaidinsaltedfishforahundredyears",
           "The lighthouse keepers of the northern islands were paid in salted fish for a hundred years x7Kq2b https://t.example/1",
           "#News @somebody_example The lighthouse keepers of the northern islands were paid in salted fish for a hundred years #fish #sea",
           "Тhe lighthоuse kееpers оf the nоrthеrn islаnds wеre pаid in sаlted fish fоr a hundrеd yеars",
           "The lighthouse keepers of the northern islands were paid in salted fish f",
           "The lighthouse keeper of the northern islands was paid in salted fish for a hundred years",
       }) {
    CAPTURE(post);
    CHECK(finds(post, 0));
  }
  for (const std::string_view post :
       {"谁让北岛的灯塔熄灭了？", "誰讓 北島 的燈塔 熄滅了 #燈塔", "誰讓北島的燈塔熄", "誰讓北島的燈塔熄滅了 qx7f2"}) {
    CAPTURE(post);
    CHECK(finds(post, 2));
  }
  CHECK(finds("who put out the lighthouse", 1));
}

TEST_CASE("somebody_who_writes_about_the_same_is_not_found", "[text]") {
  for (const std::string_view post : {
           "My grandmother kept the lighthouse and was paid in salted fish, as she told us every winter",
           // Begins alike, but goes on in its own way.
           "The lighthouse keepers of the northern islands were paid in salted fish, says the exhibition, and their wives were not paid at "
           "all",
           // A short text inside a longer one.
           "I was asked who put out the lighthouse, and I said that it was the wind, and that the wind is not to be blamed for anything",
           "北岛的灯塔昨天又亮了，谁让我早点知道",
           "",
           "🙂",
       }) {
    CAPTURE(post);
    CHECK(found(post).empty());
  }
}

TEST_CASE("it is known where the published text stands", "[text]") {
  const auto normal =
      normalise("They print it again: The lighthouse keepers of the northern islands were paid in salted fish for a hundred years. Why?");
  REQUIRE(normal);
  const auto matches = index_of({headline}).find(normal->text);
  REQUIRE(matches.size() == 1);
  CHECK(normal->text.substr(matches[0].begin, matches[0].end - matches[0].begin).starts_with("the lighthouse keepers"));
  CHECK(normal->text.substr(0, matches[0].end).ends_with("a hundred years"));
  CHECK(matches[0].covered == 1);
}

TEST_CASE("of texts that repeat each other the one that covers most is found", "[text]") {
  const std::string longer = std::string(headline) + " and nobody complained";
  const auto index = index_of({headline, longer});
  const auto matches = index.find(normalise(longer)->text);
  REQUIRE(matches.size() == 1);
  CHECK(matches.front().fingerprint == 1);
  CHECK(index.size() == 2);
}

TEST_CASE("a fingerprint says nothing of what is too short, and must fit its length", "[text]") {
  CHECK(fingerprint_of("Good morning").error().code == ErrorCode::invalid_value);
  CHECK(fingerprint_of("早上好").error().code == ErrorCode::invalid_value);
  CHECK(fingerprint_of("").error().code == ErrorCode::invalid_value);
  CHECK(fingerprint_of("\xFF").error().code == ErrorCode::invalid_value);
  CHECK(fingerprint_of(std::string(3'000, 'a')).error().code == ErrorCode::too_large);
  auto fingerprint = fingerprint_of(headline);
  REQUIRE(fingerprint);
  CHECK(fingerprint->tiles.size() == tile_places(fingerprint->characters, 0).size());
  fingerprint->tiles.pop_back();
  const auto refused = FingerprintIndex::build({&*fingerprint, 1});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "0");
  CHECK(FingerprintIndex::build({})->find("anything").empty());
}

TEST_CASE("a text that repeats itself without end is bounded and changes nothing", "[text]") {
  std::string endless;
  while (endless.size() < 90'000) endless += "lighthouse ";
  CHECK(found(endless).empty());
  std::string again;
  for (int i = 0; i < 900; ++i) again += std::string(headline) + ". ";
  CHECK_FALSE(found(again).empty());
}

TEST_CASE("the fingerprint of a text is the same on every machine", "[text]") {
  const auto fingerprint = fingerprint_of("誰讓北島的燈塔熄滅了");
  REQUIRE(fingerprint);
  CHECK(fingerprint->characters == 10);
  CHECK(fingerprint->cjk == 10);
  CHECK(fingerprint->tiles.size() == 9);
  CHECK(fingerprint->tiles == fingerprint_of("谁让北岛的灯塔熄灭了")->tiles);
  CHECK(fingerprint->tiles.front() == 0xEF09D406U);
}

}  // namespace persona_lens
