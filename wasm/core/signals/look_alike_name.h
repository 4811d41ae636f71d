// look_alike_name (G7 persona): the display name or handle reads like that of an organisation whose name is documented to have been
// imitated, without being one of its accounts.
//
// Formula. The skeleton (text/look_alike.h) of the name or handle equals that of a protected name or handle, or differs from it by one
// character: +6 dB (elicited; domain §6, Safeguard Defenders). Equal skeletons count from 6 characters on, a difference of one from 10 on;
// shorter names are words that many bear. similarity = 1 − distance / length of the protected one.
//
// A protected name without any known id or handle on the account's platform is left alone: the real organisation could not be told from its
// imitators. Handles are those of X; on YouTube only a known channel id will do. Where ids are known they decide; otherwise the handles do.
//
// Exempt: accounts that call themselves fan, parody, unofficial and the like in name, handle or description, in many languages; overt
// accounts (signals/overt_label.h). Chapters ("… España") differ by more than one character.
//
// Source: the signature's; parameters: protected_names.
//
// Who looks the same: parody and fan accounts; a new account of the organisation itself that the signature does not list yet; a company of
// the same name elsewhere.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: similarity (0 where nothing is alike), protected (the name imitated, a text; absent where none is). why_not: account_unknown,
// no_parameters, text_engine_failed.
SignalResult look_alike_name(const SignalContext& context, const AccountKey& key);
// The same for the member that imitates most closely; further observed: members, members_imitating. evidence_accounts: those members.
SignalResult look_alike_name_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
