#include "memory/account_book.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

Account account(const std::string& id) {
  Account made;
  made.id = id;
  made.handle = "example_" + id;
  return made;
}

Post post(const std::string& id, const std::string& author, const std::string& text = "hello") {
  Post made;
  made.id = id;
  made.author_id = author;
  made.text = text;
  return made;
}

std::vector<std::string> ids(const std::vector<const Post*>& posts) {
  std::vector<std::string> result;
  result.reserve(posts.size());
  for (const Post* each : posts) result.push_back(each->id);
  return result;
}

std::vector<std::string> ids(const std::vector<const Account*>& accounts) {
  std::vector<std::string> result;
  result.reserve(accounts.size());
  for (const Account* each : accounts) result.push_back(each->id);
  return result;
}

using Ids = std::vector<std::string>;
using Keys = std::vector<AccountKey>;

}  // namespace

TEST_CASE("what was seen is found by its id", "[memory]") {
  AccountBook book(100, 100);
  const Keys changed = book.add(saw({account("2"), account("1")}, {post("10", "1"), post("9", "1"), post("11", "3")}));
  CHECK(changed == Keys{x_account("2"), x_account("1"), x_account("3")});
  REQUIRE(book.find(x_account("1")) != nullptr);
  CHECK(book.find(x_account("1"))->handle == "example_1");
  CHECK(book.find(x_account("3")) == nullptr);  // known by id only
  CHECK(book.find({Platform::youtube, "1"}) == nullptr);
  CHECK(ids(book.accounts()) == Ids{"2", "1"});
  CHECK(ids(book.posts()) == Ids{"9", "10", "11"});
  CHECK(ids(book.posts_by(x_account("1"))) == Ids{"10", "9"});
  CHECK(ids(book.posts_by(x_account("3"))) == Ids{"11"});
  CHECK(book.posts_by(x_account("4")).empty());
  CHECK(book.post(Platform::x, "9")->author_id == "1");
  CHECK(book.post(Platform::youtube, "9") == nullptr);
  CHECK(book.account_count() == 2);
  CHECK(book.post_count() == 3);
}

TEST_CASE("seeing the same again changes nothing", "[memory]") {
  AccountBook book(100, 100);
  const Observations seen = saw({account("1")}, {post("9", "1")});
  book.add(seen);
  const auto generation = book.generation();
  CHECK(book.add(seen).empty());
  CHECK(book.generation() == generation);
}

TEST_CASE("what indices are derived from is told apart", "[memory]") {
  AccountBook book(100, 100);
  book.add(saw({account("1")}, {post("9", "1")}));
  const auto posts = book.post_generation();
  const auto profiles = book.profile_generation();
  Post viewed = post("9", "1");
  viewed.views = 5;
  book.add(saw({}, {viewed}));
  CHECK(book.post(Platform::x, "9")->views == 5);
  Account followed = account("1");
  followed.followers = 7;
  book.add(saw({followed}));
  CHECK(book.find(x_account("1"))->followers == 7);
  CHECK(book.post_generation() == posts);
  CHECK(book.profile_generation() == profiles);

  book.add(saw({}, {post("9", "1", "a longer text")}));
  CHECK(book.post_generation() > posts);
  CHECK(book.profile_generation() == profiles);
  Account renamed = account("1");
  renamed.name = "Ann Example";
  book.add(saw({renamed}));
  CHECK(book.profile_generation() > profiles);

  const auto last_posts = book.post_generation();
  const auto last_profiles = book.profile_generation();
  book.forget(x_account("1"));
  CHECK(book.post_generation() > last_posts);
  CHECK(book.profile_generation() > last_profiles);
  const auto forgotten = book.profile_generation();
  book.forget_all();
  CHECK(book.profile_generation() > forgotten);
}

TEST_CASE("later facts replace earlier ones, and missing ones erase nothing", "[memory]") {
  AccountBook book(100, 100);
  Account first = account("1");
  first.bio = "gardener";
  first.followers = 10;
  first.verified = true;
  book.add(saw({first}));
  Account second = account("1");
  second.handle = "renamed";
  second.followers = 11;
  CHECK(book.add(saw({second})) == Keys{x_account("1")});
  const Account& known = *book.find(x_account("1"));
  CHECK(known.handle == "renamed");
  CHECK(known.bio == "gardener");
  CHECK(known.followers == 11);
  CHECK(known.verified == true);
}

TEST_CASE("a profile joined later by id makes an account of an author", "[memory]") {
  AccountBook book(100, 100);
  book.add(saw({}, {post("9", "1")}));
  Account nameless = account("1");
  nameless.handle.clear();
  nameless.followers = 3;
  book.add(saw({nameless}));
  CHECK(book.find(x_account("1")) == nullptr);
  CHECK(book.account_count() == 0);
  book.add(saw({account("1")}));
  REQUIRE(book.find(x_account("1")) != nullptr);
  CHECK(book.find(x_account("1"))->followers == 3);
  CHECK(ids(book.posts_by(x_account("1"))) == Ids{"9"});
}

TEST_CASE("a_channel_without_a_handle_is_somebody_by_its_name", "[memory]") {
  const AccountKey key{Platform::youtube, "UCcomposednameless000000"};
  Account channel;
  channel.platform = Platform::youtube;
  channel.id = key.id;
  Post comment = post("UgA", key.id);
  comment.platform = Platform::youtube;

  AccountBook book(100, 100);
  book.add(saw({channel}, {comment}));
  CHECK(book.find(key) == nullptr);  // an id alone is nobody

  channel.name = "Composed Without Handle";
  Observations named = saw({channel});
  named.server_time = day(2026, 3, 1);
  CHECK(book.add(named) == Keys{key});
  REQUIRE(book.find(key) != nullptr);
  CHECK(book.find(key)->handle.empty());
  CHECK(book.account_count() == 1);
  CHECK(book.identity(key).handles.empty());
  CHECK(book.identity(key).read.known());
  CHECK(ids(book.accounts()) == Ids{key.id});

  // The handle may come later, and the name is not taken for one.
  channel.handle = "composed_example";
  book.add(saw({channel}));
  CHECK(book.find(key)->handle == "composed_example");
  CHECK(book.account_count() == 1);
}

TEST_CASE("a_user_of_x_whose_name_alone_is_known_stays_a_stub", "[memory]") {
  AccountBook book(100, 100);
  Account stub = account("1");
  stub.handle.clear();
  stub.name = "Composed";
  book.add(saw({stub}));
  CHECK(book.find(x_account("1")) == nullptr);
  CHECK(book.account_count() == 0);
}

TEST_CASE("an exact creation time beats a joined month, whichever comes first", "[memory]") {
  const TimeInterval month{day(2009, 6, 30), day(2009, 8, 1), TimeBasis::joined_month};
  const TimeInterval exact = exactly(day(2009, 7, 7));
  const TimeInterval from_id{day(2009, 7, 6), day(2009, 7, 8), TimeBasis::id};
  for (const auto& order : {std::vector{month, exact, from_id}, std::vector{from_id, exact, month}, std::vector{exact, month, from_id}}) {
    AccountBook book(100, 100);
    for (const TimeInterval& time : order) {
      Account seen = account("1");
      seen.created = time;
      book.add(saw({seen}));
    }
    CHECK(book.find(x_account("1"))->created == exact);
  }
}

TEST_CASE("two relative times of one event leave what both allow", "[memory]") {
  AccountBook book(100, 100);
  Post seen = post("9", "1");
  seen.time = TimeInterval{100, 200, TimeBasis::relative};
  book.add(saw({}, {seen}));
  seen.time = TimeInterval{150, 300, TimeBasis::relative};
  book.add(saw({}, {seen}));
  CHECK(book.post(Platform::x, "9")->time == TimeInterval{150, 200, TimeBasis::relative});
}

TEST_CASE("a row of the page never weakens what a response said", "[memory]") {
  AccountBook book(100, 100);
  Post response = post("9", "1", "The whole long text");
  response.kind = PostKind::quote;
  const Post row = post("9", "", "The whole … example.org/spelled-out-link-that-is-longer");
  for (const bool row_first : {true, false}) {
    book.forget_all();
    book.add(saw({}, {row_first ? row : response}));
    book.add(saw({}, {row_first ? response : row}));
    const Post& known = *book.post(Platform::x, "9");
    CHECK(known.text == "The whole long text");
    CHECK(known.kind == PostKind::quote);
    CHECK(known.author_id == "1");
    CHECK(ids(book.posts_by(x_account("1"))) == Ids{"9"});
  }
  // Of two responses, the one with the long text wins.
  Post cut = response;
  cut.text = "The whole";
  book.add(saw({}, {cut}));
  CHECK(book.post(Platform::x, "9")->text == "The whole long text");
}

TEST_CASE("a post is not given to another author", "[memory]") {
  AccountBook book(100, 100);
  book.add(saw({}, {post("9", "1", "mine")}));
  CHECK(book.add(saw({}, {post("9", "2", "no, mine, and longer")})).empty());
  CHECK(book.post(Platform::x, "9")->author_id == "1");
  CHECK(book.post(Platform::x, "9")->text == "mine");
  CHECK(book.posts_by(x_account("2")).empty());
}

TEST_CASE("ids are ordered by value, not by spelling", "[memory]") {
  AccountBook book(100, 100);
  book.add(saw({}, {post("1000000000000000000", "1"), post("999", "1"), post("20", "1"), post("1000", "1")}));
  CHECK(ids(book.posts()) == Ids{"20", "999", "1000", "1000000000000000000"});
}

TEST_CASE("comments without numeric ids are ordered by their times", "[memory]") {
  AccountBook book(100, 100);
  Observations seen;
  for (const auto& [id, time] : std::vector<std::pair<std::string, TimeMs>>{{"UgA", 30}, {"UgB", 10}, {"UgC", 20}}) {
    Post comment = post(id, "UC_example");
    comment.platform = Platform::youtube;
    comment.time = TimeInterval{time, time, TimeBasis::relative};
    seen.posts.push_back(comment);
  }
  book.add(seen);
  CHECK(ids(book.posts_by({Platform::youtube, "UC_example"})) == Ids{"UgA", "UgC", "UgB"});
}

TEST_CASE("the least recently seen accounts are forgotten first, with their posts", "[memory]") {
  AccountBook book(3, 100);
  book.add(saw({account("1"), account("2"), account("3")}, {post("11", "1"), post("12", "2")}));
  book.add(saw({account("1")}));  // seen again
  book.add(saw({account("4")}));  // 2 had its post seen after 3 was seen
  CHECK(book.find(x_account("3")) == nullptr);
  book.add(saw({account("5")}));
  CHECK(book.find(x_account("2")) == nullptr);
  CHECK(book.post(Platform::x, "12") == nullptr);
  CHECK(ids(book.accounts()) == Ids{"1", "4", "5"});
  CHECK(ids(book.posts()) == Ids{"11"});
}

TEST_CASE("the least recently seen posts are forgotten first", "[memory]") {
  AccountBook book(100, 3);
  book.add(saw({}, {post("1", "1"), post("2", "1"), post("3", "1")}));
  book.add(saw({}, {post("1", "1")}));
  book.add(saw({}, {post("4", "2")}));
  CHECK(ids(book.posts()) == Ids{"1", "3", "4"});
  CHECK(ids(book.posts_by(x_account("1"))) == Ids{"3", "1"});
}

TEST_CASE("an input larger than the memory leaves a sound memory", "[memory]") {
  AccountBook book(10, 10);
  Observations flood;
  for (int i = 1; i <= 1000; ++i) {
    flood.accounts.push_back(account(std::to_string(i)));
    flood.posts.push_back(post(std::to_string(i), std::to_string(i)));
  }
  const Keys changed = book.add(flood);
  CHECK(book.account_count() == 10);
  CHECK(book.post_count() == 10);
  CHECK(changed.size() == 10);
  for (const AccountKey& key : changed) CHECK(book.find(key) != nullptr);
}

TEST_CASE("somebody who asks to be forgotten leaves nothing behind", "[memory]") {
  AccountBook book(100, 100);
  Post reply = post("12", "2");
  reply.reply_to_author = "1";
  book.add(saw({account("1"), account("2")}, {post("11", "1", "a secret"), reply}));
  const auto generation = book.generation();
  book.forget(x_account("1"));
  CHECK(book.generation() > generation);
  CHECK(book.find(x_account("1")) == nullptr);
  CHECK(book.posts_by(x_account("1")).empty());
  CHECK(book.snapshot().find("secret") == std::string::npos);
  CHECK(book.snapshot().find("example_1") == std::string::npos);
  CHECK_FALSE(book.post(Platform::x, "12")->reply_to_author);
  CHECK(ids(book.accounts()) == Ids{"2"});
  book.forget(x_account("nobody"));
  book.forget_all();
  CHECK(book.account_count() == 0);
  CHECK(book.post_count() == 0);
  CHECK(book.generation() > generation + 1);
}

TEST_CASE("observations without ids are left out", "[memory]") {
  AccountBook book(100, 100);
  CHECK(book.add(saw({account("")}, {post("", "1")})).empty());
  CHECK(book.account_count() == 0);
  CHECK(book.post_count() == 0);
}

}  // namespace persona_lens::scenes
