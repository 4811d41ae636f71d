// Composed accounts that keep hours, and the shift they are compared with: weekdays 09 to 18 in UTC+8.
#pragma once

#include <string>

#include "signals/parameters.h"
#include "signals/scene.h"

namespace persona_lens::scenes {

inline SignalParameters utc8_shift() {
  SignalParameters parameters;
  parameters.shift = PublishedShift{.utc_offset_minutes = 480, .hours = {9, 10, 11, 12, 13, 14, 15, 16, 17}, .rest_days = {6, 7}};
  return parameters;
}

// Evaluates a parametric signal with the shift above.
inline SignalResult with_shift(Scene& scene, SignalResult (*signal)(const SignalContext&, const AccountKey&), const std::string& id) {
  const SignalParameters parameters = utc8_shift();
  SignalContext context = scene.context();
  context.parameters = &parameters;
  return signal(context, x_account(id));
}

inline SignalResult with_shift(Scene& scene, SignalResult (*signal)(const SignalContext&, const CandidateGroup&),
                               std::vector<AccountKey> members) {
  const SignalParameters parameters = utc8_shift();
  SignalContext context = scene.context();
  context.parameters = &parameters;
  return signal(context, {.kind = "copies", .members = std::move(members), .posts = {}, .p_value = {}});
}

// Posts at `times_a_day` full hours from `first_hour` (in the zone) on, on every day of `days` from Monday 2020-03-02 on that is no
// weekend there, or on the weekend as well.
inline void keep_hours(Scene& scene, const std::string& id, int zone_hours, int first_hour, int times_a_day, int days, bool weekends) {
  const TimeMs monday = day(2020, 3, 2);
  for (int i = 0; i < days; ++i) {
    if (!weekends && i % 7 >= 5) continue;
    for (int j = 0; j < times_a_day; ++j) {
      scene.post(id, monday + i * ms_per_day + (first_hour + j - zone_hours) * ms_per_hour + (i * 7 + j * 11) % 60 * 60'000, "note");
    }
  }
}

}  // namespace persona_lens::scenes
