// The parts of a pack beside weights and dates: parameters, caps, alternatives, overt accounts, and the rule about people's handles.
#include <string>
#include <string_view>

#include "catch.h"
#include "packs/pack.h"
#include "packs/small_pack.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;
using testing::small_pack;
using testing::with;

// The small pack with something put before its signatures, or into its one signature.
std::string with_pack_field(std::string_view field) {
  return with(small_pack, R"("signatures": [)", std::string(field) + R"(, "signatures": [)");
}
std::string with_signature_field(std::string_view field) {
  return with(small_pack, R"("minimum": {)", std::string(field) + R"(, "minimum": {)");
}

TEST_CASE("a signature looks for the pack's parameters and its own", "[packs]") {
  const std::string shared = with_pack_field(R"("parameters": {
    "phrases": [{ "text": "claim your bonus", "kind": "commercial", "source": "report" }],
    "protected_names": [{ "name": "Composed Defenders", "handles": ["composed_defenders"], "ids": ["77"], "source": "report" }]
  })");
  const Result<Pack> pack = read_pack(with(shared, R"("minimum": {)", R"("parameters": {
    "phrases": [{ "text": "an indelible example", "kind": "unique", "valid_from": "2020-01-01", "valid_until": "2020-12-31", "source": "report" }],
    "claims": [{ "country": "United States", "phrases": ["Texas mom"], "source": "report" }],
    "shift": { "utc_offset_minutes": 480, "hours": [9, 10], "rest_days": [6, 7], "source": "report" }
  }, "minimum": {)"));
  if (!pack) FAIL(pack.error().place << ": " << pack.error().message);
  const SignalParameters& parameters = *pack->signatures.front().parameters;
  REQUIRE(parameters.phrases.size() == 2);
  CHECK(parameters.phrases.front().kind == PhraseKind::commercial);
  CHECK(parameters.phrases.back().kind == PhraseKind::unique);
  CHECK(parameters.phrases.back().valid_from == 1'577'836'800'000);
  CHECK(parameters.phrases.back().valid_until == 1'609'459'199'999);
  CHECK(parameters.phrase_index != nullptr);
  REQUIRE(parameters.protected_names.size() == 1);
  CHECK(parameters.protected_names.front().ids.front() == "77");
  CHECK(parameters.claims.front().phrases.front() == "Texas mom");
  REQUIRE(parameters.shift);
  CHECK(parameters.shift->utc_offset_minutes == 480);
  CHECK(parameters.shift->rest_days.size() == 2);
}

TEST_CASE("caps, alternatives, page level and several findings are read", "[packs]") {
  std::string text = with_signature_field(
      R"("cap_label_if": [{ "signal": "copied_text", "observed": "copied_share", "at_least": 0.5, "label": "none" }])");
  text = with(text, R"("chronological": true, "posts": 8)",
              R"("page_level": true, "any_of": [{ "posts": 3 }, { "groups_any_of": ["G4"] }], "posts": 1)");
  text = with(text, R"("signal": "first_post_lag",)",
              R"("signal": "known_phrase", "findings": { "observed": "unique_phrases", "at_least": 2, "count": 2 },)");
  const Result<Pack> pack = read_pack(text);
  if (!pack) FAIL(pack.error().place << ": " << pack.error().message);
  const Signature& signature = pack->signatures.front();
  REQUIRE(signature.cap_label_if.size() == 1);
  CHECK(signature.cap_label_if.front().label == Label::none);
  REQUIRE(signature.account);
  CHECK(signature.account->page_level);
  REQUIRE(signature.account->any_of.size() == 2);
  CHECK(signature.account->any_of.front().posts == 3);
  REQUIRE(signature.signals.front().findings);
  CHECK(signature.signals.front().findings->count == 2);
}

struct Breakage {
  std::string_view what;
  std::string_view place;  // where the field goes: "pack" or "signature"
  std::string_view field;
  std::string_view error_place;
  std::string_view message;
};

TEST_CASE("what contradicts itself in these parts is refused with place and reason", "[packs]") {
  const auto one = GENERATE(
      Breakage{
          "a phrase that ends before it begins", "pack",
          R"("parameters": {"phrases": [{"text": "some words here", "kind": "unique", "valid_from": "2021-01-01", "valid_until": "2020-01-01", "source": "report"}]})",
          "/parameters/phrases/0/valid_until", "ends before it begins"},
      Breakage{"a unique phrase that everybody uses", "pack",
               R"("parameters": {"phrases": [{"text": "hi you", "kind": "unique", "source": "report"}]})", "/parameters/phrases/0/text",
               "too many innocent texts"},
      Breakage{"a phrase without a source", "pack", R"("parameters": {"phrases": [{"text": "some words here", "kind": "unique"}]})",
               "/parameters/phrases/0", "\"source\" is missing"},
      Breakage{
          "a phrase listed twice", "pack",
          R"("parameters": {"phrases": [{"text": "some words", "kind": "topic", "source": "report"}, {"text": "some words", "kind": "calque", "source": "report"}]})",
          "/parameters/phrases/1/text", "listed twice"},
      Breakage{"a phrase of a kind nobody knows", "pack",
               R"("parameters": {"phrases": [{"text": "some words", "kind": "slur", "source": "report"}]})", "/parameters/phrases/0/kind",
               "expected one of"},
      Breakage{"somebody's handle in a phrase", "pack",
               R"("parameters": {"phrases": [{"text": "ask @somebody_real about it", "kind": "unique", "source": "report"}]})",
               "/parameters/phrases/0/text", "may be somebody's"},
      Breakage{"somebody's handle as a protected name", "pack",
               R"("parameters": {"protected_names": [{"name": "N", "handles": ["somebody_real"], "source": "report"}]})",
               "/parameters/protected_names/0/handles/0", "may be somebody's"},
      Breakage{"an hour that no clock has", "pack",
               R"("parameters": {"shift": {"utc_offset_minutes": 0, "hours": [24], "source": "report"}})", "/parameters/shift/hours/0",
               "between 0 and 23"},
      Breakage{"half a minute", "pack", R"("parameters": {"shift": {"utc_offset_minutes": 0.5, "hours": [9], "source": "report"}})",
               "/parameters/shift/utc_offset_minutes", "whole minutes"},
      Breakage{
          "several findings of what is one", "signature",
          R"("cap_label": "some", "counter": [{"signal": "quoting", "findings": {"observed": "n", "at_least": 2, "count": 2}, "weight": 0, "weight_basis": "elicited", "sources": ["report"], "rule": "r", "look_alike": "l"}])",
          "/signatures/0/counter/0/findings", "only known_phrase"},
      Breakage{"a cap by a signal that is not listed", "signature",
               R"("cap_label_if": [{"signal": "quoting", "observed": "n", "at_least": 1, "label": "some"}])",
               "/signatures/0/cap_label_if/0/signal", "does not list"},
      Breakage{"an overt account of nobody", "pack",
               R"("overt": [{"platform": "x", "name": "N", "kind": "state_media", "country": "C", "source": "report"}])", "/overt/0",
               "\"id\" or a \"handle\""},
      Breakage{"an overt account of a kind nobody knows", "pack",
               R"("overt": [{"platform": "x", "handle": "h", "name": "N", "kind": "celebrity", "country": "C", "source": "report"}])",
               "/overt/0/kind", "expected one of"},
      Breakage{"an overt account listed twice", "pack",
               R"("overt": [{"platform": "x", "handle": "h", "name": "N", "kind": "government", "country": "C", "source": "report"},
                            {"platform": "x", "handle": "h", "name": "N", "kind": "government", "country": "C", "source": "report"}])",
               "/overt/1", "listed twice"},
      Breakage{"a published account without its source", "pack", R"("published_accounts": [{"handle": "h"}])", "/published_accounts/0",
               "\"source\" is missing"},
      Breakage{"a published account of an unknown source", "pack", R"("published_accounts": [{"handle": "h", "source": "rumour"}])",
               "/published_accounts/0/source", "not among the pack's sources"});
  CAPTURE(one.what);
  const Result<Pack> pack = read_pack(one.place == "pack" ? with_pack_field(one.field) : with_signature_field(one.field));
  REQUIRE_FALSE(pack);
  CHECK(pack.error().place == one.error_place);
  CHECK_THAT(pack.error().message, ContainsSubstring(std::string(one.message)));
}

TEST_CASE("nobody's handle becomes a key unless a cited report publishes it", "[packs]") {
  const std::string named = with(small_pack, "neighbour_{a}_example", "somebody_real");
  const Result<Pack> refused = read_pack(named);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "/signatures/0/cases/allows/0");
  CHECK_THAT(refused.error().message, ContainsSubstring("somebody_real"));
  CHECK(read_pack(
      with(named, R"("signatures": [)", R"("published_accounts": [{"handle": "Somebody_Real", "source": "report"}], "signatures": [)")));
}

TEST_CASE("a pack may hold overt accounts and nothing else", "[packs]") {
  const Result<Pack> pack = read_pack(R"({"schema": 1, "id": "overt", "version": "1.0.0", "title": "Overt",
    "sources": {"list": {"title": "A list", "publisher": "Somebody", "date": "2023", "grade": "press"}},
    "overt": [{"platform": "youtube", "id": "UCexample", "name": "A station", "kind": "state_media", "country": "A country", "source": "list"}]})");
  if (!pack) FAIL(pack.error().place << ": " << pack.error().message);
  CHECK(pack->signatures.empty());
  REQUIRE(pack->overt.size() == 1);
  CHECK(pack->overt.front().platform == Platform::youtube);
}

}  // namespace
}  // namespace persona_lens
