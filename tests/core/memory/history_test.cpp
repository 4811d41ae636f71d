#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "memory/account_book.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

// A page of account 1's own timeline with the given ids, newest first.
Run page(std::vector<std::string> ids, std::optional<std::string> cursor_in, std::optional<std::string> cursor_bottom) {
  Run run;
  run.operation = "UserTweets";
  run.subject = x_account("1");
  run.chain = "UserTweets:1";
  run.reaches_start = cursor_in == "";
  run.cursor_in = std::move(cursor_in);
  run.cursor_bottom = std::move(cursor_bottom);
  run.post_ids = std::move(ids);
  run.chronological = run.post_ids.size() >= 2;
  run.gapless = true;
  return run;
}

History history_of(const std::vector<Run>& runs) {
  AccountBook book(100, 100);
  for (const Run& run : runs) book.add(saw_runs({run}));
  return book.history(x_account("1"));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("pages of one chain are joined by their cursors, in any order of arrival", "[memory]") {
  const Run first = page({"90", "80"}, "", "c1");
  const Run second = page({"70", "60"}, "c1", "c2");
  Run third = page({"50", "40"}, "c2", "c3");
  third.reaches_end = true;
  for (const auto& order : {std::vector{first, second, third}, std::vector{third, first, second}, std::vector{second, third, first}}) {
    const History history = history_of(order);
    CHECK(history.post_ids == Ids{"90", "80", "70", "60", "50", "40"});
    CHECK(history.chronological);
    CHECK(history.gapless);
    CHECK(history.reaches_end);
    CHECK(history.operation == "UserTweets");
  }
}

TEST_CASE("a last page with one post or none continues the run", "[memory]") {
  Run last = page({"50"}, "c2", std::nullopt);
  last.gapless = false;  // one post proves nothing by itself, nor does it contradict
  last.reaches_end = true;
  Run empty = page({}, "c1", std::nullopt);
  empty.reaches_end = true;
  const Run first = page({"90", "80"}, "", "c1");
  CHECK(history_of({first, page({"70", "60"}, "c1", "c2"), last}).post_ids == Ids{"90", "80", "70", "60", "50"});
  CHECK(history_of({first, empty}).reaches_end);
  CHECK(history_of({first, empty}).post_ids == Ids{"90", "80"});
}

TEST_CASE("pages without a common cursor or post stay apart, the longest counts", "[memory]") {
  const History history = history_of({page({"90", "80"}, "", "c1"), page({"60", "50", "40"}, "c7", "c8")});
  CHECK(history.post_ids == Ids{"60", "50", "40"});
  CHECK_FALSE(history.reaches_end);
}

TEST_CASE("a later visit is joined by the posts that both saw", "[memory]") {
  const History history = history_of({page({"90", "80", "70"}, "", "c1"), page({"110", "100", "90", "80"}, "", "d1")});
  CHECK(history.post_ids == Ids{"110", "100", "90", "80", "70"});
  // Bridged: the old visit's first page, the new visit's first two.
  const History bridged = history_of({page({"60", "50"}, "", "c1"), page({"100", "90"}, "", "d1"), page({"80", "70", "60"}, "d1", "d2")});
  CHECK(bridged.post_ids == Ids{"100", "90", "80", "70", "60", "50"});
}

TEST_CASE("the empty cursor of a first page joins nothing", "[memory]") {
  CHECK(history_of({page({"90", "80"}, "x", ""), page({"70", "60", "50"}, "", "c1")}).post_ids == Ids{"70", "60", "50"});
}

TEST_CASE("other chains and other accounts are not joined", "[memory]") {
  Run replies = page({"85", "75"}, "c1", "c2");
  replies.operation = "UserTweetsAndReplies";
  replies.chain = "UserTweetsAndReplies:1";
  CHECK(history_of({page({"90", "80", "70"}, "", "c1"), replies}).post_ids == Ids{"90", "80", "70"});
  Run other = page({"60", "50"}, "c1", "c2");
  other.subject = x_account("2");
  CHECK(history_of({page({"90", "80"}, "", "c1"), other}).post_ids == Ids{"90", "80"});
}

TEST_CASE("an order that was not verified is no history, but is known to have been read", "[memory]") {
  Run by_likes = page({"80", "90", "70"}, "", "c1");
  by_likes.chronological = false;
  const History history = history_of({by_likes});
  CHECK(history.post_ids.empty());
  CHECK_FALSE(history.chronological);
  CHECK(history.operation == "UserTweets");
  CHECK(history_of({}).operation.empty());

  Run holed = page({"90", "80"}, "", "c1");
  holed.gapless = false;
  CHECK(history_of({holed}).post_ids.empty());
}

TEST_CASE("a claim of order that the ids contradict is not believed", "[memory]") {
  const Run lying = page({"80", "90", "70"}, "", "c1");
  CHECK(history_of({lying}).post_ids.empty());
  CHECK(history_of({page({"90", "90"}, "", "c1")}).post_ids.empty());
}

TEST_CASE("one page out of order spoils the run that it belongs to", "[memory]") {
  Run second = page({"60", "70"}, "c1", "c2");
  second.chronological = false;
  CHECK(history_of({page({"90", "80"}, "", "c1"), second}).post_ids.empty());
  // A page that is in order, but newer than the one it continues.
  CHECK(history_of({page({"90", "80"}, "", "c1"), page({"200", "190"}, "c1", "c2")}).post_ids.empty());
}

TEST_CASE("timelines that leave posts out, and pages of nobody, are no history", "[memory]") {
  for (const std::string operation : {"UserMedia", "Likes", "SearchTimeline", "ListLatestTweetsTimeline", ""}) {
    Run run = page({"90", "80"}, "", "c1");
    run.operation = operation;
    CHECK(history_of({run}).operation.empty());
  }
  Run nobody = page({"90", "80"}, "", "c1");
  nobody.subject.reset();
  CHECK(history_of({nobody}).operation.empty());
}

TEST_CASE("reading a page again changes nothing", "[memory]") {
  AccountBook book(100, 100);
  const Run first = page({"90", "80"}, "", "c1");
  const Run second = page({"70", "60"}, "c1", "c2");
  CHECK(book.add(saw_runs({first, second})).size() == 1);
  const auto generation = book.generation();
  CHECK(book.add(saw_runs({first})).empty());
  CHECK(book.add(saw_runs({second})).empty());
  CHECK(book.generation() == generation);
}

TEST_CASE("a flood of pages stays within bounds", "[memory]") {
  AccountBook book(1000, 100);
  for (int account = 1; account <= 50; ++account) {
    for (int i = 0; i < 40; ++i) {
      Run run =
          page({std::to_string(1000 + 10 * i + 1), std::to_string(1000 + 10 * i)}, "in" + std::to_string(i), "out" + std::to_string(i));
      run.subject = x_account(std::to_string(account));
      book.add(saw_runs({run}));
    }
  }
  std::size_t ids = 0;
  for (int account = 1; account <= 50; ++account) ids += book.history(x_account(std::to_string(account))).post_ids.size();
  CHECK(ids <= 200);
  CHECK(book.history(x_account("50")).post_ids.size() == 2);  // the last ones seen are still there
}

}  // namespace persona_lens::scenes
