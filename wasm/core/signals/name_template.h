// name_template (G2 creation): the handles or display names of a group are made from one template, or are each other's reversals.
//
// Formula, for a group only: +3 dB (elicited; domain §6, batch-commenters and glambot-amplifiers) where
//   – at least 8 members, and at least 80 % of all, share one shape (text/name_shape.h) that is rare among the other accounts seen: at most
//     10 % of them. Rare is judged with a prior, so that few others prove nothing: (with the shape + 1) / (others + 2) for lengths of letters
//     and digits, + 30 instead of + 2 for shared letters with different numbers and for repeated parts, which hardly anybody has (elicited);
//   – or at least 3 pairs of members have the same two parts in reverse order in handle or name and were created within an hour.
// Handles as platforms assign them (letters and then digits, long random strings) are what 16.7 % of an ordinary population have, and most
// newcomers [measured, domain §1.7]. They count only against the others created within a year of the group, of whom at least 20 must be
// known: for a crowd of newcomers the likelihood ratio is 1, and nothing is counted.
// Sources: Miburo 2021-12-22 (element and reduplicated colour; 阿一, 阿二), 354 accounts with reversed-name pairs minutes apart (§3),
// Graphika on the Huawei/Belgium campaign (7 letters and 8 digits). Shapes know no language: every script is treated alike.
//
// Who looks the same: newcomers with assigned handles; a school or a club that numbers its accounts; friends who agree on a form of name.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// Always "groups_only": one account shares no template with itself.
SignalResult name_template(const SignalContext& context, const AccountKey& account);
SignalResult name_template_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
