#include "signals/known_phrase.h"

#include <string>
#include <vector>

#include "signals/calque.h"
#include "signals/commercial.h"
#include "signals/phrasing_scene.h"
#include "signals/quoting.h"
#include "text/phrases.h"

namespace persona_lens::scenes {
namespace {

Scene writer_of(const std::vector<std::string>& texts, PostKind kind = PostKind::original) {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  TimeMs time = day(2024, 1, 1);
  for (const std::string& text : texts) scene.post("1", time += ms_per_hour, text, kind);
  return scene;
}

SignalResult said(const std::vector<std::string>& texts, SignalResult (*signal)(const SignalContext&, const AccountKey&) = known_phrase,
                  PostKind kind = PostKind::original) {
  Scene scene = writer_of(texts, kind);
  return asked(scene, signal, harbour_phrases());
}

}  // namespace

TEST_CASE("one unique phrase weighs 6, two or more 10", "[signals]") {
  const SignalResult one = said({"Today the Harbour weeps IRON tears!", "Again: the harbour weeps iron tears", "Tea is ready"});
  REQUIRE(one.evaluated);
  CHECK(one.decibans == Decibans{6, 6});
  CHECK(number_of(one, "unique_phrases") == 1);
  CHECK(number_of(one, "posts_with_phrase") == 2);
  CHECK(number_of(one, "posts") == 3);
  CHECK(one.evidence_posts.size() == 2);
  const SignalResult two = said({"the harbour weeps iron tears", "a lasting stain upon the quay"});
  CHECK(two.decibans == Decibans{10, 10});
  CHECK(number_of(two, "unique_phrases") == 2);
}

TEST_CASE("a phrase inside another one counts once", "[signals]") {
  CHECK(number_of(said({"a lasting stain upon the quay"}), "unique_phrases") == 1);
  CHECK(number_of(said({"a lasting stain upon the quay", "we sat upon the quay"}), "unique_phrases") == 2);
}

TEST_CASE("whoever_talks_about_a_topic_is_only_shown_it", "[signals]") {
  const SignalResult result = said({"Down with the harbour tax", "Long live the harbour tax"});
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(result, "topic_phrases") == 1);
  CHECK(result.evidence_posts.empty());
}

TEST_CASE("reader_who_reposts_wrote_nothing", "[signals]") {
  CHECK_FALSE(said({"the harbour weeps iron tears"}, known_phrase, PostKind::repost).evaluated);
  CHECK(said({"RT @someone_example: the harbour weeps iron tears"}).decibans.low == 0);
  CHECK(said({"the harbour weeps iron tears"}, known_phrase, PostKind::quote).decibans.low == 6);
}

TEST_CASE("researcher_quoting_the_phrases_keeps_nothing_of_them", "[signals]") {
  const std::vector<std::string> thread = {
      "A thread: these accounts write “the harbour weeps iron tears” in hundreds of posts",
      "They also claim \"a lasting stain upon the quay\", always with the same picture",
      "Method and data are in the appendix",
  };
  CHECK(said(thread).decibans == Decibans{0, 0});
  const SignalResult counter = said(thread, quoting);
  REQUIRE(counter.evaluated);
  CHECK(counter.decibans == Decibans{-10, -10});
  CHECK(number_of(counter, "quoted_phrases") == 2);
  CHECK(number_of(counter, "phrases_found") == 2);
  CHECK(counter.evidence_posts.size() == 2);
}

TEST_CASE("journalist_with_an_expose_keeps_nothing_of_it", "[signals]") {
  Scene scene = writer_of({"the harbour weeps iron tears: how a network took over our town"});
  scene.post("1", day(2024, 2, 1), "It is not true that there is a lasting stain upon the quay");
  for (Post& post : scene.seen().posts) post.links = {"https://news.example.org/2024/influence-operation-harbour"};
  CHECK(asked(scene, known_phrase, harbour_phrases()).decibans.low == 0);
  CHECK(asked(scene, quoting, harbour_phrases()).decibans.low == -10);
}

TEST_CASE("one phrase in one's own words undoes the quoting", "[signals]") {
  const std::vector<std::string> texts = {"They say “the harbour weeps iron tears”", "a lasting stain upon the quay!"};
  CHECK(said(texts).decibans.low == 6);
  const SignalResult counter = said(texts, quoting);
  CHECK(counter.decibans == Decibans{0, 0});
  CHECK(number_of(counter, "quoted_phrases") == 1);
  CHECK(said({"Tea is ready"}, quoting).decibans == Decibans{0, 0});
}

TEST_CASE("whoever_quotes_what_others_post_is_quoting_too", "[signals]") {
  const std::string shared = "They wrote “the old bridge over the river will be closed for repairs until the end of spring”";
  Scene scene;
  for (const char* id : {"1", "2"}) {
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1), shared);
  }
  const SignalResult counter = asked(scene, quoting, harbour_phrases());
  CHECK(counter.decibans.low == -10);
  CHECK(number_of(counter, "quoted_texts") == 1);
}

TEST_CASE("a phrase counts only in posts that are certainly within its dates", "[signals]") {
  SignalParameters parameters;
  parameters.phrases = {
      {.text = "the harbour weeps iron tears", .kind = PhraseKind::unique, .valid_from = day(2021, 1, 1), .valid_until = day(2022, 1, 1)}};
  REQUIRE(prepare(parameters));
  const auto weight_at = [&](std::optional<TimeInterval> time) {
    Scene scene = writer_of({"the harbour weeps iron tears"});
    scene.seen().posts.front().time = time;
    return asked(scene, known_phrase, parameters).decibans.low;
  };
  CHECK(weight_at(exactly(day(2021, 6, 1))) == 6);
  CHECK(weight_at(exactly(day(2020, 12, 31))) == 0);
  CHECK(weight_at(exactly(day(2022, 1, 2))) == 0);
  CHECK(weight_at(TimeInterval{day(2020, 12, 1), day(2021, 2, 1), TimeBasis::relative}) == 0);
  CHECK(weight_at(TimeInterval{day(2021, 12, 1), day(2022, 2, 1), TimeBasis::relative}) == 0);
  CHECK(weight_at(std::nullopt) == 0);
}

TEST_CASE("learner_with_odd_wordings_gets_a_hint_at_most", "[signals]") {
  CHECK(said({"the pokesperson spoke"}, calque).decibans == Decibans{1, 1});
  const SignalResult many = said({"the pokesperson of the new crown harbour has harbour feets"}, calque);
  CHECK(many.decibans == Decibans{2, 2});
  CHECK(number_of(many, "calques") == 3);
  CHECK(number_of(many, "posts_with_calque") == 1);
  CHECK(said({"I am not the pokesperson"}, calque).decibans.low == 0);
}

TEST_CASE("what sellers write is counted and weighs nothing", "[signals]") {
  const SignalResult result = said({"Double your deposit today", "Good morning"}, commercial);
  REQUIRE(result.evaluated);
  CHECK(result.decibans == Decibans{0, 0});
  CHECK(number_of(result, "commercial_phrases") == 1);
  CHECK(number_of(result, "share") == 0.5);
}

TEST_CASE("one member's phrases are not the group's", "[signals]") {
  const auto weight_with = [](int writers) {
    Scene scene;
    CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
    for (int i = 1; i <= 6; ++i) {
      const std::string id = std::to_string(i);
      scene.account(id, day(2020, 1, 1));
      scene.post(id, day(2024, 1, 1), i <= writers ? "the harbour weeps iron tears" : "Tea is ready");
      group.members.push_back(x_account(id));
    }
    const SignalParameters parameters = harbour_phrases();
    SignalContext context = scene.context();
    context.parameters = &parameters;
    const SignalResult result = known_phrase_of_group(context, group);
    REQUIRE(result.evaluated);
    CHECK(number_of(result, "members") == 6);
    CHECK(result.evidence_accounts.size() == (writers >= 2 ? static_cast<std::size_t>(writers) : 0));
    return result.decibans.low;
  };
  CHECK(weight_with(0) == 0);
  CHECK(weight_with(1) == 0);
  CHECK(weight_with(2) == 6);
  CHECK(weight_with(6) == 6);
}

TEST_CASE("without phrases of its kind nothing is looked for", "[signals]") {
  Scene scene = writer_of({"Tea is ready"});
  SignalParameters parameters;
  REQUIRE(prepare(parameters));
  for (auto* signal : {known_phrase, calque, commercial, quoting}) CHECK(asked(scene, signal, parameters).why_not == "no_parameters");
  parameters.phrases = {{.text = "harbour tax", .kind = PhraseKind::topic, .valid_from = {}, .valid_until = {}}};
  REQUIRE(prepare(parameters));
  CHECK(asked(scene, known_phrase, parameters).evaluated);
  CHECK(asked(scene, calque, parameters).why_not == "no_parameters");
  Scene silent;
  silent.account("1", day(2020, 1, 1));
  CHECK(asked(silent, known_phrase, parameters).why_not == "no_own_texts");
}

TEST_CASE("only the newest 2,000 posts are compared, and that is said", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  scene.posts("1", day(2020, 1, 1), day(2023, 1, 1), 2'005);
  const SignalResult result = asked(scene, known_phrase, harbour_phrases());
  CHECK(number_of(result, "posts") == 2'000);
  CHECK(number_of(result, "posts_left_out") == 5);
}

}  // namespace persona_lens::scenes
