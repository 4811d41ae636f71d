// The signals of rhythm and change on real people and one disclosed operation, as far as published data has their times.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "signals/content_change.h"
#include "signals/office_shift.h"
#include "signals/shift_scene.h"
#include "signals/weekend_silence.h"
#include "simdjson.h"
#include "text/iso_time.h"

namespace persona_lens::scenes {
namespace {

std::string text_or_empty(simdjson::dom::element object, const char* name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string labelled_file(const std::string& name) {
  const char* root = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr || *root == '\0') SKIP("PERSONA_LENS_DATA_DIR is not set: no labelled accounts to test with");
  return std::string(root) + "/labelled/" + name;
}

// A person's periods, each a stretch of posts without a hole.
struct Person {
  Account account;
  std::vector<std::vector<Post>> periods;
};

Post post_of(simdjson::dom::element found, std::uint64_t id, const std::string& author) {
  Post post;
  post.id = std::to_string(id);
  post.author_id = author;
  post.text = text_or_empty(found, "text");
  const std::string kind = text_or_empty(found, "kind");
  if (kind == "retweet" || kind == "repost") post.kind = PostKind::repost;
  const std::string precision = text_or_empty(found, "precision");
  const auto time = parse_iso_time(text_or_empty(found, "created_at"));
  if (!time) return post;
  const TimeMs minute = *time - *time % 60'000;  // as the other sets have them
  const bool exact = precision == "second" || precision == "minute";
  post.time = TimeInterval{exact ? minute : *time, exact ? minute : *time + ms_per_day, TimeBasis::reported};
  return post;
}

std::vector<Person> genuine_people() {
  std::ifstream file(labelled_file("genuine.jsonl"));
  if (!file) SKIP("labelled/genuine.jsonl is not there: nothing to test with");
  std::vector<Person> people;
  simdjson::dom::parser parser;
  std::uint64_t serial = 900'000'000'000'000'000;
  for (std::string line; std::getline(file, line);) {
    simdjson::dom::element entry;
    REQUIRE(parser.parse(line).get(entry) == simdjson::SUCCESS);
    Person& person = people.emplace_back();
    person.account.id = std::to_string(++serial);
    person.account.handle = "example_" + person.account.id;
    simdjson::dom::array windows;
    REQUIRE(entry["windows"].get(windows) == simdjson::SUCCESS);
    for (const simdjson::dom::element window : windows) {
      simdjson::dom::array posts;
      REQUIRE(window["posts"].get(posts) == simdjson::SUCCESS);
      std::vector<Post>& period = person.periods.emplace_back();
      for (const simdjson::dom::element found : posts) period.push_back(post_of(found, ++serial, person.account.id));
    }
  }
  return people;
}

// Everything of one person, as one verified timeline: what weekend_silence asks for.
Scene scene_of(const Person& person) {
  Scene scene;
  scene.seen().accounts.push_back(person.account);
  for (const auto& period : person.periods) scene.seen().posts.insert(scene.seen().posts.end(), period.begin(), period.end());
  std::erase_if(scene.seen().posts, [](const Post& post) { return !post.time; });
  std::ranges::stable_sort(scene.seen().posts, {}, [](const Post& post) { return post.time->earliest; });
  std::uint64_t serial = 900'000'000'000'000'000;
  for (Post& post : scene.seen().posts) post.id = std::to_string(++serial);
  Run& run = scene.timeline(person.account.id);
  std::ranges::sort(run.post_ids, std::greater<>{});
  return scene;
}

std::vector<const Post*> pointers(const std::vector<Post>& posts) {
  std::vector<const Post*> result;
  for (const Post& post : posts) result.push_back(&post);
  return result;
}

}  // namespace

TEST_CASE("genuine_people_keep_no_published_shift_in_any_zone", "[signals][data]") {
  std::size_t compared = 0;
  std::size_t silent = 0;
  for (Person person : genuine_people()) {
    person.account.location = "a place that is on no list";
    Scene scene = scene_of(person);
    SignalContext context = scene.context();
    for (const int offset : {180, 480}) {  // the two zones whose working hours reports describe
      SignalParameters parameters = utc8_shift();
      parameters.shift->utc_offset_minutes = offset;
      context.parameters = &parameters;
      const SignalResult shift = office_shift(context, x_account(person.account.id));
      CAPTURE(person.account.id, offset, number_of(shift, "share_in_shift"));
      if (shift.evaluated) {
        ++compared;
        CHECK(shift.decibans == Decibans{0, 0});
      }
      const SignalResult silence = weekend_silence(context, x_account(person.account.id));
      if (!silence.evaluated) continue;
      ++silent;
      CHECK(silence.decibans == Decibans{0, 0});
    }
  }
  CHECK(compared >= 28);
  CHECK(silent >= 20);
}

TEST_CASE("genuine_people_years_apart_are_still_themselves", "[signals][data]") {
  std::size_t pairs = 0;
  double largest = 0;
  std::set<std::string> changed_language;
  for (const Person& person : genuine_people()) {
    for (std::size_t i = 0; i < person.periods.size(); ++i) {
      for (std::size_t j = i + 1; j < person.periods.size(); ++j) {
        for (const std::size_t posts : {10U, 20U, 80U}) {
          auto before = pointers(person.periods[i]);
          auto after = pointers(person.periods[j]);
          before.resize(std::min(before.size(), posts));
          after.resize(std::min(after.size(), posts));
          const ContentChange change = content_change(before, after);
          CAPTURE(person.account.id, i, j, posts, change.topic, change.language);
          if (change.topic_known) {
            ++pairs;
            largest = std::max(largest, change.topic);
          }
          CHECK(change.topic < changed_divergence);
          if (change.language >= changed_divergence) changed_language.insert(person.account.id);
        }
      }
    }
  }
  CHECK(pairs > 80);
  CAPTURE(largest);
  CHECK(largest < 0.25);
  // One of the sixteen did begin to write in another script with the years; without a long silence that weighs nothing.
  CHECK(changed_language.size() <= 1);
}

TEST_CASE("the excerpt of the disclosure of 2021 keeps no shift that can be told from few posts", "[signals][data]") {
  std::ifstream file(labelled_file("cnhu_2021_excerpt.tsv"));
  if (!file) SKIP("labelled/cnhu_2021_excerpt.tsv is not there: nothing to test with");
  Scene scene;
  std::set<std::string> users;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::vector<std::string> cells = {""};
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back().push_back(c);
      }
    }
    REQUIRE(cells.size() >= 6);
    std::string time = cells[4] + ":00Z";
    std::ranges::replace(time, ' ', 'T');
    const auto at = parse_iso_time(time);
    REQUIRE(at);
    if (users.insert(cells[0]).second) scene.account(cells[0], *at - ms_per_year);
    scene.post(cells[0], *at, cells[5]);
  }
  REQUIRE(users.size() == 28);
  std::vector<AccountKey> group;
  for (const std::string& user : users) group.push_back(x_account(user));
  // 31 times on 19 days: 15 inside weekdays 09–18 in UTC+8, 8 of them at weekends. Not the pooled rhythm of the set of 2019.
  CHECK(with_shift(scene, office_shift_of_group, group).why_not == "too_few_exact_times");
  const SignalResult silence = with_shift(scene, weekend_silence_of_group, group);
  REQUIRE(silence.evaluated);
  CHECK(number_of(silence, "rest_day_posts") == 8);
  CHECK(silence.decibans == Decibans{0, 0});
}

}  // namespace persona_lens::scenes
