// What an account's own timeline proves of its silences. Shared by the signals of history, so that all ask for the same proof.
//
// Only a run that is verified as chronological and without holes proves anything: logged-out profiles show a choice of posts, sorted by
// likes. Posts known from elsewhere (replies in a thread) fill silences that the run shows; posts without a time count as hidden.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "stats/gaps.h"

namespace persona_lens {

// A silence of less than this is an ordinary one: what changed after it proves nothing (domain 5.3 and §6).
inline constexpr double long_silence_days = 365;

// A stretch between two posts. `bounds` says how long it was, hidden posts not yet considered.
struct Silence {
  GapBounds bounds;
  const Post* before = nullptr;
  const Post* after = nullptr;
};

// The account's own posts with a time, oldest first, and where its verified run begins and ends.
struct OwnRun {
  std::vector<const Post*> by_age;
  TimeMs first = 0;
  TimeMs last = 0;
  bool has_span = false;  // at least one post of the run is still remembered with its time

  // Own posts that lie within the run, oldest first.
  [[nodiscard]] std::vector<const Post*> within() const;
};

struct OwnRunAnswer {
  std::optional<OwnRun> run;
  std::string_view why_not;  // no_posts, timeline_not_read, order_not_chronological
};
OwnRunAnswer own_run(const AccountBook& book, const AccountKey& key);

// S = all posts the platform counts, V = own posts known with their times, H = S − V hidden ones. A silence between two posts was at least
// its length/(H + 1) (pigeonhole, stats/gaps.h).
struct ProvenHistory {
  OwnRun run;
  Silence longest;  // inside the run; before == nullptr: there is none
  GapBounds gap;    // of `longest`; low already divided by the pigeonhole rule
  std::uint64_t hidden = 0;
  std::uint64_t seen = 0;
  std::uint64_t total = 0;

  [[nodiscard]] bool has_long_silence() const noexcept;
  // Own posts certainly before or after the longest silence, oldest first.
  [[nodiscard]] std::vector<const Post*> before_silence() const;
  [[nodiscard]] std::vector<const Post*> after_silence() const;
};

struct HistoryAnswer {
  std::optional<ProvenHistory> proven;
  std::string_view why_not;  // as OwnRunAnswer, and account_unknown, total_unknown, total_contradicts
};
HistoryAnswer prove_history(const AccountBook& book, const AccountKey& key);

}  // namespace persona_lens
