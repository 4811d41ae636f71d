#include "signals/published_text.h"

#include <string>
#include <vector>

#include "signals/phrasing_scene.h"
#include "signals/quoting.h"

namespace persona_lens::scenes {
namespace {

constexpr const char* keepers = "The lighthouse keepers of the northern islands were paid in salted fish for a hundred years";
constexpr const char* ferry = "Five questions that the ministry of bridges does not want to hear about the ferry at Example Point";
constexpr const char* ferry_again = "FIVE questions which the ministry of bridges does not want to hear about the ferry at Example Point";

SignalParameters headlines() {
  SignalParameters parameters;
  std::uint32_t row = 11;
  for (const char* text : {keepers, ferry, ferry_again}) {
    auto fingerprint = fingerprint_of(text);
    REQUIRE(fingerprint);
    parameters.published_texts.push_back(
        {.fingerprint = std::move(fingerprint).value(), .row = row++, .variant_of = 0, .published_on = "2023-08-29"});
  }
  parameters.published_texts.back().variant_of = 12;
  REQUIRE(prepare(parameters));
  return parameters;
}

SignalResult posted(const std::vector<std::string>& texts, SignalResult (*signal)(const SignalContext&, const AccountKey&) = published_text,
                    PostKind kind = PostKind::original, const std::vector<std::string>& links = {}) {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  TimeMs time = day(2024, 1, 1);
  for (const std::string& text : texts) scene.post("1", time += ms_per_hour, text, kind);
  for (Post& post : scene.seen().posts) post.links = links;
  return asked(scene, signal, headlines());
}

}  // namespace

TEST_CASE("one published text weighs 6, two or more 10", "[signals]") {
  const SignalResult one =
      posted({std::string(keepers) + " https://t.example/x",
              "THE LIGHTHOUSEKEEPERS of the northern islands were paid in salted fish for a hundred years", "Tea is ready"});
  REQUIRE(one.evaluated);
  CHECK(one.decibans == Decibans{6, 6});
  CHECK(number_of(one, "published_texts") == 1);
  CHECK(number_of(one, "posts_with_text") == 2);
  CHECK(number_of(one, "posts") == 3);
  CHECK(number_of(one, "row") == 11);
  CHECK(one.observed.back().name == "published_on");
  CHECK(one.observed.back().text == "2023-08-29");
  CHECK(one.evidence_posts.size() == 2);
  const SignalResult two = posted({ferry, keepers});
  CHECK(two.decibans == Decibans{10, 10});
  CHECK(number_of(two, "row") == 11);
}

TEST_CASE("variants of one published text count once", "[signals]") {
  const SignalResult result = posted({ferry, ferry_again});
  CHECK(number_of(result, "published_texts") == 1);
  CHECK(number_of(result, "row") == 12);
  CHECK(result.decibans == Decibans{6, 6});
}

TEST_CASE("islander_who_writes_about_the_same_subject_keeps_nothing_of_it", "[signals]") {
  const SignalResult result = posted({"My grandmother kept the lighthouse and was paid in salted fish, as she told us every winter",
                                      "Five questions for the ministry of bridges, and the first is where my ferry has gone"});
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(result, "published_texts") == 0);
  CHECK(result.evidence_posts.empty());
}

TEST_CASE("reader_who_reposts_a_headline_wrote_nothing", "[signals]") {
  CHECK_FALSE(posted({keepers}, published_text, PostKind::repost).evaluated);
  CHECK(posted({std::string("RT @someone_example: ") + keepers}).decibans.low == 0);
}

TEST_CASE("reporter_quoting_the_headlines_keeps_nothing_of_them", "[signals]") {
  const std::vector<std::string> thread = {std::string("These accounts claim “") + keepers + "”, hundreds of times",
                                           std::string("They also wrote \"") + ferry + "\", according to the report"};
  CHECK(posted(thread).decibans == Decibans{0, 0});
  const SignalResult counter = posted(thread, quoting);
  REQUIRE(counter.evaluated);
  CHECK(counter.decibans == Decibans{-10, -10});
  CHECK(number_of(counter, "quoted_phrases") == 2);
}

TEST_CASE("fact_checker_beside_a_link_to_the_report_keeps_nothing_of_it", "[signals]") {
  const std::vector<std::string> links = {"https://news.example.org/2023/influence-operation-headlines"};
  CHECK(posted({keepers}, published_text, PostKind::original, links).decibans.low == 0);
  CHECK(posted({keepers}, quoting, PostKind::original, links).decibans.low == -10);
}

TEST_CASE("whoever_denies_a_headline_keeps_nothing_of_it", "[signals]") {
  CHECK(posted({std::string("It is not true that ") + keepers}).decibans.low == 0);
}

TEST_CASE("one member's published text is not the group's", "[signals]") {
  const auto weight_with = [](int posters) {
    Scene scene;
    CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
    for (int i = 1; i <= 6; ++i) {
      const std::string id = std::to_string(i);
      scene.account(id, day(2020, 1, 1));
      scene.post(id, day(2024, 1, 1), i <= posters ? keepers : "Tea is ready");
      group.members.push_back(x_account(id));
    }
    const SignalParameters parameters = headlines();
    SignalContext context = scene.context();
    context.parameters = &parameters;
    const SignalResult result = published_text_of_group(context, group);
    REQUIRE(result.evaluated);
    CHECK(number_of(result, "members") == 6);
    CHECK(number_of(result, "members_with_text") == (posters >= 2 ? posters : 0));
    return result.decibans.low;
  };
  CHECK(weight_with(0) == 0);
  CHECK(weight_with(1) == 0);
  CHECK(weight_with(2) == 6);
  CHECK(weight_with(6) == 6);
}

TEST_CASE("without published texts nothing is looked for", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.post("1", day(2024, 1, 1), keepers);
  CHECK(asked(scene, published_text, harbour_phrases()).why_not == "no_parameters");
  Scene silent;
  silent.account("1", day(2020, 1, 1));
  CHECK(asked(silent, published_text, headlines()).why_not == "no_own_texts");
}

}  // namespace persona_lens::scenes
