#include "stats/reactions.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

constexpr double theta = 0.242;
constexpr TimeMs constant_until = 5 * 60 * ms_per_second;

}  // namespace

double reaction_share(TimeMs delay) noexcept {
  if (delay <= 0) return 0;
  const double periods = static_cast<double>(delay) / static_cast<double>(constant_until);
  if (periods <= 1) return periods * theta / (1 + theta);
  return 1 - std::pow(periods, -theta) / (1 + theta);
}

double reaction_share_between(TimeMs from, TimeMs to, TimeMs end) noexcept {
  const double all = reaction_share(end);
  if (!(all > 0)) return 1;
  return std::clamp((reaction_share(std::min(to, end)) - reaction_share(from)) / all, 0.0, 1.0);
}

}  // namespace persona_lens
