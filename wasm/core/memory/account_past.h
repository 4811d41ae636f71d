// What one account was called, and when it was seen or found gone. Times are times of reading; inputs without one are remembered without.
// Everything here is the same in whatever order inputs arrive, as long as no bound is reached.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model.h"

namespace persona_lens {

// Readings further apart than this belong to different visits.
inline constexpr TimeMs visit_gap = ms_per_hour / 2;

// Whether `later` is after `earlier` by at least `gap`; safe for all values.
bool is_later_by(TimeMs later, TimeMs earlier, TimeMs gap) noexcept;

// From the first to the last reading; unknown where no reading had a time.
struct SeenTimes {
  static constexpr TimeMs unknown = std::numeric_limits<TimeMs>::min();
  TimeMs first = unknown;
  TimeMs last = unknown;

  [[nodiscard]] bool known() const noexcept { return last != unknown; }
  void include(const SeenTimes& times) noexcept;
  friend bool operator==(const SeenTimes&, const SeenTimes&) = default;
};

struct SeenName {
  std::string text;  // byte for byte as it was shown
  SeenTimes seen;
  friend bool operator==(const SeenName&, const SeenName&) = default;
};

// All names of one kind (handles, or display names) that one account was seen with. Takes no memory while there is only one.
class NamesSeen {
 public:
  static constexpr std::size_t max_names = 8;  // those seen longest ago go first

  // `only`: the account's one name so far and its times; empty when it had none. Returns whether a name is new.
  bool see(const std::string& text, const SeenTimes& seen, const std::string& only, const SeenTimes& only_seen);

  // By the first reading, then by text; empty while there was never more than one.
  [[nodiscard]] const std::vector<SeenName>& all() const noexcept { return all_; }
  // For restoring.
  void assign(std::vector<SeenName> names) { all_ = std::move(names); }

 private:
  bool include(const std::string& text, const SeenTimes& seen);

  std::vector<SeenName> all_;
};

struct AccountPast {
  static constexpr std::size_t max_unavailable = 8;  // the earliest go first

  SeenTimes read;  // of the profile
  NamesSeen handles;
  NamesSeen names;
  std::vector<TimeMs> unavailable;  // readings that named the account as unavailable or suspended, ascending

  // Returns whether the account was thought to be there until now.
  bool see_unavailable(TimeMs time);
  // The first reading that named it as unavailable since its profile was last seen; absent = it is there, as far as is known.
  [[nodiscard]] std::optional<TimeMs> gone_since() const;
};

}  // namespace persona_lens
