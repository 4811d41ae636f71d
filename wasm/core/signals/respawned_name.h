// respawned_name (G7 persona): a distinctive display name that was also borne by other ids, the earlier of which are gone.
//
// Formula (domain §6, respawned-persona; elicited). Same name on another id +4; the same odd white space kept byte for byte +1; another
// bearer was created certainly earlier and is gone (named as unavailable or suspended by the platform) +4; three ids or more +2; the sum is
// capped at 8. Low and high are equal.
//
// When the same name counts. Two people of one name are the rule, not the exception, and how common a name is cannot be told fairly from
// its letters or its script. So the name alone never counts. It must have at least 8 characters, and one more thing must be the same that
// two strangers do not share by accident:
//   - odd white space, byte for byte ("Example Name " with the space at the end), while nobody in memory bears the name without it; or
//   - the whole description, of at least 20 characters, after normalisation.
// Handles are no such thing, because people make them from their names; nor are texts, because fans share them.
// Names that say "fan", "parody" and the like are left alone.
//
// Source: Graphika/RFA and B. Nimmo (2021-02) on the seven iterations of one persona, trailing space and all.
//
// Who looks the same: people with one name; fans with their idol's name; somebody who lost an account and says so (declared_backup).
// Accounts known only from this memory are compared: an earlier iteration that was never seen here is not known.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: same_name_ids (ids with the name, this one among them), gone_ids (of the others), earlier_gone (0/1), odd_whitespace (0/1).
// evidence_accounts: the others. why_not: account_unknown, name_unknown, no_other_accounts.
SignalResult respawned_name(const SignalContext& context, const AccountKey& key);
// For the most widespread such name among the members; those elsewhere are not counted. earlier_gone: a gone member was created before
// another. Further observed: members. why_not: account_unknown, name_unknown.
SignalResult respawned_name_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
