// The shape of a signal: a pure function from what is remembered to one SignalResult. One signal a file, named as the signal;
// its header says what it observes, the formula, the source, and who innocently looks the same.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"

namespace persona_lens {

class TextIndex;    // signals/text_index.h: normalised texts of all posts, built once per generation of the book
class CohortIndex;  // signals/cohort_index.h: accounts created close together, found once per generation and time

struct SignalContext {
  const AccountBook& book;
  const TextIndex& texts;
  TimeMs at = 0;  // the time of assessment
  // Built for the same book and time. nullptr: worked out anew at every question: the same answers, but slow on many accounts.
  const CohortIndex* cohorts = nullptr;
};

// A signal's row in the catalogue. Both functions always answer; `evaluated == false` with `why_not` when the facts do not suffice.
struct Signal {
  std::string_view id;
  Group group = Group::g1_history;
  SignalResult (*of_account)(const SignalContext&, const AccountKey&) = nullptr;
  // nullptr where the signal has no meaning for a group of accounts.
  SignalResult (*of_group)(const SignalContext&, std::span<const AccountKey>) = nullptr;
};

std::span<const Signal> signal_catalogue();
const Signal* find_signal(std::string_view id);
// Every value that SignalResult::why_not can take, for whoever has to word them.
std::span<const std::string_view> why_not_codes();

// Accounts that belong together by what they did; evaluated as subjects of their own.
struct CandidateGroup {
  std::string kind;                 // "copies" | "cohort"
  std::vector<AccountKey> members;  // sorted by id
  std::vector<std::string> posts;   // the posts that make the group
  std::optional<double> p_value;    // where a test found it
};

std::vector<CandidateGroup> find_candidate_groups(const SignalContext&);

}  // namespace persona_lens
