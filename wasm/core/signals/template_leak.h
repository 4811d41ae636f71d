// template_leak (G3 copying): a post that shows how it was made: the path of a file on its author's machine, or a slot of a template that
// nothing was put into.
//
// Formula. Own posts with an unmistakable trace (text/template_traces.h: "C:\Users\…", "/home/…", "[object Object]", "{{first_name}}",
// "${title}", "Dear %s", "undefined undefined"): +6 dB for one or more (domain 5.6, elicited). Source: The New York Times and ProPublica,
// 2021-06-23 (posts with traces of code); Twitter's disclosure of December 2021, where a post begins "@[object Object]" (measured).
//
// Exempt: whoever talks about such things: words of programming, mailing or laughter in the post, code marks, quotation marks, a question;
// and accounts whose profile speaks of programming. Traces that have an everyday reading ("the %s", "{{citation needed}}") are none.
//
// Who looks the same: a newsletter, a shop or a club whose tool failed once; a weather or traffic robot that says that it is one; jokes
// about any of them in words that the guard does not know.
//
// For a group: the same where at least two members, and a third of them, have such posts.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: leaks (posts with a trace), leaks_shared_by_others (those whose whole text other accounts posted as well), posts.
// why_not: no_own_texts.
SignalResult template_leak(const SignalContext& context, const AccountKey& account);
// The same, and members, members_leaking. evidence_accounts: the members with such posts.
SignalResult template_leak_of_group(const SignalContext& context, const CandidateGroup& group);

}  // namespace persona_lens
