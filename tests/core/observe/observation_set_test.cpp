#include "observe/observation_set.h"

#include "catch.h"

namespace persona_lens {
namespace {

Account account(std::string id, std::optional<TimeInterval> created = std::nullopt) {
  Account made;
  made.id = std::move(id);
  made.handle = "ann_example";
  made.created = created;
  return made;
}

}  // namespace

TEST_CASE("an exact time replaces a weaker one and is not replaced by it", "[observe]") {
  const TimeInterval reported{1'000, 1'999, TimeBasis::reported};
  const TimeInterval month{0, 100'000, TimeBasis::joined_month};
  const TimeInterval wide{0, 9'000'000, TimeBasis::interpolated};
  ObservationSet seen;
  seen.add(account("1", wide));
  seen.add(account("1", month));
  CHECK(seen.account(Platform::x, "1")->created == month);
  seen.add(account("1", reported));
  CHECK(seen.account(Platform::x, "1")->created == reported);
  seen.add(account("1", wide));
  seen.add(account("1"));
  CHECK(seen.account(Platform::x, "1")->created == reported);
  CHECK(seen.observations().accounts.size() == 1);
}

TEST_CASE("a longer text replaces a shorter one, a stronger kind a weaker one", "[observe]") {
  Post short_one;
  short_one.id = "5";
  short_one.text = "Beans";
  short_one.kind = PostKind::reply;
  short_one.reply_to = "4";
  Post long_one = short_one;
  long_one.text = "Beans are up";
  long_one.kind = PostKind::quote;
  long_one.reply_to.reset();
  long_one.quote_of = "3";
  for (const bool long_first : {false, true}) {
    ObservationSet seen;
    seen.add(long_first ? long_one : short_one);
    seen.add(long_first ? short_one : long_one);
    const Post* post = seen.post(Platform::x, "5");
    REQUIRE(post != nullptr);
    CHECK(post->text == "Beans are up");
    CHECK(post->kind == PostKind::quote);
    CHECK(post->reply_to == "4");
    CHECK(post->quote_of == "3");
  }
}

TEST_CASE("the same id on another platform is another account", "[observe]") {
  ObservationSet seen;
  seen.add(account("1"));
  Account other = account("1");
  other.platform = Platform::youtube;
  seen.add(other);
  CHECK(seen.observations().accounts.size() == 2);
}

TEST_CASE("what is beyond the bound is dropped with one message", "[observe]") {
  ObservationSet seen;
  for (std::size_t i = 1; i <= max_observed_accounts + 3; ++i) seen.add(account(std::to_string(i)));
  CHECK(seen.observations().accounts.size() == max_observed_accounts);
  REQUIRE(seen.observations().notices.size() == 1);
  CHECK(seen.observations().notices[0].code == "too_many");
}

TEST_CASE("taking leaves an empty set", "[observe]") {
  ObservationSet seen;
  seen.add(account("1"));
  CHECK(seen.take().accounts.size() == 1);
  CHECK(seen.observations().accounts.empty());
  CHECK(seen.account(Platform::x, "1") == nullptr);
}

}  // namespace persona_lens
