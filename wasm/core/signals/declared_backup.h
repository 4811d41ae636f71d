// declared_backup (counter-evidence): the account says openly that it is somebody's second, backup, new or old account.
//
// Formula. −8 dB (elicited; domain §6, respawned-persona) where
//   - its name or description speaks of a backup, second, new, old or main account (signals/word_lists.h), or
//   - one of its own posts does so and names an account ("@name"), or
//   - another account of the same name is there and says so in its description, naming this one's handle.
//
// Why it counts against: a respawned persona takes its predecessor's place silently; a person who lost or split an account tells followers.
// Low and high are equal. Source: our judgement.
//
// Who looks the same: an operation can write these words as well, and then this signal is wrong in its favour. That is the safe side.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: declared (0/1). evidence_posts: the post that says so; evidence_accounts: the other account that does. why_not: account_unknown,
// nothing_declared_known (neither description nor posts were seen).
SignalResult declared_backup(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
