// Input from anywhere, for YouTube: every answer is a value, an error names its place, and nothing half-read is kept.
#include <random>

#include "observe/recording.h"
#include "youtube_fixture.h"

namespace persona_lens {
namespace {

using composed::bytes;
using composed::fixture;
using composed::read_youtube;

Error refuse_youtube(std::string_view json) { return composed::refuse(json, composed::youtube()); }

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("HTML pages, of a video or of consent, are refused as such, bare and recorded", "[observe]") {
  for (const char* page : {"<!DOCTYPE html><html><body>Before you continue</body></html>",
                           R"({"response":{"responseBody":"<!DOCTYPE html><html></html>"}})"}) {
    const Error error = refuse_youtube(page);
    CHECK(error.code == ErrorCode::not_json);
    CHECK(error.message == "the input is an HTML or XML page, not JSON");
  }
}

TEST_CASE("an answer of YouTube without anybody is read, and holds nobody", "[observe]") {
  for (const char* json :
       {R"({"responseContext":{}})", R"({"responseContext":{},"onResponseReceivedEndpoints":[]})", R"([{"responseContext":{}}])",
        R"({"responseContext":{},"contents":null})", R"({"response":{"responseBody":"{\"responseContext\":{}}"}})"}) {
    INFO(json);
    const Observations seen = read_youtube(json);
    CHECK(seen.accounts.empty());
    CHECK(seen.posts.empty());
    CHECK(seen.notices.empty());
  }
  const Observations denied = read_youtube(R"({"error":{"code":400,"message":"Bad","errors":[]}})");
  REQUIRE(denied.notices.size() == 1);
  CHECK(denied.notices[0].message == "YouTube answered with an error 400: Bad");
}

TEST_CASE("valid JSON that is no response of YouTube is an unknown shape", "[observe]") {
  for (const char* json : {"{}", "[]", "1", "\"text\"", "null", "true", R"({"data":{"tweetResult":{}}})",
                           R"({"request":{},"response":{"responseBody":"{}"}})", R"({"videoId":"vid00000001","title":"x"})"}) {
    INFO(json);
    CHECK(refuse_youtube(json).code == ErrorCode::unknown_shape);
  }
}

TEST_CASE("the shape tells the site where it is not said", "[observe]") {
  Source any;
  any.any_platform = true;
  const auto read_any = [&](const std::string& json) { return composed::read(json, any); };
  for (const char* name : {"comments-top", "comments-2023-recorded", "channel-about", "player", "live-chat-replay", "search"}) {
    INFO(name);
    const Observations seen = read_any(fixture(name));
    REQUIRE_FALSE(seen.accounts.empty());
    CHECK(seen.accounts.front().platform == Platform::youtube);
  }
  CHECK(read_any(R"({"data":{"tweetResult":{"result":)" + composed::post({}, composed::Generation::core) + "}}}").posts.front().platform ==
        Platform::x);
  CHECK(composed::refuse("{}", any).code == ErrorCode::unknown_shape);
  CHECK(composed::refuse(fixture("comments-top")).code == ErrorCode::unsupported);
  Source rows = composed::youtube();
  rows.kind = Source::Kind::page_rows;
  CHECK(composed::refuse("{}", rows).code == ErrorCode::unsupported);
}

TEST_CASE("a document of YouTube that is cut anywhere is an error", "[observe]") {
  for (const char* name : {"comments-replies", "comments-2023-recorded"}) {
    const std::string json = fixture(name);
    const std::size_t whole = json.find_last_of('}') + 1;
    for (std::size_t length = 1; length < whole; length += 7) {
      const auto result = observe(composed::youtube(), bytes(std::string_view(json).substr(0, length)));
      INFO(name << " cut after " << length);
      REQUIRE_FALSE(result.has_value());
      CHECK(result.error().code == ErrorCode::not_json);
    }
  }
}

TEST_CASE("invalid UTF-8 in a comment is named with its byte", "[observe]") {
  std::string json = fixture("comments-top");
  const std::size_t at = json.find("beans are up");
  json[at] = '\xC0';
  const Error error = refuse_youtube(json);
  CHECK(error.code == ErrorCode::not_json);
  CHECK(error.place == "byte " + std::to_string(at));
}

TEST_CASE("ten thousand levels of YouTube's objects are too deep", "[observe]") {
  for (const std::string open :
       {"[", "{\"a\":", "{\"commentThreadRenderer\":", "{\"richGridRenderer\":", "{\"contents\":[{\"tabRenderer\":"}) {
    INFO(open);
    CHECK(refuse_youtube("{\"responseContext\":{},\"x\":" + repeated(open, 10'000)).code != ErrorCode::internal);
    std::string close(open.rbegin(), open.rend());
    std::erase_if(close, [](char c) { return c != '{' && c != '['; });
    for (char& c : close) c = c == '{' ? '}' : ']';
    CHECK(refuse_youtube("{\"responseContext\":{},\"x\":" + repeated(open, 10'000) + "1" + repeated(close, 10'000) + "}").code ==
          ErrorCode::too_deep);
  }
}

TEST_CASE("facts of the wrong type are left out, and nothing else with them", "[observe]") {
  for (const char* wrong :
       {"null", "7", "true", "{}", "[]", "[[[]]]", R"({"runs":5})", R"({"runs":[5,{"text":{}},[]]})", R"({"content":[]})"}) {
    INFO(wrong);
    const std::string value(wrong);
    const Observations seen = read_youtube(R"({"responseContext":{},"a":[{"videoRenderer":{"videoId":"vid00000001","title":)" + value +
                                           R"(,"publishedTimeText":)" + value + R"(,"viewCountText":)" + value + R"(,"ownerText":)" +
                                           value + R"(}},{"commentEntityPayload":{"properties":)" + value + R"(,"author":)" + value +
                                           R"(}},{"lockupViewModel":)" + value + R"(},{"richGridRenderer":)" + value +
                                           R"(},{"videoRenderer":{"videoId":"vid00000002","title":{"simpleText":"Kept"}}}]})");
    CHECK(composed::post_of(seen, "vid00000002").text == "Kept");
  }
}

TEST_CASE("channel ids that are none make nobody", "[observe]") {
  for (const char* id : {"", "UC", "UCtooshort", "XXcomposedann_example000", "UCcomposedann_example0000000", "UCcomposed ann_example00"}) {
    INFO(id);
    const Observations seen =
        read_youtube(std::string(R"({"responseContext":{},"channelMetadataRenderer":{"title":"x","externalId":")") + id + "\"}}");
    CHECK(seen.accounts.empty());
  }
  CHECK(read_youtube(R"({"responseContext":{},"videoRenderer":{"videoId":"../../etc","title":"x"}})").posts.empty());
}

TEST_CASE("fifty megabytes of comments are read within their caps", "[observe]") {
  std::string json = R"({"responseContext":{},"mutations":[)";
  for (std::size_t i = 0; json.size() < 50UL * 1024 * 1024; ++i) {
    const std::string number = std::to_string(i);
    json += R"({"payload":{"commentEntityPayload":{"properties":{"commentId":"Ug)" + number + R"(","content":{"content":"text )" + number +
            R"("},"publishedTime":")" + number + R"( gronks ago"},"author":{"channelId":"UC)" + std::string(22 - number.size(), '0') +
            number + R"(","displayName":"@a)" + number + R"("}}}},)";
  }
  json += "{}]}";
  const Observations seen = read_youtube(json);
  CHECK(seen.posts.size() > 100'000);
  CHECK(seen.posts.size() <= 200'000);
  CHECK(seen.notices.size() <= 101);
}

TEST_CASE("fifty thousand dates of joining do not blow up the time", "[observe]") {
  std::string json = R"({"responseContext":{},"a":[)";
  for (int i = 0; i < 50'000; ++i)
    json += R"({"aboutChannelViewModel":{"channelId":"UCcomposedann_example000","joinedDateText":"4 Smarch 2011"}},)";
  CHECK(read_youtube(json + "{}]}").accounts.size() == 1);
}

TEST_CASE("unknown kinds are counted, not collected without end", "[observe]") {
  std::string json = R"({"responseContext":{},"a":[)";
  for (int i = 0; i < 1'000; ++i) json += "{\"strange" + std::to_string(i) + "Renderer\":{}},";
  const Observations seen = read_youtube(json + "{}]}");
  CHECK(seen.notices.size() == 50);
}

TEST_CASE("damaged responses of YouTube never crash, and the reader stays usable", "[observe]") {
  const std::vector<std::string> wholes = {fixture("comments-top"), fixture("channel-videos-latest"), fixture("comments-2023-recorded"),
                                           fixture("watch"), fixture("live-chat-replay")};
  std::mt19937 random(20'261'122);  // NOLINT(bugprone-random-generator-seed): the same damage on every run
  Observer observer;
  std::size_t readable = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::string damaged = wholes[static_cast<std::size_t>(round) % wholes.size()];
    const std::size_t changes = 1 + random() % 4;
    for (std::size_t i = 0; i < changes; ++i) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 4) {
        case 0:
          damaged[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          damaged.erase(at, 1 + random() % 20);
          break;
        case 2:
          damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 40));
          break;
        default:
          damaged[at] = "{}[],:\"\\0n"[random() % 10];
          break;
      }
    }
    const auto result = observer.observe(composed::youtube(), bytes(damaged));
    if (result) {
      ++readable;
    } else {
      CHECK_FALSE(result.error().message.empty());
    }
  }
  CHECK(readable > 0);
  CHECK(observer.observe(composed::youtube(), bytes(wholes.front()))->posts.size() == 3);
}

TEST_CASE("dates of HTTP are read to the second, anything else is none", "[observe]") {
  CHECK(parse_http_date("Mon, 26 Jan 2026 18:01:14 GMT") == parse_iso_time("2026-01-26T18:01:14Z"));
  for (const char* text : {"", "Mon, 26 Jan 2026 18:01:14 CET", "Mon, 26 Foo 2026 18:01:14 GMT", "26 Jan 2026 18:01:14 GMT     ",
                           "Mon, 99 Jan 2026 18:01:14 GMT"}) {
    CHECK_FALSE(parse_http_date(text).has_value());
  }
}

}  // namespace persona_lens
