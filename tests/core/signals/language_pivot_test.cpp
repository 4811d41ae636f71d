#include "signals/language_pivot.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

struct Period {
  std::string text;
  std::string lang;  // empty: the platform gave no tag
  int posts = 12;
};

// Twelve posts in 2013, then twelve from `again` on; everything read.
Scene two_periods(const Period& before, const Period& after, TimeMs again = day(2019, 8, 1)) {
  Scene scene;
  scene.account("1", day(2012, 12, 1)).posts_total = static_cast<std::uint64_t>(before.posts + after.posts);
  for (const auto& [period, first] : {std::pair(before, day(2013, 1, 1)), std::pair(after, again)}) {
    for (int i = 0; i < period.posts; ++i) {
      Post& post = scene.post("1", first + i * ms_per_day, period.text + " " + std::to_string(i));
      if (!period.lang.empty()) post.lang = period.lang;
    }
  }
  scene.timeline("1");
  return scene;
}

SignalResult pivot_of(Scene scene) { return language_pivot(scene.context(), x_account("1")); }

const std::string english = "the garden needs rain before the summer comes";
const std::string chinese = "今年夏天花園裡需要更多的雨水";

}  // namespace

TEST_CASE("another language after five silent years is a pivot, whichever the pair", "[signals]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"en", "zh"}, {"zh", "en"}, {"ar", "ja"}, {"ru", "uk"}, {"es", "pt"}};
  for (const auto& [from, to] : pairs) {
    const SignalResult result = pivot_of(two_periods({english, from}, {english, to}));
    CAPTURE(from, to);
    REQUIRE(result.evaluated);
    CHECK(number_of(result, "long_silences") == 1);
    CHECK(number_of(result, "language_divergence") == 1);
    CHECK(number_of(result, "topic_divergence") == 0);  // the words are the same
    CHECK(number_of(result, "posts_before") == 12);
    CHECK(number_of(result, "posts_after") == 12);
    CHECK(result.decibans == Decibans{5, 5});
    CHECK(result.evidence_posts.size() == 2);
  }
}

TEST_CASE("without the platform's tags the script decides, in both directions", "[signals]") {
  CHECK(pivot_of(two_periods({english, ""}, {chinese, ""})).decibans == Decibans{5, 5});
  CHECK(pivot_of(two_periods({chinese, ""}, {english, ""})).decibans == Decibans{5, 5});
  // Tags on one side only are not compared with scripts on the other.
  const SignalResult mixed = pivot_of(two_periods({english, "en"}, {english, ""}));
  CHECK(number_of(mixed, "language_divergence") == 0);
  CHECK(mixed.decibans == Decibans{0, 0});
}

TEST_CASE("expat_who_switched_language_without_a_gap_is_no_pivot", "[signals]") {
  const SignalResult result = pivot_of(two_periods({english, "en"}, {chinese, "zh"}, day(2013, 1, 14)));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "long_silences") == 0);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("returning_gardener_in_the_same_language_is_no_pivot", "[signals]") {
  const SignalResult result = pivot_of(two_periods({english, "en"}, {"after the rain the garden needs the summer", "en"}));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "language_divergence") == 0);
  CHECK(number_of(result, "topic_divergence") < 0.5);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("bilingual_person_who_goes_on_in_both_languages_is_no_pivot", "[signals]") {
  Scene scene = two_periods({english, "en", 20}, {english, "en", 20});
  for (std::size_t i = 0; i < scene.seen().posts.size(); i += 2) scene.seen().posts[i].lang = "zh-TW";
  const SignalResult result = pivot_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "language_divergence") < 0.1);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("short posts whose tags are guesses are no pivot", "[signals]") {
  Scene scene = two_periods({english, "en"}, {english, "en"});
  const std::vector<std::string> guesses = {"tl", "in", "et", "ht", "cy", "da", "nl", "ro", "so", "pl", "fi", "lv"};
  for (std::size_t i = 0; i < 24; ++i) scene.seen().posts[i].lang = guesses[i < 12 ? i : (i + 5) % 12];
  for (std::size_t i = 12; i < 24; ++i) scene.seen().posts[i].lang = *scene.seen().posts[i].lang + "x";  // none of them again
  const SignalResult result = pivot_of(std::move(scene));
  CHECK_THAT(number_of(result, "language_divergence"), Catch::Matchers::WithinAbs(0, 1e-9));
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("words that are new in every post are no change of topic", "[signals]") {
  // As real people write: hardly any word comes back, before or after.
  Scene scene = two_periods({english, "en"}, {english, "en"});
  const auto letters = [](std::size_t i) { return std::string(3, static_cast<char>('a' + i % 26)); };
  for (std::size_t i = 0; i < 24; ++i) scene.seen().posts[i].text = letters(i) + letters(i + 1) + " " + letters(i + 7) + "qu";
  const SignalResult result = pivot_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "topic_divergence") < 0.5);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("one narrow topic that gives way to another is a pivot within a language", "[signals]") {
  const SignalResult result = pivot_of(two_periods({"our family birthday cake photos", "en"}, {"slogan against traitors must stop", "en"}));
  CHECK(number_of(result, "language_divergence") == 0);
  CHECK(number_of(result, "topic_divergence") >= 0.5);
  CHECK(result.decibans == Decibans{5, 5});
}

TEST_CASE("tags that name no language, and too few posts, prove no pivot", "[signals]") {
  for (const std::string tag : {"und", "zxx", "qme", "qht", ""}) {
    CAPTURE(tag);
    CHECK(pivot_of(two_periods({english, "en"}, {english, tag})).decibans == Decibans{0, 0});
  }
  CHECK(pivot_of(two_periods({english, "en", 9}, {chinese, "zh", 40})).why_not == "too_few_posts_each_side");
  CHECK(pivot_of(two_periods({english, "en", 40}, {chinese, "zh", 9})).why_not == "too_few_posts_each_side");
}

TEST_CASE("a repost is nobody's own language", "[signals]") {
  Scene scene = two_periods({english, "en"}, {chinese, "zh"});
  for (std::size_t i = 12; i < 24; ++i) scene.seen().posts[i].kind = PostKind::repost;
  CHECK(pivot_of(std::move(scene)).why_not == "too_few_posts_each_side");
}

TEST_CASE("hidden posts may have filled the silence: no pivot", "[signals]") {
  Scene scene = two_periods({english, "en"}, {chinese, "zh"});
  scene.seen().accounts[0].posts_total = 24 + 30;
  const SignalResult result = pivot_of(std::move(scene));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "long_silences") == 0);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("a timeline out of order proves no pivot", "[signals]") {
  Scene scene = two_periods({english, "en"}, {chinese, "zh"});
  scene.seen().runs[0].chronological = false;
  CHECK(pivot_of(std::move(scene)).why_not == "order_not_chronological");
}

TEST_CASE("a pivot does not depend on the order of arrival", "[signals]") {
  Scene scene = two_periods({english, "en"}, {chinese, "zh"});
  std::ranges::reverse(scene.seen().posts);
  const SignalResult result = pivot_of(std::move(scene));
  CHECK(number_of(result, "language_divergence") == 1);
  CHECK(result.decibans == Decibans{5, 5});
}

}  // namespace persona_lens::scenes
