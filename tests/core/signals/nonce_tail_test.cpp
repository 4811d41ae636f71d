#include "signals/nonce_tail.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "signals/candidate_groups.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

const std::array<std::string, 12> nonces = {"VUBQ", "ECDL", "YTPJ", "QWMB", "OLXZ", "TAVL", "VQKD", "EEHV", "ITJV", "CSWZ", "TFBV", "LSCT"};
const std::array<std::string, 12> things = {"harbour",  "violin",  "marathon", "library", "volcano", "orchard",
                                            "tapestry", "glacier", "lantern",  "compass", "meadow",  "sailor"};

// `count` posts of account "1", each of its own words, with the ending that `ending` gives.
template <typename Ending>
SignalResult ending_in(int count, Ending&& ending) {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  for (int i = 0; i < count; ++i) {
    const auto place = static_cast<std::size_t>(i);
    scene.post("1", day(2024, 1, 1) + i * ms_per_day,
               "More about the " + things.at(place % 12) + " https://t.co/aaaaaaaaaa " + ending(place));
  }
  return nonce_tail(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("posts that end in random words weigh by their share and number", "[signals]") {
  const auto of = [](std::size_t tailed) { return [tailed](std::size_t i) { return i < tailed ? nonces.at(i) : std::string("spring"); }; };
  CHECK(ending_in(8, of(8)).decibans == Decibans{12, 12});
  CHECK(ending_in(10, of(6)).decibans == Decibans{12, 12});
  CHECK(ending_in(10, of(5)).decibans == Decibans{0, 0});
  CHECK(ending_in(5, of(5)).decibans == Decibans{6, 6});
  CHECK(ending_in(8, of(4)).decibans == Decibans{0, 0});
  CHECK(ending_in(4, of(4)).why_not == "too_few_own_posts");
  const SignalResult result = ending_in(10, of(6));
  CHECK(number_of(result, "posts") == 10);
  CHECK(number_of(result, "posts_with_tail") == 6);
  CHECK(number_of(result, "tail_share") == 0.6);
  CHECK(result.evidence_posts.size() == 6);
}

TEST_CASE("people_with_endings_of_their_own_have_no_random_tails", "[signals]") {
  const auto weight_of = [](const std::vector<std::string>& endings) {
    return ending_in(12, [&](std::size_t i) { return endings[i % endings.size()]; }).decibans.high;
  };
  // A podcaster's episodes, a trader's tickers, a shop's codes, initials of a team, laughter in six languages, acronyms, shouts, faces.
  CHECK(ending_in(12, [](std::size_t i) { return "E" + std::to_string(i + 1); }).decibans.high == 0);
  CHECK(ending_in(12, [](std::size_t i) { return "S01E" + std::to_string(i + 10); }).decibans.high == 0);
  CHECK(weight_of({"$TSLA", "$NVDA", "$AAPL", "$MSFT", "$AMZN", "$GOOG", "$META", "$NFLX", "$INTC", "$PLTR", "$UBER", "$SHOP"}) == 0);
  CHECK(weight_of({"TSLA", "NVDA", "AAPL", "MSFT", "AMZN", "GOOG"}) == 0);
  CHECK(weight_of({"XK7Q2P"}) == 0);
  CHECK(weight_of({"JMS", "KLP", "RTW"}) == 0);
  CHECK(weight_of({"wwww", "草", "ㅋㅋㅋ", "haha", "jajaja", "555", "LMAO", "hahaha", "lol", "kkkk", "哈哈", "ахаха"}) == 0);
  CHECK(weight_of({"NATO", "HTML", "NASA", "LGBT", "GDPR", "OPEC", "FIFA", "JPEG", "JSON", "SARS", "LMAO", "ASAP"}) == 0);
  CHECK(weight_of({"READ", "LOOK", "HELP", "STOP", "LIVE", "NEWS", "TRUE", "VOTE", "GOOD", "LOVE", "HOPE", "SOON"}) == 0);
  CHECK(weight_of({":-)", "(^_^)", "^_^", ">_<", "...", "?!?", "-->", "<3"}) == 0);
}

TEST_CASE("who ends posts in words that others use as well has no random tails", "[signals]") {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  for (int i = 0; i < 12; ++i) {
    const auto place = static_cast<std::size_t>(i);
    scene.post("1", day(2024, 1, 1) + i * ms_per_day,
               "More about the " + things.at(place) + " https://t.co/aaaaaaaaaa " + nonces.at(place));
    scene.post("2", day(2024, 2, 1) + i * ms_per_day, "We too know what " + nonces.at(place) + " is, and what it is worth");
  }
  CHECK(nonce_tail(scene.context(), x_account("1")).decibans.high == 0);
}

TEST_CASE("a group with the habit is weighed as a whole", "[signals]") {
  Scene scene;
  CandidateGroup group{.kind = "copies", .members = {}, .posts = {}, .p_value = {}};
  for (int i = 0; i < 9; ++i) {
    const std::string id = std::to_string(i + 1);
    const auto place = static_cast<std::size_t>(i);
    scene.account(id, day(2020, 1, 1));
    scene.post(id, day(2024, 1, 1) + i,
               "More about the " + things.at(place) + " https://t.co/aaaaaaaaaa " + (i < 6 ? nonces.at(place) : "here"));
    group.members.push_back(x_account(id));
  }
  const SignalResult result = nonce_tail_of_group(scene.context(), group);
  CHECK(result.decibans == Decibans{12, 12});
  CHECK(number_of(result, "members_with_tail") == 6);
  group.members.resize(2);
  CHECK(nonce_tail_of_group(scene.context(), group).why_not == "too_few_members_with_text");
  group.members = {x_account("7"), x_account("8"), x_account("9")};
  CHECK(nonce_tail_of_group(scene.context(), group).why_not == "too_few_own_posts");
}

TEST_CASE("the_published_excerpt_in_a_thread_is_one_group_without_bystanders", "[signals][data]") {
  const char* root = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr || *root == '\0') SKIP("PERSONA_LENS_DATA_DIR is not set: no published excerpt to test with");
  std::ifstream file(std::string(root) + "/labelled/cnhu_2021_excerpt.tsv");
  if (!file) SKIP("labelled/cnhu_2021_excerpt.tsv is not there: nothing to test with");
  Scene scene;
  std::map<std::string, std::string> ids;
  std::string line;
  std::getline(file, line);
  for (int row = 0; std::getline(file, line); ++row) {
    std::istringstream cells(line);
    std::vector<std::string> cell(6);
    for (std::string& one : cell) std::getline(cells, one, '\t');
    for (std::size_t at = cell[5].find("⏎"); at != std::string::npos; at = cell[5].find("⏎")) cell[5].replace(at, 3, "\n");
    const auto [place, is_new] = ids.try_emplace(cell[0], std::to_string(1000 + ids.size()));
    if (is_new) scene.account(place->second, day(2020, 1, 1) + row * 40 * ms_per_day);
    scene.post(place->second, day(2021, 1, 16) + row * ms_per_hour, cell[5], PostKind::reply);
  }
  // Bystanders: one answers the same thread in own words, one shouts, one ends in an acronym, one shares a headline of the thread.
  const std::vector<std::string> ordinary = {
      "I lived in Urumqi for two years and would like to hear from people there instead https://t.co/oooooooooo",
      "THIS IS NOT TRUE https://t.co/oooooooooo LIES",
      "What does this have to do with us? https://t.co/oooooooooo NATO",
      "Who writes these headlines? They all read the same to me. E12",
      "Interesting thread about Xinjiang, saved for later lol",
      "#Xinjiang is far away, here it rains https://t.co/oooooooooo #rain",
      "草 wwww",
      "Just look at the replies (^_^)",
      "新疆的风景真的很美，我去年夏天去过一次，很想再去一次"};
  std::set<std::string> bystanders;
  for (std::size_t i = 0; i < ordinary.size(); ++i) {
    const std::string id = std::to_string(5000 + i);
    bystanders.insert(id);
    scene.account(id, day(2012, 1, 1) + static_cast<TimeMs>(i) * 200 * ms_per_day);
    scene.post(id, day(2021, 3, 1, static_cast<TimeMs>(i) * 1000), ordinary[i], PostKind::reply);
  }
  const SignalContext context = scene.context();
  const auto groups = copy_groups(context);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].kind == "copies");
  CHECK(groups[0].members.size() >= 18);
  for (const AccountKey& member : groups[0].members) CHECK_FALSE(bystanders.contains(member.id));
  const SignalResult tails = find_signal("nonce_tail")->of_group(context, groups[0]);
  CHECK(number_of(tails, "tail_share") >= 0.6);
  CHECK(tails.decibans.low == 12);
  CHECK(find_signal("copied_text")->of_group(context, groups[0]).decibans.low >= 9);
  for (const std::string& id : bystanders) {
    for (const char* signal : {"copied_text", "mutated_suffix", "nonce_tail", "shared_link"}) {
      CAPTURE(id, signal);
      CHECK(find_signal(signal)->of_account(context, x_account(id)).decibans.high == 0);
    }
  }
}

}  // namespace persona_lens::scenes
