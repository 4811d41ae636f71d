// Small responses in every generation of X's shapes, composed for tests. No person is meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "observe/observe.h"

namespace persona_lens::composed {

// The object around a user or a post: `legacy` until spring 2025; `core` and its siblings since; counts out of `legacy` since 2026;
// `details` for posts of mid-2026; flat v1.1.
enum class Generation { legacy, core, counts, details, v1 };

struct User {
  std::string id = "1100000000000000001";
  std::string handle = "ann_example";
  std::string created = "Mon Feb 25 11:50:11 +0000 2019";
};

inline std::string user(const User& who, Generation generation) {
  const std::string head = R"({"__typename":"User","id":"VXNlcjox","rest_id":")" + who.id + "\",";
  switch (generation) {
    case Generation::legacy:
      return head + R"("is_blue_verified":false,"legacy":{"created_at":")" + who.created +
             R"(","description":"Gardens","followers_count":12,"friends_count":34,"location":"Here","name":"Ann","protected":false,"screen_name":")" +
             who.handle + R"(","statuses_count":56,"verified":false}})";
    case Generation::core:
      return head + R"("is_blue_verified":true,"core":{"created_at":")" + who.created + R"(","name":"Ann","screen_name":")" + who.handle +
             R"("},"legacy":{"description":"Gardens","followers_count":12,"friends_count":34,"statuses_count":56},"location":{"location":"Here"},)"
             R"("privacy":{"protected":false},"verification":{"verified":false}})";
    case Generation::counts:
    case Generation::details:
      return head + R"("core":{"created_at":")" + who.created + R"(","name":"Ann","screen_name":")" + who.handle +
             R"("},"location":{"location":"Here"},"privacy":{"protected":false},"profile_bio":{"description":"Gardens","entities":{"description":{}}},)"
             R"("relationship_counts":{"followers":12,"following":34},"tweet_counts":{"media_tweets":1,"tweets":56},"verification":{"verified":false}})";
    case Generation::v1:
      return R"({"id":1,"id_str":")" + who.id + R"(","name":"Ann","screen_name":")" + who.handle +
             R"(","location":"Here","description":"Gardens","protected":false,"followers_count":12,"friends_count":34,"created_at":")" +
             who.created + R"(","statuses_count":56,"verified":false})";
  }
  return "{}";
}

struct Message {
  std::string id = "1200000000000000001";
  std::string text = "The beans are up.";
  std::string created = "Thu Nov 28 10:34:29 +0000 2019";
  User author = {};
  std::string extra = {};  // further members of `legacy`, each with a comma before it
  std::string outer = {};  // further members of the object around it, likewise
};

inline std::string post(const Message& what, Generation generation) {
  const std::string head = R"({"__typename":"Tweet","rest_id":")" + what.id + R"(","core":{"user_results":{"result":)";
  switch (generation) {
    case Generation::legacy:
    case Generation::core:
    case Generation::counts:
      return head + user(what.author, generation) + R"(}},"legacy":{"created_at":")" + what.created + R"(","full_text":")" + what.text +
             R"(","is_quote_status":false,"lang":"en","user_id_str":")" + what.author.id + R"(","id_str":")" + what.id + "\"" + what.extra +
             "}" + what.outer + "}";
    case Generation::details:
      return head + user(what.author, generation) + R"(}},"details":{"full_text":")" + what.text + R"(","created_at_ms":1574937269578)" +
             R"(},"legacy":{"retweeted_status_results":null)" + what.extra + "}" + what.outer + "}";
    case Generation::v1:
      return R"({"created_at":")" + what.created + R"(","id":1,"id_str":")" + what.id + R"(","full_text":")" + what.text +
             R"(","lang":"en","user":)" + user(what.author, generation) + what.extra + what.outer + "}";
  }
  return "{}";
}

// One entry of a timeline.
inline std::string entry(std::string_view id, std::uint64_t sort_index, const std::string& content) {
  return R"({"entryId":")" + std::string(id) + R"(","sortIndex":")" + std::to_string(sort_index) + R"(","content":)" + content + "}";
}

inline std::string item(const std::string& result, const std::string& extra = "") {
  return R"({"entryType":"TimelineTimelineItem","__typename":"TimelineTimelineItem","itemContent":{"itemType":"TimelineTweet",)"
         R"("__typename":"TimelineTweet","tweet_results":{"result":)" +
         result + "}" + extra + "}}";
}

inline std::string cursor(std::string_view type, std::string_view value) {
  return R"({"entryType":"TimelineTimelineCursor","__typename":"TimelineTimelineCursor","value":")" + std::string(value) +
         R"(","cursorType":")" + std::string(type) + "\"}";
}

inline std::string join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : ",") + part;
  return joined;
}

inline std::string add_entries(const std::vector<std::string>& entries) {
  return R"({"type":"TimelineAddEntries","entries":[)" + join(entries) + "]}";
}

// A user's timeline as UserTweets answers it.
inline std::string user_timeline(const std::vector<std::string>& instructions, std::string_view page = "profileBest") {
  return R"({"data":{"user":{"result":{"__typename":"User","timeline":{"timeline":{"instructions":[)" + join(instructions) +
         R"(],"metadata":{"scribeConfig":{"page":")" + std::string(page) + R"("}}}}}}}})";
}

inline std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

inline Observations read(std::string_view json, const Source& source = {}) {
  auto result = observe(source, bytes(json));
  if (!result) FAIL(to_string(result.error().code) << " at " << result.error().place << ": " << result.error().message);
  return std::move(result).value();
}

inline Error refuse(std::string_view json, const Source& source = {}) {
  const auto result = observe(source, bytes(json));
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace persona_lens::composed
