#include "signals/respawned_name.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "signals/name_index.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

// The name of a persona that published reports describe, trailing space included.
const std::string persona = "李若水francisw ";

struct Person {
  std::string id;
  std::string name;
  TimeMs created = day(2020, 1, 1);
  std::optional<std::string> bio;
  bool gone = false;
};

// Everybody seen in May 2020; those who are gone named as unavailable in June.
Scene seen(const std::vector<Person>& people) {
  Scene scene;
  for (const Person& person : people) {
    Account& account = scene.account(person.id, person.created);
    account.name = person.name;
    account.bio = person.bio;
  }
  scene.seen().server_time = day(2020, 5, 1);
  scene.book();
  for (const Person& person : people) {
    if (person.gone) scene.seen().unavailable.push_back(x_account(person.id));
  }
  scene.seen().server_time = day(2020, 6, 1);
  scene.book();
  return scene;
}

SignalResult of(const std::vector<Person>& people, const std::string& id) {
  Scene scene = seen(people);
  return respawned_name(scene.context(), x_account(id));
}

CandidateGroup names_group(std::vector<AccountKey> members) {
  return {.kind = "names", .members = std::move(members), .posts = {}, .p_value = {}};
}

}  // namespace

TEST_CASE("a third iteration of a persona after two that are gone is noticed", "[signals]") {
  const std::vector<Person> people{{.id = "1", .name = persona, .created = day(2020, 1, 1), .bio = {}, .gone = true},
                                   {.id = "2", .name = persona, .created = day(2020, 2, 1), .bio = {}, .gone = true},
                                   {.id = "3", .name = persona, .created = day(2020, 3, 1), .bio = {}, .gone = false}};
  const SignalResult result = of(people, "3");
  REQUIRE(result.evaluated);
  CHECK(number_of(result, "same_name_ids") == 3);
  CHECK(number_of(result, "gone_ids") == 2);
  CHECK(number_of(result, "earlier_gone") == 1);
  CHECK(number_of(result, "odd_whitespace") == 1);
  CHECK(result.decibans == Decibans{8, 8});  // 4 + 1 + 4 + 2, capped
  CHECK(result.evidence_accounts == std::vector{x_account("1"), x_account("2")});

  Scene scene = seen(people);
  const SignalResult group = respawned_name_of_group(scene.context(), names_group({x_account("1"), x_account("2"), x_account("3")}));
  CHECK(group.decibans == Decibans{8, 8});
  CHECK(number_of(group, "members") == 3);
  CHECK(respawned_name_of_group(scene.context(), names_group({x_account("3"), x_account("9")})).decibans == Decibans{0, 0});
}

TEST_CASE("each part of the weight stands for itself", "[signals]") {
  CHECK(of({{.id = "1", .name = persona}, {.id = "2", .name = persona}}, "2").decibans == Decibans{5, 5});
  CHECK(of({{.id = "1", .name = persona}, {.id = "2", .name = persona}, {.id = "3", .name = persona}}, "2").decibans == Decibans{7, 7});
  // Gone, but not known to be the earlier one.
  CHECK(of({{.id = "1", .name = persona, .gone = true}, {.id = "2", .name = persona}}, "2").decibans == Decibans{5, 5});
  const std::string bio = "Collector of old tin toys, mostly trains";
  CHECK(of({{.id = "1", .name = "Tin Toy Teresa", .bio = bio}, {.id = "2", .name = "tin toy  teresa", .bio = bio}}, "2").decibans ==
        Decibans{4, 4});
}

TEST_CASE("two people called John Smith are two people, also when one of them left", "[signals]") {
  const SignalResult result = of({{.id = "1", .name = "John Smith", .created = day(2010, 1, 1), .bio = "Father of three", .gone = true},
                                  {.id = "2", .name = "John Smith", .created = day(2020, 1, 1), .bio = "Plumber in Leeds"}},
                                 "2");
  CHECK(result.evaluated);
  CHECK(number_of(result, "same_name_ids") == 1);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(result.evidence_accounts.empty());
}

TEST_CASE("names are not judged by their script", "[signals]") {
  for (const std::string name :
       {"John Smith", "王小明", "Иван Петров", "محمد أحمد", "田中太郎一郎", "김철수", "राम कुमार", "Siti Nur Aisyah"}) {
    CAPTURE(name);
    CHECK(of({{.id = "1", .name = name, .created = day(2010, 1, 1), .gone = true}, {.id = "2", .name = name}}, "2").decibans ==
          Decibans{0, 0});
  }
}

TEST_CASE("a short name that a keyboard left a space behind is no persona", "[signals]") {
  CHECK(of({{.id = "1", .name = "Maria ", .created = day(2010, 1, 1), .gone = true}, {.id = "2", .name = "Maria "}}, "2").decibans ==
        Decibans{0, 0});
  CHECK(of({{.id = "1", .name = "Maria"}, {.id = "2", .name = "maria"}, {.id = "3", .name = "Maria"}}, "2").decibans == Decibans{0, 0});
}

TEST_CASE("a space behind a name that others bear without it is an accident", "[signals]") {
  CHECK(of({{.id = "1", .name = "John Smith "}, {.id = "2", .name = "John Smith "}, {.id = "3", .name = "John Smith"}}, "2").decibans ==
        Decibans{0, 0});
}

TEST_CASE("fans who bear their idol's name are fans", "[signals]") {
  CHECK(of({{.id = "1", .name = "Luna Example ", .bio = "Luna Example fan account, est. 2019"},
            {.id = "2", .name = "Luna Example fan ", .bio = "Luna Example fan account, est. 2019"},
            {.id = "3", .name = "Luna Example ", .bio = "she is the moon and more"},
            {.id = "4", .name = "Luna Example", .bio = "Luna Example fan account, est. 2019"}},
           "4")
            .decibans == Decibans{0, 0});
}

TEST_CASE("a name of hundreds is a common one", "[signals]") {
  std::vector<Person> people;
  for (int i = 1; i <= 150; ++i) people.push_back({.id = std::to_string(i), .name = "Happy Customer "});
  CHECK(of(people, "7").decibans == Decibans{0, 0});
}

TEST_CASE("a persona that was renamed since is still known by its former name", "[signals]") {
  Scene scene = seen({{.id = "1", .name = persona}, {.id = "2", .name = persona}});
  Account renamed = *scene.book().find(x_account("1"));
  renamed.name = "Somebody Else";
  scene.seen().accounts = {renamed};
  scene.seen().server_time = day(2020, 7, 1);
  CHECK(respawned_name(scene.context(), x_account("1")).decibans == Decibans{5, 5});
  CHECK(respawned_name(scene.context(), x_account("2")).decibans == Decibans{5, 5});
}

TEST_CASE("what is not known of names is not counted", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.account("2", day(2020, 1, 1)).name = "Ann Example";
  CHECK(respawned_name(scene.context(), x_account("1")).why_not == "name_unknown");
  CHECK(respawned_name(scene.context(), x_account("2")).evaluated);
  Scene alone;
  alone.account("1", day(2020, 1, 1)).name = "Ann Example";
  CHECK(respawned_name(alone.context(), x_account("1")).why_not == "no_other_accounts");
}

TEST_CASE("the name index finds bearers by normal form and is the same in any order", "[signals]") {
  const std::vector<Person> people{{.id = "3", .name = "Ann  EXAMPLE"}, {.id = "1", .name = "ann example"}, {.id = "2", .name = "Bea"}};
  Scene reversed = seen({people[2], people[1], people[0]});
  Scene forward = seen(people);
  NameIndex a;
  NameIndex b;
  a.update(forward.book());
  b.update(reversed.book());
  CHECK(a.is_current(forward.book()));
  REQUIRE(a.shared().size() == 1);
  CHECK(a.shared()[0].bearers == b.shared()[0].bearers);
  CHECK(a.find(Platform::x, "ann example") != nullptr);
  CHECK(a.find(Platform::youtube, "ann example") == nullptr);
  CHECK(a.find(Platform::x, "bea") == nullptr);
  CHECK(has_odd_whitespace("Ann  Example"));
  CHECK_FALSE(has_odd_whitespace("田中　太郎"));
}

}  // namespace persona_lens::scenes
