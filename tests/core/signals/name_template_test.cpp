#include "signals/name_template.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

constexpr TimeMs minute = 60 * ms_per_second;
const TimeMs may = day(2023, 5, 1);

// Seven letters, different for each number.
std::string seven_letters(int number) {
  std::string letters = "exampla";
  for (std::size_t i = 0; i < 4; ++i, number /= 26) letters[i] = static_cast<char>('a' + number % 26);
  return letters;
}

std::string assigned_handle(int number) { return seven_letters(number * 37) + std::to_string(12'345'678 + number * 1'111); }

// Others who joined when the group did, with handles of their own choice.
void add_contemporaries(Scene& scene, int count) {
  for (int i = 0; i < count; ++i) scene.account(std::to_string(500 + i), may + i * ms_per_day).handle = seven_letters(i * 91) + "x";
}

template <typename Rename>
SignalResult template_of(int count, Rename&& rename, int others = 30) {
  Scene scene;
  for (int i = 1; i <= count; ++i) {
    Account& account = scene.account(std::to_string(i), may + i * minute);
    account.handle = seven_letters(i * 53) + "q";
    rename(account, i);
  }
  add_contemporaries(scene, others);
  return name_template_of_group(scene.context(), group_of(keys(1, count), "cohort"));
}

}  // namespace

TEST_CASE("one account shares no template with itself", "[signals]") {
  Scene scene;
  scene.account("1", may);
  CHECK(name_template(scene.context(), x_account("1")).why_not == "groups_only");
  CHECK(name_template_of_group(scene.context(), group_of(keys(1, 5))).why_not == "too_few_profiles");
}

TEST_CASE("names of one template are told in any script", "[signals]") {
  const std::vector<std::string> numbers = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const std::vector<std::string> elements = {"火", "水", "木", "金", "土", "风", "山", "云", "月", "日"};
  const std::vector<std::string> colours = {"红", "蓝", "绿", "黄", "白", "紫", "青", "黑", "灰", "橙"};
  const auto place = [](int i) { return static_cast<std::size_t>(i - 1); };
  CHECK(template_of(10, [&](Account& account, int i) { account.name = "阿" + numbers[place(i)]; }).decibans == Decibans{3, 3});
  CHECK(template_of(10, [&](Account& account, int i) {
          account.name = elements[place(i)] + colours[place(i)] + colours[place(i)];
        }).decibans == Decibans{3, 3});
  CHECK(template_of(10, [](Account& account, int i) { account.name = "Reader No. " + std::to_string(i); }).decibans == Decibans{3, 3});
  CHECK(template_of(10, [](Account& account, int i) { account.handle = "valley_news_" + std::to_string(10 + i); }).decibans ==
        Decibans{3, 3});
  // Seven are too few, and so are eight of eleven.
  CHECK(template_of(7, [&](Account& account, int i) { account.name = "阿" + numbers[place(i)]; }).decibans == Decibans{0, 0});
  CHECK(template_of(11, [&](Account& account, int i) { account.name = i <= 8 ? "阿" + numbers[place(i)] : seven_letters(i); }).decibans ==
        Decibans{0, 0});
}

TEST_CASE("a_crowd_of_newcomers_with_assigned_handles_shares_nothing", "[signals]") {
  // Two of three newcomers keep the handle that was assigned; the page shows a batch of ten and eighty others of that year.
  Scene scene;
  for (int i = 1; i <= 10; ++i) scene.account(std::to_string(i), may + i * minute).handle = assigned_handle(i);
  for (int i = 0; i < 80; ++i) {
    scene.account(std::to_string(200 + i), may - 40 * ms_per_day + i * ms_per_day).handle =
        i % 3 == 0 ? "chosen_" + seven_letters(i) : assigned_handle(300 + i);
  }
  const SignalResult result = name_template_of_group(scene.context(), group_of(keys(1, 10), "cohort"));
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "members_matching") == 10);
  CHECK(number_of(result, "background_share") > 0.6);
  CHECK(result.decibans == Decibans{0, 0});
}

TEST_CASE("assigned handles count only against enough others who joined then", "[signals]") {
  const auto assign = [](Account& account, int i) { account.handle = assigned_handle(i); };
  CHECK(template_of(10, assign, 10).decibans == Decibans{0, 0});
  CHECK(template_of(10, assign, 30).decibans == Decibans{3, 3});
  const auto random = [](Account& account, int i) { account.handle = "k3vJq9ZpLw2xY" + seven_letters(i).substr(0, 2); };
  CHECK(template_of(10, random, 10).decibans == Decibans{0, 0});
}

TEST_CASE("the length of name and number alone must be rare to count", "[signals]") {
  const auto underscored = [](Account& account, int i) {
    account.handle = seven_letters(i * 91).substr(0, 4) + "_" + seven_letters(i).substr(0, 3);
  };
  CHECK(template_of(10, underscored, 30).decibans == Decibans{3, 3});
  CHECK(template_of(10, underscored, 3).decibans == Decibans{0, 0});  // too few others to know
}

TEST_CASE("three reversed pairs made minutes apart are a template", "[signals]") {
  const std::vector<std::string> first = {"Anna", "Berta", "Clara", "Dora"};
  const std::vector<std::string> last = {"Example", "Sample", "Specimen", "Instance"};
  for (const int pairs : {2, 3, 4}) {
    for (const TimeMs apart : {minute, 2 * ms_per_hour}) {
      CAPTURE(pairs, apart);
      Scene scene;
      for (int i = 0; i < 4; ++i) {
        const auto place = static_cast<std::size_t>(i);
        scene.account(std::to_string(1 + 2 * i), may + i * ms_per_day).handle = first[place] + last[place];
        scene.account(std::to_string(2 + 2 * i), may + i * ms_per_day + apart).handle =
            i < pairs ? last[place] + first[place] : "quite" + std::to_string(i) + "other";
      }
      const SignalResult result = name_template_of_group(scene.context(), group_of(keys(1, 8)));
      REQUIRE(result.evaluated);
      CHECK(number_of(result, "reversed_pairs") == (apart == minute ? pairs : 0));
      CHECK(result.decibans.low == (apart == minute && pairs >= 3 ? 3 : 0));
    }
  }
}

TEST_CASE("people_of_one_family_name_share_no_template", "[signals]") {
  const std::vector<std::string> given = {"민준", "서연", "도윤", "지우", "예준", "하은", "시우", "서윤", "주원", "지민"};
  CHECK(template_of(10, [&](Account& account, int i) { account.name = "김" + given[static_cast<std::size_t>(i - 1)]; }).decibans ==
        Decibans{0, 0});
  CHECK(template_of(10, [](Account& account, int i) { account.name = "Example " + seven_letters(i * 77); }).decibans == Decibans{0, 0});
}

}  // namespace persona_lens::scenes
