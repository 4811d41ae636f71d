#include "signals/declared_backup.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/respawned_name.h"
#include "signals/scene.h"
#include "signals/word_lists.h"

namespace persona_lens::scenes {
namespace {

SignalResult with_bio(const std::string& bio) {
  Scene scene;
  scene.account("1", day(2020, 1, 1)).bio = bio;
  return declared_backup(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("who says that this is a second account is believed, in any language", "[signals]") {
  for (const std::string bio : {"Backup account of @ann_example", "My second account", "Cuenta de respaldo de @ann_example",
                                "Compte secondaire", "Zweitaccount von Ann", "Conta reserva", "Запасной аккаунт", "حساب احتياطي",
                                "备用号,大号被封", "備用帳號", "サブ垢です", "부계정", "बैकअप अकाउंट", "akun cadangan @ann_example"}) {
    CAPTURE(bio);
    const SignalResult result = with_bio(bio);
    CHECK(result.decibans == Decibans{-8, -8});
    CHECK(number_of(result, "declared") == 1);
  }
}

TEST_CASE("nobody is believed to have declared what was not said", "[signals]") {
  for (const std::string bio : {"Gardener", "I back up servers for a living", "accountant, second of four", ""}) {
    CAPTURE(bio);
    CHECK(with_bio(bio).evaluated);
    CHECK(with_bio(bio).decibans == Decibans{0, 0});
  }
}

TEST_CASE("a post that names the other account declares it as well", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.post("1", day(2020, 1, 2), "They locked @ann_example, this is my new account");
  scene.account("2", day(2020, 1, 1));
  scene.post("2", day(2020, 1, 2), "How do I open a second account at this bank");
  const SignalContext context = scene.context();
  CHECK(declared_backup(context, x_account("1")).decibans == Decibans{-8, -8});
  CHECK(declared_backup(context, x_account("1")).evidence_posts.size() == 1);
  CHECK(declared_backup(context, x_account("2")).decibans == Decibans{0, 0});
}

TEST_CASE("the first account can declare the second", "[signals]") {
  Scene scene;
  Account& first = scene.account("1", day(2015, 1, 1));
  first.name = "Ann Example";
  first.bio = "Backup account: @Example_2";
  scene.account("2", day(2020, 1, 1)).name = "Ann Example";
  scene.account("3", day(2020, 1, 1)).name = "Ann Example";
  const SignalContext context = scene.context();
  const SignalResult result = declared_backup(context, x_account("2"));
  CHECK(result.decibans == Decibans{-8, -8});
  CHECK(result.evidence_accounts == std::vector{x_account("1")});
  CHECK(declared_backup(context, x_account("3")).why_not == "nothing_declared_known");
}

TEST_CASE("an artist who lost an account and says so outweighs the return of the name", "[signals]") {
  Scene scene;
  for (const std::string id : {"1", "2"}) {
    Account& account = scene.account(id, day(id == "1" ? 2015 : 2020, 1, 1));
    account.name = "Moonlit Teapots ";
    account.bio = id == "1" ? "Watercolours of teapots" : "Watercolours of teapots. Old account @example_1 was hacked";
  }
  scene.seen().server_time = day(2020, 5, 1);
  scene.book();
  scene.seen().unavailable = {x_account("1")};
  scene.seen().server_time = day(2020, 6, 1);
  const SignalContext context = scene.context();
  const double together = respawned_name(context, x_account("2")).decibans.low + declared_backup(context, x_account("2")).decibans.low;
  CHECK(together <= 0);
}

TEST_CASE("words of declarations stand alone", "[signals]") {
  CHECK(says_one_of(homage_words(), "a fan of tea"));
  CHECK_FALSE(says_one_of(homage_words(), "infantry"));
  CHECK(says_one_of(homage_words(), "官方粉丝团"));
  CHECK_FALSE(says_one_of(live_stream_words(), "olives"));
}

}  // namespace persona_lens::scenes
