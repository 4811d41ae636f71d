// mixed_script_name (G7 persona): words of the display name that mix letters of scripts which are not written together. A fact for the
// reader, of weight 0.
//
// Rule. A word is a run of letters, marks and digits. It is named where its letters are neither of one script nor of one of the sets that
// are written together: Latin with Han, Hiragana and Katakana; Latin with Han and Bopomofo; Latin with Han and Hangul. Digits, signs and
// marks without a script of their own do not count.
//
// Weight: none. Language and script never weigh, and most such words are decoration. `hint`: nobody is compared by it.
//
// Source: Unicode Technical Standard 39, revision 30 (2024), 5.1 and 5.2: resolved script sets, the level "Highly Restrictive".
//
// Who looks the same: names decorated with letters of other scripts, names of bands and brands, physicists' Δ and µ, a nickname in two
// alphabets.
#pragma once

#include "signals/signal.h"

namespace persona_lens {

// observed: mixed_words (how many), word (the first of them), scripts (of its letters, ISO 15924, joined by "+"; where there is one).
// why_not: account_unknown, name_unknown.
SignalResult mixed_script_name(const SignalContext& context, const AccountKey& key);

}  // namespace persona_lens
