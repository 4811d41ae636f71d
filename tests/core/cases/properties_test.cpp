// What holds for every assessment, tried on all shared cases: nothing depends on the order of arrival, nothing unknown is counted against
// anybody, nobody is labelled for standing nearby, and the label follows from the decibans shown.
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cases/shared_cases.h"
#include "catch.h"
#include "report/json.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

using testing::CaseRunner;

// Every shared case with the name of its file.
void for_every_case(const std::function<void(const ComposedCase&)>& visit) {
  for (const testing::NamedFile& file : testing::shared_case_files()) {
    for (const ComposedCase& composed : file.content.cases) {
      CAPTURE(file.name, composed.name);
      visit(composed);
    }
  }
}

// Everything that is said, one line for each account and group, sorted: who comes first in a list is no statement.
std::vector<std::string> lines_of(const Engine& engine, TimeMs at) {
  std::vector<std::string> lines;
  for (const Assessment& assessment : engine.assess(at)) append_assessment(lines.emplace_back(), assessment);
  for (const GroupAssessment& group : engine.groups(at)) append_group(lines.emplace_back(), group);
  std::ranges::sort(lines);
  return lines;
}

template <typename T>
void shuffle(std::vector<T>& list, std::mt19937& random) {
  // std::shuffle is not the same everywhere.
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random() % i]);
}

// The same visits cut into many small inputs in another order. Visits keep theirs: later facts replace earlier ones.
void ingest_in_pieces(Engine& engine, const std::vector<Observations>& visits, std::mt19937& random) {
  for (const Observations& visit : visits) {
    std::vector<Observations> pieces;
    const auto piece = [&]() -> Observations& {
      Observations& made = pieces.emplace_back();
      made.server_time = visit.server_time;
      return made;
    };
    for (const Account& account : visit.accounts) piece().accounts.push_back(account);
    for (const Post& post : visit.posts) piece().posts.push_back(post);
    for (const Run& run : visit.runs) piece().runs.push_back(run);
    for (const AccountKey& key : visit.unavailable) piece().unavailable.push_back(key);
    shuffle(pieces, random);
    for (const Observations& one : pieces) engine.ingest(Source{}, one);
  }
}

using Forget = std::function<void(CaseAccount&)>;

void forget_times(CaseAccount& account) { account.timeline = CaseTimeline::scattered; }

// Facts that a page may not have told. What speaks for an account (its label, bio and place) is not among them: without it less is known in
// its favour.
const std::vector<std::pair<std::string, Forget>>& forgettable() {
  static const std::vector<std::pair<std::string, Forget>> all{{"created", [](CaseAccount& account) { account.created.reset(); }},
                                                               {"posts_total",
                                                                [](CaseAccount& account) {
                                                                  account.posts_total.reset();
                                                                  if (account.timeline == CaseTimeline::complete)
                                                                    account.timeline = CaseTimeline::newest;
                                                                }},
                                                               {"timeline", forget_times},
                                                               {"names", [](CaseAccount& account) { account.names.clear(); }},
                                                               {"followers",
                                                                [](CaseAccount& account) {
                                                                  account.followers.reset();
                                                                  account.following.reset();
                                                                }},
                                                               {"about",
                                                                [](CaseAccount& account) {
                                                                  account.about_country.reset();
                                                                  account.handle_changes.reset();
                                                                }},
                                                               {"languages",
                                                                [](CaseAccount& account) {
                                                                  for (CasePosts& posts : account.posts) posts.lang.reset();
                                                                }},
                                                               {"views",
                                                                [](CaseAccount& account) {
                                                                  for (CasePosts& posts : account.posts) posts.views.clear();
                                                                }},
                                                               {"links", [](CaseAccount& account) {
                                                                  for (CasePosts& posts : account.posts) posts.links.clear();
                                                                }}};
  return all;
}

void check_shown_sum(const SignatureMatch& match) {
  std::map<Group, std::vector<Decibans>> shown;
  for (const SignatureSignal& trait : match.signals) shown[trait.group].push_back(trait.decibans);
  for (const auto& [group, decibans] : match.groups) {
    const Decibans summed = combine_group(group, shown[group]);
    CAPTURE(static_cast<int>(group));
    CHECK(summed.low == Catch::Approx(decibans.low));
    CHECK(summed.high == Catch::Approx(decibans.high));
  }
  const Decibans total = total_of(match.groups);
  CHECK(total.low == Catch::Approx(match.decibans.low));
  CHECK(total.high == Catch::Approx(match.decibans.high));
}

// The label of an assessment is that of one of its signatures, and each signature's has the decibans that it needs.
template <typename Assessed>
void check_label(const Assessed& assessed) {
  Label strongest = Label::none;
  for (const SignatureMatch& match : assessed.signatures) {
    CAPTURE(match.id);
    strongest = std::max(strongest, match.label);
    check_shown_sum(match);
    if (match.label >= Label::some) CHECK(match.decibans.low >= label_some_decibans);
    if (match.label >= Label::marked) CHECK(match.decibans.low >= label_marked_decibans);
    if (match.label >= Label::strong) CHECK(match.decibans.low >= label_strong_decibans);
  }
  CHECK(std::max(assessed.label, Label::none) == strongest);
  if (assessed.label >= Label::some) {
    REQUIRE_FALSE(assessed.signatures.empty());
    CHECK(assessed.decibans.low == Catch::Approx(assessed.signatures.front().decibans.low));
  }
}

}  // namespace

TEST_CASE("the order of arrival changes nothing that is said", "[cases]") {
  CaseRunner runner;
  std::mt19937 random(20'210'204);
  for_every_case([&](const ComposedCase& composed) {
    if (post_count(composed) > 400) return;  // pieces by the thousand say nothing new
    const std::vector<std::string> expected = lines_of(runner.see(composed), composed.at);
    Engine& engine = runner.see({});
    ingest_in_pieces(engine, visits_of(composed), random);
    CHECK(lines_of(engine, composed.at) == expected);
  });
}

TEST_CASE("what is not known never raises a label", "[cases]") {
  CaseRunner runner;
  for_every_case([&](const ComposedCase& composed) {
    const std::vector<testing::Outcome> full = runner.run(composed);
    for (const auto& [fact, forget] : forgettable()) {
      ComposedCase poorer = composed;
      for (CaseVisit& visit : poorer.visits) std::ranges::for_each(visit.accounts, forget);
      std::ranges::for_each(poorer.accounts, forget);
      const std::vector<testing::Outcome> less = runner.run(poorer);
      for (std::size_t i = 0; i < full.size(); ++i) {
        INFO("without " << fact << ": " << less[i].reckoning << "\nwith: " << full[i].reckoning);
        CHECK(std::max(less[i].label, Label::none) <= std::max(full[i].label, Label::none));
      }
    }
  });
}

TEST_CASE("one more innocent bystander in the thread gets no label", "[cases]") {
  CaseRunner runner;
  constexpr std::uint64_t id = 987'654'321;
  for_every_case([&](const ComposedCase& composed) {
    ComposedCase joined = composed;
    CaseAccount bystander;
    bystander.id = id;
    bystander.handles = {"passer_by_example"};
    const CaseAccount& busiest =
        *std::ranges::max_element(composed.accounts, {}, [](const CaseAccount& account) { return account.count * account.posts.size(); });
    // Created with the others, on the day that they were.
    bystander.created = busiest.created;
    bystander.timeline = CaseTimeline::newest;
    CasePosts own;
    own.first = composed.at - 14 * ms_per_day;
    own.count = 10;
    own.texts = {"Just passing through on my way to the allotment with a bucket of ash",
                 "The thread is long and my tea is cold, good luck to everybody in it",
                 "I came for the weather report and stayed for the argument about bread",
                 "My dog barked at the radio, the radio has apologised in its own way",
                 "Three ladders, one roof and no plan, this is how our house was built",
                 "Somebody left a violin on the bus and the driver plays it at red lights",
                 "A good day for washing windows, which is why I went swimming instead",
                 "The old map calls our village a swamp and after this week I agree",
                 "Found a recipe in a coat pocket: six eggs, some sugar, be patient",
                 "The owl is back in the church tower and the bells are on strike"};
    bystander.posts = {own};
    // Answers in the thread and repeats one post with the button, as readers do.
    const CasePosts* first = busiest.posts.empty() ? nullptr : &busiest.posts.front();
    const std::string repeated = first == nullptr || first->texts.empty() ? "something" : first->texts.front();
    for (const PostKind kind : {PostKind::reply, PostKind::repost}) {
      CasePosts once;
      once.first = composed.at - 3 * ms_per_hour;
      once.kind = kind;
      once.texts = {kind == PostKind::reply ? "Does anybody here have a source for that, I would like to read it"
                                            : "RT @somebody: " + repeated};
      bystander.posts.push_back(std::move(once));
    }
    joined.accounts.push_back(std::move(bystander));
    const Engine& engine = runner.see(joined);
    const AccountKey key = key_of(joined, std::to_string(id));
    for (const Assessment& assessment : engine.assess(joined.at, {&key, 1})) {
      INFO(testing::reckoning(assessment));
      CHECK(assessment.label <= Label::none);
    }
  });
}

TEST_CASE("the label follows from the decibans shown", "[cases]") {
  CaseRunner runner;
  for_every_case([&](const ComposedCase& composed) {
    const Engine& engine = runner.see(composed);
    for (const Assessment& assessment : engine.assess(composed.at)) {
      INFO(testing::reckoning(assessment));
      check_label(assessment);
    }
    for (const GroupAssessment& group : engine.groups(composed.at)) {
      INFO(testing::reckoning(group));
      check_label(group);
    }
  });
}

}  // namespace persona_lens
