#include "signals/parameters.h"

#include "catch.h"
#include "text/phrases.h"

namespace persona_lens {

TEST_CASE("what a signature brings along is prepared for searching", "[signals]") {
  SignalParameters parameters;
  REQUIRE(prepare(parameters));
  CHECK(parameters.phrase_index == nullptr);
  CHECK(parameters.claim_index == nullptr);

  parameters.phrases = {{.text = "the quiet harbour", .kind = PhraseKind::unique, .valid_from = {}, .valid_until = {}}};
  parameters.claims = {{"Nowhere", {"from nowhere", "nowhere mom"}}, {"Elsewhere", {"from elsewhere"}}};
  REQUIRE(prepare(parameters));
  REQUIRE(parameters.phrase_index != nullptr);
  REQUIRE(parameters.claim_index != nullptr);
  CHECK(parameters.phrase_index->size() == 1);
  CHECK(parameters.claim_index->size() == 3);
}

TEST_CASE("what cannot be prepared is refused with its place", "[signals]") {
  SignalParameters parameters;
  parameters.phrases = {{.text = "fine", .kind = PhraseKind::topic, .valid_from = {}, .valid_until = {}},
                        {.text = " ", .kind = PhraseKind::topic, .valid_from = {}, .valid_until = {}}};
  auto refused = prepare(parameters);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "/phrases/1/text");
  CHECK(parameters.phrase_index == nullptr);

  parameters.phrases = {{.text = "fine", .kind = PhraseKind::topic, .valid_from = 2, .valid_until = 1}};
  refused = prepare(parameters);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalid_value);
  CHECK(refused.error().place == "/phrases/0/valid_until");

  parameters.phrases.assign(max_phrases + 1, {.text = "fine", .kind = PhraseKind::topic, .valid_from = {}, .valid_until = {}});
  refused = prepare(parameters);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::too_large);
  CHECK(refused.error().place == "/phrases");

  parameters.phrases.clear();
  parameters.claims = {{"Nowhere", {"from nowhere"}}, {"Elsewhere", {"from elsewhere", "@nobody_example"}}};
  refused = prepare(parameters);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "/claims/1/phrases/1");
}

}  // namespace persona_lens
