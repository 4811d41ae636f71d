// How two observations of the same account or post become one. A missing fact never erases a known one, a weaker one never a stronger.
#pragma once

#include <optional>

#include "model.h"

namespace persona_lens {

// Of two times for the same event: the one with the stronger basis; id and reported are equally strong, and the narrower of them wins.
// Times of the same weaker basis that overlap are both true and leave their intersection. On a tie the newer observation wins.
// Returns whether `known` changed; likewise below.
bool merge_time(OptionalInterval& known, const OptionalInterval& seen);

// Every fact that `seen` states replaces the known one. Precondition: the same platform and id.
bool merge_account(Account& known, const Account& seen);

// Precondition: the same platform and id. An observation that names the author (a response) is stronger than one that does not (a row of
// the page, whose text may be cut or have its links spelled out). Of equally strong texts the longer is the fuller one. The most specific
// kind ever seen stays, and so do the most views: they only grow; and every mark. An observation that names another author contradicts itself with what is known and is left out altogether.
bool merge_post(Post& known, const Post& seen);

}  // namespace persona_lens
