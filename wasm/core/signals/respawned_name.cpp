#include "signals/respawned_name.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/name_index.h"
#include "signals/result_parts.h"
#include "signals/word_lists.h"
#include "stats/decibans.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "respawned_name";
constexpr Group group = Group::g7_persona;

constexpr std::size_t least_name = 8;          // characters of the normal form
constexpr std::size_t least_description = 20;  // likewise
constexpr std::size_t most_bearers = 100;      // a name of more ids is a common one; it also bounds the work
constexpr std::size_t many = 3;
constexpr double same_name_decibans = 4;
constexpr double whitespace_decibans = 1;
constexpr double earlier_gone_decibans = 4;
constexpr double many_decibans = 2;

std::size_t length_of(std::string_view utf8) {
  // Continuation bytes begin no character.
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// A name under several ids that are more alike than two people of one name.
struct Respawned {
  std::vector<AccountKey> ids;  // sorted
  bool odd_whitespace = false;
};

bool is_distinctive(const SharedName& name) {
  return name.bearers.size() <= most_bearers && length_of(name.normal) >= least_name && !says_one_of(homage_words(), name.normal);
}

// Everybody with the name bears it with the same odd white space.
bool keeps_odd_whitespace(const SharedName& name) {
  const std::string& first = name.bearers.front().name;
  return has_odd_whitespace(first) && std::ranges::all_of(name.bearers, [&](const Bearer& bearer) { return bearer.name == first; });
}

std::string description_of(const AccountBook& book, const AccountKey& key) {
  const Account* account = book.find(key);
  if (account == nullptr || !account->bio) return {};
  std::string normal = normal_name(*account->bio);
  if (length_of(normal) < least_description || says_one_of(homage_words(), normal)) normal.clear();
  return normal;
}

// Of the bearers that `counts` admits, sets that are alike: all of them, or those of one description.
template <typename Counts>
std::vector<Respawned> respawned_of(const AccountBook& book, const SharedName& name, Counts&& counts) {
  if (!is_distinctive(name)) return {};
  std::vector<AccountKey> ids;
  for (const Bearer& bearer : name.bearers) {
    if (counts(bearer.account) && (ids.empty() || ids.back() != bearer.account)) ids.push_back(bearer.account);
  }
  if (ids.size() < 2) return {};
  if (keeps_odd_whitespace(name)) return {{std::move(ids), true}};
  std::map<std::string, Respawned> by_description;
  for (AccountKey& key : ids) {
    if (std::string description = description_of(book, key); !description.empty()) {
      by_description[std::move(description)].ids.push_back(std::move(key));
    }
  }
  std::vector<Respawned> result;
  for (auto& [description, respawned] : by_description) {
    if (respawned.ids.size() >= 2) result.push_back(std::move(respawned));
  }
  return result;
}

bool created_before(const AccountBook& book, const AccountKey& earlier, const AccountKey& later) {
  const Account* first = book.find(earlier);
  const Account* second = book.find(later);
  return first != nullptr && second != nullptr && first->created && second->created && first->created->latest < second->created->earliest;
}

void weigh(SignalResult& result, std::size_t ids, std::size_t gone, bool earlier_gone, bool odd_whitespace) {
  result.observed = {observed_number("same_name_ids", static_cast<std::uint64_t>(ids)),
                     observed_number("gone_ids", static_cast<std::uint64_t>(gone)),
                     observed_number("earlier_gone", std::uint64_t{earlier_gone ? 1U : 0U}),
                     observed_number("odd_whitespace", std::uint64_t{odd_whitespace ? 1U : 0U})};
  if (ids < 2) return;
  const double sum = same_name_decibans + (odd_whitespace ? whitespace_decibans : 0) + (earlier_gone ? earlier_gone_decibans : 0) +
                     (ids >= many ? many_decibans : 0);
  const double weight = std::min(sum, cap_of(group));
  result.decibans = {weight, weight};
}

// More ids first, then those that sort first.
bool is_wider(const Respawned& a, const std::optional<Respawned>& b) { return !b || a.ids.size() > b->ids.size(); }

}  // namespace

SignalResult respawned_name(const SignalContext& context, const AccountKey& key) {
  const AccountBook& book = context.book;
  if (book.find(key) == nullptr) return not_evaluated(id, group, "account_unknown");
  const std::vector<SeenName> own = book.identity(key).names;
  if (own.empty()) return not_evaluated(id, group, "name_unknown");
  if (book.account_count() < 2) return not_evaluated(id, group, "no_other_accounts");

  const Names names(context);
  std::optional<Respawned> widest;
  for (const SeenName& name : own) {
    const SharedName* shared = names->find(key.platform, normal_name(name.text));
    if (shared == nullptr) continue;
    for (Respawned& respawned : respawned_of(book, *shared, [](const AccountKey&) { return true; })) {
      if (std::ranges::binary_search(respawned.ids, key) && is_wider(respawned, widest)) widest = std::move(respawned);
    }
  }
  SignalResult result = evaluated(id, group);
  if (!widest) {
    weigh(result, 1, 0, false, false);
    return result;
  }
  std::size_t gone = 0;
  bool earlier_gone = false;
  for (const AccountKey& other : widest->ids) {
    if (other == key) continue;
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(other);
    if (!book.gone_since(other)) continue;
    ++gone;
    earlier_gone = earlier_gone || created_before(book, other, key);
  }
  weigh(result, widest->ids.size(), gone, earlier_gone, widest->odd_whitespace);
  return result;
}

SignalResult respawned_name_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const AccountBook& book = context.book;
  std::vector<AccountKey> members = candidates.members;
  compact_sort(members);
  std::map<std::pair<Platform, std::string>, std::size_t> normals;
  bool known = false;
  for (const AccountKey& member : members) {
    known = known || book.find(member) != nullptr;
    for (const SeenName& name : book.identity(member).names) ++normals[{member.platform, normal_name(name.text)}];
  }
  if (!known) return not_evaluated(id, group, "account_unknown");
  if (normals.empty()) return not_evaluated(id, group, "name_unknown");

  const Names names(context);
  std::optional<Respawned> widest;
  for (const auto& [normal, count] : normals) {
    const SharedName* shared = count < 2 ? nullptr : names->find(normal.first, normal.second);
    if (shared == nullptr) continue;
    for (Respawned& respawned :
         respawned_of(book, *shared, [&](const AccountKey& key) { return std::ranges::binary_search(members, key); })) {
      if (is_wider(respawned, widest)) widest = std::move(respawned);
    }
  }
  SignalResult result = evaluated(id, group);
  std::size_t gone = 0;
  bool earlier_gone = false;
  if (widest) {
    for (const AccountKey& one : widest->ids) {
      if (!book.gone_since(one)) continue;
      ++gone;
      earlier_gone =
          earlier_gone || std::ranges::any_of(widest->ids, [&](const AccountKey& other) { return created_before(book, one, other); });
    }
    result.evidence_accounts = widest->ids;
    if (result.evidence_accounts.size() > max_evidence_accounts) result.evidence_accounts.resize(max_evidence_accounts);
  }
  weigh(result, widest ? widest->ids.size() : 1, gone, earlier_gone, widest && widest->odd_whitespace);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(members.size())));
  return result;
}

}  // namespace persona_lens
