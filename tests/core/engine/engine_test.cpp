#include "engine.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "catch.h"
#include "engine/scenes.h"
#include "packs/small_pack.h"
#include "report/schema_check.h"

namespace persona_lens {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using testing::all_lines;
using testing::scene;
using testing::x_account;

class Scene {
 public:
  explicit Scene(std::string_view json = testing::sleeper_scene) : composed_(scene(json)) {
    testing::load_shipped_packs(engine);
    engine.ingest(Source{}, observations_of(composed_));
  }
  [[nodiscard]] Assessment account(const std::string& id) const {
    const std::vector keys{x_account(id)};
    std::vector<Assessment> assessments = engine.assess(at(), keys);
    REQUIRE(assessments.size() == 1);
    return assessments.front();
  }
  [[nodiscard]] TimeMs at() const { return composed_.at; }

  Engine engine;

 private:
  ComposedCase composed_;
};

TEST_CASE("a sleeper whose text two others share comes out as some, their group as marked", "[engine]") {
  const Scene here;
  const Assessment sleeper = here.account("1001");
  CHECK(sleeper.label == Label::some);
  CHECK_THAT(sleeper.decibans.low, WithinAbs(16, 1e-9));
  CHECK(sleeper.handle == "sleeper_example");
  CHECK(sleeper.sample.posts_seen == 12);
  CHECK(sleeper.sample.contiguous);
  REQUIRE_FALSE(sleeper.signatures.empty());
  CHECK(sleeper.signatures.front().id == "sleeper-repurposed");
  REQUIRE(sleeper.observed.size() >= 3);
  REQUIRE(sleeper.observed.front().signal == "first_post_lag");
  CHECK_THAT(sleeper.observed.front().sentence, ContainsSubstring("3,836 days after the creation"));

  const std::vector<GroupAssessment> groups = here.engine.groups(here.at());
  REQUIRE(groups.size() == 1);
  CHECK(groups.front().label == Label::marked);
  CHECK(groups.front().members == std::vector{x_account("1001"), x_account("1002"), x_account("1003")});
  CHECK(groups.front().posts.size() == 3);
}

TEST_CASE("somebody beside them has no notable resemblance, peers seen once are not judged", "[engine]") {
  const Scene here;
  CHECK(here.account("9001").label == Label::none);
  CHECK(here.account("9001").decibans == Decibans{});
  const Assessment peer = here.account("1002");
  CHECK(peer.label == Label::not_enough);
  CHECK_FALSE(peer.could_not_check.empty());
  CHECK_FALSE(peer.observed.empty());
}

TEST_CASE("without packs everything is observed and nothing resembles", "[engine]") {
  Engine engine;
  const ComposedCase composed = scene(testing::sleeper_scene);
  engine.ingest(Source{}, observations_of(composed));
  for (const Assessment& assessment : engine.assess(composed.at)) {
    CHECK(assessment.label <= Label::none);
    CHECK(assessment.signatures.empty());
    CHECK_FALSE(assessment.observed.empty());
  }
}

TEST_CASE("a signature past its date is not used, and that is said", "[engine]") {
  const Scene here;
  const std::vector keys{x_account("1001")};
  constexpr TimeMs year_2031 = 1'924'992'000'000;
  const Assessment late = here.engine.assess(year_2031, keys).front();
  CHECK(late.label == Label::none);
  const auto expired = std::ranges::find(late.could_not_check, "sleeper-repurposed", &CouldNotCheck::signal);
  REQUIRE(expired != late.could_not_check.end());
  CHECK_THAT(expired->why, ContainsSubstring("past its date"));
  constexpr TimeMs year_2018 = 1'514'764'800'000;
  CHECK_THAT(here.engine.assess(year_2018, keys).front().could_not_check.back().why, ContainsSubstring("later time"));
}

// The text of a scene with everything that must not weigh changed: script, language, names, opinion.
TEST_CASE("language, names and opinions change nothing", "[engine]") {
  const Scene plain;
  const Assessment expected = plain.account("1001");
  const auto [from, to] = GENERATE(
      table<std::string, std::string>({{"Everybody can see who keeps the city running and who only comes to make noise here",
                                        "谁让这座城市正常运转谁只是来这里制造噪音大家都看得清清楚楚没有例外"},
                                       {"Everybody can see who keeps the city running and who only comes to make noise here",
                                        "כולם רואים מי מחזיק את העיר פועלת ומי רק בא לכאן כדי להרעיש מול המצלמות"},
                                       {"Everybody can see who keeps the city running and who only comes to make noise here",
                                        "Nobody can see who keeps the city running, least of all those who rule over it from afar"},
                                       {"Note {n} of the week: the harbour was quiet and the papers were full of old stories",
                                        "第{n}周的笔记：港口很安静报纸上全是过去的老故事没有什么新鲜的消息"},
                                       {"sleeper_example", "李若水"},
                                       {"peer_one_example", "Мария"}}));
  CAPTURE(to);
  std::string json(testing::sleeper_scene);
  for (std::size_t at = json.find(from); at != std::string::npos; at = json.find(from, at + to.size())) json.replace(at, from.size(), to);
  const Scene swapped(json);
  const Assessment got = swapped.account("1001");
  CHECK(got.label == expected.label);
  CHECK(got.decibans == expected.decibans);
  CHECK(swapped.engine.groups(swapped.at()).front().label == Label::marked);
}

TEST_CASE("the platform's language tag weighs nothing", "[engine]") {
  const Scene plain;
  Engine tagged;
  testing::load_shipped_packs(tagged);
  Observations observations = observations_of(scene(testing::sleeper_scene));
  for (std::size_t i = 0; i < observations.posts.size(); ++i) observations.posts[i].lang = i % 2 == 0 ? "zh" : "en";
  tagged.ingest(Source{}, observations);
  CHECK(all_lines(tagged, plain.at()) == all_lines(plain.engine, plain.at()));
}

TEST_CASE("after a snapshot everything is said again in the same words", "[engine]") {
  const Scene here;
  const std::string bytes = here.engine.snapshot();
  REQUIRE_FALSE(bytes.empty());
  CHECK(bytes.front() != '{');
  Engine later;
  testing::load_shipped_packs(later);
  const Result<IngestSummary> restored = later.restore(bytes);
  REQUIRE(restored);
  CHECK(restored->accounts == 4);
  CHECK(restored->touched.size() == 4);
  CHECK(all_lines(later, here.at()) == all_lines(here.engine, here.at()));
  CHECK(later.snapshot() == bytes);
}

TEST_CASE("a damaged snapshot leaves the memory as it was", "[engine]") {
  Scene here;
  const std::string before = all_lines(here.engine, here.at());
  std::string bytes = here.engine.snapshot();
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
    CHECK_FALSE(here.engine.restore(damaged));
  }
  CHECK_FALSE(here.engine.restore(bytes.substr(0, bytes.size() / 2)));
  CHECK_FALSE(here.engine.restore(""));
  CHECK(all_lines(here.engine, here.at()) == before);
}

TEST_CASE("the same inputs give the same words, whatever else was asked before", "[engine]") {
  const Scene once;
  const Scene again;
  static_cast<void>(again.engine.groups(again.at() + ms_per_day));
  static_cast<void>(again.account("9001"));
  CHECK(all_lines(once.engine, once.at()) == all_lines(again.engine, again.at()));
}

TEST_CASE("the order in which pages were read changes no label", "[engine]") {
  const Scene forward;
  Engine backward;
  testing::load_shipped_packs(backward);
  Observations observations = observations_of(scene(testing::sleeper_scene));
  std::ranges::reverse(observations.accounts);
  std::ranges::reverse(observations.posts);
  std::ranges::reverse(observations.runs);
  backward.ingest(Source{}, observations);
  for (const Assessment& assessment : backward.assess(forward.at())) {
    const Assessment other = forward.account(assessment.account.id);
    CHECK(assessment.label == other.label);
    CHECK(assessment.decibans == other.decibans);
  }
}

TEST_CASE("assessments follow what is remembered", "[engine]") {
  Scene here;
  CHECK(here.account("1001").label == Label::some);
  here.engine.forget(x_account("1002"));
  here.engine.forget(x_account("1003"));
  CHECK(here.account("1001").label < Label::some);
  here.engine.forget_all();
  CHECK(here.engine.assess(here.at()).empty());
  CHECK(here.engine.groups(here.at()).empty());
}

TEST_CASE("unknown accounts are left out and authors are found by post", "[engine]") {
  const Scene here;
  const std::vector keys{x_account("404"), x_account("1001"), AccountKey{.platform = Platform::youtube, .id = "1001"}};
  CHECK(here.engine.assess(here.at(), keys).size() == 1);
  const std::string post = here.engine.groups(here.at()).front().posts.front();
  const Account* author = here.engine.author_of(Platform::x, post);
  REQUIRE(author != nullptr);
  CHECK(here.engine.account(x_account(author->id)) == author);
  CHECK(here.engine.author_of(Platform::x, "404") == nullptr);
  CHECK(here.engine.author_of(Platform::youtube, post) == nullptr);
}

TEST_CASE("a pack that is loaded again replaces itself, a refused one changes nothing", "[engine]") {
  Engine engine;
  const Result<PackInfo> info = engine.load_pack(testing::small_pack);
  REQUIRE(info);
  CHECK(info->id == "small");
  CHECK(info->signatures == 1);
  CHECK(info->cases == 2);
  REQUIRE(engine.load_pack(testing::with(testing::small_pack, R"("title": "Copiers")", R"("title": "Copiers, renamed")")));
  CHECK_FALSE(engine.load_pack(testing::with(testing::small_pack, R"("label": "some")", R"("label": "strong")")));
  const ComposedCase composed = scene(testing::sleeper_scene);
  engine.ingest(Source{}, observations_of(composed));
  const std::vector keys{x_account("1001")};
  const Assessment assessment = engine.assess(composed.at, keys).front();
  REQUIRE(assessment.signatures.size() == 1);
  CHECK(assessment.signatures.front().title == "Copiers, renamed");
}

TEST_CASE("input that cannot be read is an error and leaves the memory as it was", "[engine]") {
  Scene here;
  const std::string before = all_lines(here.engine, here.at());
  const std::string garbage = "<html>" + std::string(1000, '\xff');
  CHECK_FALSE(here.engine.ingest(Source{}, std::as_bytes(std::span(garbage))));
  CHECK_FALSE(here.engine.ingest(Source{}, std::span<const std::byte>{}));
  CHECK(all_lines(here.engine, here.at()) == before);
}

TEST_CASE("every line conforms to its schema", "[engine]") {
  testing::SchemaCheck schemas;
  const Scene here;
  for (const Assessment& assessment : here.engine.assess(here.at())) {
    std::string line;
    append_assessment(line, assessment);
    CHECK(schemas.check(line, "assessment.schema.json") == "");
  }
  for (const GroupAssessment& group : here.engine.groups(here.at())) {
    std::string line;
    append_group(line, group);
    CHECK(schemas.check(line, "group.schema.json") == "");
  }
}

// The same text natively and as WebAssembly: both run this test.
TEST_CASE("numbers come out the same on every machine", "[engine]") {
  const Scene here;
  std::string summary;
  for (const Assessment& assessment : here.engine.assess(here.at())) {
    std::string line;
    append_assessment(line, assessment);
    const std::size_t from = line.find("\"decibans\"");
    summary += line.substr(from, line.find("\"signatures\"") - from) + '\n';
  }
  CHECK(summary ==
        "\"decibans\":{\"low\":16,\"high\":16},\"groups\":{\"G1\":{\"low\":7,\"high\":7},\"G3\":{\"low\":9,\"high\":9}},\n"
        "\"decibans\":{\"low\":0,\"high\":0},\"groups\":{},\n"
        "\"decibans\":{\"low\":0,\"high\":0},\"groups\":{},\n"
        "\"decibans\":{\"low\":0,\"high\":0},\"groups\":{},\n");
}

}  // namespace
}  // namespace persona_lens
