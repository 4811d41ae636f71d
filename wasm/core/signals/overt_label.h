// overt_label (counter-evidence): the account says openly whom it speaks for.
//
// Observed: the platform's own label "government" or "state_media", or an entry of a published list of officials and state media
// (signals/overt_accounts.h). Weight 0: it is no evidence for or against anything. A signature describes people who hide whom they speak
// for; its match stops at an overt subject (packs/match.h), and the reader is shown "overt" instead.
//
// Source. The platforms' labels; the lists that packs cite. A group is overt where all its members are: one embassy among commenters says
// nothing about the others.
//
// Who looks the same: nobody is harmed by this one. A presenter's private account without label or entry is simply not overt.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

bool is_overt(const SignalContext& context, const Account& account);

// observed: overt (0 or 1). why_not: account_unknown.
SignalResult overt_label(const SignalContext& context, const AccountKey& key);
// observed: members, members_overt. evidence_accounts: the overt members. why_not: account_unknown (none of them is known).
SignalResult overt_label_of_group(const SignalContext& context, const CandidateGroup& candidates);

}  // namespace persona_lens
