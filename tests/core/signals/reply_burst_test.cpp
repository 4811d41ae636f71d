#include "signals/reply_burst.h"

#include <string>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

constexpr TimeMs minute = 60 * ms_per_second;
const std::string slogan = "Everybody has known for a long time that her story is not a true one";

std::string own_words(int number) {
  return "What I make of it is a matter of its own, said the reader with number " + std::to_string(number);
}

// A journalist's post of 1 May, and readers 1 … 30 who answer it over ten days, each in own words.
struct Thread {
  Scene scene;
  Post root;

  Thread() {
    scene.account("900", day(2012, 1, 1));
    root = scene.post("900", day(2024, 5, 1), "My article of today");
    const auto times = spread(30, day(2024, 5, 1), 10 * ms_per_day);
    for (int i = 1; i <= 30; ++i) say(std::to_string(i), times[static_cast<std::size_t>(i) - 1], own_words(i));
  }
  void say(const std::string& author, TimeMs time, const std::string& text) { scene.reply(author, root, time, text); }

  // `count` accounts from 101 on, one a minute from `start`, all with the slogan.
  void swarm(int count, TimeMs start) {
    for (int i = 0; i < count; ++i) {
      const std::string id = std::to_string(101 + i);
      Account& account = scene.account(id, day(2024, 4, 20));
      account.posts_total = 3;
      say(id, start + i * minute, slogan);
    }
  }
};

}  // namespace

TEST_CASE("twenty young accounts with one slogan in half an hour are a burst", "[signals]") {
  Thread thread;
  thread.swarm(20, day(2024, 5, 5));
  const SignalContext context = thread.scene.context();
  const SignalResult result = reply_burst(context, x_account("105"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "near_duplicates") == 20);
  CHECK(number_of(result, "burst_accounts") >= 20);
  CHECK(number_of(result, "young_accounts") == 20);
  CHECK(number_of(result, "small_accounts") == 20);
  CHECK(number_of(result, "window_minutes") <= 60);
  CHECK(number_of(result, "p_value") < 1e-4);
  CHECK(result.decibans == Decibans{8, 8});
  CHECK(result.evidence_accounts.size() == 19);
  CHECK(result.evidence_posts.size() == 20);
  CHECK(reply_burst_of_group(context, group_of(keys(101, 120))).decibans == Decibans{8, 8});

  const auto groups = find_candidate_groups(context);
  const auto burst = std::ranges::find(groups, std::string("burst"), &CandidateGroup::kind);
  REQUIRE(burst != groups.end());
  CHECK(burst->members == keys(101, 120));
  CHECK(burst->posts.size() == 20);
}

TEST_CASE("a reader who answers in own words in the midst of a swarm has no part in it", "[signals]") {
  Thread thread;
  thread.swarm(20, day(2024, 5, 5));
  thread.say("77", day(2024, 5, 5) + 5 * minute, "I met her twice and do not believe a word of what is written here today");
  const SignalContext context = thread.scene.context();
  const SignalResult result = reply_burst(context, x_account("77"));
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(result.evidence_accounts.empty());
  CHECK(reply_burst(context, x_account("3")).decibans == Decibans{0, 0});
  for (const CandidateGroup& group : find_candidate_groups(context)) CHECK(std::ranges::count(group.members, x_account("77")) == 0);
}

TEST_CASE("thirty commenters, six of them in one hour, in own words are nothing", "[signals]") {
  Thread thread;
  for (int i = 0; i < 6; ++i) thread.say(std::to_string(201 + i), day(2024, 5, 5) + i * 8 * minute, own_words(100 + i));
  const SignalContext context = thread.scene.context();
  const SignalResult result = reply_burst(context, x_account("203"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "near_duplicates") == 0);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(find_candidate_groups(context).empty());
}

TEST_CASE("an organic pile-on in own words is nothing however sudden", "[signals]") {
  Thread thread;
  for (int i = 0; i < 200; ++i) thread.say(std::to_string(201 + i), day(2024, 5, 5) + i * ms_per_second, own_words(100 + i));
  const SignalContext context = thread.scene.context();
  for (const AccountKey& key : keys(201, 400)) CHECK(reply_burst(context, key).decibans == Decibans{0, 0});
}

TEST_CASE("four_friends_with_one_greeting_are_too_few", "[signals]") {
  Thread thread;
  thread.swarm(4, day(2024, 5, 5));
  CHECK(reply_burst(thread.scene.context(), x_account("101")).decibans == Decibans{0, 0});
}

TEST_CASE("fans who answer a vote at once with its text do what readers do after a post", "[signals]") {
  // Fifty votes along the ordinary curve of reactions: nothing but the text is shared.
  Scene scene;
  const Post vote = scene.post("900", day(2024, 5, 1), "Vote now");
  for (int i = 0; i < 50; ++i) {
    const double share = (i + 0.5) / 60;  // of all reactions; the inverse of the published curve
    const double periods = share < 0.1948 ? share / 0.1948 : std::pow((1 - share) * 1.242, -1 / 0.242);
    scene.reply(std::to_string(101 + i), vote, vote.time->earliest + static_cast<TimeMs>(periods * 5 * minute),
                "I vote for the best song of the year and of all years to come, for ever");
  }
  const SignalResult result = reply_burst(scene.context(), x_account("110"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "near_duplicates") >= 5);
  CHECK(result.decibans.low == 0);
}

TEST_CASE("one account that answers thirty times is one account", "[signals]") {
  Thread thread;
  for (int i = 0; i < 30; ++i) thread.say("300", day(2024, 5, 5) + i * ms_per_second, slogan);
  CHECK(reply_burst(thread.scene.context(), x_account("300")).decibans == Decibans{0, 0});
}

TEST_CASE("replies whose times are not known to the second make no burst", "[signals]") {
  Thread thread;
  thread.swarm(20, day(2024, 5, 5));
  for (Post& post : thread.scene.seen().posts) {
    if (post.text == slogan) post.time = TimeInterval{day(2024, 5, 5), day(2024, 5, 6), TimeBasis::relative};
  }
  CHECK(reply_burst(thread.scene.context(), x_account("105")).why_not == "no_timed_replies");
}

TEST_CASE("one swarm against one person's post and account is one group", "[signals]") {
  Thread thread;
  thread.swarm(20, day(2024, 5, 5));
  const auto groups = find_candidate_groups(thread.scene.context());
  CHECK(std::ranges::count(groups, std::string("burst"), &CandidateGroup::kind) == 1);
}

}  // namespace persona_lens::scenes
