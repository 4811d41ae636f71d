#include "compose.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using composed::Generation;
using composed::Message;
using composed::post;
using composed::read;

const Post& only_post(const Observations& seen) {
  REQUIRE(seen.posts.size() == 1);
  return seen.posts.front();
}

const Post& post_with(const Observations& seen, std::string_view id) {
  for (const Post& candidate : seen.posts) {
    if (candidate.id == id) return candidate;
  }
  FAIL("no post " << id);
  return seen.posts.front();
}

std::string result_of(const std::string& inner) { return R"({"data":{"tweetResult":{"result":)" + inner + "}}}"; }

}  // namespace

TEST_CASE("a post reads the same in every generation", "[observe]") {
  for (const Generation generation : {Generation::legacy, Generation::core, Generation::counts, Generation::details, Generation::v1}) {
    const std::string json = generation == Generation::v1 ? post({}, generation) : result_of(post({}, generation));
    INFO(json);
    const Observations seen = read(json);
    const Post& only = only_post(seen);
    CHECK(only.id == "1200000000000000001");
    CHECK(only.author_id == "1100000000000000001");
    CHECK(only.text == "The beans are up.");
    CHECK(only.kind == PostKind::original);
    REQUIRE(only.time.has_value());
    CHECK(only.time->basis == TimeBasis::id);
    CHECK(iso_time(only.time->earliest) == "2019-11-28T10:34:29.578Z");
    CHECK(only.time->latest == only.time->earliest);
    CHECK(seen.accounts.size() == 1);
    CHECK(seen.notices.empty());
  }
}

TEST_CASE("v1.1 maps of tweets and users", "[observe]") {
  const Observations seen =
      read(R"({"globalObjects":{"users":{"12":{"id_str":"12","screen_name":"ann_example"}},"tweets":{"30":{"id_str":"30","created_at":)"
           R"("Thu Nov 28 10:34:29 +0000 2019","full_text":"Old &amp; short","user_id_str":"12","in_reply_to_status_id_str":"29"}},)"
           R"("notifications":{"40":{"id":"40","message":{"text":"somebody liked it"}}}}})");
  const Post& only = only_post(seen);
  CHECK(only.text == "Old & short");
  CHECK(only.author_id == "12");
  CHECK(only.kind == PostKind::reply);
  CHECK(only.time->basis == TimeBasis::reported);
  CHECK(only.time->latest - only.time->earliest == 999);
}

TEST_CASE("the compact text of v1.1 counts, full_text more", "[observe]") {
  CHECK(only_post(read(R"({"id_str":"30","text":"short","user":{"id_str":"12"}})")).text == "short");
  CHECK(only_post(read(R"({"id_str":"30","text":"short","full_text":"long"})")).text == "long");
  CHECK(only_post(read(R"({"full_text":"long","text":"short","id_str":"30"})")).text == "long");
  CHECK(only_post(read(R"({"id_str":"30","text":"cut…","extended_tweet":{"full_text":"not cut"}})")).text == "not cut");
}

TEST_CASE("the long text wins, wherever it stands, and its links with it", "[observe]") {
  const std::string note =
      R"("note_tweet":{"is_expandable":true,"note_tweet_results":{"result":{"id":"Tm90ZQ==","text":"A long text with a<b & c","entity_set":)"
      R"({"urls":[{"url":"https://t.example/1","expanded_url":"https://one.example/"},{"expanded_url":"https://two.example/"}]}}}})";
  const std::string links = R"(,"entities":{"urls":[{"expanded_url":"https://one.example/"}]})";
  const std::string after = post({.extra = links, .outer = "," + note}, Generation::core);
  const std::string before = "{" + note + "," + post({.extra = links}, Generation::core).substr(1);
  for (const std::string& json : {after, before}) {
    const Post only = only_post(read(json));
    CHECK(only.text == "A long text with a<b & c");
    CHECK(only.links == std::vector<std::string>{"https://one.example/", "https://two.example/"});
  }
}

TEST_CASE("links come in order, each once", "[observe]") {
  const Post only = only_post(read(post({.extra = R"(,"entities":{"urls":[{"expanded_url":"https://b.example/"},{"expanded_url":)"
                                                  R"("https://a.example/"},{"expanded_url":"https://b.example/"},{"url":"x"}]})"},
                                        Generation::legacy)));
  CHECK(only.links == std::vector<std::string>{"https://b.example/", "https://a.example/"});
}

TEST_CASE("a repost keeps its own text and names the post it repeats", "[observe]") {
  const Message original{.id = "1200000000000000002", .text = "Look at these beans", .author = {.id = "77", .handle = "bob_example"}};
  for (const char* key : {"retweeted_status_result", "retweeted_status_results"}) {
    for (const bool wrapped : {false, true}) {
      const std::string inner = post(original, Generation::core);
      const std::string result = wrapped ? R"({"__typename":"TweetWithVisibilityResults","tweet":)" + inner + "}" : inner;
      const Observations seen = read(post({.id = "1200000000000000009",
                                           .text = "RT @bob_example: Look at",
                                           .extra = std::string(",\"") + key + R"(":{"result":)" + result + "}"},
                                          Generation::core));
      REQUIRE(seen.posts.size() == 2);
      const Post& repost = post_with(seen, "1200000000000000009");
      CHECK(repost.kind == PostKind::repost);
      CHECK(repost.text == "RT @bob_example: Look at");
      CHECK(repost.repost_of == "1200000000000000002");
      CHECK(repost.author_id == "1100000000000000001");
      CHECK(post_with(seen, "1200000000000000002").kind == PostKind::original);
      CHECK(post_with(seen, "1200000000000000002").author_id == "77");
    }
  }
}

TEST_CASE("v1.1 reposts and quotes", "[observe]") {
  const Observations seen = read(
      R"({"id_str":"50","full_text":"RT @b: x","retweeted_status":{"id_str":"40","full_text":"x","quoted_status":{"id_str":"30","full_text":"y"}}})");
  REQUIRE(seen.posts.size() == 3);
  CHECK(post_with(seen, "50").repost_of == "40");
  CHECK(post_with(seen, "40").kind == PostKind::quote);
  CHECK(post_with(seen, "40").quote_of == "30");
}

TEST_CASE("the strongest kind names the post, the references stand on their own", "[observe]") {
  const std::string all =
      R"(,"in_reply_to_status_id_str":"3","in_reply_to_user_id_str":"4","quoted_status_id_str":"5","retweeted_status_id_str":"6")";
  const Post everything = only_post(read(post({.extra = all}, Generation::legacy)));
  CHECK(everything.kind == PostKind::repost);
  CHECK(everything.repost_of == "6");
  CHECK(everything.quote_of == "5");
  CHECK(everything.reply_to == "3");
  CHECK(everything.reply_to_author == "4");

  const auto kind_with = [](const std::string& extra) { return only_post(read(post({.extra = extra}, Generation::core))).kind; };
  CHECK(kind_with(R"(,"quoted_status_id_str":"5","in_reply_to_status_id_str":"3")") == PostKind::quote);
  CHECK(kind_with(R"(,"in_reply_to_status_id_str":"3")") == PostKind::reply);
  // Said to be a quote, of a post that is gone.
  CHECK(kind_with(R"(,"is_quote_status":true)") == PostKind::quote);
  // Begins with a handle, but answers no post.
  CHECK(kind_with(R"(,"in_reply_to_user_id_str":"4")") == PostKind::original);
  CHECK(kind_with(R"(,"quoted_status_id_str":null,"retweeted_status_result":null)") == PostKind::original);
}

TEST_CASE("a quote of a tombstone is a quote, the tombstone no post", "[observe]") {
  const Observations seen = read(post({.outer = R"(,"quoted_status_result":{"result":{"__typename":"TweetTombstone","tombstone":{"text":)"
                                                R"({"text":"This post is unavailable."}}}})"},
                                      Generation::core));
  CHECK(only_post(seen).kind == PostKind::quote);
  CHECK_FALSE(only_post(seen).quote_of.has_value());
  CHECK(seen.notices.size() == 1);
}

TEST_CASE("the names of mid-2026: quoted_tweet_results, reply_to_results", "[observe]") {
  const Post quote = only_post(read(
      post({.outer = R"(,"quoted_tweet_results":{"rest_id":"5","result":{"__typename":"Tweet","rest_id":"5"}})"}, Generation::details)));
  CHECK(quote.kind == PostKind::quote);
  CHECK(quote.quote_of == "5");
  const Post reply = only_post(
      read(post({.outer = R"(,"reply_to_results":{"rest_id":"3"},"reply_to_user_results":{"rest_id":"4"})"}, Generation::details)));
  CHECK(reply.kind == PostKind::reply);
  CHECK(reply.reply_to == "3");
  CHECK(reply.reply_to_author == "4");
}

TEST_CASE("unavailable posts, bare stubs, notes, articles and messages are no posts", "[observe]") {
  const Observations seen = read(
      R"({"data":{"tweetResult":[{"result":{"__typename":"TweetUnavailable","reason":"Suspended"}},{"result":{"__typename":"Tweet","rest_id":"5"}},{}]},)"
      R"("birdwatch_pivot":{"note":{"rest_id":"6"},"subtitle":{"text":"Readers added context"}},)"
      R"("article":{"article_results":{"result":{"rest_id":"7","id":"QXJ0","title":"T","preview_text":"P"}}},)"
      R"("entries":[{"message":{"id":"8","message_data":{"id":"8","sender_id":"9","recipient_id":"10","text":"hello"}}}],)"
      R"("dm":{"id_str":"8","sender_id_str":"9","text":"hello"},"card":{"rest_id":"card://11","legacy":{"name":"poll","text":"x"}},)"
      R"("media":[{"id_str":"12","ext_alt_text":"a"}]})");
  CHECK(seen.posts.empty());
  CHECK(seen.accounts.empty());
}

TEST_CASE("a type never seen where a post or a user stands is reported", "[observe]") {
  for (const char* json : {R"({"data":{"tweetResult":{"result":{"__typename":"TweetHologram","rest_id":"5"}}}})",
                           R"({"data":{"user":{"result":{"__typename":"UserHologram"}}}})"}) {
    INFO(json);
    const Observations seen = read(json);
    CHECK(seen.posts.empty());
    REQUIRE(seen.notices.size() == 1);
    CHECK(seen.notices.front().code == "unknown_shape");
  }
  // Under a new name, but with everything that makes a post.
  CHECK(read(R"({"data":{"tweetResult":{"result":{"__typename":"Post","rest_id":"5","legacy":{"full_text":"x"}}}}})").posts.size() == 1);
}

TEST_CASE("posts are found in modules, notifications and places never seen before", "[observe]") {
  const std::string inner = post({}, Generation::core);
  for (const std::string& json :
       {R"({"data":{"x":{"instructions":[{"type":"TimelineAddToModule","moduleItems":[{"item":{"itemContent":{"tweet_results":{"result":)" +
            inner + "}}}}]}]}}}",
        R"({"data":{"new_place":{"template":{"target_objects":[{"tweet_results":{"result":)" + inner + "}}]}}}}",
        R"({"entryId":"tweet-1","sortIndex":"1","content":{"itemContent":{"tweet_results":{"result":)" + inner + "}}}}",
        "[[[" + inner + "]]]"}) {
    INFO(json);
    CHECK(only_post(read(json)).author_id == "1100000000000000001");
  }
}

TEST_CASE("an id that contradicts the printed time does not decide", "[observe]") {
  const Observations seen = read(post({.created = "Tue Jan 07 00:00:00 +0000 2020"}, Generation::core));
  CHECK(only_post(seen).time->basis == TimeBasis::reported);
  CHECK(iso_time(only_post(seen).time->earliest) == "2020-01-07T00:00:00.000Z");
  REQUIRE(seen.notices.size() == 1);
  CHECK(seen.notices.front().code == "time_conflict");
}

TEST_CASE("lone surrogates become the replacement character", "[observe]") {
  CHECK(only_post(read(post({.text = "a\\ud83cb"}, Generation::core))).text == "a\uFFFDb");
  CHECK(only_post(read(post({.text = "\\ud83c\\udf31"}, Generation::core))).text == "🌱");
}

TEST_CASE("of duplicate members the last counts", "[observe]") {
  CHECK(only_post(read(R"({"id_str":"30","full_text":"first","full_text":"second","id_str":"31"})")).id == "31");
  CHECK(only_post(read(R"({"id_str":"30","full_text":"first","full_text":"second"})")).text == "second");
}

}  // namespace persona_lens
