#include "packs/self_test.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "memory/account_book.h"
#include "packs/assess.h"
#include "packs/case_outcome.h"
#include "signals/cohort_index.h"
#include "signals/signal.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

using Signatures = std::span<const Signature* const>;

// The groups of the case, found only when an expectation asks for them.
class CaseRun {
 public:
  CaseRun(const ComposedCase& composed, Signatures signatures)
      : composed_(composed),
        signatures_(signatures),
        book_(max_case_accounts, max_case_posts),
        context_{.book = book_, .texts = texts_, .at = composed.at, .cohorts = &cohorts_} {
    for (const Observations& visit : visits_of(composed)) book_.add(visit);
    texts_.update(book_);
    cohorts_.update(book_, composed.at);
  }
  // context_ points into the run itself.
  CaseRun(const CaseRun&) = delete;
  CaseRun(CaseRun&&) = delete;
  CaseRun& operator=(const CaseRun&) = delete;
  CaseRun& operator=(CaseRun&&) = delete;
  ~CaseRun() = default;

  std::optional<std::string> difference_from(const Expectation& expectation) {
    const AccountKey key = key_of(composed_, expectation.account);
    if (expectation.of_group) {
      if (!groups_) groups_ = assess_groups(signatures_, context_);
      return difference(expectation, group_of(key, *groups_));
    }
    const auto assessment = assess_account(signatures_, context_, key);
    return difference(expectation, assessment ? &*assessment : nullptr);
  }

 private:
  const ComposedCase& composed_;
  Signatures signatures_;
  AccountBook book_;
  TextIndex texts_;
  CohortIndex cohorts_;
  SignalContext context_;
  std::optional<std::vector<GroupAssessment>> groups_;
};

std::optional<Error> run_case(const ComposedCase& composed, Signatures signatures, const std::string& place) {
  CaseRun run(composed, signatures);
  for (const Expectation& expectation : composed.expect) {
    if (auto sentence = run.difference_from(expectation)) {
      return Error{.code = ErrorCode::case_failed, .message = "case \"" + composed.name + "\": " + *sentence, .place = place};
    }
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
