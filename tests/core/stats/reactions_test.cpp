#include "stats/reactions.h"

#include "catch.h"

namespace persona_lens {
namespace {

constexpr TimeMs minute = 60 * ms_per_second;

}  // namespace

TEST_CASE("reactions follow the published curve", "[stats]") {
  using Catch::Matchers::WithinAbs;
  // F(5 min) = θ/(1+θ); F(s) = 1 − (s/5 min)^−θ/(1+θ) beyond.
  CHECK(reaction_share(-minute) == 0);
  CHECK(reaction_share(0) == 0);
  CHECK_THAT(reaction_share(5 * minute), WithinAbs(0.194847, 1e-6));
  CHECK_THAT(reaction_share(ms_per_hour), WithinAbs(0.558718, 1e-6));
  CHECK_THAT(reaction_share(ms_per_day), WithinAbs(0.795494, 1e-6));
  CHECK(reaction_share(365 * ms_per_day) < 1);
}

TEST_CASE("a part of the reactions is counted against those that were there to see", "[stats]") {
  CHECK(reaction_share_between(0, ms_per_hour, ms_per_hour) == 1);
  CHECK(reaction_share_between(-ms_per_hour, 2 * ms_per_hour, ms_per_hour) == 1);
  CHECK(reaction_share_between(0, ms_per_hour, 0) == 1);
  CHECK(reaction_share_between(0, 5 * minute, ms_per_day) > reaction_share_between(ms_per_hour, ms_per_hour + 5 * minute, ms_per_day));
}

}  // namespace persona_lens
