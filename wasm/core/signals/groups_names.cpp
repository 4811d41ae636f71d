// Groups of accounts under one display name: the same bytes, at least two words or five characters, and few enough accounts that the name
// can be somebody's own.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "compact_sort.h"
#include "signals/candidate_groups.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_name_groups = 200;
constexpr std::size_t min_characters = 5;
// More accounts of one name are a common name, or a fashion.
constexpr std::size_t max_accounts_of_a_name = 20;

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

bool is_distinctive(std::string_view name) {
  const std::size_t begin = name.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  name = name.substr(begin, name.find_last_not_of(' ') - begin + 1);
  return name.find(' ') != std::string_view::npos || characters_of(name) >= min_characters;
}

}  // namespace

std::vector<CandidateGroup> name_groups(const SignalContext& context) {
  std::map<std::pair<Platform, std::string_view>, std::vector<AccountKey>> by_name;
  for (const Account* account : context.book.accounts()) {
    if (account->name && is_distinctive(*account->name))
      by_name[{account->platform, *account->name}].push_back({account->platform, account->id});
  }
  std::vector<CandidateGroup> groups;
  for (auto& [name, accounts] : by_name) {
    if (accounts.size() < 2 || accounts.size() > max_accounts_of_a_name) continue;
    compact_sort(accounts);
    groups.push_back({.kind = "names", .members = std::move(accounts), .posts = {}, .p_value = {}});
  }
  compact_sort(groups, [](const CandidateGroup& a, const CandidateGroup& b) { return a.members.size() > b.members.size(); });
  if (groups.size() > max_name_groups) groups.resize(max_name_groups);
  return groups;
}

}  // namespace persona_lens
