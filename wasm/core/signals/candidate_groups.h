// Which accounts belong together by what they did. One file a kind: how such accounts are found is said there.
#pragma once

#include <vector>

#include "signals/signal.h"

namespace persona_lens {

// Each in an order of its own that depends on nothing but the facts in memory.
std::vector<CandidateGroup> cohort_groups(const SignalContext&);  // groups_cohort.cpp
std::vector<CandidateGroup> copy_groups(const SignalContext&);    // groups_copies.cpp

}  // namespace persona_lens
