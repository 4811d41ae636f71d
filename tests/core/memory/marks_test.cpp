#include <string>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "memory/merge.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

Post marked(std::vector<std::string> marks) {
  Post post;
  post.platform = Platform::youtube;
  post.id = "UgExample";
  post.marks = std::move(marks);
  return post;
}

// Every field set, none to its default.
Post full_post() {
  return {.platform = Platform::youtube,
          .kind = PostKind::quote,
          .id = "UgExample.reply",
          .author_id = "UCexample",
          .text = "a text",
          .time = TimeInterval{1, 2, TimeBasis::relative},
          .views = 7,
          .lang = "ja",
          .repost_of = "UgReposted",
          .quote_of = "UgQuoted",
          .reply_to = "UgExample",
          .reply_to_author = "UCother",
          .links = {"https://example.org/a", "https://example.org/b"},
          .marks = {"creator", "edited", "hearted", "member", "pinned"}};
}

Account full_account() {
  return {.platform = Platform::youtube,
          .id = "UCexample",
          .handle = "example",
          .name = "An Example",
          .bio = "a channel",
          .location = "somewhere",
          .created = TimeInterval{3, 4, TimeBasis::reported},
          .followers = 5,
          .following = 6,
          .posts_total = 7,
          .verified = true,
          .is_protected = true,
          .label = "automated",
          .about_country = "elsewhere",
          .handle_changes = 8};
}

}  // namespace

TEST_CASE("every field of an account and of a post survives a snapshot", "[memory]") {
  AccountBook book(10, 10);
  book.add(saw({full_account()}, {full_post()}));
  AccountBook restored(10, 10);
  REQUIRE(restored.restore(book.snapshot()));
  const Account* account = restored.find({Platform::youtube, "UCexample"});
  REQUIRE(account != nullptr);
  CHECK(*account == full_account());
  const Post* post = restored.post(Platform::youtube, "UgExample.reply");
  REQUIRE(post != nullptr);
  CHECK(*post == full_post());
}

TEST_CASE("a fact that is stated empty stays apart from one that is not stated", "[memory]") {
  Post post = marked({});
  post.lang = "";
  post.reply_to = "";
  AccountBook book(10, 10);
  book.add(saw({}, {post}));
  AccountBook restored(10, 10);
  REQUIRE(restored.restore(book.snapshot()));
  const Post* kept = restored.post(Platform::youtube, "UgExample");
  REQUIRE(kept != nullptr);
  CHECK(kept->lang.has_value());
  CHECK(kept->reply_to == "");
  CHECK_FALSE(kept->quote_of.has_value());
}

TEST_CASE("a comment keeps every mark that any page showed, in whatever order they were read", "[memory]") {
  for (const bool swapped : {false, true}) {
    AccountBook book(10, 10);
    const Post first = marked({"pinned", "edited"});
    const Post second = marked({"hearted", "edited"});
    book.add(saw({}, {swapped ? second : first}));
    book.add(saw({}, {swapped ? first : second}));
    book.add(saw({}, {marked({})}));
    CHECK(book.post(Platform::youtube, "UgExample")->marks == std::vector<std::string>{"edited", "hearted", "pinned"});
  }
}

TEST_CASE("a mark that was not known is a change", "[memory]") {
  Post known = marked({"edited"});
  CHECK_FALSE(merge_post(known, marked({"edited"})));
  CHECK(merge_post(known, marked({"pinned"})));
}

TEST_CASE("posts share the ids that they have in common", "[memory]") {
  AccountBook book(10, 10);
  Post parent = full_post();
  parent.id = "UgExample";
  parent.author_id = "UCother";
  parent.reply_to.reset();
  book.add(saw({}, {parent, full_post()}));
  const Post* reply = book.post(Platform::youtube, "UgExample.reply");
  const Post* answered = book.post(Platform::youtube, "UgExample");
  CHECK(reply->reply_to->shares_with(answered->id));
  CHECK(reply->reply_to_author->shares_with(answered->author_id));
  CHECK(reply->lang->shares_with(*answered->lang));
}

}  // namespace persona_lens::scenes
