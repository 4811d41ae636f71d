#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

Observations profile(const std::string& id, std::string handle, std::string name, std::optional<TimeMs> time) {
  Account account;
  account.id = id;
  account.handle = std::move(handle);
  account.name = std::move(name);
  Observations seen = saw({account});
  seen.server_time = time;
  return seen;
}

Post post(std::string id, std::string author) {
  Post made;
  made.id = std::move(id);
  made.author_id = std::move(author);
  return made;
}

Observations named_unavailable(const std::string& id, TimeMs time) {
  Observations seen;
  seen.unavailable = {x_account(id)};
  seen.server_time = time;
  return seen;
}

std::vector<std::string> texts(const std::vector<SeenName>& names) {
  std::vector<std::string> result;
  result.reserve(names.size());
  for (const SeenName& name : names) result.push_back(name.text);
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("former handles and names are remembered with their times", "[memory]") {
  AccountBook book(100, 100);
  book.add(profile("1", "ann", "Ann Example", 100));
  book.add(profile("1", "ann", "Ann Example", 200));
  CHECK(texts(book.identity(x_account("1")).handles) == Texts{"ann"});
  CHECK(book.add(profile("1", "bea", "Ann Example", 300)) == std::vector{x_account("1")});
  const Identity identity = book.identity(x_account("1"));
  CHECK(identity.handles == std::vector<SeenName>{{"ann", {100, 200}}, {"bea", {300, 300}}});
  CHECK(identity.names == std::vector<SeenName>{{"Ann Example", {100, 300}}});
  CHECK(identity.read == SeenTimes{100, 300});
  CHECK(book.identity(x_account("2")).handles.empty());
}

TEST_CASE("an older file read later does not bring an old name back", "[memory]") {
  AccountBook book(100, 100);
  book.add(profile("1", "new_handle", "New", 300));
  Observations old = profile("1", "old_handle", "Old", 100);
  old.accounts[0].bio = "only the old file tells";
  CHECK(book.add(old) == std::vector{x_account("1")});
  CHECK(book.find(x_account("1"))->handle == "new_handle");
  CHECK(book.find(x_account("1"))->bio == "only the old file tells");
  CHECK(texts(book.identity(x_account("1")).handles) == Texts{"old_handle", "new_handle"});
}

TEST_CASE("at most eight names are remembered, those seen last", "[memory]") {
  AccountBook book(100, 100);
  for (int i = 0; i < 20; ++i) book.add(profile("1", "handle_" + std::to_string(10 + i), "Ann", 100 + i));
  const Identity identity = book.identity(x_account("1"));
  CHECK(identity.handles.size() == NamesSeen::max_names);
  CHECK(identity.handles.front().text == "handle_22");
  CHECK(identity.handles.back().text == "handle_29");
}

TEST_CASE("an account named unavailable is gone until it is seen again", "[memory]") {
  AccountBook book(100, 100);
  book.add(profile("1", "ann", "Ann", 100));
  CHECK(book.add(named_unavailable("1", 200)) == std::vector{x_account("1")});
  CHECK(book.add(named_unavailable("1", 300)).empty());
  CHECK(book.gone_since(x_account("1")) == 200);
  CHECK(book.identity(x_account("1")).gone_since == 200);
  CHECK(book.add(profile("1", "ann", "Ann", 400)) == std::vector{x_account("1")});
  CHECK_FALSE(book.gone_since(x_account("1")));
  // A file from before tells nothing new.
  book.add(named_unavailable("1", 350));
  CHECK_FALSE(book.gone_since(x_account("1")));
  CHECK_FALSE(book.gone_since(x_account("2")));
  // When nobody knows the time, nobody knows whether it came back since.
  Observations timeless = named_unavailable("1", 0);
  timeless.server_time.reset();
  book.add(timeless);
  CHECK_FALSE(book.gone_since(x_account("1")));
}

TEST_CASE("the order in which dated inputs arrive does not change what is remembered of accounts", "[memory]") {
  std::vector<Observations> inputs{profile("1", "ann", "Ann", 100),         named_unavailable("1", 150), profile("1", "bea", "Ann", 200),
                                   profile("1", "bea", "Bea Example", 300), named_unavailable("1", 400), named_unavailable("1", 500)};
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  do {
    AccountBook book(100, 100);
    for (const std::size_t i : order) book.add(inputs[i]);
    const Identity identity = book.identity(x_account("1"));
    REQUIRE(identity.handles == std::vector<SeenName>{{"ann", {100, 100}}, {"bea", {200, 300}}});
    REQUIRE(identity.names == std::vector<SeenName>{{"Ann", {100, 200}}, {"Bea Example", {300, 300}}});
    REQUIRE(identity.gone_since == 400);
    REQUIRE(book.find(x_account("1"))->handle == "bea");
    REQUIRE(book.find(x_account("1"))->name == "Bea Example");
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("what was not seen for long is forgotten by the reader's clock", "[memory]") {
  AccountBook book(100, 100);
  Observations old = profile("1", "ann", "Ann", 100);
  old.posts = {post("11", "1"), post("12", "2")};
  book.add(old);
  book.add(profile("2", "bea", "Bea", 100));
  Observations newer = profile("3", "cleo", "Cleo", 300);
  newer.posts = {post("12", "2")};
  book.add(newer);
  book.add(profile("4", "dora", "Dora", std::nullopt));
  book.add(profile("5", "eve", "Eve", 100));
  book.add(named_unavailable("5", 250));
  book.forget_unseen_since(200);
  CHECK(book.find(x_account("1")) == nullptr);
  CHECK(book.post(Platform::x, "11") == nullptr);
  CHECK(book.find(x_account("2")) != nullptr);  // a post of it was seen since
  CHECK(book.posts_by(x_account("2")).size() == 1);
  CHECK(book.find(x_account("3")) != nullptr);
  CHECK(book.find(x_account("4")) != nullptr);  // nobody knows when
  CHECK(book.find(x_account("5")) != nullptr);  // named as gone since
  const auto generation = book.generation();
  book.forget_unseen_since(200);
  CHECK(book.generation() == generation);
}

}  // namespace persona_lens::scenes
