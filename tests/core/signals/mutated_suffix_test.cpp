#include "signals/mutated_suffix.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/candidate_groups.h"
#include "signals/copied_text.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const std::string bridge = "The old bridge over the river will be closed for repairs until the end of spring";

// Accounts "1", "2" … post the bridge with these endings.
void say(Scene& scene, const std::vector<std::string>& endings) {
  for (std::size_t i = 0; i < endings.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1, static_cast<TimeMs>(i) * 1000), bridge + endings[i]);
  }
}

SignalResult of_first(const std::vector<std::string>& endings) {
  Scene scene;
  say(scene, endings);
  return mutated_suffix(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("the same text with other random endings on two accounts more weighs four", "[signals]") {
  const SignalResult result = of_first({" VUBQ", " ECDL", " YTPJ"});
  CHECK(result.decibans == Decibans{4, 4});
  CHECK(number_of(result, "others_max") == 2);
  CHECK(number_of(result, "distinct_stems") == 1);
  CHECK(number_of(result, "distinct_tails") == 3);
  CHECK(result.evidence_accounts.size() == 2);
  CHECK(of_first({" VUBQ", " ECDL"}).decibans.low == 0);
  CHECK(of_first({" https://t.co/aaaaaaaaaa VUBQ", " https://t.co/bbbbbbbbbb ECDL", " ￥+— https://t.co/bbbbbbbbbb"}).decibans.low == 4);
}

TEST_CASE("copied texts are counted through their stems", "[signals]") {
  Scene scene;
  say(scene, {" VUBQ", " ECDL", " YTPJ", " QWMB", " OLXZ"});
  const SignalContext context = scene.context();
  const SignalResult copied = copied_text(context, x_account("1"));
  CHECK(number_of(copied, "k_others_max") == 4);
  CHECK(number_of(copied, "exact_others_max") == 0);
  CHECK(copied.decibans.low == 10.5);
  const auto groups = copy_groups(context);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].members.size() == 5);
  const SignalResult together = mutated_suffix_of_group(context, groups[0]);
  CHECK(together.decibans.low == 4);
  CHECK(number_of(together, "members_sharing") == 5);
}

TEST_CASE("people_with_referral_codes_names_and_quiz_results_mutate_nothing", "[signals]") {
  CHECK(of_first({" code XK7Q2P", " code AB3D9F", " code ZZ8K1L"}).decibans.high == 0);
  CHECK(of_first({" Anna", " Bruno", " Carla"}).decibans.high == 0);
  CHECK(of_first({" INFJ", " ENTP", " INFJ", " ENTP"}).decibans.high == 0);
  CHECK(of_first({" E12", " E13", " E14"}).decibans.high == 0);
  CHECK(of_first({" $TSLA", " $NVDA", " $AAPL"}).decibans.high == 0);
  CHECK(of_first({" #one", " #two", " #three"}).decibans.high == 0);
  CHECK(of_first({"", "", ""}).decibans.high == 0);
}

}  // namespace persona_lens::scenes
