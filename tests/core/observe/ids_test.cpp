#include <string>

#include "catch.h"
#include "observe/sequential_ids.h"
#include "observe/snowflake.h"
#include "stats/vectors.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using known::text;
using known::Vectors;

std::uint64_t id_of(std::string_view digits) {
  const auto id = parse_numeric_id(digits);
  INFO("id " << digits);
  REQUIRE(id.has_value());
  return *id;
}

}  // namespace

TEST_CASE("a post's snowflake holds its millisecond", "[observe]") {
  const Vectors vectors("snowflakes.json");
  for (const auto answer : vectors.answers("posts")) {
    const auto time = post_time_of_id(id_of(text(answer, "id")));
    REQUIRE(time.has_value());
    CHECK(iso_time(time->earliest) == text(answer, "time"));
    CHECK(time->earliest == time->latest);
    CHECK(time->basis == TimeBasis::id);
  }
}

TEST_CASE("post ids from before snowflakes hold no time", "[observe]") {
  CHECK_FALSE(post_time_of_id(20).has_value());
  CHECK_FALSE(post_time_of_id(first_snowflake_post - 1).has_value());
  CHECK(post_time_of_id(first_snowflake_post).has_value());
}

TEST_CASE("an account's snowflake counts with a day to both sides", "[observe]") {
  const Vectors vectors("snowflakes.json");
  for (const auto answer : vectors.answers("accounts")) {
    const auto time = account_time_of_id(id_of(text(answer, "id")));
    REQUIRE(time.has_value());
    CHECK(iso_time(time->earliest) == text(answer, "earliest"));
    CHECK(iso_time(time->latest) == text(answer, "latest"));
    CHECK(time->basis == TimeBasis::id);
  }
}

TEST_CASE("only plain decimal numbers below 2^64 are ids", "[observe]") {
  const Vectors vectors("snowflakes.json");
  simdjson::dom::array invalid;
  REQUIRE(vectors.section("invalid_ids").get(invalid) == simdjson::SUCCESS);
  for (const auto element : invalid) {
    std::string_view digits;
    REQUIRE(element.get(digits) == simdjson::SUCCESS);
    INFO("id \"" << digits << "\"");
    CHECK_FALSE(parse_numeric_id(digits).has_value());
  }
  CHECK_FALSE(parse_numeric_id(std::string(400, '9')).has_value());
  CHECK(parse_numeric_id("18446744073709551615") == UINT64_MAX);
}

TEST_CASE("sequential ids are dated by the quarterly anchors", "[observe]") {
  const Vectors vectors("sequential_ids.json");
  simdjson::dom::array answers;
  REQUIRE(vectors.section("answers").get(answers) == simdjson::SUCCESS);
  for (const auto answer : answers) {
    INFO(text(answer, "what"));
    const auto time = account_time_of_id(id_of(text(answer, "id")));
    REQUIRE(time.has_value());
    CHECK(iso_time(time->earliest) == text(answer, "earliest"));
    CHECK(iso_time(time->latest) == text(answer, "latest"));
    CHECK(time->basis == TimeBasis::interpolated);
  }
}

TEST_CASE("account ids that X never gave out have no time", "[observe]") {
  CHECK_FALSE(account_time_of_id(0).has_value());
  CHECK_FALSE(account_time_of_id(first_unused_sequential_id).has_value());
  CHECK_FALSE(account_time_of_id(first_snowflake_account - 1).has_value());
}

TEST_CASE("sequential times never run backwards", "[observe]") {
  TimeMs before = 0;
  for (std::uint64_t id = 1; id < first_unused_sequential_id; id += 9'999'991) {
    const auto time = sequential_account_time(id);
    REQUIRE(time.has_value());
    CHECK(time->latest >= before);
    before = time->latest;
  }
}

}  // namespace persona_lens
