#include "dispatch.h"

#include <simdjson.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "catch.h"
#include "engine/scenes.h"
#include "packs/small_pack.h"
#include "report/schema_check.h"
#include "shipped.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

std::string packed(std::string_view header, std::string_view body = {}) {
  std::string bytes;
  for (std::size_t shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(header.size() >> shift & 0xffU);
  return bytes.append(header).append(body);
}

std::string say_bytes(Engine& engine, std::string_view bytes) {
  return dispatch(engine, std::as_bytes(std::span(bytes.data(), bytes.size())));
}
std::string say(Engine& engine, std::string_view header, std::string_view body = {}) { return say_bytes(engine, packed(header, body)); }

bool is_json(std::string_view text) {
  simdjson::dom::parser parser;
  return parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS;
}

constexpr std::string_view page = R"({"site":"x","url":"https://x.com/ann_example","rows":[
  {"kind":"post","id":"1214474754585526273","handle":"ann_example","time":"2020-01-07T09:12:00.000Z","text":"Hello there","quote":false}],"profile":null})";
constexpr std::string_view ingest_page =
    R"({"call":"ingest","source":{"platform":"x","kind":"page_rows","operation":"","read_at":1583020800000}})";

TEST_CASE("every call is answered as the protocol says", "[dispatch]") {
  Engine engine;
  testing::SchemaCheck schemas;
  engine.ingest(Source{}, observations_of(testing::scene(testing::sleeper_scene)));
  const auto answer = [&](std::string_view header, std::string_view body = {}) {
    std::string text = say(engine, header, body);
    CAPTURE(header, text);
    CHECK(schemas.check(text, "protocol.schema.json#/$defs/answer") == "");
    return text;
  };
  CHECK_THAT(answer(R"({"call":"load_pack"})", testing::small_pack),
             StartsWith(R"({"ok":true,"result":{"id":"small","version":"1.0.0","signatures":1,"cases":2,"warnings":[]}})"));
  CHECK(answer(R"({"call":"load_words","language":"de"})", R"({"label.some": "etwas"})").starts_with(R"({"ok":false)"));
  const auto english = std::ranges::find(shipped::words(), std::string_view("en.json"), &shipped::File::name);
  CHECK_THAT(answer(R"({"call":"load_words","language":"en-GB"})", english->content),
             StartsWith(R"({"ok":true,"result":{"language":"en-GB","sentences":)"));
  CHECK(answer(R"({"call":"load_pack_words"})", R"({"Copiers": "Copistas"})") ==
        R"({"ok":true,"result":{"language":"en-GB","sentences":1}})");
  CHECK_THAT(answer(R"({"call":"assess","at":1583020800000,"accounts":[{"platform":"x","id":"1001"}]})"),
             ContainsSubstring(R"("label":"some")"));
  CHECK_THAT(answer(R"({"call":"assess","at":1583020800000})"), ContainsSubstring(R"("id":"9001")"));
  CHECK_THAT(answer(R"({"call":"groups","at":1583020800000})"), ContainsSubstring(R"("label":"marked")"));
  CHECK_THAT(answer(ingest_page, page), ContainsSubstring(R"("posts":1)"));
  const std::string post = engine.groups(1'583'020'800'000).front().posts.front();
  CHECK_THAT(answer(R"({"call":"authors","platform":"x","posts":["404",")" + post + "\"]}"),
             ContainsSubstring(R"([{"post":")" + post + R"(","account":{"platform":"x","id":"1001","handle":"sleeper_example"}}])"));
  CHECK_THAT(answer(R"({"call":"post_times","account":{"platform":"x","id":"1001"}})"), StartsWith(R"({"ok":true,"result":{"times":[[)"));
  CHECK(answer(R"({"call":"post_times","account":{"platform":"x","id":"404"}})") == R"({"ok":true,"result":{"times":[],"left_out":0}})");
  const std::string snapshot = say(engine, R"({"call":"snapshot"})");
  CHECK_FALSE(snapshot.starts_with('{'));
  CHECK(answer(R"({"call":"forget","account":{"platform":"x","id":"1001"}})") == R"({"ok":true,"result":null})");
  CHECK_THAT(answer(R"({"call":"assess","at":1583020800000,"accounts":[{"platform":"x","id":"1001"}]})"),
             StartsWith(R"({"ok":true,"result":[]})"));
  CHECK(answer(R"({"call":"forget_all"})") == R"({"ok":true,"result":null})");
  CHECK_THAT(answer(R"({"call":"restore"})", snapshot), ContainsSubstring(R"({"platform":"x","id":"1001","handle":"sleeper_example"})"));
}

TEST_CASE("the times of an account's posts are told as they are known, the newest first, and how many are left out", "[dispatch]") {
  Engine engine;
  Observations seen;
  const auto post = [&](TimeMs minute, std::optional<TimeInterval> time) {
    Post one;
    one.id = std::to_string(1'000'000 + minute);
    one.author_id = "7";
    one.time = time;
    seen.posts.push_back(one);
  };
  post(3, TimeInterval{.earliest = 3000, .latest = 3000, .basis = TimeBasis::id});
  post(1, TimeInterval{.earliest = -500, .latest = 86'400'000, .basis = TimeBasis::relative});
  post(2, std::nullopt);
  engine.ingest(Source{}, seen);
  constexpr std::string_view call = R"({"call":"post_times","account":{"platform":"x","id":"7"}})";
  CHECK(say(engine, call) == R"({"ok":true,"result":{"times":[[3000,3000],null,[-500,86400000]],"left_out":0}})");

  for (TimeMs minute = 4; minute <= 402; ++minute) post(minute, TimeInterval{.earliest = minute, .latest = minute, .basis = TimeBasis::id});
  engine.ingest(Source{}, seen);
  CHECK_THAT(say(engine, call), StartsWith(R"({"ok":true,"result":{"times":[[402,402],[401,401],)"));
  CHECK_THAT(say(engine, call), Catch::Matchers::EndsWith(R"([4,4],[3000,3000]],"left_out":2}})"));
}

TEST_CASE("a call that is none is answered with an error and its place", "[dispatch]") {
  const auto [header, code, place] = GENERATE(table<std::string, std::string, std::string>({
      {"", "not_json", ""},
      {"{", "not_json", ""},
      {"[]", "invalid_value", ""},
      {"{}", "missing_field", ""},
      {R"({"call":7})", "invalid_value", "/call"},
      {R"({"call":"fly"})", "unsupported", "/call"},
      {R"({"call":"assess"})", "missing_field", ""},
      {R"({"call":"assess","at":"now"})", "invalid_value", "/at"},
      {R"({"call":"assess","at":1e300})", "invalid_value", "/at"},
      {R"({"call":"assess","at":0,"accounts":{}})", "invalid_value", "/accounts"},
      {R"({"call":"assess","at":0,"accounts":[{"platform":"x"}]})", "missing_field", "/accounts/0"},
      {R"({"call":"assess","at":0,"accounts":[{"platform":"z","id":"1"}]})", "invalid_value", "/accounts/0/platform"},
      {R"({"call":"ingest"})", "missing_field", ""},
      {R"({"call":"ingest","source":{"platform":"x","kind":"gossip"}})", "invalid_value", "/source/kind"},
      {R"({"call":"authors","platform":"x"})", "missing_field", ""},
      {R"({"call":"authors","platform":"x","posts":[1]})", "invalid_value", "/posts/0"},
      {R"({"call":"post_times"})", "missing_field", ""},
      {R"({"call":"forget"})", "missing_field", ""},
      {R"({"call":"restore"})", "invalid_value", "byte 0"},
      {R"({"call":"load_words"})", "missing_field", ""},
      {R"({"call":"load_words","language":"de"})", "not_json", ""},
      {R"({"call":"load_pack_words"})", "not_json", ""},
      {R"({"call":"load_pack"})", "not_json", ""},
      {"{\"call\":" + std::string(100, '['), "not_json", ""},
  }));
  CAPTURE(header);
  Engine engine;
  testing::SchemaCheck schemas;
  const std::string answer = say(engine, header);
  CHECK(schemas.check(answer, "protocol.schema.json#/$defs/answer") == "");
  CHECK_THAT(answer, StartsWith(R"({"ok":false,"error":{"code":")" + code + "\""));
  CHECK_THAT(answer, ContainsSubstring(R"("place":")" + place + "\""));
}

TEST_CASE("a buffer that is cut short or lies about its length is answered", "[dispatch]") {
  Engine engine;
  const std::string good = packed(R"({"call":"forget_all"})");
  for (std::size_t length = 0; length < good.size(); ++length) {
    CHECK_THAT(say_bytes(engine, std::string_view(good).substr(0, length)), StartsWith(R"({"ok":false)"));
  }
  std::string lying = good;
  lying[3] = '\xff';
  CHECK_THAT(say_bytes(engine, lying), ContainsSubstring("cut short"));
}

TEST_CASE("an unknown field of a header is no error: later versions may say more", "[dispatch]") {
  Engine engine;
  CHECK_THAT(say(engine, R"({"call":"groups","at":0,"serial":12})"), StartsWith(R"({"ok":true)"));
}

TEST_CASE("mutated calls are answered in JSON, never fatal", "[dispatch]") {
  Engine engine;
  engine.ingest(Source{}, observations_of(testing::scene(testing::sleeper_scene)));
  std::mt19937 random(20'200'107);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  const std::string seeds[] = {packed(R"({"call":"assess","at":1583020800000,"accounts":[{"platform":"x","id":"1001"}]})"),
                               packed(R"({"call":"groups","at":1583020800000})"),
                               packed(ingest_page, page),
                               packed(R"({"call":"authors","platform":"x","posts":["1","2"]})"),
                               packed(R"({"call":"load_pack"})", std::string_view(testing::small_pack).substr(0, 700)),
                               packed(R"({"call":"restore"})", engine.snapshot().substr(0, 300))};
  for (int round = 0; round < 2000; ++round) {
    std::string call = seeds[below(std::size(seeds))];
    for (std::size_t i = 0, count = 1 + below(5); i < count; ++i) {
      const std::size_t at = below(call.size());
      switch (below(3)) {
        case 0:
          call[at] = static_cast<char>(below(256));
          break;
        case 1:
          call.erase(at, below(10));
          break;
        default:
          call.insert(at, below(20), static_cast<char>(below(256)));
          break;
      }
      if (call.empty()) call = "x";
    }
    const std::string answer = say_bytes(engine, call);
    if (!is_json(answer)) FAIL("no JSON: " << answer.substr(0, 200));
  }
}

TEST_CASE("an engine starts whatever its options are", "[dispatch]") {
  CHECK(read_options(R"({"language":"de","max_accounts":5,"max_posts":7})").language == "de");
  CHECK(read_options(R"({"language":"de","max_accounts":5,"max_posts":7})").max_accounts == 5);
  CHECK(read_options(R"({"language":"de","max_accounts":0})").max_accounts == EngineOptions{}.max_accounts);
  for (const std::string_view json : {"", "{", "[]", "null", R"({"language":7})", "\xff"}) CHECK(read_options(json).language == "en");
}

}  // namespace
}  // namespace persona_lens
