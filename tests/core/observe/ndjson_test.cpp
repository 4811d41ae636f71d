#include "observe/ndjson.h"

#include "catch.h"

namespace persona_lens {

TEST_CASE("an account is one line with what is known", "[observe]") {
  Account account;
  account.id = "12";
  account.handle = "ann_example";
  std::string out;
  append_account(out, account);
  CHECK(out == "{\"type\":\"account\",\"platform\":\"x\",\"id\":\"12\",\"handle\":\"ann_example\"}\n");

  account.name = "Ann \"A\"";
  account.bio = "";
  account.location = "Here";
  account.created = TimeInterval{0, 999, TimeBasis::reported};
  account.followers = 1;
  account.following = 2;
  account.posts_total = 3;
  account.verified = true;
  account.is_protected = false;
  account.label = "automated";
  account.about_country = "Atlantis";
  account.handle_changes = 4;
  out.clear();
  append_account(out, account);
  CHECK(out == R"({"type":"account","platform":"x","id":"12","handle":"ann_example","name":"Ann \"A\"","bio":"","location":"Here",)"
               R"("created":{"earliest":"1970-01-01T00:00:00.000Z","latest":"1970-01-01T00:00:00.999Z","basis":"reported"},)"
               R"("followers":1,"following":2,"posts_total":3,"verified":true,"protected":false,"label":"automated",)"
               R"("about_country":"Atlantis","handle_changes":4})"
               "\n");
}

TEST_CASE("a post is one line with what is known", "[observe]") {
  Post post;
  post.id = "5";
  std::string out;
  append_post(out, post);
  CHECK(out == "{\"type\":\"post\",\"platform\":\"x\",\"id\":\"5\",\"text\":\"\",\"kind\":\"original\"}\n");

  post.author_id = "12";
  post.time = TimeInterval{1'503'806'734'200, 1'503'806'734'200, TimeBasis::id};
  post.text = "two\nlines";
  post.lang = "en";
  post.kind = PostKind::repost;
  post.repost_of = "4";
  post.quote_of = "3";
  post.reply_to = "2";
  out.clear();
  append_post(out, post);
  CHECK(out == R"({"type":"post","platform":"x","id":"5","author_id":"12","time":{"earliest":"2017-08-27T04:05:34.200Z",)"
               R"("latest":"2017-08-27T04:05:34.200Z","basis":"id"},"text":"two\nlines","lang":"en","kind":"repost",)"
               R"("repost_of":"4","quote_of":"3","reply_to":"2"})"
               "\n");
}

}  // namespace persona_lens
