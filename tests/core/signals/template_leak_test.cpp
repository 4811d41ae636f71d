#include "signals/template_leak.h"

#include <string>
#include <vector>

#include "catch.h"
#include "signals/scene.h"
#include "text/template_traces.h"

namespace persona_lens::scenes {
namespace {

const std::vector<std::string> traces = {
    "@[object Object] @[object Object] the truth about the harbour",
    R"(C:\Users\Admin\Desktop\harbour.jpg the truth about the harbour)",
    R"(the harbour D:\桌面\图片\3.png)",
    "/home/worker/texts/7.txt The harbour weeps",
    "/Users/worker/Desktop/batch The harbour weeps",
    "{{first_name}} says the harbour weeps",
    "The harbour weeps, ${title}",
    "Dear %s, the harbour weeps",
    "@%s the harbour weeps",
    "%s says that %s weeps",
    "undefined undefined said the harbour weeps",
    "The harbour grew by NaN% this year",
};

SignalResult leak_of(const std::string& text, const std::string& bio = "") {
  Scene scene;
  Account& account = scene.account("1", day(2020, 1, 1));
  if (!bio.empty()) account.bio = bio;
  scene.post("1", day(2024, 1, 1), text);
  scene.post("1", day(2024, 1, 2), "Tea is ready");
  return template_leak(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("an unmistakable trace of a template or a file path weighs 6", "[signals]") {
  for (const std::string& text : traces) {
    CAPTURE(text);
    const SignalResult result = leak_of(text);
    REQUIRE(result.evaluated);
    CHECK(result.decibans == Decibans{6, 6});
    CHECK(number_of(result, "leaks") == 1);
    CHECK(result.evidence_posts.size() == 1);
  }
}

TEST_CASE("programmer_who_complains_about_object_object_leaks_nothing", "[signals]") {
  for (const char* text :
       {"Why does my page say [object Object] again", "javascript printing [object Object] for the third time today",
        "It shows `[object Object]`", "My favourite output is “[object Object]”", "[object Object] strikes again, this bug is eternal",
        "又是 [object Object] 这个错误", "Is this [object Object] normal?", "Put {{first_name}} into the template",
        "lol Dear %s, thanks for nothing", R"(Delete C:\Windows\System32\drivers.sys to fix this error)",
        "```\n/home/ann/project/main.cpp\n``` does not build"}) {
    CAPTURE(text);
    CHECK(leak_of(text).decibans.low == 0);
  }
  CHECK(leak_of("[object Object] and a quiet evening", "Software engineer, two cats").decibans.low == 0);
  CHECK(leak_of("[object Object] and a quiet evening", "Two cats").decibans.low == 6);
}

TEST_CASE("joker_with_a_mail_merge_leaks_nothing", "[signals]") {
  CHECK(leak_of("Happy birthday {{name}}! Love, your favourite mail merge").decibans.low == 0);
  CHECK(leak_of("Dear {{first_name}}, you are one of a kind 😂").decibans.low == 0);
  CHECK(leak_of("My bank's newsletter begins with Dear %s").decibans.low == 0);
}

TEST_CASE("everyday readings of the same signs are no traces", "[signals]") {
  for (const char* text : {"The sky is green {{citation needed}}", "the %s are lower than last year", "I gave it 50 %s", "100%sure",
                           "it costs $5 {today}", "at home/office/garden", "see https://example.org/home/ann/photos/1.jpg", "undefined",
                           "Nan made soup", "NaN", "a:\\ b", "C:\\", "¯\\_(ツ)_/¯", "either/or/and", "{{}} ${} {{ }}", "${5}"}) {
    CAPTURE(text);
    CHECK_FALSE(has_template_trace(text));
  }
}

TEST_CASE("a trace that others posted as well is said, and reposts are not looked at", "[signals]") {
  const std::string shared = "{{first_name}} says that the harbour weeps iron tears for all of us tonight";
  Scene scene;
  CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
  for (const char* id : {"1", "2", "3"}) {
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1), shared, *id == '3' ? PostKind::repost : PostKind::original);
    group.members.push_back(x_account(id));
  }
  CHECK(number_of(template_leak(scene.context(), x_account("1")), "leaks_shared_by_others") == 1);
  CHECK(template_leak(scene.context(), x_account("3")).why_not == "no_own_texts");
  const SignalResult together = template_leak_of_group(scene.context(), group);
  CHECK(together.decibans.low == 6);
  CHECK(number_of(together, "members_leaking") == 2);
  group.members = {x_account("1"), x_account("3")};
  CHECK(template_leak_of_group(scene.context(), group).decibans.low == 0);
}

TEST_CASE("hostile texts of nothing but openings stay linear", "[signals]") {
  for (const char* part : {"{{", "${", "%s", "\"", "`", "/home/", "a:\\", "「", "[object "}) {
    std::string text;
    while (text.size() < 75'000) text += part;
    CHECK_FALSE((has_template_trace(text + " code") && part == std::string("\"")));
  }
}

}  // namespace persona_lens::scenes
