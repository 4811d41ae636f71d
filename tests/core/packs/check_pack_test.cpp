#include "packs/check_pack.h"

#include <string>

#include "catch.h"
#include "packs/small_pack.h"
#include "packs/starting_pack.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using testing::small_pack;
using testing::with;

const TimeMs today = *parse_iso_time("2026-11-22");

TEST_CASE("a pack that holds is counted", "[packs]") {
  const PackCheck check = check_pack(small_pack, today);
  CHECK(check.problems.empty());
  CHECK(check.id == "small");
  CHECK(check.signatures == 1);
  CHECK(check.cases == 2);
}

TEST_CASE("every failing case and every expired signature is told, each with its line and what was reckoned", "[packs]") {
  std::string pack = with(small_pack, R"("2030-12-31")", R"("2021-12-31")");
  pack = with(pack, R"({ "account": "11", "label": "some" })", R"({ "account": "11", "label": "strong" })");
  pack = with(pack, R"({ "account": "21", "label": "none" })", R"({ "account": "21", "label": "not_enough" })");
  const PackCheck check = check_pack(pack, today);
  REQUIRE(check.problems.size() == 3);
  CHECK(check.problems[0].place == "/signatures/0/valid_until");
  CHECK_THAT(check.problems[0].message, StartsWith("line 16: ") && ContainsSubstring("expired on 2021-12-31"));
  CHECK(check.problems[1].place == "/signatures/0/cases/test/0");
  CHECK_THAT(check.problems[1].message, ContainsSubstring("should come out as strong, but comes out as some [copiers: some"));
  CHECK(check.problems[2].place == "/signatures/0/cases/allows/0");
}

TEST_CASE("a pack that cannot be read says where and why", "[packs]") {
  const PackCheck check = check_pack(with(small_pack, R"("weight": "standard")", R"("kind": "topic", "weight": 3)"), today);
  REQUIRE(check.problems.size() == 1);
  CHECK(check.problems.front().place == "/signatures/0/signals/0/weight");
  CHECK_THAT(check.problems.front().message, ContainsSubstring("a topic weighs 0"));
}

TEST_CASE("the pack to begin with holds, whatever it is called", "[packs]") {
  for (const std::string id : {"a", "my-first-pack", "x1-2-3"}) {
    REQUIRE(is_pack_id(id));
    const PackCheck check = check_pack(starting_pack(id, today), today);
    for (const Error& problem : check.problems) FAIL(problem.place << ": " << problem.message);
    CHECK(check.id == id);
    CHECK(check.warnings.empty());
  }
  for (const std::string id : {"", "My pack", "-a", "a-", "a--b", "a/b"}) CHECK_FALSE(is_pack_id(id));
}

}  // namespace
}  // namespace persona_lens
