// What came out of a composed case, compared with what it expects.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "model.h"
#include "packs/composed_case.h"

namespace persona_lens {

// "account 1001" or "the group of account 1001".
std::string subject_of(const Expectation& expectation);

// The group that the expectation speaks of: the strongest that the account belongs to, `groups` being strongest first; nullptr for none.
const GroupAssessment* group_of(const AccountKey& account, std::span<const GroupAssessment> groups);

// nullopt when the outcome is as expected, otherwise one sentence: "account 1001 should come out as marked, but comes out as some".
// nullptr: an account that is unknown comes out as "not_enough", one that is in no group as a group of "none".
std::optional<std::string> difference(const Expectation& expectation, const Assessment* account);
std::optional<std::string> difference(const Expectation& expectation, const GroupAssessment* group);

}  // namespace persona_lens
