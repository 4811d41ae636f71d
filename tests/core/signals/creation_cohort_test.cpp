#include "signals/creation_cohort.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

constexpr TimeMs hour = ms_per_hour;
constexpr TimeMs minute = 60 * ms_per_second;

// The densest cluster of accounts created at these times, as the signal tells it of all of them together.
SignalResult cohort_among(const std::vector<TimeMs>& times, TimeMs at = day(2026, 11, 22)) {
  Scene scene;
  return creation_cohort_of_group(scene.join(times).context(at), keys(1, static_cast<int>(times.size())));
}

}  // namespace

TEST_CASE("twelve of twenty commenters created within 48 hours stand out", "[signals]") {
  Scene scene;
  const SignalContext context = scene.join(every(4 * hour, 12, day(2023, 5, 1))).join(spread(8)).context();
  const SignalResult member = creation_cohort(context, x_account("3"));
  REQUIRE(member.evaluated);
  CHECK(number_of(member, "cohort_size") == 12);
  CHECK(number_of(member, "dated_accounts") == 20);
  CHECK(number_of(member, "window_hours") == 48);
  CHECK(number_of(member, "p_value") < 1e-3);
  CHECK(member.decibans == Decibans{10, 10});
  CHECK(member.evidence_accounts.size() == 11);
  const SignalResult bystander = creation_cohort(context, x_account("15"));
  REQUIRE(bystander.evaluated);
  CHECK(number_of(bystander, "cohort_size") == 0);
  CHECK(bystander.decibans == Decibans{0, 0});
  CHECK(creation_cohort_of_group(context, keys(1, 12)).decibans == Decibans{10, 10});
}

TEST_CASE("three_of_twenty_who_joined_in_one_week_are_nothing", "[signals]") {
  Scene scene;
  // The others lie over one year, as in the known answer.
  scene.join({day(2023, 5, 1), day(2023, 5, 3), day(2023, 5, 7)}).join(spread(17, day(2023, 1, 1), ms_per_year));
  const SignalContext context = scene.context(day(2024, 1, 1));
  for (const AccountKey& key : keys(1, 20)) CHECK(creation_cohort(context, key).decibans == Decibans{0, 0});
  CHECK(find_candidate_groups(context).empty());
}

TEST_CASE("class_of_25_joining_the_same_day_shares_nothing_but_the_day", "[signals]") {
  // The cluster is real and is told; that it makes no label is up to the signatures, which ask for shared text as well.
  Scene scene;
  const SignalContext context = scene.join(every(minute, 25, day(2024, 9, 2, 9 * hour))).join(spread(30)).context();
  const SignalResult result = creation_cohort_of_group(context, keys(1, 25));
  CHECK(result.decibans.low == 10);
  CHECK(number_of(result, "cohort_size") == 25);
  for (const Signal& signal : signal_catalogue()) {
    CAPTURE(signal.id);
    if (signal.of_group == nullptr || signal.id == "creation_cohort") continue;
    CHECK(signal.of_group(context, group_of(keys(1, 25), "cohort")).decibans == Decibans{0, 0});
  }
}

TEST_CASE("newcomers_of_a_growing_network_are_no_batch", "[signals]") {
  // Two of five joined in the last four months, the others over ten years: dense against the years, not against their neighbours.
  Scene scene;
  const TimeMs at = day(2019, 12, 1);
  scene.join(every(3 * ms_per_day, 40, at - 120 * ms_per_day)).join(spread(60, day(2009, 1, 1), 10 * ms_per_year));
  const SignalContext context = scene.context(at);
  for (const AccountKey& key : keys(1, 100)) {
    CAPTURE(key.id);
    CHECK(creation_cohort(context, key).decibans.low <= 3);
  }
}

TEST_CASE("a page of one batch only is found out by the time since", "[signals]") {
  const std::vector<TimeMs> batch = every(hour, 12, day(2026, 9, 1));
  CHECK(cohort_among(batch, day(2026, 11, 22)).decibans.low == 10);
  // On the day itself, everybody new is just new.
  CHECK(cohort_among(batch, day(2026, 9, 1, 13 * hour)).decibans.low == 0);
}

TEST_CASE("fewer than twelve dated accounts weigh nothing, fewer than three are not compared", "[signals]") {
  for (const int count : {2, 3, 11, 12}) {
    CAPTURE(count);
    Scene scene;
    const SignalContext context = scene.join(every(minute, count, day(2020, 5, 1))).context();
    const SignalResult result = creation_cohort(context, x_account("1"));
    CHECK(result.evaluated == (count >= 3));
    CHECK(result.decibans.low == (count >= 12 ? 10 : 0));
    if (count < 3) CHECK(result.why_not == "too_few_dated");
    CHECK(creation_cohort_of_group(context, keys(1, count)).evaluated == (count >= 3));
  }
}

TEST_CASE("joined_in_the_same_month_is_no_cohort", "[signals]") {
  // Known to 33 days only: no window is that wide.
  Scene scene;
  for (int i = 1; i <= 30; ++i) {
    scene.account(std::to_string(i), 0).created = TimeInterval{day(2020, 4, 30), day(2020, 6, 2), TimeBasis::joined_month};
  }
  const SignalContext context = scene.context();
  CHECK(creation_cohort(context, x_account("1")).why_not == "creation_not_exact");
  CHECK(creation_cohort_of_group(context, keys(1, 30)).why_not == "too_few_dated");
  CHECK(find_candidate_groups(context).empty());
}

TEST_CASE("an account dated to the day fits a window of a day, but none of an hour", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 12; ++i) {
    scene.account(std::to_string(i), 0).created = TimeInterval{day(2020, 5, 1), day(2020, 5, 2) - 1, TimeBasis::reported};
  }
  for (int i = 13; i <= 20; ++i) scene.account(std::to_string(i), spread(20)[static_cast<std::size_t>(i) - 1]);
  const SignalResult result = creation_cohort(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "window_hours") == 24);
  CHECK(number_of(result, "cohort_size") == 12);
}

TEST_CASE("unknown accounts and creation times are named", "[signals]") {
  Scene scene;
  scene.join(spread(5));
  scene.account("6", 0).created.reset();
  const SignalContext context = scene.context();
  CHECK(creation_cohort(context, x_account("6")).why_not == "creation_unknown");
  CHECK(creation_cohort(context, x_account("7")).why_not == "account_unknown");
  CHECK(creation_cohort_of_group(context, {}).why_not == "too_few_dated");
}

TEST_CASE("two batches are two cohorts", "[signals]") {
  Scene scene;
  scene.join(every(minute, 15, day(2021, 1, 8))).join(every(minute, 9, day(2022, 6, 1))).join(spread(20));
  const auto groups = find_candidate_groups(scene.context());
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].kind == "cohort");
  CHECK(groups[0].members.size() == 15);
  CHECK(groups[1].members.size() == 9);
  CHECK(groups[0].p_value.value_or(1) < groups[1].p_value.value_or(1));
  CHECK(groups[1].p_value.value_or(1) < 0.01);
}

TEST_CASE("a group is tested as a part of everybody seen", "[signals]") {
  // Five members joined within one hour of a busy day on which fifty others joined as well.
  Scene scene;
  scene.join(every(10 * minute, 5, day(2023, 5, 1, 12 * hour))).join(every(hour / 2, 50, day(2023, 5, 1))).join(spread(20));
  CHECK(creation_cohort_of_group(scene.context(), keys(1, 5)).decibans.low == 0);
}

TEST_CASE("the answer is the same without a prepared index", "[signals]") {
  Scene scene;
  SignalContext context = scene.join(every(hour, 13, day(2023, 5, 1))).context();
  const SignalResult prepared = creation_cohort(context, x_account("2"));
  context.cohorts = nullptr;
  const SignalResult fresh = creation_cohort(context, x_account("2"));
  CHECK(prepared.decibans == fresh.decibans);
  CHECK(prepared.evidence_accounts == fresh.evidence_accounts);
}

TEST_CASE("a batch made within an hour stands out among people of whom only the day of creation is known", "[signals]") {
  Scene scene;
  scene.join(every(3 * minute, 11, day(2022, 3, 8, 4 * hour)));
  for (int i = 0; i < 14; ++i) {
    Account& known_to_the_day = scene.account(std::to_string(100 + i), day(2010 + i % 12, 1 + i % 11, 3));
    const TimeInterval created = *known_to_the_day.created;
    known_to_the_day.created = TimeInterval{created.earliest, created.latest + ms_per_day - 1, created.basis};
  }
  const SignalResult result = creation_cohort_of_group(scene.context(day(2022, 3, 10)), keys(1, 11));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "dated_accounts") == 25);  // too few are known to the hour, so that a longer window decides
  CHECK(result.decibans.low > 5);
}

}  // namespace persona_lens::scenes
