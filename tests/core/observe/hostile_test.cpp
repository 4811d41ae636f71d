// Input from anywhere: every answer is a value, an error names its place, and nothing half-read is kept.
#include <random>

#include "compose.h"

namespace persona_lens {
namespace {

using composed::bytes;
using composed::Generation;
using composed::post;
using composed::read;
using composed::refuse;

std::string response() { return R"({"data":{"tweetResult":{"result":)" + post({}, Generation::core) + "}}}"; }

std::string nested(std::size_t depth, const std::string& open, const std::string& core, const std::string& close) {
  std::string json;
  for (std::size_t i = 0; i < depth; ++i) json += open;
  json += core;
  for (std::size_t i = 0; i < depth; ++i) json += close;
  return json;
}

}  // namespace

TEST_CASE("an empty input", "[observe]") {
  for (const char* text : {"", " \n\t ", "\xEF\xBB\xBF"}) {
    const Error error = refuse(text);
    CHECK(error.code == ErrorCode::not_json);
    CHECK(error.message == "the input is empty");
  }
}

TEST_CASE("a byte order mark is skipped", "[observe]") { CHECK(read("\xEF\xBB\xBF" + response()).posts.size() == 1); }

TEST_CASE("an HTML error page", "[observe]") {
  const Error error = refuse("\n<!DOCTYPE html><html><body>Something went wrong</body></html>");
  CHECK(error.code == ErrorCode::not_json);
  CHECK(error.place == "byte 1");
}

TEST_CASE("a document that is cut anywhere is an error", "[observe]") {
  const std::string json = response();
  for (std::size_t length = 1; length < json.size(); ++length) {
    const auto result = observe({}, bytes(std::string_view(json).substr(0, length)));
    INFO("cut after " << length);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::not_json);
    CHECK_FALSE(result.error().place.empty());
  }
  CHECK(refuse(json.substr(0, json.size() / 2)).message == "the JSON ends before it is complete");
}

TEST_CASE("content after the document is an error", "[observe]") {
  CHECK(refuse(response() + response()).code == ErrorCode::not_json);
  CHECK(refuse(response() + "}").code == ErrorCode::not_json);
}

TEST_CASE("invalid UTF-8 is named with its byte", "[observe]") {
  std::string json = response();
  const std::size_t at = json.find("beans");
  json[at] = '\xC0';
  const Error error = refuse(json);
  CHECK(error.code == ErrorCode::not_json);
  CHECK(error.place == "byte " + std::to_string(at));
}

TEST_CASE("malformed JSON names the byte and the pointer", "[observe]") {
  const Error error = refuse(R"({"data":{"tweetResult":{"result":{"rest_id" "1"}}}})");
  CHECK(error.code == ErrorCode::not_json);
  CHECK(error.place.starts_with("byte "));
  CHECK(error.place.ends_with("(/data/tweetResult/result)"));
}

TEST_CASE("ten thousand levels are too deep, five hundred are not", "[observe]") {
  for (const auto& [open, close] :
       {std::pair<std::string, std::string>{"[", "]"}, {"{\"a\":", "}"}, {"{\"legacy\":", "}"}, {"{\"result\":[", "]}"}}) {
    INFO(open);
    const Error error = refuse(nested(10'000, open, "1", close));
    CHECK(error.code == ErrorCode::too_deep);
    CHECK_FALSE(error.place.empty());
  }
  CHECK(read(nested(500, "[", post({.outer = ""}, Generation::v1), "]")).posts.size() == 1);
}

TEST_CASE("an input beyond the cap is refused before it is read", "[observe]") {
  const std::string huge(max_input_bytes + 1, ' ');
  CHECK(refuse(huge).code == ErrorCode::too_large);
}

TEST_CASE("fifty megabytes are read", "[observe]") {
  std::string json = R"({"padding":[)";
  const std::string block = R"({"a":"0123456789","b":[1,2,3,null,true]},)";
  while (json.size() < 50UL * 1024 * 1024) json += block;
  json += R"({}],"data":{"tweetResult":{"result":)" + post({}, Generation::core) + "}}}";
  CHECK(read(json).posts.size() == 1);
}

TEST_CASE("valid JSON that is no response of X is an unknown shape", "[observe]") {
  for (const char* json : {"{}", "[]", "1", "\"text\"", "null", "true", R"({"a":{"b":[1,2]}})", R"({"data":{"something":{"else":1}}})",
                           R"([{"name":"x"}])", R"({"request":{},"response":{"responseBody":"{}"}})"}) {
    INFO(json);
    CHECK(refuse(json).code == ErrorCode::unknown_shape);
  }
}

TEST_CASE("a response of one site is not read as the other's", "[observe]") {
  CHECK(refuse(R"({"responseContext":{"visitorData":"x"},"onResponseReceivedEndpoints":[]})").code == ErrorCode::unsupported);
  Source source;
  source.platform = Platform::youtube;
  CHECK(refuse(response(), source).code == ErrorCode::unknown_shape);
  source.platform = Platform::x;
  source.kind = Source::Kind::archive;
  CHECK(refuse(response(), source).code == ErrorCode::unsupported);
}

TEST_CASE("empty answers and errors of X are read, and hold nobody", "[observe]") {
  for (const char* json :
       {R"({"data":{}})", R"({"data":null})", R"({"data":{"user":{}}})", R"({"data":{"tweetResult":null}})",
        R"({"errors":[{"message":"Denied","code":214}],"data":{}})", R"({"errors":[{"code":63,"message":"User has been suspended."}]})",
        R"({"errors":[]})", R"({"data":{"list":{"tweets_timeline":{"timeline":{"instructions":[]}}}}})"}) {
    INFO(json);
    const Observations seen = read(json);
    CHECK(seen.accounts.empty());
    CHECK(seen.posts.empty());
  }
  const Observations denied = read(R"({"errors":[{"message":"Denied","code":214}],"data":{}})");
  REQUIRE(denied.notices.size() == 1);
  CHECK(denied.notices.front().code == "platform_error");
  CHECK(denied.notices.front().message == "X answered with an error 214: Denied");
  CHECK(denied.notices.front().place == "/errors/0");
}

TEST_CASE("errors beside data do not hide the data", "[observe]") {
  const Observations seen = read(R"({"errors":[{"message":"Dependency: Unspecified"}],)" + response().substr(1));
  CHECK(seen.posts.size() == 1);
  CHECK(seen.notices.size() == 1);
}

TEST_CASE("ids that are none make nobody", "[observe]") {
  for (const char* id : {"007", "0", "-1", "1.5", "1e3", "", "abc", "99999999999999999999999999", "１２３"}) {
    INFO(id);
    const std::string json =
        std::string(R"({"data":{},"x":{"rest_id":")") + id + R"(","core":{"screen_name":"ann_example"},"legacy":{"full_text":"x"}}})";
    CHECK(read(json).accounts.empty());
    CHECK(read(json).posts.empty());
  }
  CHECK(read(R"({"data":{},"x":{"rest_id":")" + std::string(400, '7') + R"(","legacy":{"full_text":"x"}}})").posts.empty());
  CHECK(read(R"({"data":{},"x":{"rest_id":1e999,"legacy":{"full_text":"x"}}})").posts.empty());
}

TEST_CASE("messages are counted, not collected without end", "[observe]") {
  std::string json = R"({"data":{"tweetResult":[)";
  for (int i = 0; i < 1'000; ++i) json += R"({"__typename":"TweetTombstone"},)";
  json += "{}]}}";
  CHECK(read(json).notices.size() == 101);
}

TEST_CASE("a huge text is cut at a character", "[observe]") {
  std::string text;
  while (text.size() < 2'000'000) text += "月";
  const Observations seen = read(post({.text = text}, Generation::core));
  REQUIRE(seen.posts.size() == 1);
  CHECK(seen.posts.front().text.size() <= 256UL * 1024);
  CHECK(seen.posts.front().text.size() % 3 == 0);
}

TEST_CASE("damaged responses never crash, and the reader stays usable", "[observe]") {
  const std::string whole =
      R"({"data":{"user":{"result":{"timeline":{"timeline":{"instructions":[)" +
      composed::add_entries({composed::entry("tweet-1", 10, composed::item(post({}, Generation::legacy))),
                             composed::entry("tweet-2", 9, composed::item(post({.id = "1200000000000000000"}, Generation::details)))}) +
      "]}}}}}}";
  std::mt19937 random(20'261'122);  // NOLINT(bugprone-random-generator-seed): the same damage on every run
  Observer observer;
  std::size_t readable = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string damaged = whole;
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
    const auto result = observer.observe({}, bytes(damaged));
    if (result) {
      ++readable;
    } else {
      CHECK_FALSE(result.error().message.empty());
    }
  }
  CHECK(readable > 0);
  CHECK(observer.observe({}, bytes(whole))->posts.size() == 2);
}

}  // namespace persona_lens
