#include "observe/x_shapes.h"

#include "catch.h"

namespace persona_lens {

TEST_CASE("every generation's keys have their role", "[observe]") {
  CHECK(role_of("legacy") == Role::legacy);
  CHECK(role_of("screen_name") == Role::handle);
  CHECK(role_of("full_text") == Role::full_text);
  CHECK(role_of("relationship_counts") == Role::relationship_counts);
  CHECK(role_of("user_mentions") == Role::barren);
  CHECK(role_of("sortIndex") == Role::sort_index);
  CHECK(role_of("sort_index") == Role::sort_index);
}

TEST_CASE("other keys are unknown, however near", "[observe]") {
  for (const char* key : {"", "l", "legacx", "Legacy", "legacy ", "screen_names", "a key that nobody has", "\xFF\xFF"}) {
    CHECK(role_of(key) == Role::unknown);
  }
}

TEST_CASE("operations are found by place and page", "[observe]") {
  CHECK(operation_at("user/result/timeline_v2/timeline", "profileAll") == "UserTweetsAndReplies");
  CHECK(operation_at("user/result/timeline/timeline", "profileSurprise").empty());
  CHECK(operation_at("list/tweets_timeline/timeline", "whatever") == "ListLatestTweetsTimeline");
  CHECK(operation_at("nowhere", "").empty());
  REQUIRE(find_operation("TweetDetail") != nullptr);
  CHECK(find_operation("TweetDetail")->step == 10);
  CHECK(find_operation("NoSuchOperation") == nullptr);
}

}  // namespace persona_lens
