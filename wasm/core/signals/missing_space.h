// missing_space (G4 phrasing): a sign of punctuation followed by a letter without the space between, "like this,again and again".
//
// Formula. Share of the account's own posts in Latin script with at least one such place; +2 dB where it is at least 20 % of at least 10
// such posts (domain 5.6, elicited). It was noticed in titles of Spamouflage videos ("someone broke the space bar", Graphika 2021) and tells
// little: measured, 0.41 % of an organic event's posts and 0.45 % of a troll farm's have one. So it can never be more than a hint.
//
// A place counts only inside plain words: not in links, addresses, mentions, hashtags, file names, times, decimals, code, emoticons,
// gendered or inflected forms with a colon ("Lehrer:innen", "EU:n"). Never looked at: posts with Chinese, Japanese, Korean
// or any other than Latin letters, marks with a space before them (French), "!" and "?" in posts with "¡" or "¿" (Spanish).
//
// Who looks the same: people who type on a phone, dyslexic people, learners of a language whose own script has no spaces. Alone it is no
// label, and with any other phrasing it stays within the cap of that group.
#pragma once

#include <cstdint>
#include <string_view>

#include "signals/signal.h"

namespace persona_lens {

enum class Spacing : std::uint8_t {
  other_script,  // not to be judged: no letters, or not Latin ones
  usual,
  missing,
};

// Of one post as written. Linear.
Spacing spacing_of(std::string_view text);

// observed: posts (in Latin script), posts_without_space, share. why_not: no_own_texts, too_few_latin_posts.
SignalResult missing_space(const SignalContext& context, const AccountKey& account);

}  // namespace persona_lens
