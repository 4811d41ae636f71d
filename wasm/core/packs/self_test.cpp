#include "packs/self_test.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "memory/account_book.h"
#include "packs/assess.h"
#include "packs/json_words.h"
#include "signals/indices.h"
#include "signals/signal.h"

namespace persona_lens {
namespace {

using Signatures = std::span<const Signature* const>;

std::string say(Label label, bool exactly) { return (exactly ? "" : "at most ") + std::string(word_of(label_words, label)); }

// The groups of the case, found only when an expectation asks for them.
class CaseRun {
 public:
  CaseRun(const ComposedCase& composed, Signatures signatures)
      : signatures_(signatures),
        book_(max_case_accounts, max_case_posts),
        context_(remembered(composed)) {}
  // context_ points into the run itself.
  CaseRun(const CaseRun&) = delete;
  CaseRun(CaseRun&&) = delete;
  CaseRun& operator=(const CaseRun&) = delete;
  CaseRun& operator=(CaseRun&&) = delete;
  ~CaseRun() = default;

  Label outcome(const Expectation& expectation) {
    const AccountKey key{.platform = Platform::x, .id = expectation.account};
    return expectation.of_group ? group_label(key) : account_label(key);
  }

 private:
  Label account_label(const AccountKey& key) const {
    const auto assessment = assess_account(signatures_, context_, key);
    return assessment ? assessment->label : Label::not_enough;
  }

  Label group_label(const AccountKey& key) {
    if (!groups_) groups_ = assess_groups(signatures_, context_);
    for (const GroupAssessment& group : *groups_) {  // strongest first
      if (std::ranges::find(group.members, key) != group.members.end()) return group.label;
    }
    return Label::none;
  }

  SignalContext remembered(const ComposedCase& composed) {
    book_.add(observations_of(composed));
    indices_.update(book_, composed.at);
    return indices_.context(book_, composed.at);
  }

  Signatures signatures_;
  AccountBook book_;
  SignalIndices indices_;
  SignalContext context_;
  std::optional<std::vector<GroupAssessment>> groups_;
};

std::optional<Error> run_case(const ComposedCase& composed, Signatures signatures, const std::string& place) {
  CaseRun run(composed, signatures);
  for (const Expectation& expectation : composed.expect) {
    const Label got = run.outcome(expectation);
    if (expectation.exactly ? got == expectation.label : got <= expectation.label) continue;
    return Error{.code = ErrorCode::case_failed,
                 .message = "case \"" + composed.name + "\": " + (expectation.of_group ? "the group of " : "") + "account " +
                            expectation.account + " should come out as " + say(expectation.label, expectation.exactly) +
                            ", but comes out as " + say(got, true),
                 .place = place};
  }
  return std::nullopt;
}

std::optional<Error> run_cases(const std::vector<ComposedCase>& cases, Signatures signatures, const std::string& place) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (auto error = run_case(cases[i], signatures, json_place(place, i))) return error;
  }
  return std::nullopt;
}

}  // namespace

Result<std::size_t> self_test(const Pack& pack) {
  std::vector<const Signature*> all;
  all.reserve(pack.signatures.size());
  for (const Signature& signature : pack.signatures) all.push_back(&signature);

  std::size_t run = 0;
  for (const Signature& signature : pack.signatures) {
    const Signature* const alone = &signature;
    if (auto error = run_cases(signature.test, {&alone, 1}, signature.place + "/cases/test")) return *error;
    if (auto error = run_cases(signature.allows, all, signature.place + "/cases/allows")) return *error;
    run += signature.test.size() + signature.allows.size();
  }
  return run;
}

Result<TestedPack> read_tested_pack(std::string_view json) {
  Result<Pack> pack = read_pack(json);
  if (!pack) return pack.error();
  const Result<std::size_t> cases = self_test(*pack);
  if (cases) return TestedPack{.pack = std::move(*pack), .cases = *cases};
  Error error = cases.error();
  if (const auto line = JsonReader::line_of(json, error.place)) error.message = "line " + std::to_string(*line) + ": " + error.message;
  return error;
}

}  // namespace persona_lens
