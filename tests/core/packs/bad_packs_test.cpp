// Packs that somebody made to break the engine: a clear answer in a bounded time, and the packs that are loaded keep working.
#include <chrono>
#include <string>
#include <string_view>

#include "catch.h"
#include "engine.h"
#include "packs/pack.h"
#include "packs/small_pack.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;
using testing::small_pack;
using testing::with;

std::string with_phrases(const std::string& phrases) {
  return with(small_pack, R"("signatures": [)", R"("parameters": { "phrases": [)" + phrases + R"(] }, "signatures": [)");
}

std::string phrases(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    list += (i == 0 ? "" : ",") + std::string(R"({"text":"phrase )") + std::to_string(i) + R"(","kind":"topic","source":"report"})";
  }
  return list;
}

// The engine answers with an error of this kind, and still assesses by the pack that was loaded before.
void check_refused(const std::string& bad, ErrorCode code) {
  Engine engine;
  REQUIRE(engine.load_pack(small_pack));
  const auto info = engine.load_pack(bad);
  REQUIRE_FALSE(info);
  CHECK(std::string(to_string(info.error().code)) == to_string(code));
  CHECK_FALSE(info.error().message.empty());
  CHECK(info.error().message.size() < 1000);
  engine.ingest(Source{}, observations_of(read_pack(small_pack)->signatures.front().test.front()));
  const AccountKey sleeper{.platform = Platform::x, .id = "11"};
  const auto assessments = engine.assess(1'583'020'800'000, {&sleeper, 1});  // 2020-03-01
  REQUIRE(assessments.size() == 1);
  CHECK(assessments.front().label == Label::some);
}

TEST_CASE("a pack of ten megabytes is refused", "[packs]") {
  check_refused(with(small_pack, "A small pack", std::string(10U << 20U, 'x')), ErrorCode::too_large);
}

TEST_CASE("a deeply nested pack is refused", "[packs]") {
  check_refused(with(small_pack, R"(["T0150.004"])", std::string(100'000, '[') + std::string(100'000, ']')), ErrorCode::too_deep);
}

TEST_CASE("a million phrases are refused, and so are more than a signature may hold", "[packs]") {
  check_refused(with_phrases(phrases(1'000'000)), ErrorCode::too_large);
  check_refused(with_phrases(phrases(2'001)), ErrorCode::too_large);
  CHECK(read_pack(with_phrases(phrases(2'000))));
}

TEST_CASE("what looks like a regular expression is plain text", "[packs]") {
  const auto begin = std::chrono::steady_clock::now();
  const Result<Pack> pack = read_pack(with_phrases(R"({"text":"(a+)+$.*[^x]{1,9999}\\b(?:y|y)*","kind":"unique","source":"report"},
                                                      {"text":"^((again|never)*)*$ (.*)*","kind":"unique","source":"report"})"));
  REQUIRE(pack);
  CHECK(pack->signatures.front().parameters->phrases.front().text == R"((a+)+$.*[^x]{1,9999}\b(?:y|y)*)");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("ids given twice are refused", "[packs]") {
  check_refused(with(small_pack, R"("id": "small",)", R"("id": "small", "id": "small",)"), ErrorCode::invalid_value);
  check_refused(with(small_pack, R"("signal": "copied_text")", R"("signal": "first_post_lag")"), ErrorCode::invalid_value);
}

TEST_CASE("contradictory dates are refused", "[packs]") {
  check_refused(with(small_pack, R"("2030-12-31")", R"("2018-12-31")"), ErrorCode::invalid_value);
  check_refused(with(small_pack, R"("2021-02-04")", R"("2021-02-31")"), ErrorCode::invalid_value);
}

}  // namespace
}  // namespace persona_lens
