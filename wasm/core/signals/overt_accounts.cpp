#include "signals/overt_accounts.h"

#include <algorithm>
#include <tuple>

#include "compact_sort.h"

namespace persona_lens {
namespace {

std::string lower_case(std::string_view handle) {
  std::string lower(handle);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

OvertAccounts::OvertAccounts(std::vector<OvertAccount> accounts) : accounts_(std::move(accounts)) {
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    const OvertAccount& account = accounts_[i];
    if (!account.id.empty()) {
      by_id_.push_back({account.platform, account.id, i});
    } else if (!account.handle.empty()) {
      by_handle_.push_back({account.platform, lower_case(account.handle), i});
    }
  }
  const auto order = [](const Entry& entry) { return std::tie(entry.platform, entry.text, entry.place); };
  compact_sort(by_id_, {}, order);
  compact_sort(by_handle_, {}, order);
}

const OvertAccount* OvertAccounts::find(const Account& account) const {
  if (const OvertAccount* listed = find_in(by_id_, account.platform, account.id)) return listed;
  return account.handle.empty() ? nullptr : find_in(by_handle_, account.platform, lower_case(account.handle));
}

const OvertAccount* OvertAccounts::find_in(const std::vector<Entry>& entries, Platform platform, std::string_view text) const {
  const auto key = [](const Entry& entry) { return std::pair(entry.platform, std::string_view(entry.text)); };
  const auto place = std::ranges::lower_bound(entries, std::pair(platform, text), {}, key);
  return place == entries.end() || key(*place) != std::pair(platform, text) ? nullptr : &accounts_[place->place];
}

}  // namespace persona_lens
