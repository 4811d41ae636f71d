#include "signals/rename.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

using Names = std::vector<std::pair<std::string, std::string>>;  // handle, display name

// One account, seen under these names on the first days of successive months.
SignalResult of(const Names& names, std::optional<std::uint32_t> changes = std::nullopt) {
  Scene scene;
  int month = 0;
  for (const auto& [handle, name] : names) {
    Account& account = scene.account("1", day(2015, 1, 1));
    account.handle = handle;
    account.name = name;
    account.handle_changes = changes;
    scene.seen().server_time = day(2024, ++month, 1);
    scene.book();
  }
  return rename(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("a handle and a name that both became others are noticed", "[signals]") {
  const SignalResult result = of({{"rosegarden_diary", "Rosa Example"}, {"PatriotVoice77", "Freedom Now"}});
  CHECK(result.evaluated);
  CHECK(result.decibans == Decibans{2, 2});
  CHECK(number_of(result, "handles_seen") == 2);
  CHECK(number_of(result, "names_seen") == 2);
  CHECK(number_of(result, "handle_changes") == 1);
  CHECK(number_of(result, "both_changed") == 1);
  CHECK(of({{"PatriotVoice77", "Freedom Now"}, {"rosegarden_diary", "Rosa Example"}}).decibans == Decibans{2, 2});
}

TEST_CASE("a woman who marries keeps half her name", "[signals]") {
  CHECK(of({{"rosa_example", "Rosa Example"}, {"mrs_fictional", "Rosa Fictional"}}).decibans == Decibans{0, 0});
}

TEST_CASE("somebody who writes her name in another script keeps her handle", "[signals]") {
  CHECK(of({{"maria_example", "Maria Example"}, {"maria.example", "Мария Пример"}}).decibans == Decibans{0, 0});
}

TEST_CASE("a new joke in the display name every month is no new person", "[signals]") {
  CHECK(of({{"rosa", "Rosa"}, {"rosa", "spooky season"}, {"rosa", "ho ho ho"}}).decibans == Decibans{0, 0});
}

TEST_CASE("a new handle alone is no new person, however often", "[signals]") {
  const SignalResult result = of({{"rosa_writes", "Rosa Example"}, {"teacup", "Rosa Example"}, {"moonbeam99", "Rosa Example"}}, 12);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(result, "handle_changes") == 12);
}

TEST_CASE("an account seen on one visit only could not be compared", "[signals]") {
  CHECK(of({{"rosa", "Rosa"}}).why_not == "seen_once");
  CHECK(of({{"rosa", "Rosa"}}, 3).evaluated);
  CHECK(of({{"rosa", "Rosa"}, {"rosa", "Rosa"}}).evaluated);
}

}  // namespace persona_lens::scenes
