#include "signals/overt_label.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "signals/overt_accounts.h"
#include "signals/result_parts.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "overt_label";
constexpr Group group = Group::counter;

constexpr std::array<std::string_view, 2> overt_labels{"government", "state_media"};

}  // namespace

bool is_overt(const SignalContext& context, const Account& account) {
  if (account.label && std::ranges::find(overt_labels, std::string_view(*account.label)) != overt_labels.end()) return true;
  return context.overt != nullptr && context.overt->find(account) != nullptr;
}

SignalResult overt_label(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("overt", std::uint64_t{is_overt(context, *account) ? 1U : 0U})};
  return result;
}

SignalResult overt_label_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  std::uint64_t known = 0;
  std::uint64_t overt = 0;
  SignalResult result = evaluated(id, group);
  for (const AccountKey& member : candidates.members) {
    const Account* account = context.book.find(member);
    if (account == nullptr) continue;
    ++known;
    if (!is_overt(context, *account)) continue;
    ++overt;
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
  }
  if (known == 0) return not_evaluated(id, group, "account_unknown");
  result.observed = {observed_number("members", static_cast<std::uint64_t>(candidates.members.size())),
                     observed_number("members_overt", overt)};
  return result;
}

}  // namespace persona_lens
