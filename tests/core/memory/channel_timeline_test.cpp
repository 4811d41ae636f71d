// A YouTube channel's tabs as own timelines: the ids of videos say nothing of their order, only their places do.
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "memory/stretch_order.h"
#include "memory/visits.h"
#include "signals/own_run.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const AccountKey channel{Platform::youtube, "UCexample"};
constexpr TimeMs monday = 1'000 * ms_per_day;
constexpr TimeMs friday = monday + 4 * ms_per_day;

// A reading of a tab from its start; `cursor`: what asks for the rest of it.
Observations tab(std::vector<std::string> ids, TimeMs time, const std::string& operation = "channel_videos") {
  Observations seen;
  Account account;
  account.platform = Platform::youtube;
  account.id = channel.id;
  account.handle = "example";
  account.posts_total = ids.size() + 3;
  seen.accounts.push_back(std::move(account));
  Run run;
  run.platform = Platform::youtube;
  run.operation = operation;
  run.subject = channel;
  run.chain = operation + ":" + channel.id;
  run.cursor_in = "";
  run.cursor_bottom = "more";
  run.reaches_start = run.chronological = run.gapless = true;
  TimeMs age = ms_per_day;
  for (const std::string& id : ids) {
    Post post;
    post.platform = Platform::youtube;
    post.id = id;
    post.author_id = channel.id;
    post.time = exactly(time - age, TimeBasis::relative);
    age += 30 * ms_per_day;
    seen.posts.push_back(std::move(post));
  }
  run.post_ids = std::move(ids);
  seen.runs.push_back(std::move(run));
  seen.server_time = time;
  return seen;
}

AccountBook book_of(const std::vector<Observations>& inputs) {
  AccountBook book(100, 1000);
  for (const Observations& input : inputs) book.add(input);
  return book;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a channel's tab in order of its dates is its own timeline, whatever the ids", "[memory]") {
  const AccountBook book = book_of({tab({"b", "z", "a"}, monday)});
  const History history = book.history(channel);
  CHECK(history.chronological);
  CHECK(history.gapless);
  CHECK(history.post_ids == Ids{"b", "z", "a"});
  const HistoryAnswer proven = prove_history(book, channel);
  REQUIRE(proven.proven);
  CHECK(proven.proven->seen == 3);
  CHECK(proven.proven->hidden == 3);  // those of other tabs count as hidden
  CHECK(proven.proven->run.within().size() == 3);
}

TEST_CASE("a tab that lists a video twice proves no order", "[memory]") {
  const AccountBook book = book_of({tab({"b", "z", "b"}, monday)});
  CHECK_FALSE(book.history(channel).chronological);
}

TEST_CASE("a video that a later visit to the tab no longer shows between its neighbours has vanished", "[memory]") {
  const std::vector<Observations> inputs = {tab({"k", "b", "z", "a"}, monday), tab({"n", "k", "z", "a"}, friday)};
  const AccountBook book = book_of(inputs);
  const TimelineVisits visits = book.visits(channel);
  CHECK(visits.visits == 2);
  CHECK(visits.vanished == std::vector<VanishedPost>{{"b", monday, friday}});
  CHECK(book.history(channel).post_ids == Ids{"n", "k", "b", "z", "a"});
  const AccountBook other_way_round = book_of({inputs[1], inputs[0]});
  CHECK(other_way_round.visits(channel).vanished == visits.vanished);
  CHECK(other_way_round.history(channel).post_ids == book.history(channel).post_ids);
  AccountBook restored(100, 1000);
  REQUIRE(restored.restore(book.snapshot()));
  CHECK(restored.visits(channel).vanished == visits.vanished);
}

TEST_CASE("videos that fell off the first page have not vanished", "[memory]") {
  const AccountBook book = book_of({tab({"k", "b", "z", "a"}, monday), tab({"n", "m", "k", "b"}, friday)});
  CHECK(book.visits(channel).vanished.empty());
  CHECK(book.history(channel).post_ids == Ids{"n", "m", "k", "b", "z", "a"});
}

TEST_CASE("where nobody can tell which of two videos is newer, two readings stay apart", "[memory]") {
  const std::vector<Observations> inputs = {tab({"k", "old", "a"}, monday), tab({"k", "new", "a"}, friday)};
  for (const bool swapped : {false, true}) {
    const AccountBook book = book_of({inputs[swapped ? 1 : 0], inputs[swapped ? 0 : 1]});
    CHECK(book.history(channel).post_ids == Ids{"k", "new", "a"});
    // That one is gone is certain all the same: nothing lies unseen between its neighbours.
    CHECK(book.visits(channel).vanished == std::vector<VanishedPost>{{"old", monday, friday}});
  }
  CHECK_FALSE(united({"a", "b"}, {"b", "a"}, true).has_value());
  CHECK_FALSE(united({"a", "b"}, {"c", "d"}, true).has_value());
}

TEST_CASE("tabs of one channel are not compared with each other", "[memory]") {
  const AccountBook book = book_of({tab({"k", "b", "z"}, monday), tab({"k", "z"}, friday, "channel_shorts")});
  CHECK(book.visits(channel).vanished.empty());
}

TEST_CASE("the next page of a tab continues it by its cursor", "[memory]") {
  Observations next = tab({"c", "y"}, monday);
  next.runs.front().cursor_in = "more";
  next.runs.front().reaches_start = false;
  const AccountBook book = book_of({tab({"k", "b"}, monday), next});
  CHECK(book.history(channel).chronological);
  CHECK(book.history(channel).post_ids == Ids{"k", "b", "c", "y"});
}

}  // namespace persona_lens::scenes
