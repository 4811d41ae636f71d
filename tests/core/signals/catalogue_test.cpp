#include <algorithm>
#include <set>
#include <string_view>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {

TEST_CASE("every signal answers about accounts and groups that nobody has seen", "[signals]") {
  Scene scene;
  const SignalContext context = scene.context();
  std::set<std::string_view> ids;
  const auto codes = why_not_codes();
  for (const Signal& signal : signal_catalogue()) {
    CAPTURE(signal.id);
    CHECK(ids.insert(signal.id).second);
    CHECK(find_signal(signal.id) == &signal);
    REQUIRE(signal.of_account != nullptr);
    for (const AccountKey& key : {x_account("1"), x_account(""), AccountKey{Platform::youtube, "UC_example"}}) {
      const SignalResult result = signal.of_account(context, key);
      CHECK(result.signal == signal.id);
      CHECK(result.group == signal.group);
      CHECK_FALSE(result.evaluated);
      CHECK(result.decibans == Decibans{0, 0});
      CHECK(std::ranges::find(codes, result.why_not) != codes.end());
    }
    if (signal.of_group == nullptr) continue;
    const SignalResult result =
        signal.of_group(context, {.kind = "copies", .members = {x_account("1"), x_account("2")}, .posts = {}, .p_value = {}});
    CHECK_FALSE(result.evaluated);
    CHECK(std::ranges::find(codes, result.why_not) != codes.end());
  }
  CHECK(find_signal("no_such_signal") == nullptr);
  CHECK(find_candidate_groups(context).empty());
}

}  // namespace persona_lens::scenes
