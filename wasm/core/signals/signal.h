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

class TextIndex;          // signals/text_index.h: normalised texts of all posts, built once per generation of the book
class CohortIndex;        // signals/cohort_index.h: accounts created close together, found once per generation and time
class SynchronyIndex;     // signals/synchrony_index.h: what accounts did at the same time, found once per generation
class TemplateIndex;      // signals/template_index.h: how handles and names are built, found once per generation
class NameIndex;          // signals/name_index.h: who bears which display name, found once per generation of the book
class OvertAccounts;      // signals/overt_accounts.h: published accounts of governments and state media
struct SignalParameters;  // signals/parameters.h: what a signature brings along
struct CandidateGroup;

struct SignalContext {
  const AccountBook& book;
  const TextIndex& texts;
  TimeMs at = 0;  // the time of assessment
  // Built for the same book and time (signals/indices.h). nullptr: worked out anew at every question: the same answers, but slow on many
  // accounts.
  const CohortIndex* cohorts = nullptr;
  const SynchronyIndex* synchrony = nullptr;
  const TemplateIndex* templates = nullptr;
  const NameIndex* names = nullptr;
  // Of the signature for which a parametric signal is evaluated; nullptr: there is none, and such a signal answers "no_parameters".
  const SignalParameters* parameters = nullptr;
  // From the packs that list them; nullptr: none is listed.
  const OvertAccounts* overt = nullptr;
};

// A signal's row in the catalogue. Both functions always answer; `evaluated == false` with `why_not` when the facts do not suffice.
struct Signal {
  std::string_view id;
  Group group = Group::g1_history;
  SignalResult (*of_account)(const SignalContext&, const AccountKey&) = nullptr;
  // nullptr where the signal has no meaning for a group of accounts.
  SignalResult (*of_group)(const SignalContext&, const CandidateGroup&) = nullptr;
  // Looks for what SignalContext::parameters say: evaluated once for each signature that uses it.
  bool parametric = false;
  // Too slight to compare anybody by: where it alone of its evidence group was evaluated, the group does not count as comparable.
  bool hint = false;
};

std::span<const Signal> signal_catalogue();
const Signal* find_signal(std::string_view id);
// Every value that SignalResult::why_not can take, for whoever has to word them.
std::span<const std::string_view> why_not_codes();

// Accounts that belong together by what they did; evaluated as subjects of their own.
struct CandidateGroup {
  // "copies": the same or nearly the same text, or texts that all end in random words;
  // "cohort": created close together; "burst": many replies to one account within a short
  // time; "reposts": the same posts repeated; "names": one name under several ids.
  std::string kind;
  std::vector<AccountKey> members;  // sorted by id
  std::vector<SharedText> posts;    // ids of the posts that make the group, oldest first; empty where posts do not make it
  std::optional<double> p_value;    // where a test found it
};

std::vector<CandidateGroup> find_candidate_groups(const SignalContext&);

}  // namespace persona_lens
