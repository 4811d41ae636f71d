// Traces of the machine that wrote a text: paths of its author's files, slots of a template that stayed empty.
#pragma once

#include <string_view>

namespace persona_lens {

// Whether the text as written has a trace that nobody writes by hand, and does not talk about it. Traces: "C:\Users\…\…" and other paths
// with a drive letter and two names or a file; "/home/…" and "/Users/x/…"; "[object Object]"; "{{name}}" and "${name}" with the name of
// a slot; "%s" where a name belongs ("Dear %s", "@%s"), or two of them; "undefined undefined"; "NaN%", "$NaN", "NaN:NaN". A trace inside
// code marks or quotation marks is none, nor is any in a text that is_talk_about_traces() or asks a question. Linear.
bool has_template_trace(std::string_view text);

// Whether a text speaks of programming, forms, mailing or jokes, in any of nine languages: reviewed words, compared like phrases.
bool is_talk_about_traces(std::string_view text);

}  // namespace persona_lens
