// copied_text (G3 copying): the same text, after normalisation, posted by other accounts as well.
//
// Formula. For each distinct comparable text of the account, k = other accounts of the platform in memory that posted the same text or a
// near-duplicate: one of the same cluster (signals/text_index.h, text/copies.h), where spaces, punctuation, hashtags around it, a random
// tail or a few words may differ. Variants of one text are one text. Weight by k:
// 1 → +3 dB (elicited), 2–3 → +9.0 (measured: texts used by three or
// more accounts are 2.46 % in the Internet Research Agency's English posts and 0.31 % in an organic event, the least favourable null we
// have: LR 8), 4–9 → +10.5, ≥ 10 → +12 (both elicited, monotone). Domain §5.6 says +6 for 2–3, which contradicts the target case of §7
// (a sleeper whose text two peers share); the measured base rate decides. Several copied texts are dependent: low = the strongest,
// high = strongest + 0.3·others, up to the cap of 15. Copies by the account itself never count.
//
// Exempt: reposts and quotes, "RT @name …", texts signed by a share button ("via @site"), quotations followed by their author's name,
// texts of hashtags only, posts that are another's to the letter and down to X's short link (signals/text_index.h), and all texts under 40
// letters or 15 Chinese, Japanese or Korean characters, hashtags not counted.
//
// Who looks the same: people who share one article's headline, sign one petition, sing one song, pray one prayer or vote with one
// template; fans who stream together; a class given one sentence. One shared text of many people says less than several of few:
// distinct_copied_texts and copied_share are observed for that.
//
// For a group of accounts: the same with texts inside the group only, k = members that posted the text − 1.
#pragma once

#include <cstddef>
#include <span>

#include "signals/signal.h"

namespace persona_lens {

// The weight of one text that `others` other accounts posted, in decibans; 0 for none.
double copied_text_decibans(std::size_t others) noexcept;

// observed: k_others_max, exact_others_max (with exactly the same normal form), distinct_copied_texts,
// eligible_texts, copied_share (of the eligible texts), own_copied_share (the same). evidence_posts: the account's own
// copies first, then one post of each other account with the most shared text. why_not: no_eligible_texts, nothing_to_compare,
// text_engine_failed.
SignalResult copied_text(const SignalContext& context, const AccountKey& account);
// observed: k_others_max, exact_others_max (with exactly the same normal form), distinct_copied_texts,
// eligible_texts, copied_share, own_copied_share
// (of the texts of each member, pooled: a class that copies one sentence has little, a batch that says nothing else has all), members,
// members_sharing (those with any shared text).
// why_not: too_few_members_with_text, text_engine_failed.
SignalResult copied_text_of_group(const SignalContext& context, std::span<const AccountKey> members);

}  // namespace persona_lens
