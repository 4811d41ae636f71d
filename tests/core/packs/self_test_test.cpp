#include "packs/self_test.h"

#include <algorithm>
#include <random>
#include <string>

#include "catch.h"
#include "packs/small_pack.h"
#include "report/wording.h"
#include "shipped.h"

namespace persona_lens {
namespace {

using testing::small_pack;
using testing::with;

TEST_CASE("every shipped pack holds its own cases without a warning", "[packs]") {
  REQUIRE_FALSE(shipped::packs().empty());
  for (const shipped::File& file : shipped::packs()) {
    CAPTURE(file.name);
    const Result<TestedPack> tested = read_tested_pack(file.content);
    if (!tested) FAIL(tested.error().place << ": " << tested.error().message);
    CHECK((tested->cases > 0 || !tested->pack.overt.empty()));
    CHECK(tested->pack.warnings.empty());
    CHECK(file.name == tested->pack.id + ".json");
  }
}

TEST_CASE("no shipped pack says who somebody is in what it shows", "[packs]") {
  for (const shipped::File& file : shipped::packs()) {
    const Result<Pack> pack = read_pack(file.content);
    REQUIRE(pack);
    for (const Signature& signature : pack->signatures) {
      CAPTURE(signature.id);
      CHECK(testing::forbidden_in(signature.title) == "");
      CHECK(testing::forbidden_in(signature.summary) == "");
      for (const SharedText& text : signature.innocent) CHECK(testing::forbidden_in(text) == "");
      for (const auto* list : {&signature.signals, &signature.counter}) {
        for (const PackSignal& signal : *list) {
          CHECK(testing::forbidden_in(signal.rule) == "");
          CHECK(testing::forbidden_in(signal.look_alike) == "");
        }
      }
    }
  }
}

TEST_CASE("the small pack holds its cases", "[packs]") {
  const Result<TestedPack> tested = read_tested_pack(small_pack);
  if (!tested) FAIL(tested.error().message);
  CHECK(tested->cases == 2);
}

TEST_CASE("a pack whose test case does not resemble is refused with line and reason", "[packs]") {
  const Result<TestedPack> tested = read_tested_pack(with(small_pack, R"("label": "some")", R"("label": "marked")"));
  REQUIRE_FALSE(tested);
  CHECK(tested.error().code == ErrorCode::case_failed);
  CHECK(tested.error().place == "/signatures/0/cases/test/0");
  CHECK(
      tested.error().message ==
      "line 45: case \"four sleepers\": account 11 should come out as marked, but comes out as some [copiers: some, 16 dB = G1 7 + G3 9]");
}

TEST_CASE("a pack whose look-alike goes too far is refused", "[packs]") {
  std::string pack = with(small_pack, "Letter {n} of neighbour {a}: the roses are out and the cat is asleep in the sun",
                          "Letter {n}: the roses are out and the cat is asleep in the sun of the afternoon");
  pack = with(pack, R"({ "account": "21", "label": "none" })", R"({ "group_of": "21", "at_most": "some" })");
  const Result<TestedPack> tested = read_tested_pack(pack);
  REQUIRE_FALSE(tested);
  CHECK(tested.error().code == ErrorCode::case_failed);
  CHECK(tested.error().place == "/signatures/0/cases/allows/0");
  CHECK_THAT(tested.error().message, Catch::Matchers::ContainsSubstring("the group of account 21 should come out as at most some"));
}

TEST_CASE("a case outside the signature's dates does not resemble", "[packs]") {
  const Result<TestedPack> tested = read_tested_pack(with(small_pack, R"("2030-12-31")", R"("2019-12-31")"));
  REQUIRE_FALSE(tested);
  CHECK(tested.error().code == ErrorCode::case_failed);
}

TEST_CASE("mutated packs are answered, never fatal", "[packs]") {
  // A fixed seed: a failure can be repeated. Any answer is good as long as there is one.
  std::mt19937 random(20'210'204);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  constexpr std::string_view spice = "{}[]\",:0159-eE.\\u\x00\x80\xff tfn";
  std::size_t refused = 0;
  constexpr int rounds = 400;
  for (int round = 0; round < rounds; ++round) {
    std::string pack(small_pack);
    for (std::size_t i = 0, count = 1 + below(4); i < count; ++i) {
      const std::size_t at = below(pack.size());
      switch (below(4)) {
        case 0:
          pack[at] = spice[below(spice.size())];
          break;
        case 1:
          pack.erase(at, below(30));
          break;
        case 2:
          pack.insert(at, pack.substr(below(pack.size()), below(60)));
          break;
        default:
          pack.insert(at, std::string(below(50), spice[below(spice.size())]));
          break;
      }
    }
    const Result<TestedPack> tested = read_tested_pack(pack);
    if (tested) continue;
    ++refused;
    CHECK_FALSE(tested.error().message.empty());
  }
  CHECK(refused > rounds / 2);
}

TEST_CASE("a truncated pack is refused at every length", "[packs]") {
  for (std::size_t length = 0; length < small_pack.size(); length += 37) CHECK_FALSE(read_pack(small_pack.substr(0, length)));
}

}  // namespace
}  // namespace persona_lens
