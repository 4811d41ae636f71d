// How soon people react to a post: the share of all reactions that ordinarily comes within a time after it.
//
// Density constant over the first 5 minutes, then falling with the power 1 + θ, θ = 0.242: measured on the times of reposts by Zhao,
// Erdogdu, He, Rajaraman & Leskovec, "SEISMIC: a self-exciting point process model for predicting tweet popularity", KDD 2015. That
// replies follow the same curve is our judgement. A crowd that gathers right after a post is therefore ordinary.
#pragma once

#include "model.h"

namespace persona_lens {

// Share of all reactions within `delay` after the post: 0 for delay ≤ 0, growing towards 1.
double reaction_share(TimeMs delay) noexcept;

// Of the reactions until `end`, the share that comes from `from` until `to`, all measured from the post. 1 where `end` ≤ 0.
double reaction_share_between(TimeMs from, TimeMs to, TimeMs end) noexcept;

}  // namespace persona_lens
