#include "packs/check_pack.h"

#include <utility>

#include "packs/json_reader.h"
#include "packs/pack.h"
#include "packs/self_test.h"
#include "text/iso_time.h"

namespace persona_lens {

PackCheck check_pack(std::string_view json, TimeMs at) {
  PackCheck check;
  Result<Pack> pack = read_pack(json);
  if (!pack) {
    check.problems.push_back(pack.error());
    return check;
  }
  check.id = pack->id;
  check.version = pack->version;
  check.signatures = pack->signatures.size();
  check.overt_accounts = pack->overt.size();
  for (const Signature& signature : pack->signatures) {
    check.cases += signature.test.size() + signature.allows.size();
    if (at <= signature.valid_until) continue;
    constexpr std::size_t day_length = 10;
    const std::string last_day = iso_time(signature.valid_until).substr(0, day_length);
    check.problems.push_back(with_line({.code = ErrorCode::invalid_value,
                                        .message = "the signature \"" + signature.id + "\" expired on " + last_day +
                                                   "; it is not used until somebody reviews it and sets a later day",
                                        .place = json_place(signature.place, "valid_until")},
                                       json));
  }
  for (Error& failure : failing_cases(*pack)) check.problems.push_back(with_line(std::move(failure), json));
  check.warnings = std::move(pack->warnings);
  return check;
}

}  // namespace persona_lens
