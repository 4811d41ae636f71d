#include "memory/visits.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

Post post(const std::string& id) {
  Post made;
  made.id = id;
  made.author_id = "1";
  return made;
}

// A page of account 1's own timeline, with its posts, read at a time.
Observations page(std::vector<std::string> ids, TimeMs time, bool first = true, bool last = false) {
  Observations seen;
  Run run;
  run.operation = "UserTweets";
  run.subject = x_account("1");
  run.chain = "UserTweets:1";
  run.reaches_start = first;
  run.reaches_end = last;
  run.chronological = run.gapless = true;
  for (const std::string& id : ids) seen.posts.push_back(post(id));
  run.post_ids = std::move(ids);
  seen.runs.push_back(std::move(run));
  seen.server_time = time;
  return seen;
}

TimelineVisits visits_of(const std::vector<Observations>& inputs) {
  AccountBook book(100, 1000);
  for (const Observations& input : inputs) book.add(input);
  return book.visits(x_account("1"));
}

using Vanished = std::vector<VanishedPost>;
constexpr TimeMs monday = 1'000 * ms_per_day;
constexpr TimeMs tuesday = monday + ms_per_day;
constexpr TimeMs friday = monday + 4 * ms_per_day;

}  // namespace

TEST_CASE("a post that a later visit no longer shows has vanished", "[memory]") {
  const TimelineVisits visits = visits_of({page({"90", "80", "70", "60"}, monday), page({"95", "90", "70", "60"}, friday)});
  CHECK(visits.visits == 2);
  CHECK(visits.posts_compared == 4);
  CHECK(visits.vanished == Vanished{{"80", monday, friday}});
}

TEST_CASE("posts that fell out because the later reading is shorter have not vanished", "[memory]") {
  const TimelineVisits visits = visits_of({page({"90", "80", "70", "60"}, monday), page({"95", "90", "80"}, friday)});
  CHECK(visits.vanished.empty());
  CHECK(visits.posts_compared == 2);
  // But where the platform says that nothing older follows, they have.
  CHECK(visits_of({page({"90", "80", "70"}, monday), page({"95", "90"}, friday, true, true)}).vanished.size() == 2);
}

TEST_CASE("the newest posts vanish from above a first page only", "[memory]") {
  CHECK(visits_of({page({"90", "80", "70"}, monday), page({"80", "70"}, friday)}).vanished == Vanished{{"90", monday, friday}});
  CHECK(visits_of({page({"90", "80", "70"}, monday), page({"80", "70"}, friday, false)}).vanished.empty());
}

TEST_CASE("two readings of one visit prove nothing", "[memory]") {
  const TimelineVisits visits = visits_of({page({"90", "80", "70"}, monday), page({"90", "70"}, monday + visit_gap - 1)});
  CHECK(visits.visits == 1);
  CHECK(visits.vanished.empty());
}

TEST_CASE("a post shown again, or shown elsewhere, is there", "[memory]") {
  const Observations before = page({"90", "80", "70"}, monday);
  const Observations without = page({"90", "70"}, tuesday);
  CHECK(visits_of({before, without, page({"90", "80", "70"}, friday)}).vanished.empty());
  Observations thread;
  thread.posts = {post("80")};
  thread.server_time = friday;
  CHECK(visits_of({before, without, thread}).vanished.empty());
  // In a conversation on the very page that leaves it out of the list.
  Observations in_conversation = without;
  in_conversation.posts.push_back(post("80"));
  CHECK(visits_of({before, in_conversation}).vanished.empty());
}

TEST_CASE("unverified readings and readings without a time prove nothing", "[memory]") {
  Observations by_likes = page({"70", "90"}, friday);
  CHECK(visits_of({page({"90", "80", "70"}, monday), by_likes}).vanished.empty());
  Observations holed = page({"90", "70"}, friday);
  holed.runs[0].gapless = false;
  CHECK(visits_of({page({"90", "80", "70"}, monday), holed}).vanished.empty());
  Observations timeless = page({"90", "70"}, friday);
  timeless.server_time.reset();
  CHECK(visits_of({page({"90", "80", "70"}, monday), timeless}).vanished.empty());
}

TEST_CASE("another tab of the profile is not compared", "[memory]") {
  Observations replies = page({"90", "70"}, friday);
  replies.runs[0].operation = "UserTweetsAndReplies";
  replies.runs[0].chain = "UserTweetsAndReplies:1";
  CHECK(visits_of({page({"90", "80", "70"}, monday), replies}).vanished.empty());
}

TEST_CASE("what vanished does not depend on the order of arrival, and survives a snapshot", "[memory]") {
  const std::vector<Observations> inputs{page({"90", "80", "70", "60"}, monday), page({"95", "90", "80", "60"}, tuesday),
                                         page({"99", "95", "90"}, friday - 2 * ms_per_hour), page({"99", "95", "60"}, friday),
                                         page({"80", "60", "50"}, tuesday + visit_gap, false)};
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    AccountBook book(100, 1000);
    for (const std::size_t i : order) book.add(inputs[i]);
    AccountBook restored(100, 1000);
    REQUIRE(restored.restore(book.snapshot()));
    for (const AccountBook* each : {&book, &restored}) {
      const TimelineVisits visits = each->visits(x_account("1"));
      REQUIRE(visits.visits == 5);
      REQUIRE(visits.vanished ==
              Vanished{{"90", friday - 2 * ms_per_hour, friday}, {"80", tuesday + visit_gap, friday}, {"70", monday, tuesday}});
    }
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("a page refreshed all day long does not push earlier visits out", "[memory]") {
  AccountBook book(100, 1000);
  book.add(page({"90", "80", "70"}, monday));
  for (int i = 0; i < 500; ++i) book.add(page({"95", "90", "70"}, friday + i * 60'000));
  const TimelineVisits visits = book.visits(x_account("1"));
  CHECK(visits.vanished == Vanished{{"80", monday, friday}});
  CHECK(visits.visits >= 2);
}

}  // namespace persona_lens::scenes
