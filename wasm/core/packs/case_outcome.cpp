#include "packs/case_outcome.h"

#include <algorithm>
#include <string_view>

#include "packs/json_words.h"

namespace persona_lens {
namespace {

// Of a signal, from an account's or a group's assessment.
struct Found {
  bool evaluated = false;
  double decibans = 0;
};

std::string as_text(double decibans) {
  std::string text = std::to_string(decibans);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + " dB";
}

std::string say(Label label, bool exactly) { return (exactly ? "" : "at most ") + std::string(word_of(label_words, label)); }

template <typename Results, typename Id>
Found find(const Results& results, std::string_view signal, Id id) {
  const auto found = std::ranges::find(results, signal, id);
  return found == results.end() ? Found{} : Found{.evaluated = true, .decibans = found->decibans.low};
}

std::optional<std::string> difference(const SignalExpectation& wanted, const Found& found) {
  if (wanted.evaluated && *wanted.evaluated != found.evaluated) {
    return "\"" + wanted.signal + (found.evaluated ? "\" should not be evaluated, but is" : "\" should be evaluated, but is not");
  }
  if (wanted.at_least && found.decibans < *wanted.at_least) {
    return "\"" + wanted.signal + "\" should weigh at least " + as_text(*wanted.at_least) + ", but weighs " + as_text(found.decibans);
  }
  if (wanted.at_most && found.decibans > *wanted.at_most) {
    return "\"" + wanted.signal + "\" should weigh at most " + as_text(*wanted.at_most) + ", but weighs " + as_text(found.decibans);
  }
  return std::nullopt;
}

std::optional<std::string> difference(const Expectation& expectation, Label got, std::string_view note) {
  const bool as_expected = expectation.exactly ? got == expectation.label : got <= expectation.label;
  if (!as_expected) {
    return subject_of(expectation) + " should come out as " + say(expectation.label, expectation.exactly) + ", but comes out as " +
           say(got, true);
  }
  if (expectation.note && *expectation.note != note) {
    return subject_of(expectation) + " should come out with the note \"" + *expectation.note + "\", but comes out with \"" +
           std::string(note) + "\"";
  }
  return std::nullopt;
}

template <typename Assessed, typename Results, typename Id>
std::optional<std::string> difference_of(const Expectation& expectation, const Assessed& assessed, const Results& results, Id id) {
  if (auto sentence = difference(expectation, assessed.label, assessed.note)) return sentence;
  for (const SignalExpectation& wanted : expectation.signals) {
    if (auto sentence = difference(wanted, find(results, wanted.signal, id))) return subject_of(expectation) + ": " + *sentence;
  }
  return std::nullopt;
}

}  // namespace

std::string subject_of(const Expectation& expectation) {
  return (expectation.of_group ? "the group of account " : "account ") + expectation.account;
}

const GroupAssessment* group_of(const AccountKey& account, std::span<const GroupAssessment> groups) {
  const auto found = std::ranges::find_if(
      groups, [&](const GroupAssessment& group) { return std::ranges::find(group.members, account) != group.members.end(); });
  return found == groups.end() ? nullptr : &*found;
}

std::optional<std::string> difference(const Expectation& expectation, const Assessment* account) {
  if (account == nullptr) return difference(expectation, Label::not_enough, "");
  return difference_of(expectation, *account, account->observed, &SignalResult::signal);
}

std::optional<std::string> difference(const Expectation& expectation, const GroupAssessment* group) {
  if (group == nullptr) return difference(expectation, Label::none, "");
  return difference_of(expectation, *group, group->signals, &SignatureSignal::id);
}

}  // namespace persona_lens
