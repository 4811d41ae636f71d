#include "packs/self_test.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "memory/account_book.h"
#include "packs/assess.h"
#include "packs/case_outcome.h"
#include "packs/json_reader.h"
#include "packs/short_reckoning.h"
#include "signals/indices.h"
#include "signals/overt_accounts.h"
#include "signals/parameters.h"
#include "signals/signal.h"
#include "text/fingerprints.h"

namespace persona_lens {
namespace {

using Signatures = std::span<const Signature* const>;

// The signatures as they are in this case: with its own published texts.
class CaseSignatures {
 public:
  CaseSignatures(const ComposedCase& composed, Signatures signatures) {
    if (composed.published_texts.empty()) {
      all_.assign(signatures.begin(), signatures.end());
      return;
    }
    changed_.reserve(signatures.size());
    for (const Signature* signature : signatures) {
      Signature& changed = changed_.emplace_back(*signature);
      changed.parameters = with_published(*signature->parameters, composed.published_texts);
    }
    for (const Signature& signature : changed_) all_.push_back(&signature);
  }
  // all_ points into changed_.
  CaseSignatures(const CaseSignatures&) = delete;
  CaseSignatures(CaseSignatures&&) = delete;
  CaseSignatures& operator=(const CaseSignatures&) = delete;
  CaseSignatures& operator=(CaseSignatures&&) = delete;
  ~CaseSignatures() = default;

  [[nodiscard]] Signatures all() const noexcept { return all_; }

 private:
  static std::shared_ptr<const SignalParameters> with_published(const SignalParameters& parameters, const std::vector<std::string>& texts) {
    auto changed = std::make_shared<SignalParameters>(parameters);
    // Behind the rows of any list.
    std::uint32_t row = 2'000'000;
    for (const std::string& text : texts) {
      auto fingerprint = fingerprint_of(text);
      if (!fingerprint) continue;  // refused when the case was read
      changed->published_texts.push_back(
          {.fingerprint = std::move(fingerprint).value(), .row = row++, .variant_of = 0, .published_on = {}});
    }
    if (!prepare(*changed)) return std::make_shared<SignalParameters>(parameters);
    return changed;
  }

  std::vector<Signature> changed_;
  std::vector<const Signature*> all_;
};

// The groups of the case, found only when an expectation asks for them.
class CaseRun {
 public:
  CaseRun(const ComposedCase& composed, Signatures signatures, const OvertAccounts& overt)
      : composed_(composed),
        own_(composed, signatures),
        signatures_(own_.all()),
        book_(max_case_accounts, max_case_posts),
        context_(remembered(composed, overt)) {}
  // context_ points into the run itself.
  CaseRun(const CaseRun&) = delete;
  CaseRun(CaseRun&&) = delete;
  CaseRun& operator=(const CaseRun&) = delete;
  CaseRun& operator=(CaseRun&&) = delete;
  ~CaseRun() = default;

  std::optional<std::string> difference_from(const Expectation& expectation) {
    const AccountKey key = key_of(composed_, expectation.account);
    if (expectation.of_group) {
      if (!groups_) groups_ = assess_groups(signatures_, context_, std::numeric_limits<std::size_t>::max());
      const GroupAssessment* group = group_of(key, *groups_);
      auto sentence = difference(expectation, group);
      if (sentence && group != nullptr) *sentence += in_short(group->signatures);
      return sentence;
    }
    const auto assessment = assess_account(signatures_, context_, key);
    auto sentence = difference(expectation, assessment ? &*assessment : nullptr);
    if (sentence && assessment) *sentence += in_short(assessment->signatures);
    return sentence;
  }

 private:
  SignalContext remembered(const ComposedCase& composed, const OvertAccounts& overt) {
    for (const Observations& visit : visits_of(composed)) book_.add(visit);
    indices_.update(book_, composed.at);
    SignalContext context = indices_.context(book_, composed.at);
    context.overt = &overt;
    return context;
  }

  const ComposedCase& composed_;
  CaseSignatures own_;
  Signatures signatures_;
  AccountBook book_;
  SignalIndices indices_;
  SignalContext context_;
  std::optional<std::vector<GroupAssessment>> groups_;
};

// Runs the cases of one pack and keeps what does not hold.
class PackTest {
 public:
  PackTest(const Pack& pack, std::size_t max_failures) : overt_(pack.overt), max_failures_(max_failures) {
    std::vector<const Signature*> all;
    all.reserve(pack.signatures.size());
    for (const Signature& signature : pack.signatures) all.push_back(&signature);
    for (const Signature& signature : pack.signatures) {
      const Signature* const alone = &signature;
      run(signature.test, {&alone, 1}, signature.place + "/cases/test");
      run(signature.allows, all, signature.place + "/cases/allows");
    }
  }

  [[nodiscard]] std::size_t cases() const noexcept { return cases_; }
  std::vector<Error> take_failures() { return std::move(failures_); }

 private:
  void run(const std::vector<ComposedCase>& cases, Signatures signatures, const std::string& place) {
    for (std::size_t i = 0; i < cases.size() && failures_.size() < max_failures_; ++i) {
      CaseRun case_run(cases[i], signatures, overt_);
      ++cases_;
      for (const Expectation& expectation : cases[i].expect) {
        const auto sentence = case_run.difference_from(expectation);
        if (!sentence || failures_.size() >= max_failures_) continue;
        failures_.push_back(
            {.code = ErrorCode::case_failed, .message = "case \"" + cases[i].name + "\": " + *sentence, .place = json_place(place, i)});
      }
    }
  }

  OvertAccounts overt_;
  std::size_t max_failures_;
  std::size_t cases_ = 0;
  std::vector<Error> failures_;
};

}  // namespace

std::vector<Error> failing_cases(const Pack& pack) {
  constexpr std::size_t enough = 100;
  return PackTest(pack, enough).take_failures();
}

Result<std::size_t> self_test(const Pack& pack) {
  PackTest test(pack, 1);
  std::vector<Error> failures = test.take_failures();
  if (!failures.empty()) return std::move(failures.front());
  return test.cases();
}

Result<TestedPack> read_tested_pack(std::string_view json) {
  Result<Pack> pack = read_pack(json);
  if (!pack) return pack.error();
  const Result<std::size_t> cases = self_test(*pack);
  if (cases) return TestedPack{.pack = std::move(*pack), .cases = *cases};
  return with_line(cases.error(), json);
}

}  // namespace persona_lens
