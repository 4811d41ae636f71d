#include "report/explain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "compact_sort.h"
#include "packs/json_words.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

// The share of every further trait of a group, as in stats/decibans.cpp; written out for the reader who reckons along.
constexpr double further_share = 0.3;

class Explanation {
 public:
  explicit Explanation(const Words& words) : words_(words) {}

  void line(std::size_t depth, const std::string& text) {
    if (!text.empty()) out_ += std::string(2 * depth, ' ') + text + '\n';
  }
  void gap() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

  // Two digits behind the mark at the most: 9, 10.5, 0.35.
  [[nodiscard]] std::string decibans(double value) const {
    constexpr double hundred = 100;
    const auto hundredths = static_cast<std::int64_t>(std::llround(value * hundred));
    std::string text = (hundredths < 0 ? "−" : "") + std::to_string(std::abs(hundredths) / 100);
    const std::int64_t rest = std::abs(hundredths) % 100;
    if (rest == 0) return text;
    std::string digits = std::to_string(rest + 100).substr(1);
    if (digits.back() == '0') digits.pop_back();
    return text + words_.say("number.decimal") + digits;
  }

  [[nodiscard]] std::string interval(const Decibans& value) const {
    const std::string key = value.low == value.high ? "explain.exact" : "explain.interval";
    return words_.say(key, {{"low", decibans(value.low)}, {"high", decibans(value.high)}});
  }

  [[nodiscard]] std::string group_name(Group group) const {
    const std::string word(word_of(group_words, group));
    return (group == Group::counter ? "" : word + " ") + words_.say("evidence." + word);
  }

  [[nodiscard]] std::string observed(const std::vector<Observed>& all) const {
    std::string text;
    for (const Observed& one : all) {
      text += text.empty() ? "" : ", ";
      text += std::string(one.name) + " = " + (one.number ? words_.number(*one.number) : std::string(one.text));
    }
    return text.empty() ? "" : words_.say("explain.observed", {{"values", text}});
  }

  // "9 + 0.3 × 4 = 10.2", with what the limits make of it.
  [[nodiscard]] std::string sum_of(Group group, const std::vector<Decibans>& weights, const Decibans& combined) const {
    std::vector<double> low;
    low.reserve(weights.size());
    for (const Decibans& weight : weights) low.push_back(weight.low);
    compact_sort(low, std::greater{});
    std::string sum;
    double plain = 0;
    for (std::size_t i = 0; i < low.size(); ++i) {
      const bool whole = i == 0 || group == Group::counter;
      if (!whole && low[i] <= 0) continue;
      sum += sum.empty() ? "" : " + ";
      sum += (whole ? "" : decibans(further_share) + " × ") + decibans(low[i]);
      plain += whole ? low[i] : further_share * low[i];
    }
    if (low.size() > 1) sum += " = " + decibans(plain);
    const bool limited = std::abs(plain - combined.low) > 1e-9;
    const double limit = group == Group::counter ? 0 : cap_of(group);
    return words_.say(limited ? "explain.group_limited" : "explain.group",
                      {{"group", group_name(group)}, {"sum", sum}, {"result", interval(combined)}, {"limit", decibans(limit)}});
  }

  void match(const SignatureMatch& match, bool of_group) {
    gap();
    line(0, words_.say("explain.signature", {{"title", match.title}, {"operation", match.operation}, {"id", match.id}}));
    std::map<Group, std::vector<Decibans>> weights;
    for (const SignatureSignal& trait : match.signals) {
      weights[trait.group].push_back(trait.decibans);
      line(1,
           words_.say("explain.trait", {{"group", group_name(trait.group)}, {"signal", trait.id}, {"decibans", interval(trait.decibans)}}));
      line(2, trait.sentence);
      line(2, trait.rule);
    }
    line(1, words_.say("explain.sums"));
    for (const auto& [group, decibans] : match.groups) {
      if (const auto found = weights.find(group); found != weights.end()) line(2, sum_of(group, found->second, decibans));
    }
    line(2, words_.say("explain.total", {{"decibans", interval(match.decibans)}}));
    line(1, words_.say("explain.demands"));
    for (const Demand& demand : match.demands) {
      const std::string key = demand.met ? "explain.met" : "explain.unmet";
      const std::string alternative =
          demand.alternative == 0 ? "" : words_.say("explain.alternative", {{"n", std::to_string(demand.alternative)}});
      line(2, words_.say(key, {{"demand", alternative + demand.sentence}}));
    }
    line(1, words_.say("explain.kinds", {words_.count("n", static_cast<double>(kinds_of(match)))}));
    line(1, words_.say(of_group ? "explain.thresholds.group" : "explain.thresholds.account"));
    line(1, words_.say("explain.label", {{"label", words_.say("label." + std::string(word_of(label_words, match.label)))}}));
    line(1, match.sentence);
  }

  void could_not_check(const std::vector<CouldNotCheck>& all) {
    if (all.empty()) return;
    line(0, words_.say("explain.unchecked"));
    for (const CouldNotCheck& one : all) line(1, one.signal + ": " + one.why);
  }

 private:
  // Kinds of evidence that speak for it, as the label counts them: timing never does.
  [[nodiscard]] static std::size_t kinds_of(const SignatureMatch& match) {
    std::size_t kinds = 0;
    for (const auto& [group, decibans] : match.groups) {
      if (group == Group::counter || group == Group::g5_timing || decibans.low <= 0) continue;
      std::size_t findings = 1;
      for (const SignatureSignal& trait : match.signals) {
        if (trait.group == group && trait.decibans.low > 0) findings = std::max(findings, trait.findings);
      }
      kinds += findings;
    }
    return kinds;
  }

  const Words& words_;
  std::string out_;
};

// As people know the account: by its handle or, where it has none, its name, in quotes, for it may be written like a handle.
std::string name_of(const Assessment& account) {
  if (!account.handle.empty()) return "@" + account.handle;
  return account.name.empty() ? "–" : "“" + account.name + "”";
}

void add_account(Explanation& text, const Assessment& account, TimeMs at, const Words& words) {
  text.line(0, words.say("explain.account", {{"id", account.account.id}, {"who", name_of(account)}, {"day", words.day(at)}}));
  text.line(0, account.sentence);
  if (!account.note.empty()) text.line(0, words.say("note." + account.note));
  const std::string total =
      account.sample.posts_total ? words.number(static_cast<double>(*account.sample.posts_total)) : words.say("sample.unknown_total");
  text.line(0, words.say("sample.account", {words.count("n", static_cast<double>(account.sample.posts_seen)), {"total", total}}));
  text.gap();
  text.line(0, words.say("explain.checked"));
  for (const SignalResult& result : account.observed) {
    text.line(
        1, words.say("explain.trait",
                     {{"group", text.group_name(result.group)}, {"signal", result.signal}, {"decibans", text.interval(result.decibans)}}));
    text.line(2, result.sentence);
    text.line(2, text.observed(result.observed));
  }
  text.could_not_check(account.could_not_check);
  for (const SignatureMatch& match : account.signatures) text.match(match, false);
  if (account.signatures.empty()) text.line(0, words.say("explain.no_signature"));
}

void add_group(Explanation& text, const GroupAssessment& group, const Words& words) {
  text.gap();
  text.line(0,
            words.say("explain.group_of",
                      {{"kind", group.kind}, words.count("n", static_cast<double>(group.members.size())), {"sentence", group.sentence}}));
  if (!group.note.empty()) text.line(0, words.say("note." + group.note));
  for (const SignatureSignal& result : group.signals) {
    text.line(1,
              words.say("explain.trait",
                        {{"group", text.group_name(result.group)}, {"signal", result.id}, {"decibans", text.interval(result.decibans)}}));
    text.line(2, result.sentence);
    text.line(2, text.observed(result.observed));
  }
  text.could_not_check(group.could_not_check);
  for (const SignatureMatch& match : group.signatures) text.match(match, true);
}

}  // namespace

std::string explain(const Assessment& account, std::span<const GroupAssessment> groups, TimeMs at, const Words& words) {
  Explanation text(words);
  add_account(text, account, at, words);
  for (const GroupAssessment& group : groups) add_group(text, group, words);
  text.gap();
  text.line(0, words.say("caveat"));
  return text.take();
}

}  // namespace persona_lens
