// The signals on real people, as far as published data has them: what must stay silent does, at the rates that the headers state.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "signals/scene.h"
#include "simdjson.h"
#include "text/iso_time.h"

namespace persona_lens::scenes {
namespace {

std::string text_or_empty(simdjson::dom::element object, const char* name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// One line of labelled/<set>.jsonl an account. Those without an id get one of their own, all posts ids by their order.
Observations labelled(const std::string& set) {
  const char* root = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr || *root == '\0') SKIP("PERSONA_LENS_DATA_DIR is not set: no labelled accounts to test with");
  std::ifstream file(std::string(root) + "/labelled/" + set + ".jsonl");
  if (!file) SKIP("labelled/" + set + ".jsonl is not there: nothing to test with");
  Observations seen;
  simdjson::dom::parser parser;
  std::uint64_t serial = 900'000'000'000'000'000;
  for (std::string line; std::getline(file, line);) {
    simdjson::dom::element entry;
    REQUIRE(parser.parse(line).get(entry) == simdjson::SUCCESS);
    simdjson::dom::element facts;
    REQUIRE(entry["account"].get(facts) == simdjson::SUCCESS);
    Account account;
    account.handle = text_or_empty(facts, "screen_name");
    account.id = text_or_empty(facts, "id");
    if (account.id.empty()) account.id = std::to_string(++serial);
    if (const auto created = parse_iso_time(text_or_empty(facts, "created_at"))) {
      account.created = TimeInterval{*created, *created, TimeBasis::reported};
    }
    simdjson::dom::array windows;
    if (entry["windows"].get(windows) == simdjson::SUCCESS) {
      for (const simdjson::dom::element window : windows) {
        simdjson::dom::array posts;
        REQUIRE(window["posts"].get(posts) == simdjson::SUCCESS);
        for (const simdjson::dom::element found : posts) {
          Post post;
          post.id = std::to_string(++serial);
          post.author_id = account.id;
          post.text = text_or_empty(found, "text");
          const std::string kind = text_or_empty(found, "kind");
          if (kind == "retweet" || kind == "repost") post.kind = PostKind::repost;
          if (kind == "quote") post.kind = PostKind::quote;
          seen.posts.push_back(std::move(post));
        }
      }
    }
    seen.accounts.push_back(std::move(account));
  }
  return seen;
}

}  // namespace

TEST_CASE("ordinary_people_at_an_event_are_no_cohort", "[signals][data]") {
  const Observations everybody = labelled("population_hk");
  REQUIRE(everybody.accounts.size() > 700);
  std::uint64_t state = 2019;
  for (const std::size_t size : {20U, 50U, 100U}) {
    int pages_with_cohort = 0;
    for (int page = 0; page < 100; ++page) {
      std::vector<Account> people = everybody.accounts;
      for (std::size_t i = 0; i < size; ++i) std::swap(people[i], people[i + next_random(state) % (people.size() - i)]);
      people.resize(size);
      Scene scene;
      scene.seen().accounts = std::move(people);
      if (!find_candidate_groups(scene.context(day(2019, 12, 1))).empty()) ++pages_with_cohort;
    }
    CAPTURE(size);
    CHECK(pages_with_cohort <= 2);
  }
}

TEST_CASE("genuine_people_copy_nobody", "[signals][data]") {
  const Observations people = labelled("genuine");
  for (const Account& account : people.accounts) CHECK_FALSE(account.id.empty());
  Scene scene;
  scene.seen() = people;
  const SignalContext context = scene.context();
  std::size_t eligible = 0;
  for (const Account& account : people.accounts) {
    const SignalResult result = find_signal("copied_text")->of_account(context, x_account(account.id));
    CAPTURE(account.id);
    if (!result.evaluated) continue;
    eligible += static_cast<std::size_t>(number_of(result, "eligible_texts"));
    CHECK(result.decibans.low <= 3);
  }
  CHECK(eligible > 1000);
}

}  // namespace persona_lens::scenes
