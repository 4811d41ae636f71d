// How different two distributions over the same kinds of things are: languages before and after, words here and there.
#pragma once

#include <map>
#include <string>

namespace persona_lens {

// How often each thing occurs. Ordered, so that sums do not depend on a hash.
using Counts = std::map<std::string, double, std::less<>>;

// Jensen–Shannon divergence with base 2 of the two distributions: 0 = the same, 1 = nothing in common; symmetric (Lin 1991). Counts that
// are not positive numbers are left out. 0 where either side is empty: unknown is not different.
double jensen_shannon(const Counts& a, const Counts& b);

}  // namespace persona_lens
