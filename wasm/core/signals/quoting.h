// quoting (evidence against): the account quotes, exposes or denies the signature's phrases and the texts that others post too.
//
// Formula. Over the account's own posts: distinct phrases of kind "unique" and published texts
// (signals/phrase_uses.h), and texts that other accounts posted
// as well (signals/text_index.h). A phrase is quoted where the guard of text/quoting.h says so in every post that has it; a text, where at
// least half of it stands in attributed quotation marks or a post of it links to an exposing report. −10 dB where there is any phrase or
// such text and all of them are quoted (domain 6, elicited); otherwise 0. known_phrase leaves quoted phrases out in any case.
//
// Who looks the same: an operation that pretends to expose what it spreads. The guard errs in favour of the writer.
//
// For a group: the same over the posts of all members.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: quoted_phrases, phrases_found, quoted_texts, shared_texts, posts; posts_left_out where older ones were not compared.
// why_not: no_parameters, no_own_texts, text_engine_failed.
SignalResult quoting(const SignalContext& context, const AccountKey& account);
// The same, and members.
SignalResult quoting_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
