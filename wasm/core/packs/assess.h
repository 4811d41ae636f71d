// From what is remembered to assessments: every signal is evaluated, every signature compared, the strongest label decides.
// Sentences are filled by the report room; until then `CouldNotCheck::why` holds a words key suffix such as "too_few_posts".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model.h"
#include "packs/pack.h"
#include "signals/signal.h"

namespace persona_lens {

// nullopt when the account is not known by a profile. The label is the strongest one over the signatures that are valid at the time of
// assessment and whose minimum is met; "not enough" with fewer than 3 evaluable evidence groups or fewer than 8 posts seen.
std::optional<Assessment> assess_account(std::span<const Signature* const> signatures, const SignalContext& context, const AccountKey& key);

GroupAssessment assess_group(std::span<const Signature* const> signatures, const SignalContext& context, const CandidateGroup& group);

// Finds the groups among all accounts in memory and assesses them: the strongest, no more than `most`, strongest first.
std::vector<GroupAssessment> assess_groups(std::span<const Signature* const> signatures, const SignalContext& context, std::size_t most);

}  // namespace persona_lens
