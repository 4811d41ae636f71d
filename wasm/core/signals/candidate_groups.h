// Which accounts belong together by what they did. One file a kind: how such accounts are found is said there.
#pragma once

#include <vector>

#include "signals/signal.h"

namespace persona_lens {

// Each in an order of its own that depends on nothing but the facts in memory.
std::vector<CandidateGroup> cohort_groups(const SignalContext&);  // groups_cohort.cpp
std::vector<CandidateGroup> copy_groups(const SignalContext&);    // groups_copies.cpp
std::vector<CandidateGroup> burst_groups(const SignalContext&);   // groups_burst.cpp
std::vector<CandidateGroup> repost_groups(const SignalContext&);  // groups_reposts.cpp
std::vector<CandidateGroup> name_groups(const SignalContext&);    // groups_names.cpp

// Groups of one kind that share more than half of all their members become one, around the largest: with the members and posts of all of
// them and the smallest p-value. Each group is compared with a bounded number of others. The largest first, then by members.
std::vector<CandidateGroup> merged_by_members(std::vector<CandidateGroup> groups);

}  // namespace persona_lens
