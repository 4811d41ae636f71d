// What a signature tells the signals that look for something particular: its phrases, the names it protects, the shift it published.
// A signal without parameters observes the same for every signature; a parametric one is evaluated once for each signature that uses it,
// and never with what another signature brought along.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model.h"
#include "result.h"
#include "text/fingerprints.h"

namespace persona_lens {

class PhraseIndex;  // text/phrases.h

enum class PhraseKind : std::uint8_t {
  unique,      // coined or verbatim published for the operation: evidence
  calque,      // an odd wording that also learners use: next to nothing
  topic,       // context for the reader: never evidence
  commercial,  // what sellers and swindlers write: tells commercial spam from politics
};

struct Phrase {
  std::string text;
  PhraseKind kind = PhraseKind::topic;
  // Posts outside these times are not compared with the phrase; absent = open.
  std::optional<TimeMs> valid_from;
  std::optional<TimeMs> valid_until;
};

// A text that a report published as the operation's, known by its fingerprint only.
struct PublishedText {
  Fingerprint fingerprint;
  std::uint32_t row = 0;         // of the published list, from 1
  std::uint32_t variant_of = 0;  // the row of an earlier text that this one repeats nearly word for word; 0 = of none
  std::string published_on;      // ISO 8601, a day
};

// An organisation whose name is documented to have been imitated. Accounts with one of these ids or handles are the real one.
struct ProtectedName {
  std::string name;
  std::vector<std::string> handles;  // without "@"
  std::vector<std::string> ids;
};

// Words with which accounts say of themselves that they live in a country: "Texas mom" for the United States.
struct CountryClaim {
  std::string country;               // as "About this account" spells it, in English
  std::vector<std::string> phrases;  // compared like known phrases
};

// Working hours that a report describes.
struct PublishedShift {
  std::int32_t utc_offset_minutes = 0;
  std::vector<std::int32_t> hours;      // local hours of the day with activity, 0..23
  std::vector<std::int32_t> rest_days;  // ISO weekdays without, 1 = Monday
};

struct SignalParameters {
  std::vector<Phrase> phrases;
  std::vector<PublishedText> published_texts;
  std::vector<ProtectedName> protected_names;
  std::vector<CountryClaim> claims;
  std::optional<PublishedShift> shift;
  // Made by prepare(), nullptr where there are none: of `phrases`, of the phrases of all `claims`, one claim after the other, and of
  // `published_texts`.
  std::shared_ptr<const PhraseIndex> phrase_index;
  std::shared_ptr<const PhraseIndex> claim_index;
  std::shared_ptr<const FingerprintIndex> published_index;
};

// Brings what was read from a pack into the form that signals search with. Errors: too_large, invalid_value with the place inside, as
// a JSON pointer: "/phrases/3/text", "/claims/0/phrases/1", "/published_texts/7". On error nothing is changed.
Result<bool> prepare(SignalParameters& parameters);

}  // namespace persona_lens
