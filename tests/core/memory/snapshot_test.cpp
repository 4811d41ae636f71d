#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "memory/bytes.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

constexpr std::size_t header_size = 13;

// A memory in which every kind of fact occurs, present and absent, with texts in several scripts.
Scene filled() {
  Scene scene;
  Account& full = scene.account("1", day(2009, 7, 7));
  full.name = "Ann Example 例";
  full.bio = "";
  full.location = "Überall";
  full.followers = 0;
  full.following = UINT64_MAX;
  full.posts_total = 30;
  full.verified = false;
  full.is_protected = true;
  full.label = "automated";
  full.about_country = "Nowhere";
  full.handle_changes = UINT32_MAX;
  scene.account("2", day(2020, 1, 1)).created.reset();
  scene.account("3", 0).created = TimeInterval{-5'000'000'000'000, 9'000'000'000'000, TimeBasis::relative};
  scene.posts("1", day(2020, 1, 7), day(2020, 6, 1), 10);
  scene.timeline("1").cursor_bottom = "cursor";
  Post& rich = scene.post("2", day(2021, 1, 1), "صباح الخير 🎉", PostKind::reply);
  rich.lang = "ar";
  rich.repost_of = "1";
  rich.quote_of = "2";
  rich.reply_to = "3";
  rich.reply_to_author = "1";
  rich.links = {"https://example.org/a", ""};
  scene.post("4", day(2021, 1, 2), "");  // an author without a profile
  scene.post("", day(2021, 1, 3), "nobody's");
  Post& comment = scene.post("UC_example", day(2021, 1, 4), "on the other site");
  comment.platform = Platform::youtube;
  comment.id = "UgExample.reply";
  comment.time.reset();
  comment.views = 12;
  scene.seen().server_time = day(2026, 1, 1);
  scene.book();
  // A second visit: renamed, one gone, a post missing.
  Account renamed = *scene.book().find(x_account("1"));
  renamed.handle = "renamed";
  renamed.name = "Renamed";
  scene.seen().accounts = {renamed};
  scene.seen().unavailable = {x_account("2"), x_account("9")};
  scene.seen().server_time = day(2026, 2, 1);
  scene.book();
  return scene;
}

void check_same(const AccountBook& a, const AccountBook& b) {
  REQUIRE(a.accounts().size() == b.accounts().size());
  for (std::size_t i = 0; i < a.accounts().size(); ++i) CHECK(*a.accounts()[i] == *b.accounts()[i]);
  REQUIRE(a.posts().size() == b.posts().size());
  for (std::size_t i = 0; i < a.posts().size(); ++i) CHECK(*a.posts()[i] == *b.posts()[i]);
  for (const Account* account : a.accounts()) {
    const AccountKey key{account->platform, account->id};
    CHECK(a.history(key).post_ids == b.history(key).post_ids);
    CHECK(a.posts_by(key).size() == b.posts_by(key).size());
    const Identity was = a.identity(key);
    const Identity is = b.identity(key);
    CHECK(was.handles == is.handles);
    CHECK(was.names == is.names);
    CHECK(was.read == is.read);
    CHECK(was.gone_since == is.gone_since);
  }
}

// The same body under a checksum that fits, as somebody would forge it.
std::string resealed(std::string bytes) {
  ByteWriter checksum;
  checksum.fixed64(fnv1a(std::string_view(bytes).substr(header_size)));
  bytes.replace(header_size - 8, 8, checksum.view());
  return bytes;
}

}  // namespace

TEST_CASE("a snapshot brings everything back", "[memory]") {
  Scene scene = filled();
  const AccountBook& book = scene.book();
  const std::string bytes = book.snapshot();
  AccountBook restored(20'000, 200'000);
  REQUIRE(restored.restore(bytes));
  check_same(book, restored);
  CHECK(restored.snapshot() == bytes);
  CHECK(restored.generation() > 0);
  CHECK(restored.history(x_account("1")).post_ids.size() == 10);
  CHECK(restored.identity(x_account("1")).handles.size() == 2);
  CHECK(restored.gone_since(x_account("2")) == day(2026, 2, 1));
  CHECK(restored.gone_since(x_account("9")) == day(2026, 2, 1));
  CHECK(ByteReader("").at_end());
}

TEST_CASE("an empty memory has a snapshot too", "[memory]") {
  const AccountBook empty(10, 10);
  Scene scene = filled();
  REQUIRE(scene.memory().restore(empty.snapshot()));
  CHECK(scene.memory().account_count() == 0);
  CHECK(scene.memory().post_count() == 0);
}

TEST_CASE("what was seen last survives in a smaller memory", "[memory]") {
  Scene scene = filled();
  scene.seen().accounts.push_back(*scene.book().find(x_account("1")));
  scene.book();
  AccountBook small(1, 3);
  REQUIRE(small.restore(scene.book().snapshot()));
  CHECK(small.find(x_account("1")) != nullptr);
  CHECK(small.account_count() == 1);
  CHECK(small.post_count() <= 3);
}

TEST_CASE("a snapshot cut short anywhere is refused and changes nothing", "[memory]") {
  Scene scene = filled();
  const std::string bytes = scene.book().snapshot();
  AccountBook book(100, 100);
  book.add(saw({*scene.book().find(x_account("1"))}));
  const std::string before = book.snapshot();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(book.restore(std::string_view(bytes).substr(0, length)));
    if (length > header_size) {
      const auto forged = book.restore(resealed(bytes.substr(0, length)));
      REQUIRE_FALSE(forged);
      CHECK(forged.error().code == ErrorCode::invalid_value);
      CHECK_FALSE(forged.error().place.empty());
    }
  }
  CHECK_FALSE(book.restore(bytes + "x"));
  CHECK_FALSE(book.restore(resealed(bytes + "x")));
  CHECK(book.snapshot() == before);
}

TEST_CASE("flipped bytes are noticed; under a forged checksum they never do harm", "[memory]") {
  Scene scene = filled();
  const std::string bytes = scene.book().snapshot();
  std::uint64_t random = 42;
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    for (int round = 0; round < 8; ++round) {
      random = random * 6364136223846793005U + 1442695040888963407U;
      std::string broken = bytes;
      broken[place] = static_cast<char>(broken[place] ^ static_cast<char>(1 + (random >> 33U) % 255));
      AccountBook book(100, 100);
      REQUIRE_FALSE(book.restore(broken));
      if (place < header_size) continue;
      // Whatever the forgery says, the book stays one that can be asked and saved.
      const std::string forged = resealed(broken);
      if (book.restore(forged)) {
        for (const Account* account : book.accounts()) static_cast<void>(book.history({account->platform, account->id}));
        AccountBook again(100, 100);
        REQUIRE(again.restore(book.snapshot()));
        CHECK(again.post_count() == book.post_count());
      }
    }
  }
}

TEST_CASE("garbage is refused", "[memory]") {
  AccountBook book(100, 100);
  CHECK_FALSE(book.restore(""));
  CHECK_FALSE(book.restore("{\"accounts\":[]}"));
  CHECK_FALSE(book.restore(std::string(100'000, '\0')));
  CHECK_FALSE(book.restore(std::string(100'000, '\xFF')));
  std::string newer = book.snapshot();
  for (const char version : {'\1', '\11'}) {
    newer[4] = version;
    const auto result = book.restore(newer);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::unsupported);
  }
  // A count that promises more than there is.
  CHECK_FALSE(book.restore(resealed(book.snapshot().substr(0, header_size) + "\xFF\xFF\xFF\xFF\x7F" + std::string(50, '\1'))));
}

}  // namespace persona_lens::scenes
