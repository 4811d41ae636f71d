#include <string>
#include <vector>

#include "catch.h"
#include "packs/pack.h"
#include "packs/small_pack.h"

namespace persona_lens {
namespace {

using testing::small_pack;
using testing::with;

TEST_CASE("a pack is read with everything it says", "[packs]") {
  const Result<Pack> pack = read_pack(small_pack);
  REQUIRE(pack);
  CHECK(pack->id == "small");
  CHECK(pack->version == "1.0.0");
  CHECK(pack->warnings.empty());
  REQUIRE(pack->signatures.size() == 1);
  const Signature& signature = pack->signatures.front();
  CHECK(signature.id == "copiers");
  CHECK(signature.place == "/signatures/0");
  CHECK(signature.valid_from == 1'546'300'800'000);   // 2019-01-01T00:00:00.000Z
  CHECK(signature.valid_until == 1'924'991'999'999);  // 2030-12-31T23:59:59.999Z
  CHECK(signature.cap_label == Label::strong);
  REQUIRE(signature.signals.size() == 2);
  CHECK(signature.signals.front().weight.kind == Weight::Kind::standard);
  REQUIRE(signature.signals.front().sources.size() == 1);
  CHECK(signature.signals.front().sources.front().publisher == "Somebody");
  REQUIRE(signature.account);
  CHECK(signature.account->chronological);
  CHECK(signature.account->posts == 8);
  CHECK(signature.account->groups_any_of == std::vector{Group::g3_copying});
  CHECK(signature.test.size() == 1);
  CHECK(signature.allows.size() == 1);
}

struct Breakage {
  std::string_view what;
  std::string_view from;
  std::string_view to;
  ErrorCode code;
  std::string_view place;
  std::string_view line;  // how the message begins; "" where no line can be told
};

TEST_CASE("a broken pack is refused with the place and the line", "[packs]") {
  const auto breakage = GENERATE(
      Breakage{"no id", R"("id": "small",)", "", ErrorCode::missing_field, "", ""},
      Breakage{"id with spaces", R"("small")", R"("a small one")", ErrorCode::invalid_value, "/id", "line 3: "},
      Breakage{"a newer format", R"("schema": 1)", R"("schema": 2)", ErrorCode::unsupported, "/schema", "line 2: "},
      Breakage{"format 0", R"("schema": 1)", R"("schema": 0)", ErrorCode::invalid_value, "/schema", "line 2: "},
      Breakage{"version in words", R"("1.0.0")", R"("first")", ErrorCode::invalid_value, "/version", "line 4: "},
      Breakage{"an unknown field", R"("title": "A small pack")", R"("title": "A small pack", "author": "me")", ErrorCode::invalid_value,
               "/author", "line 5: "},
      Breakage{"a field given twice", R"("title": "A small pack")", R"("title": "A small pack", "id": "other")", ErrorCode::invalid_value,
               "/id", "line 3: "},
      Breakage{"an empty title", R"("A small pack")", R"("")", ErrorCode::invalid_value, "/title", "line 5: "},
      Breakage{"a date that is none", R"("2021-02-04")", R"("2021-02-30")", ErrorCode::invalid_value, "/sources/report/date", "line 7: "},
      Breakage{"an unknown grade", R"("grade": "primary")", R"("grade": "rumour")", ErrorCode::invalid_value, "/sources/report/grade",
               "line 7: "},
      Breakage{"an address without TLS", R"("grade": "primary")", R"("grade": "primary", "url": "http://example.org")",
               ErrorCode::invalid_value, "/sources/report/url", "line 7: "},
      Breakage{"a source nobody knows", R"("sources": ["report"],
      "signals")",
               R"("sources": ["rapport"],
      "signals")",
               ErrorCode::invalid_value, "/signatures/0/sources/0", "line 18: "},
      Breakage{"no source at all", R"("sources": ["report"],
      "signals")",
               R"("sources": [],
      "signals")",
               ErrorCode::invalid_value, "/signatures/0/sources", "line 18: "},
      Breakage{"ends before it begins", R"("2030-12-31")", R"("2018-12-31")", ErrorCode::invalid_value, "/signatures/0/valid_until",
               "line 16: "},
      Breakage{"a time instead of a day", R"("2030-12-31")", R"("2030-12-31T10:00:00Z")", ErrorCode::invalid_value,
               "/signatures/0/valid_until", "line 16: "},
      Breakage{"a subject nobody knows", R"(["account", "group"])", R"(["account", "page"])", ErrorCode::invalid_value,
               "/signatures/0/subjects/1", "line 17: "},
      Breakage{"a subject without minimum", R"("group": { "members": 2, "groups_any_of": ["G3"] })", R"("group2": {})",
               ErrorCode::missing_field, "/signatures/0/minimum", "line 37: "},
      Breakage{"a group of one", R"("members": 2)", R"("members": 1)", ErrorCode::invalid_value, "/signatures/0/minimum/group/members",
               "line 39: "},
      Breakage{"burners that never posted", R"("members": 2)", R"("members": 2, "posts_each_at_most": 0)", ErrorCode::invalid_value,
               "/signatures/0/minimum/group/posts_each_at_most", "line 39: "},
      Breakage{"an evidence group nobody knows", R"(["G3"])", R"(["G9"])", ErrorCode::invalid_value,
               "/signatures/0/minimum/account/groups_any_of/0", "line 38: "},
      Breakage{"demands counter-evidence", R"(["G3"])", R"(["counter"])", ErrorCode::invalid_value,
               "/signatures/0/minimum/account/groups_any_of/0", "line 38: "},
      Breakage{"demands a signal it does not list", R"("members": 2)",
               R"("signals": {"creation_cohort": {"observed": "members", "at_least": 1}})", ErrorCode::invalid_value,
               "/signatures/0/minimum", "line 37: "},
      Breakage{"a topic that weighs", R"("weight": "standard")", R"("kind": "topic", "weight": "standard")", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight", "line 22: "},
      Breakage{"a topic that weighs a little", R"("weight": "standard")", R"("kind": "topic", "weight": 0.5)", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight", "line 22: "},
      Breakage{"a topic with bands", R"("weight": "standard")",
               R"("kind": "topic", "weight": {"observed": "n", "bands": [{"at_least": 1, "decibans": 3}]})", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight", "line 22: "},
      Breakage{"a weight out of the blue", R"("weight": "standard")", R"("weight": 7)", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight", "line 22: "},
      Breakage{"a weight in words", R"("weight": "standard")", R"("weight": "heavy")", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight", "line 22: "},
      Breakage{"bands that fall", R"("weight": "standard")",
               R"("weight": {"observed": "n", "bands": [{"at_least": 5, "decibans": 1}, {"at_least": 5, "decibans": 3}]})",
               ErrorCode::invalid_value, "/signatures/0/signals/0/weight/bands/1/at_least", "line 22: "},
      Breakage{"bands that weigh too much", R"("weight": "standard")",
               R"("weight": {"observed": "n", "bands": [{"at_least": 5, "decibans": 21}]})", ErrorCode::invalid_value,
               "/signatures/0/signals/0/weight/bands/0/decibans", "line 22: "},
      Breakage{"no basis for a weight", R"("weight_basis": "elicited",)", "", ErrorCode::missing_field, "/signatures/0/signals/0",
               "line 20: "},
      Breakage{"no source for a signal", R"("sources": ["report"],
          "rule": "Long silence.",)",
               R"("rule": "Long silence.",)", ErrorCode::missing_field, "/signatures/0/signals/0", "line 20: "},
      Breakage{"no look-alike", R"(,
          "look_alike": "People who return.")",
               "", ErrorCode::missing_field, "/signatures/0/signals/0", "line 20: "},
      Breakage{"a signal listed twice", R"("signal": "copied_text")", R"("signal": "first_post_lag")", ErrorCode::invalid_value,
               "/signatures/0/signals/1", "line 28: "},
      Breakage{"evidence against that raises", R"("minimum": {)",
               R"("counter": [{"signal": "creation_cohort", "weight": {"observed": "n", "bands": [{"at_least": 1, "decibans": 2}]},
        "weight_basis": "elicited", "sources": ["report"], "rule": "r", "look_alike": "l"}], "minimum": {)",
               ErrorCode::invalid_value, "/signatures/0/counter/0/weight/bands/0/decibans", "line 37: "},
      Breakage{"a technique that is none", R"("T0150.004")", R"("T90")", ErrorCode::invalid_value, "/signatures/0/disarm/0", "line 41: "},
      Breakage{"nobody innocent", R"("innocent": ["People who return."])", R"("innocent": [])", ErrorCode::invalid_value,
               "/signatures/0/innocent", "line 42: "},
      Breakage{"a cap nobody knows", R"("disarm":)", R"("cap_label": "none", "disarm":)", ErrorCode::invalid_value,
               "/signatures/0/cap_label", "line 41: "},
      Breakage{"a test case that resembles nothing", R"("label": "some")", R"("label": "none")", ErrorCode::invalid_value,
               "/signatures/0/cases/test/0", "line 45: "},
      Breakage{"a case about nobody", R"({ "account": "11", "label")", R"({ "account": "99", "label")", ErrorCode::invalid_value,
               "/signatures/0/cases/test/0/expect/0/account", "line 57: "},
      Breakage{"a case with two ids alike", R"("id": "21", "count": 3)",
               R"("id": "21", "handle": "twin_example" }, { "id": "20", "count": 3)", ErrorCode::invalid_value,
               "/signatures/0/cases/allows/0/accounts", "line 64: "},
      Breakage{"a case that grows too large", R"("count": 9, "every_days": 2)", R"("count": 20000, "every_days": 0)", ErrorCode::too_large,
               "/signatures/0/cases/test/0/accounts", "line 48: "},
      Breakage{"a case with posts after its end", R"("count": 9, "every_days": 2)", R"("count": 9, "every_days": 20)",
               ErrorCode::invalid_value, "/signatures/0/cases/test/0/accounts/0/posts/0/first", "line 52: "},
      Breakage{"a case with both text and texts", R"("count": 9, "every_days": 2)", R"("texts": ["a"], "count": 9)",
               ErrorCode::invalid_value, "/signatures/0/cases/test/0/accounts/0/posts/0", "line 52: "},
      Breakage{"a case with an account id that is none", R"("id": "11")", R"("id": "eleven")", ErrorCode::invalid_value,
               "/signatures/0/cases/test/0/accounts/0/id", "line 50: "},
      Breakage{"a list where an object stands", R"("minimum": {)", R"("minimum": [], "minimum2": {)", ErrorCode::invalid_value,
               "/signatures/0/minimum", "line 37: "},
      Breakage{"a number where a text stands", R"("title": "A small pack")", R"("title": 7)", ErrorCode::invalid_value, "/title",
               "line 5: "},
      Breakage{"not JSON", R"("disarm": [)", R"("disarm": [ nothing, )", ErrorCode::not_json, "", "line 41: "});
  CAPTURE(breakage.what);
  const Result<Pack> pack = read_pack(with(small_pack, breakage.from, breakage.to));
  REQUIRE_FALSE(pack);
  CHECK(std::string(to_string(pack.error().code)) == to_string(breakage.code));
  CHECK(pack.error().place == breakage.place);
  CHECK_THAT(pack.error().message, Catch::Matchers::StartsWith(std::string(breakage.line)));
}

TEST_CASE("two signatures with one id are refused", "[packs]") {
  std::string pack(small_pack);
  const std::size_t begin = pack.find("    {\n      \"id\": \"copiers\"");
  const std::size_t end = pack.rfind("\n  ]");
  const std::string signature = pack.substr(begin, end - begin);
  pack.insert(end, ",\n" + signature);
  const Result<Pack> read = read_pack(pack);
  REQUIRE_FALSE(read);
  CHECK(read.error().place == "/signatures/1");
}

TEST_CASE("a topic that weighs 0 is context and needs no source", "[packs]") {
  const std::string topic = R"({"signal": "creation_cohort", "kind": "topic", "weight": 0, "rule": "r", "look_alike": "l"}, {
          "signal": "first_post_lag")";
  const Result<Pack> pack = read_pack(with(small_pack, "{\n          \"signal\": \"first_post_lag\"", topic));
  REQUIRE(pack);
  CHECK(pack->signatures.front().signals.front().weight.kind == Weight::Kind::context);
}

TEST_CASE("an unknown signal is ignored with a warning", "[packs]") {
  const Result<Pack> pack = read_pack(with(small_pack, R"("signal": "first_post_lag")", R"("signal": "seen_in_a_dream")"));
  REQUIRE(pack);
  REQUIRE(pack->signatures.size() == 1);
  CHECK(pack->signatures.front().signals.size() == 1);
  REQUIRE(pack->warnings.size() == 1);
  CHECK(pack->warnings.front().code == "unknown_signal");
  CHECK(pack->warnings.front().place == "/signatures/0");
}

TEST_CASE("a signature of which no signal is known is left out with a warning", "[packs]") {
  const std::string one = with(small_pack, R"("signal": "first_post_lag")", R"("signal": "seen_in_a_dream")");
  const Result<Pack> pack = read_pack(with(one, R"("signal": "copied_text")", R"("signal": "seen_in_another")"));
  REQUIRE(pack);
  CHECK(pack->signatures.empty());
  CHECK(pack->warnings.size() == 3);
}

TEST_CASE("a pack beyond its caps is refused", "[packs]") {
  const Result<Pack> large = read_pack(std::string(max_pack_bytes + 1, ' '));
  REQUIRE_FALSE(large);
  CHECK(large.error().code == ErrorCode::too_large);

  const Result<Pack> deep = read_pack(with(small_pack, R"(["T0150.004"])", std::string(40, '[') + std::string(40, ']')));
  REQUIRE_FALSE(deep);
  CHECK(deep.error().code == ErrorCode::too_deep);
  CHECK_THAT(deep.error().message, Catch::Matchers::StartsWith("line 41: "));

  const Result<Pack> long_text = read_pack(with(small_pack, "Long silence.", std::string(5000, 'x')));
  REQUIRE_FALSE(long_text);
  CHECK(long_text.error().code == ErrorCode::too_large);
  CHECK(long_text.error().place == "/signatures/0/signals/0/rule");
}

TEST_CASE("a field with an endless name gives a short error", "[packs]") {
  const std::string name(100'000, 'n');
  const Result<Pack> pack = read_pack(with(small_pack, R"("title": "A small pack")", R"("title": "A small pack", ")" + name + R"(": 1)"));
  REQUIRE_FALSE(pack);
  CHECK(pack.error().message.size() < 1000);
  CHECK(pack.error().place.size() < 1000);
}

}  // namespace
}  // namespace persona_lens
