// What a pack names once and refers to from everywhere: its sources, and the accounts that those sources publish.
//
// The rule about people. A handle that stands anywhere in a pack, as the account of a case, among protected names or inside a phrase, is
// either composed, which it shows by the word "example" or "composed" in it, or it is listed in `published_accounts` with the source that
// publishes it as part of an operation, or as the organisation that was imitated. Nobody else's handle can become a key.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "packs/json_reader.h"

namespace persona_lens {

class PackNames {
 public:
  void read_sources(JsonValue value);
  // Needs the sources.
  void read_published_accounts(JsonValue value);

  // A list of keys of the pack's sources.
  std::vector<Citation> cited(JsonValue value) const;
  // One such key.
  void check_source(JsonValue value) const;

  // What a handle may look like; "" after an error.
  static std::string read_handle(JsonValue value);
  // Refuses a handle that breaks the rule; without "@".
  void check_handle(JsonValue& place, std::string_view handle) const;
  // The same for every "@handle" in a text.
  void check_mentions(JsonValue& place, std::string_view text) const;

 private:
  std::map<std::string, Citation, std::less<>> sources_;
  std::set<std::string, std::less<>> published_;  // handles in lower case
};

}  // namespace persona_lens
