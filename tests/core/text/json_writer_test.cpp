#include "text/json_writer.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "catch.h"

namespace persona_lens {

using std::string_view_literals::operator""sv;

TEST_CASE("objects and arrays get their commas", "[text]") {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("a", 1).key("b").begin_array().value(true).null().begin_object().end_object().value("x").end_array();
  json.member("c", -2).end_object().newline();
  json.begin_array().end_array().newline();
  CHECK(out == "{\"a\":1,\"b\":[true,null,{},\"x\"],\"c\":-2}\n[]\n");
}

TEST_CASE("an absent member is not written", "[text]") {
  std::string out;
  JsonWriter(out).begin_object().member("a", std::optional<int>()).member("b", std::optional<std::string>("x")).end_object();
  CHECK(out == R"({"b":"x"})");
}

TEST_CASE("strings are escaped and always valid", "[text]") {
  std::string out;
  append_json_string(out, "a\"\\\n\r\t\b\f\x01\0\x7F/ é 🌱"sv);
  CHECK(out == std::string("\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u0000\x7F/ é 🌱\""));
  out.clear();
  append_json_string(out, "\xFFok\xED\xA0\x80\xC3");
  CHECK(out == "\"\uFFFDok\uFFFD\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("numbers are the shortest that read back", "[text]") {
  std::string out;
  JsonWriter json(out);
  json.begin_array().value(0.1).value(3836.0).value(-0.0).value(1e300).value(std::numeric_limits<double>::infinity());
  json.value(std::numeric_limits<double>::quiet_NaN()).value(UINT64_MAX).value(INT64_MIN).value(std::uint8_t{7}).end_array();
  CHECK(out == "[0.1,3836,0,1e+300,null,null,18446744073709551615,-9223372036854775808,7]");
}

}  // namespace persona_lens
