#include "packs/json_reader.h"

#include <string>
#include <vector>

#include "catch.h"

namespace persona_lens {
namespace {

TEST_CASE("values are read by name and the rest is refused", "[packs]") {
  JsonReader reader;
  JsonObject object = reader.parse(R"({"text": "a", "list": [1, 2], "truth": true, "extra": null})", {}).object();
  CHECK(object.required("text").text(10) == "a");
  std::vector<std::uint64_t> numbers;
  object.required("list").each(1, 5, [&](JsonValue one) { numbers.push_back(one.count(0, 10)); });
  CHECK(numbers == std::vector<std::uint64_t>{1, 2});
  CHECK(object.optional("truth").boolean(false));
  CHECK_FALSE(object.optional("absent").present());
  CHECK(object.optional("absent").text(10, "fallback") == "fallback");
  CHECK(reader.good());
  object.finish();
  REQUIRE_FALSE(reader.good());
  CHECK(reader.error().place == "/extra");
}

TEST_CASE("the first error is kept and later reading is harmless", "[packs]") {
  const std::string text = "{\n  \"a\": {\n    \"b\": [1, \"two\"]\n  }\n}";
  JsonReader reader;
  JsonObject object = reader.parse(text, {}).object();
  JsonObject inner = object.required("a").object();
  inner.required("b").each(0, 5, [](JsonValue one) { one.number(0, 9); });
  object.required("missing").object().required("deeper").text(5);
  REQUIRE_FALSE(reader.good());
  CHECK(reader.error().place == "/a/b/1");
  CHECK(reader.error().message == "line 3: expected a number");
}

TEST_CASE("places are JSON pointers whatever the names are", "[packs]") {
  CHECK(json_place("", "a/b~c") == "/a~1b~0c");
  CHECK(json_place("/x", std::size_t{3}) == "/x/3");
  const std::string text = "{\n\"a/b\": [\n0,\n1]}";
  CHECK(JsonReader::line_of(text, "/a~1b/1") == 4);
  CHECK(JsonReader::line_of(text, "/nowhere") == std::nullopt);
  CHECK(JsonReader::line_of("not json", "/a") == std::nullopt);
}

TEST_CASE("malformed text is refused with the line where it breaks", "[packs]") {
  const auto [text, line] = GENERATE(table<std::string, std::string>({{"{\n\"a\": 1,\n\"b\": tru\n}", "line 3: "},
                                                                      {"[1,\n2,\n3,]", "line 3: "},
                                                                      {"{\"a\": 1\n\"b\": 2}", "line "},
                                                                      {"", ""},
                                                                      {"\"unclosed", ""},
                                                                      {"\xff\xfe", ""},
                                                                      {"{\"a\": \"\xc3\x28\"}", ""}}));
  CAPTURE(text);
  JsonReader reader;
  reader.parse(text, {});
  REQUIRE_FALSE(reader.good());
  CHECK(reader.error().code == ErrorCode::not_json);
  CHECK_THAT(reader.error().message, Catch::Matchers::StartsWith(line));
}

TEST_CASE("size and depth are capped", "[packs]") {
  JsonReader large;
  large.parse("[1, 2, 3]", {.max_bytes = 8, .max_depth = 4});
  REQUIRE_FALSE(large.good());
  CHECK(large.error().code == ErrorCode::too_large);

  JsonReader deep;
  const std::string text = std::string(10'000, '[') + std::string(10'000, ']');
  deep.parse(text, {});
  REQUIRE_FALSE(deep.good());
  CHECK(deep.error().code == ErrorCode::too_deep);
}

}  // namespace
}  // namespace persona_lens
