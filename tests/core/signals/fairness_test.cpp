// What must never matter, and who must never be labelled by these signals alone.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "signals/scene.h"
#include "stats/decibans.h"

namespace persona_lens::scenes {
namespace {

std::vector<SignalResult> results_of(const SignalContext& context, const AccountKey& key) {
  std::vector<SignalResult> results;
  for (const Signal& signal : signal_catalogue()) results.push_back(signal.of_account(context, key));
  return results;
}

const SignalResult& result_of(const std::vector<SignalResult>& results, std::string_view signal) {
  const auto found = std::ranges::find(results, signal, &SignalResult::signal);
  REQUIRE(found != results.end());
  return *found;
}

// The label if a signature used every signal with its standard weight and asked for nothing else: the worst case.
Label worst_label(const std::vector<SignalResult>& results, std::uint64_t posts) {
  LabelFacts facts;
  std::map<Group, std::vector<Decibans>> weights;
  for (const SignalResult& result : results) {
    if (result.evaluated) weights[result.group].push_back(result.decibans);
  }
  for (const auto& [group, signals] : weights) facts.groups[group] = combine_group(group, signals);
  facts.evaluable_groups = weights.size();
  facts.posts_seen = posts;
  return label_of(facts);
}

const std::string own_words = "The tomatoes are late this year, but the beans have come up after all that rain";

// Fifteen other people who joined over the years and write in their own words.
void add_neighbours(Scene& scene) {
  const std::vector<std::string> plants = {"roses",    "leeks",  "onions",   "apples",  "pears", "plums",  "carrots", "lettuces",
                                           "radishes", "melons", "cherries", "nettles", "ferns", "lilies", "asters"};
  const std::vector<std::string> fates = {"did badly in our street", "were eaten by snails overnight", "fill two baskets already"};
  for (int i = 0; i < 15; ++i) {
    const std::string id = std::to_string(100 + i);
    scene.account(id, day(2008 + i, 1 + i % 12, 3));
    const auto number = static_cast<std::size_t>(i);
    scene.post(id, day(2024, 1, 1) + i * ms_per_hour,
               "Asked about " + plants[number] + " I can only say that they " + fates[number % 3] + ", and " +
                   plants[(number * 7 + 3) % 15] + " too");
  }
}

// Created in 2010, first post in 2020, sixty posts, all visible.
Scene gardener(const std::string& text) {
  Scene scene;
  add_neighbours(scene);
  scene.account("1", day(2010, 3, 14)).posts_total = 60;
  for (int i = 0; i < 60; ++i) scene.post("1", day(2020, 4, 1) + i * ms_per_day, text + " " + std::to_string(i));
  scene.timeline("1");
  return scene;
}

}  // namespace

TEST_CASE("returning_gardener_is_not_a_sleeper", "[signals]") {
  Scene scene = gardener(own_words);
  const auto results = results_of(scene.context(), x_account("1"));
  for (const char* signal : {"first_post_lag", "creation_cohort", "copied_text"}) CHECK(result_of(results, signal).evaluated);
  CHECK(result_of(results, "first_post_lag").decibans.low == 7);  // said, and not enough for a label
  CHECK(worst_label(results, 60) == Label::none);
}

TEST_CASE("taiwanese_returner_in_own_words_gets_what_the_gardener_gets", "[signals]") {
  Scene scene = gardener("台灣的公園今年春天特別漂亮大家都出來散步聊天");
  const auto results = results_of(scene.context(), x_account("1"));
  CHECK(result_of(results, "first_post_lag").decibans.low == 7);
  CHECK(worst_label(results, 60) == Label::none);
}

TEST_CASE("teen_three_days_old_with_name_and_eight_digits_is_not_enough", "[signals]") {
  Scene scene;
  Account& teen = scene.account("1", day(2026, 11, 19));
  teen.handle = "ann12345678";
  teen.posts_total = 4;
  scene.posts("1", day(2026, 11, 19, ms_per_hour), day(2026, 11, 20), 4);
  scene.timeline("1");
  add_neighbours(scene);
  CHECK(worst_label(results_of(scene.context(), x_account("1")), 4) == Label::not_enough);
}

TEST_CASE("japanese_user_with_random_handle_weighs_like_anybody_else", "[signals]") {
  // Name, handle, language, place and picture of oneself change; nothing else does. One text is shared with two others.
  struct Person {
    std::string handle, name, bio, location, lang, country;
  };
  const std::vector<Person> people = {
      {"ann_example", "Ann Example", "gardener", "Exeter", "en", "United Kingdom"},
      {"k3vJq9ZpLw2xYtB", "例の花子", "花と猫", "東京", "ja", "Japan"},
      {"user48213377", "示例", "爱国", "北京", "zh", "China"},
      {"omar_example", "عمر", "طالب", "القاهرة", "ar", "Egypt"},
      {"patriot1776x", "🇺🇸 Bob", "", "Texas", "en", "Nigeria"},
  };
  std::vector<std::vector<Decibans>> weights;
  for (const Person& person : people) {
    Scene scene = gardener(own_words);
    scene.book();
    Account& account = scene.account("1", day(2010, 3, 14));
    account.handle = person.handle;
    account.name = person.name;
    account.bio = person.bio;
    account.location = person.location;
    account.about_country = person.country;
    account.verified = person.lang == "ar";
    account.followers = person.handle.size() * 1000;
    for (const char* id : {"1", "100", "101"}) scene.post(id, day(2024, 6, 1), own_words).lang = person.lang;
    const auto results = results_of(scene.context(), x_account("1"));
    CHECK(result_of(results, "copied_text").decibans.low == 9);
    std::vector<Decibans>& row = weights.emplace_back();
    for (const SignalResult& result : results) row.push_back(result.decibans);
  }
  for (const auto& row : weights) CHECK(row == weights.front());
}

}  // namespace persona_lens::scenes
