#include "signals/copied_text.h"

#include <array>
#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

using Catch::Matchers::WithinAbs;

// Four ways of saying much the same thing; each is just long enough.
const std::array<std::string, 4> sentences = {
    "The old bridge over the river will be closed for repairs until the end of spring",
    "横跨河流的老桥将关闭维修直到春天结束",
    "سيغلق الجسر القديم فوق النهر لإجراء الإصلاحات حتى نهاية فصل الربيع القادم",
    "川にかかる古い橋は春の終わりまで修理のため閉鎖されます",
};

const std::string& bridge = sentences[0];

// Account "1" and `others` more post the same text; each has another text of its own as well.
SignalResult shared_by(int others, const std::string& text) {
  Scene scene;
  for (int i = 1; i <= others + 1; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2020, 1, i));
    scene.post(id, day(2024, 1, 1, i * 1000), text);
  }
  return copied_text(scene.context(), x_account("1"));
}

// What one person says and nobody else.
std::string own_words(int person) {
  const std::array<std::string, 7> words = {"harbour", "violin", "marathon", "library", "volcano", "orchard", "tapestry"};
  const auto at = [&](int place) { return words[static_cast<std::size_t>(place) % words.size()]; };
  return "My " + at(person) + " reminds me of that " + at(person * 2 + 1) + " near the " + at(person * 3 + 2) + " of last summer";
}

SignalResult with_one_other(const std::string& text, PostKind kind = PostKind::original) {
  Scene scene;
  for (const char* id : {"1", "2"}) {
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1), text, kind);
    scene.post(id, day(2024, 1, 2), "Text of number " + std::string(id) + ", long enough to be compared with the other one's text");
  }
  return copied_text(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("copied texts weigh by the number of other accounts", "[signals]") {
  const std::vector<std::pair<int, double>> answers = {{1, 3}, {2, 9}, {3, 9}, {4, 10.5}, {9, 10.5}, {10, 12}, {40, 12}};
  for (const auto& [others, decibans] : answers) {
    CAPTURE(others);
    const SignalResult result = shared_by(others, bridge);
    REQUIRE(result.evaluated);
    CHECK(result.decibans == Decibans{decibans, decibans});
    CHECK(number_of(result, "k_others_max") == others);
    CHECK(number_of(result, "distinct_copied_texts") == 1);
    CHECK(result.evidence_accounts.size() == static_cast<std::size_t>(others));
    CHECK(result.evidence_posts.size() == static_cast<std::size_t>(others + 1));
  }
}

TEST_CASE("the same case weighs the same in every language", "[signals]") {
  for (const int others : {1, 2, 4, 10}) {
    for (const std::string& sentence : sentences) {
      CAPTURE(sentence);
      CHECK(shared_by(others, sentence).decibans == shared_by(others, bridge).decibans);
    }
  }
}

TEST_CASE("looks do not hide a copy: width, case, invisible characters, links, mentions, spaces", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge + " https://t.co/aaaaaaaaaa");
  scene.post("2", day(2024, 1, 2),
             "@someone_else  THE OLD\u200B BRIDGE over the \u202Eriver\u202C will be closed\nfor repairs until the end of spring "
             "https://t.co/bbbbbbbbbb");
  CHECK(copied_text(scene.context(), x_account("1")).decibans.low == 3);
}

TEST_CASE("several copied texts: the strongest counts, the others raise the high bound only", "[signals]") {
  Scene scene;
  for (const char* id : {"1", "2"}) {
    scene.account(id, day(2020, 1, 1));
    for (int i = 0; i < 3; ++i) scene.post(id, day(2024, 1, 1 + i), std::to_string(i) + " " + bridge);
  }
  const SignalResult result = copied_text(scene.context(), x_account("1"));
  CHECK(number_of(result, "distinct_copied_texts") == 3);
  CHECK_THAT(result.decibans.low, WithinAbs(3, 1e-12));
  CHECK_THAT(result.decibans.high, WithinAbs(3 + 0.3 * 6, 1e-12));
}

TEST_CASE("somebody_who_repeats_themselves_copies_nobody", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  for (int i = 0; i < 30; ++i) scene.post("1", day(2024, 1, 1) + i * ms_per_day, bridge);
  scene.post("2", day(2024, 1, 1), "Quite another sentence about the same bridge, in this person's own words");
  const SignalResult result = copied_text(scene.context(), x_account("1"));
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(result, "eligible_texts") == 1);
  CHECK(number_of(result, "copied_share") == 0);
  CHECK(result.evidence_accounts.empty());
}

TEST_CASE("people_who_repost_or_quote_copy_nobody", "[signals]") {
  CHECK(with_one_other(bridge).decibans.low == 3);
  CHECK(with_one_other(bridge, PostKind::reply).decibans.low == 3);
  CHECK(with_one_other(bridge, PostKind::repost).decibans.low == 0);
  CHECK(with_one_other(bridge, PostKind::quote).decibans.low == 0);
  CHECK(with_one_other("RT @city_example: " + bridge).decibans.low == 0);
}

TEST_CASE("reader_who_presses_a_share_button_copies_nobody", "[signals]") {
  CHECK(with_one_other(bridge + " https://example.org/bridge").decibans.low == 3);
  CHECK(with_one_other(bridge + " https://t.co/aaaaaaaaaa via @example_news").decibans.low == 0);
  CHECK(with_one_other(sentences[3] + " https://t.co/aaaaaaaaaa @example_newsさんから").decibans.low == 0);
  CHECK(with_one_other(bridge + " and trivia @example_news").decibans.low == 3);
}

TEST_CASE("who_passes_on_a_post_with_its_short_link_copies_nobody", "[signals]") {
  const SignalResult passed_on = with_one_other(bridge + " https://t.co/aaaaaaaaaa");
  CHECK(passed_on.decibans == Decibans{0, 0});
  // X makes a short link for each post: with links of their own two accounts have written the text twice.
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge + " https://t.co/aaaaaaaaaa");
  scene.post("2", day(2024, 1, 2), bridge + " https://t.co/bbbbbbbbbb");
  CHECK(copied_text(scene.context(), x_account("1")).decibans.low == 3);
}

TEST_CASE("fan_of_proverbs_copies_nobody", "[signals]") {
  CHECK(with_one_other("“" + bridge + "” — Ann Example, engineer").decibans.low == 0);
  CHECK(with_one_other("「" + sentences[3] + "」――例の人").decibans.low == 0);
  CHECK(with_one_other("“" + bridge + "”").decibans.low == 3);
  CHECK(with_one_other("“The old bridge” over the river will be closed - for repairs - until the end of a long and cold spring season, "
                       "said the mayor, who did not want to give any further details to anybody at all")
            .decibans.low == 3);
}

TEST_CASE("streaming_party_of_hashtags_copies_nobody", "[signals]") {
  CHECK_FALSE(shared_by(5, "#AnExampleSong #IsNumberOne #OnEveryChart #OfEveryCountry #ThisWholeYear").evaluated);
  CHECK_FALSE(shared_by(5, "Go! #AnExampleSong #IsNumberOne #OnEveryChart #OfEveryCountry #ThisWholeYear").evaluated);
}

TEST_CASE("people_who_say_good_morning_copy_nobody", "[signals]") {
  const SignalResult result = shared_by(30, "Good morning everybody, have a nice day!");
  CHECK_FALSE(result.evaluated);
  CHECK(result.why_not == "no_eligible_texts");
  CHECK(shared_by(30, "各位早安祝你有美好的一天").why_not == "no_eligible_texts");
}

TEST_CASE("lengths are counted in letters: 40, or 15 of a denser script", "[signals]") {
  CHECK(shared_by(1, std::string(39, 'a') + "!!! 123").why_not == "no_eligible_texts");
  CHECK(shared_by(1, std::string(40, 'a')).evaluated);
  CHECK(shared_by(1, "一二三四五六七八九十甲乙丙丁").why_not == "no_eligible_texts");
  CHECK(shared_by(1, "一二三四五六七八九十甲乙丙丁戊").evaluated);
  CHECK(shared_by(1, "가나다라마바사아자차카타파하고").evaluated);
}

TEST_CASE("alone on the page there is nothing to compare", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge);
  scene.post("2", day(2024, 1, 1), "short");
  CHECK(copied_text(scene.context(), x_account("1")).why_not == "nothing_to_compare");
  CHECK(copied_text(scene.context(), x_account("2")).why_not == "no_eligible_texts");
  CHECK(copied_text(scene.context(), x_account("3")).why_not == "no_eligible_texts");
}

TEST_CASE("posts without an author belong to nobody's copies", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge);
  scene.post("2", day(2024, 1, 1), "Quite another sentence about the same bridge, in this person's own words");
  scene.post("", day(2024, 1, 2), bridge);
  CHECK(copied_text(scene.context(), x_account("1")).decibans.low == 0);
}

TEST_CASE("the two sites are not compared with each other", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge);
  Post& elsewhere = scene.post("UC_example", day(2024, 1, 2), bridge);
  elsewhere.platform = Platform::youtube;
  CHECK(copied_text(scene.context(), x_account("1")).why_not == "nothing_to_compare");
}

TEST_CASE("a group is weighed by what its members share with each other", "[signals]") {
  Scene scene;
  std::vector<AccountKey> group;
  for (int i = 1; i <= 6; ++i) {
    const std::string id = std::to_string(i);
    scene.account(id, day(2020, 1, i));
    if (i <= 5) scene.post(id, day(2024, 1, 1, i), bridge);
    if (i <= 2) scene.post(id, day(2024, 1, 2, i), "A second sentence that two of them have in common, and nobody else has");
    if (i >= 4) scene.post(id, day(2024, 1, 3, i), own_words(i));
    if (i <= 4) group.push_back(x_account(id));
  }
  const SignalResult result = copied_text_of_group(scene.context(), group);
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "k_others_max") == 3);  // the fifth account is outside
  CHECK(number_of(result, "distinct_copied_texts") == 2);
  CHECK(number_of(result, "eligible_texts") == 3);
  CHECK(number_of(result, "members") == 4);
  CHECK(number_of(result, "members_sharing") == 4);
  CHECK_THAT(result.decibans.low, WithinAbs(9, 1e-12));
  CHECK_THAT(result.decibans.high, WithinAbs(9 + 0.3 * 3, 1e-12));
  CHECK(result.evidence_accounts == group);
  CHECK(result.evidence_posts.size() == 6);
}

TEST_CASE("a group without texts is not weighed", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), bridge);
  const std::vector<AccountKey> group = {x_account("1"), x_account("2")};
  CHECK(copied_text_of_group(scene.context(), group).why_not == "too_few_members_with_text");
  CHECK(copied_text_of_group(scene.context(), {}).why_not == "too_few_members_with_text");
}

TEST_CASE("evidence lists stay short for a text that thousands share", "[signals]") {
  const SignalResult result = shared_by(3000, bridge);
  CHECK(number_of(result, "k_others_max") == 3000);
  CHECK(result.evidence_accounts.size() == 100);
  CHECK(result.evidence_posts.size() == 50);
}

TEST_CASE("a few changed words do not hide a copy", "[signals]") {
  const auto weight_beside = [](const std::string& variant) {
    Scene scene;
    scene.account("1", day(2020, 1, 1));
    scene.account("2", day(2020, 1, 1));
    scene.post("1", day(2024, 1, 1), bridge);
    scene.post("2", day(2024, 1, 2), variant);
    const SignalResult result = copied_text(scene.context(), x_account("1"));
    CHECK(number_of(result, "exact_others_max") == 0);
    return result.decibans.low;
  };
  CHECK(weight_beside("The old bridge over the river will be closed for repairs until the end of autumn") == 3);
  CHECK(weight_beside("#bridge #river The old bridge, over the river, will be closed... for repairs until the end of spring! #news") == 3);
  CHECK(weight_beside("Theoldbridge over theriver will beclosed for repairs untilthe end of spring") == 3);
  CHECK(weight_beside("The old bridge over the river will be closed for repairs until the end of spring https://t.co/aaaaaaaaaa VUBQ") ==
        3);
  CHECK(weight_beside("The new bridge over the valley will be opened to traffic at the end of spring") == 0);
}

TEST_CASE("runner_whose_app_posts_for_them_copies_nobody", "[signals]") {
  Scene scene;
  for (int i = 1; i <= 30; ++i) {
    scene.account(std::to_string(i), day(2020, 1, i));
    scene.post(std::to_string(i), day(2024, 1, 1, i),
               "I just ran " + std::to_string(5 + i) + " kilometres with the example application and feel great");
  }
  CHECK(copied_text(scene.context(), x_account("7")).decibans == Decibans{0, 0});
}

}  // namespace persona_lens::scenes
