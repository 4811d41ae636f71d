#include "compose.h"
#include "observe/snowflake.h"

namespace persona_lens {
namespace {

using composed::add_entries;
using composed::cursor;
using composed::entry;
using composed::Generation;
using composed::item;
using composed::Message;
using composed::post;
using composed::read;
using composed::User;
using composed::user_timeline;

constexpr std::uint64_t top = 2'085'474'396'218'064'896;  // a snowflake of August 2026
const std::string newest = "1200000000000000009";
const std::string middle = "1200000000000000005";
const std::string oldest = "1200000000000000001";

std::string tweet(const std::string& id, const User& author = {}) { return item(post({.id = id, .author = author}, Generation::counts)); }
std::string tweet_entry(const std::string& id, std::uint64_t sort_index, const User& author = {}) {
  return entry("tweet-" + id, sort_index, tweet(id, author));
}

std::string module_of(const std::vector<std::string>& ids, const User& author = {}) {
  std::vector<std::string> items;
  for (const std::string& id : ids) items.push_back(R"({"entryId":"x","item":)" + tweet(id, author) + "}");
  return R"({"entryType":"TimelineTimelineModule","__typename":"TimelineTimelineModule","items":[)" + composed::join(items) +
         R"(],"displayType":"VerticalConversation"})";
}

const Run& only_run(const Observations& seen) {
  REQUIRE(seen.runs.size() == 1);
  return seen.runs.front();
}

Run run_of(const std::string& json, const Source& source = {}) { return only_run(read(json, source)); }

Source request(std::string operation, std::string variables) {
  Source source;
  source.operation = std::move(operation);
  source.variables = std::move(variables);
  return source;
}

}  // namespace

TEST_CASE("a run follows sortIndex, not the order of the array", "[observe]") {
  const Run run = run_of(user_timeline(
      {add_entries({tweet_entry(middle, top - 1), entry("cursor-bottom-1", top - 3, cursor("Bottom", "next")), tweet_entry(oldest, top - 2),
                    entry("cursor-top-1", top + 1, cursor("Top", "newer")), tweet_entry(newest, top)})}));
  CHECK(run.operation == "UserTweets");
  CHECK(run.post_ids == std::vector<std::string>{newest, middle, oldest});
  CHECK(run.chronological);
  CHECK(run.gapless);
  CHECK(run.cursor_bottom == "next");
  CHECK_FALSE(run.cursor_in.has_value());
  CHECK_FALSE(run.reaches_start);
  CHECK_FALSE(run.reaches_end);
  REQUIRE(run.subject.has_value());
  CHECK(run.subject->id == "1100000000000000001");
}

TEST_CASE("pin, promotion, suggestion and module take a place but are not in the run", "[observe]") {
  const std::string pin = R"({"type":"TimelinePinEntry","entry":)" + tweet_entry("1300000000000000001", top) + "}";
  const std::string promoted =
      entry("promoted-tweet-1", top - 2,
            item(post({.id = "1400000000000000001", .author = {.id = "88", .handle = "shop_example"}}, Generation::core),
                 R"(,"promotedMetadata":{"advertiser_results":{}})"));
  const std::string suggestion = entry(
      "who-to-follow-1", top - 3,
      R"({"entryType":"TimelineTimelineModule","items":[{"item":{"itemContent":{"itemType":"TimelineUser","user_results":{"result":)" +
          composed::user({.id = "99", .handle = "cid_example"}, Generation::core) + R"(}}}}]})");
  const Observations seen = read(
      user_timeline({pin, add_entries({tweet_entry(newest, top - 1), promoted, suggestion,
                                       entry("profile-conversation-1", top - 4, module_of({middle})), tweet_entry(oldest, top - 5)})}));
  const Run& run = only_run(seen);
  CHECK(run.post_ids == std::vector<std::string>{newest, oldest});
  CHECK(run.chronological);
  CHECK(run.gapless);
  CHECK(seen.posts.size() == 5);
  CHECK(seen.accounts.size() == 3);
}

TEST_CASE("a hole in sortIndex is an unseen entry", "[observe]") {
  CHECK_FALSE(run_of(user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 2)})})).gapless);
  CHECK_FALSE(run_of(user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top)})})).gapless);
}

TEST_CASE("an entry whose post cannot be read is a gap", "[observe]") {
  const std::string empty =
      entry("tweet-1", top - 1, R"({"itemContent":{"itemType":"TimelineTweet","tweet_results":{"rest_id":"1200000000000000005"}}})");
  const Run run = run_of(user_timeline({add_entries({tweet_entry(newest, top), empty, tweet_entry(oldest, top - 2)})}));
  CHECK(run.post_ids.size() == 2);
  CHECK_FALSE(run.gapless);
}

TEST_CASE("ids that do not fall are no chronology: a profile sorted by likes", "[observe]") {
  const Run run =
      run_of(user_timeline({add_entries({tweet_entry(middle, top), tweet_entry(newest, top - 1), tweet_entry(oldest, top - 2)})}));
  CHECK_FALSE(run.chronological);
  CHECK(run.gapless);
}

TEST_CASE("one post is no order", "[observe]") {
  CHECK_FALSE(run_of(user_timeline({add_entries({tweet_entry(newest, top)})})).chronological);
}

TEST_CASE("chosen, ranked and unknown timelines are never chronological", "[observe]") {
  const std::string json = user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)})});
  for (const char* operation : {"UserHighlightsTweets", "Likes", "HomeTimeline", "TweetDetail", "SomethingNew"}) {
    INFO(operation);
    CHECK_FALSE(run_of(json, request(operation, R"({"userId":"1100000000000000001"})")).chronological);
  }
  // A page that is not in the table.
  CHECK(read(user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)})}, "profileSurprise")).runs.empty());
}

TEST_CASE("the request tells operation, subject, mode and first page", "[observe]") {
  const std::string json = user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)})});
  const Run first = run_of(json, request("UserTweetsAndReplies", R"({"userId":"1100000000000000001","count":20})"));
  CHECK(first.operation == "UserTweetsAndReplies");
  CHECK(first.cursor_in == "");
  CHECK(first.reaches_start);
  CHECK(first.chronological);
  CHECK(first.chain == "UserTweetsAndReplies:1100000000000000001");
  const Run second = run_of(json, request("UserTweets", R"({"userId":"1100000000000000001","cursor":"abc"})"));
  CHECK(second.cursor_in == "abc");
  CHECK_FALSE(second.reaches_start);
}

TEST_CASE("other people's posts on a user's timeline are not in its run", "[observe]") {
  const User other{.id = "88", .handle = "bob_example"};
  const std::string json =
      user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(middle, top - 1, other), tweet_entry(oldest, top - 2)})});
  const Run known = run_of(json, request("UserTweets", R"({"userId":"1100000000000000001"})"));
  CHECK(known.post_ids == std::vector<std::string>{newest, oldest});
  CHECK(known.chronological);
  // Without the request nobody says whose timeline it is.
  const Run unknown = run_of(json);
  CHECK_FALSE(unknown.subject.has_value());
  CHECK_FALSE(unknown.chronological);
}

TEST_CASE("the user object around a timeline owns it", "[observe]") {
  const std::string json = R"({"data":{"user":{"result":{"timeline":{"timeline":{"instructions":[)" +
                           add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)}) +
                           R"(]}},"__typename":"User","rest_id":"1100000000000000001"}}}})";
  CHECK(run_of(json).subject->id == "1100000000000000001");
}

TEST_CASE("search is chronological when it asked for the latest", "[observe]") {
  const std::string json = R"({"data":{"search_by_raw_query":{"search_timeline":{"timeline":{"instructions":[)" +
                           add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1),
                                        entry("cursor-top-9223372036854775807", 9223372036854775807U, cursor("Top", "t")),
                                        entry("cursor-bottom-0", 0, cursor("Bottom", "b"))}) +
                           "]}}}}}";
  CHECK(run_of(json).chronological);
  CHECK(run_of(json).gapless);
  const Run latest = run_of(json, request("SearchTimeline", R"({"rawQuery":"beans","product":"Latest"})"));
  CHECK(latest.chronological);
  CHECK(latest.chain == "SearchTimeline:beans:Latest");
  CHECK_FALSE(run_of(json, request("SearchTimeline", R"({"rawQuery":"beans","product":"Top"})")).chronological);
}

TEST_CASE("the following timeline is chronological only without ranking", "[observe]") {
  const std::string json = R"({"data":{"home":{"home_timeline_urt":{"instructions":[)" +
                           add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)}) + "]}}}}";
  CHECK(run_of(json, request("HomeLatestTimeline", R"({"enableRanking":false})")).chronological);
  CHECK_FALSE(run_of(json, request("HomeLatestTimeline", R"({"enableRanking":true})")).chronological);
  CHECK_FALSE(run_of(json, request("HomeLatestTimeline", "{}")).chronological);
  CHECK_FALSE(run_of(json).chronological);
}

TEST_CASE("a thread counts down by ten and is no chronology", "[observe]") {
  const std::string json = R"({"data":{"threaded_conversation_with_injections_v2":{"instructions":[)" +
                           add_entries({tweet_entry(newest, top), entry("conversationthread-1", top - 10, module_of({oldest}))}) + "]}}}";
  const Run run = run_of(json);
  CHECK(run.operation == "TweetDetail");
  CHECK(run.gapless);
  CHECK_FALSE(run.chronological);
}

TEST_CASE("the end of a timeline: said so, or a page of cursors only", "[observe]") {
  const std::string entries = add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)});
  const auto terminate = [](const char* direction) {
    return std::string(R"({"direction":")") + direction + R"(","type":"TimelineTerminateTimeline"})";
  };
  CHECK(run_of(user_timeline({entries, terminate("Bottom")})).reaches_end);
  CHECK(run_of(user_timeline({terminate("TopAndBottom"), entries})).reaches_end);
  CHECK_FALSE(run_of(user_timeline({entries, terminate("Top")})).reaches_end);
  const Run empty =
      run_of(user_timeline(
                 {add_entries({entry("cursor-top-1", top, cursor("Top", "t")), entry("cursor-bottom-1", top - 1, cursor("Bottom", "b"))})}),
             request("UserTweets", R"({"userId":"12","cursor":"abc"})"));
  CHECK(empty.reaches_end);
  CHECK(empty.post_ids.empty());
}

TEST_CASE("people on a user's page are no timeline of posts", "[observe]") {
  const std::string person = entry("user-12", top,
                                   R"({"itemContent":{"itemType":"TimelineUser","user_results":{"result":)" +
                                       composed::user({.id = "12", .handle = "bob_example"}, Generation::core) + "}}}");
  const Observations followers =
      read(R"({"data":{"user":{"result":{"rest_id":"5","__typename":"User","timeline":{"timeline":{"instructions":[)"
           R"({"type":"TimelineTerminateTimeline","direction":"Bottom"},)" +
           add_entries({person}) + "]}}}}}}");
  CHECK(followers.runs.empty());
  CHECK(followers.accounts.size() == 1);
}

TEST_CASE("an unknown instruction is reported, and spoils the proof when it carries entries", "[observe]") {
  const std::string entries = add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)});
  const Observations harmless = read(user_timeline({entries, R"({"type":"TimelineDance","partner":{"a":1}})"}));
  CHECK(only_run(harmless).gapless);
  REQUIRE(harmless.notices.size() == 1);
  CHECK(harmless.notices.front().code == "unknown_instruction");
  CHECK(harmless.notices.front().place == "/data/user/result/timeline/timeline/instructions/1");
  const Observations harmful = read(user_timeline({R"({"type":"TimelineShuffle","entries":[)" + tweet_entry(newest, top) + "]}"}));
  CHECK_FALSE(only_run(harmful).gapless);
  CHECK(harmful.posts.size() == 1);
}

TEST_CASE("an unknown type of entry is reported", "[observe]") {
  const Observations seen =
      read(user_timeline({add_entries({tweet_entry(newest, top), entry("x-1", top - 1, R"({"entryType":"TimelineTimelineDance"})")})}));
  REQUIRE(seen.notices.size() == 1);
  CHECK(seen.notices.front().code == "unknown_shape");
}

TEST_CASE("entries and instructions of the wrong form are left out and spoil the proof", "[observe]") {
  const Observations seen = read(user_timeline({R"({"type":"TimelineAddEntries","entries":[7,)" + tweet_entry(newest, top) +
                                                    R"(,{"entryId":"x","sortIndex":"many","content":)" + tweet(oldest) + "}]}",
                                                "null"}));
  CHECK(seen.posts.size() == 2);
  CHECK_FALSE(only_run(seen).gapless);
  CHECK(seen.notices.size() == 3);
}

TEST_CASE("v1.1 timelines: posts stand in globalObjects, entries name them", "[observe]") {
  const Observations seen = read(
      R"({"globalObjects":{"tweets":{"31":{"id_str":"31","full_text":"b","user_id_str":"12"},"30":{"id_str":"30","full_text":"a","user_id_str":"12"}}},)"
      R"("timeline":{"id":"x","instructions":[{"addEntries":{"entries":[{"entryId":"tweet-30","sortIndex":"9","content":{"item":{"content":{"tweet":)"
      R"({"id":"30","displayType":"Tweet"}}}}},{"entryId":"tweet-31","sortIndex":"10","content":{"item":{"content":{"tweet":{"id":"31"}}}}},)"
      R"({"entryId":"cursor-bottom","sortIndex":"8","content":{"operation":{"cursor":{"value":"next","cursorType":"Bottom"}}}}]}}]}})",
      request("UserTweets", R"({"userId":"12"})"));
  const Run& run = only_run(seen);
  CHECK(run.post_ids == std::vector<std::string>{"31", "30"});
  CHECK(run.chronological);
  CHECK(run.gapless);
  CHECK(run.cursor_bottom == "next");
}

TEST_CASE("the server's clock stands in sortIndex where that is plausible", "[observe]") {
  const std::string json = user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)})});
  const TimeMs clock = snowflake_time(top);
  Source source;
  source.read_at = clock + 3'000;
  CHECK(read(json, source).server_time == clock);
  source.http_date = clock + 2 * ms_per_day;  // disagrees by too much
  CHECK(read(json, source).server_time == source.http_date);
  source.http_date = clock + 1'000;
  CHECK(read(json, source).server_time == clock);
  CHECK(read(json).server_time == clock);
}

TEST_CASE("other numberings are not taken for a clock", "[observe]") {
  Source source;
  source.read_at = 1'800'000'000'000;
  const std::uint64_t from_focal = 9'223'372'036'854'775'807U - 1'200'000'000'000'000'009U;
  CHECK(read(user_timeline({add_entries({tweet_entry(newest, from_focal), tweet_entry(oldest, from_focal - 10)})}), source).server_time ==
        source.read_at);
  // Before the post it holds.
  const std::string later = item(post({.id = "2000000000000000009", .created = "Sun Dec 14 00:28:52 +0000 2025"}, Generation::counts));
  CHECK(read(user_timeline({add_entries({entry("tweet-1", 1'900'000'000'000'000'000U, later)})}), source).server_time == source.read_at);
}

TEST_CASE("variables that are no object are reported and change nothing", "[observe]") {
  const std::string json = user_timeline({add_entries({tweet_entry(newest, top), tweet_entry(oldest, top - 1)})});
  const Observations seen = read(json, request("UserTweets", "[]"));
  CHECK(seen.notices.size() == 1);
  CHECK_FALSE(only_run(seen).cursor_in.has_value());
  CHECK(only_run(seen).chronological);
}

}  // namespace persona_lens
