// The recordings of other people, where they are: what the order and the clock of real timelines are like.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "compose.h"
#include "observe/snowflake.h"

namespace persona_lens {
namespace {

struct Recording {
  std::string name;
  Observations seen;
};

// Every recorded response of X; skips aloud when there is none on this machine.
std::vector<Recording> recordings() {
  const char* root = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  const std::filesystem::path folder = std::filesystem::path(root == nullptr ? "" : root) / "x";
  std::error_code missing;
  if (root == nullptr || *root == '\0' || !std::filesystem::is_directory(folder, missing)) {
    SKIP("PERSONA_LENS_DATA_DIR holds no recorded responses: real timelines were not checked");
  }
  std::vector<Recording> all;
  Observer observer;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".json") continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    auto result = observer.observe({}, composed::bytes(content));
    INFO(file.path().string());
    REQUIRE(result.has_value());
    all.push_back({file.path().filename().string(), std::move(result).value()});
  }
  REQUIRE_FALSE(all.empty());
  return all;
}

}  // namespace

TEST_CASE("recorded user timelines are verified chronologies of their owner", "[observe]") {
  std::size_t own = 0;
  for (const Recording& recording : recordings()) {
    for (const Run& run : recording.seen.runs) {
      if (run.operation != "UserTweets" && run.operation != "UserTweetsAndReplies") continue;
      INFO(recording.name << " " << run.operation);
      ++own;
      CHECK(run.subject.has_value());
      CHECK(run.gapless);
      CHECK(run.cursor_bottom.has_value());
      CHECK_FALSE(run.reaches_end);
      CHECK(run.chronological == (run.post_ids.size() >= 2));
    }
  }
  CHECK(own >= 7);
}

TEST_CASE("recorded searches and lists fall, threads do not count", "[observe]") {
  for (const Recording& recording : recordings()) {
    for (const Run& run : recording.seen.runs) {
      INFO(recording.name << " " << run.operation);
      if (run.operation == "SearchTimeline" || run.operation == "ListLatestTweetsTimeline") {
        CHECK(run.chronological);
        CHECK(run.gapless);
      }
      if (run.operation == "TweetDetail") CHECK_FALSE(run.chronological);
    }
  }
}

TEST_CASE("recorded posts and their accounts fit together", "[observe]") {
  std::size_t posts = 0;
  for (const Recording& recording : recordings()) {
    for (const Post& post : recording.seen.posts) {
      INFO(recording.name << " " << post.id);
      ++posts;
      REQUIRE(post.time.has_value());
      CHECK_FALSE(post.author_id.empty());
      CHECK(std::ranges::find(recording.seen.accounts, post.author_id, &Account::id) != recording.seen.accounts.end());
      if (recording.seen.server_time) CHECK(post.time->earliest <= *recording.seen.server_time + 30 * ms_per_second);
    }
  }
  CHECK(posts > 500);
}

TEST_CASE("recorded creation dates lie within what the ids tell", "[observe]") {
  std::size_t accounts = 0;
  for (const Recording& recording : recordings()) {
    for (const Account& account : recording.seen.accounts) {
      if (!account.created || account.created->basis != TimeBasis::reported) continue;
      const auto from_id = account_time_of_id(parse_numeric_id(account.id).value_or(0));
      INFO(recording.name << " " << account.id);
      REQUIRE(from_id.has_value());
      ++accounts;
      CHECK(account.created->earliest >= from_id->earliest);
      CHECK(account.created->latest <= from_id->latest);
    }
  }
  CHECK(accounts > 300);
}

}  // namespace persona_lens
