// Accounts that are published as a government's or a state's medium: facts, listed in a pack. They say openly whom they speak for, so that
// signatures of covert personas have nothing to say about them. Shown, never scored.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model.h"

namespace persona_lens {

struct OvertAccount {
  Platform platform = Platform::x;
  std::string id;      // empty = not known; then the handle decides
  std::string handle;  // without "@"; empty = not known; then the id decides
  std::string name;
  std::string kind;  // "state_media" | "government"
  std::string country;
};

class OvertAccounts {
 public:
  OvertAccounts() = default;
  // Entries with neither id nor handle are never found. Of several entries for one account the first is found.
  explicit OvertAccounts(std::vector<OvertAccount> accounts);

  // An entry with an id is found by nothing else: whoever takes over its handle is somebody else. Handles are compared without regard to
  // ASCII case. nullptr = not listed. Valid as long as this index.
  [[nodiscard]] const OvertAccount* find(const Account& account) const;
  [[nodiscard]] std::size_t size() const noexcept { return accounts_.size(); }

 private:
  struct Entry {
    Platform platform = Platform::x;
    std::string text;  // id, or handle in lower case
    std::size_t place = 0;
  };
  [[nodiscard]] const OvertAccount* find_in(const std::vector<Entry>& entries, Platform platform, std::string_view text) const;

  std::vector<OvertAccount> accounts_;
  std::vector<Entry> by_id_;      // sorted
  std::vector<Entry> by_handle_;  // sorted; only entries without an id
};

}  // namespace persona_lens
