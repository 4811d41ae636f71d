// claim_mismatch (G7 persona): the profile says outright that its owner lives in a country, and other facts say otherwise.
//
// Formula. Claims are phrases of the signature ("Texas mom" for the United States) in the account's name, bio or location. With a claim:
//   - the account's earlier posts are dominantly in one language and its later ones in another: +6 dB. Measured on the platform's language
//     tags of the account's own posts, at the point in time that divides them best: on each side at least 10 posts and 80 % in one
//     language, Jensen–Shannon divergence of the two sides (base 2) at least 0.5. Any pair of languages, in either direction.
//   - "About this account" names a country that is none of those claimed: +3 dB, never more, because the platform's guess is known to be
//     wrong through VPNs, travel and companies' networks (domain 5.3 allows 4).
//   Both: the stronger + 0.3 × the weaker, as within an evidence group. Weights are elicited (domain 5.3 and 6).
// Sources: CNN 2023-11 and Mandiant 2022 (accounts that posed as Texans); Graphika 2024-09-03 (accounts that posed as American veterans).
//
// A claim does not count where its sentence denies or quotes it, or where the profile speaks of a move ("born in", "expat", "living in",
// in nine languages); a region instead of a country ("Europe") contradicts nothing; no language, no country weighs in itself.
//
// Who looks the same: people who moved and write in the language of their new home; bilingual people who changed their readers; people on
// holiday or behind a VPN; people who bought a handle. All of them stay below every label with this alone.
//
// For a group: where at least two members, and a third of them, show a mismatch: the strongest of them that a second one reaches.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: claims (countries claimed), about_contradicts (0 or 1; absent where the country is not known), and where there are enough posts
// on both sides: earlier_language_divergence, posts_before. why_not: no_parameters, account_unknown, no_profile_text, no_claim,
// claim_not_comparable.
SignalResult claim_mismatch(const SignalContext& context, const AccountKey& account);
// observed: claims, about_contradicts (members), earlier_language_divergence (the greatest), members, members_mismatching.
// why_not: no_parameters, claim_not_comparable.
SignalResult claim_mismatch_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
