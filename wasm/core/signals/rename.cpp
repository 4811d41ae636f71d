#include "signals/rename.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "signals/name_index.h"
#include "signals/result_parts.h"
#include "text/look_alike.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "rename";
constexpr Group group = Group::g1_history;

constexpr double both_changed_decibans = 2;
constexpr double beyond_recognition = 0.7;
constexpr std::size_t least_word = 3;  // bytes; shorter ones are particles

std::vector<std::string_view> words_of(std::string_view normal) {
  std::vector<std::string_view> words;
  while (!normal.empty()) {
    const std::size_t end = std::min(normal.find_first_of(" _.-"), normal.size());
    if (end >= least_word) words.push_back(normal.substr(0, end));
    normal.remove_prefix(std::min(end + 1, normal.size()));
  }
  return words;
}

bool are_unlike(const std::string& a, const std::string& b) {
  const std::string normal_a = normal_name(a);
  const std::string normal_b = normal_name(b);
  const auto words = words_of(normal_b);
  if (std::ranges::any_of(words_of(normal_a), [&](auto word) { return std::ranges::find(words, word) != words.end(); })) return false;
  const auto seen_a = look_alike_skeleton(a);
  const auto seen_b = look_alike_skeleton(b);
  if (!seen_a || !seen_b || seen_a->empty() || seen_b->empty()) return false;
  if (seen_a->find(*seen_b) != std::u32string::npos || seen_b->find(*seen_a) != std::u32string::npos) return false;
  const auto longer = static_cast<double>(std::max(seen_a->size(), seen_b->size()));
  return static_cast<double>(edit_distance(*seen_a, *seen_b)) >= beyond_recognition * longer;
}

bool changed_beyond_recognition(const std::vector<SeenName>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      if (are_unlike(names[i].text, names[j].text)) return true;
    }
  }
  return false;
}

}  // namespace

SignalResult rename(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  const Identity identity = context.book.identity(key);
  const bool seen_again = identity.handles.size() > 1 || identity.names.size() > 1 ||
                          (identity.read.known() && is_later_by(identity.read.last, identity.read.first, visit_gap));
  if (!seen_again && !account->handle_changes) return not_evaluated(id, group, "seen_once");

  const auto handles = static_cast<std::uint64_t>(identity.handles.size());
  const std::uint64_t changes_seen = handles > 0 ? handles - 1 : 0;
  const bool both = changed_beyond_recognition(identity.handles) && changed_beyond_recognition(identity.names);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("both_changed", std::uint64_t{both ? 1U : 0U}), observed_number("handles_seen", handles),
                     observed_number("names_seen", static_cast<std::uint64_t>(identity.names.size())),
                     observed_number("handle_changes", std::max<std::uint64_t>(account->handle_changes.value_or(0), changes_seen))};
  if (both) result.decibans = {both_changed_decibans, both_changed_decibans};
  return result;
}

}  // namespace persona_lens
