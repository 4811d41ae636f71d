// Phrases, one a line, and behind an empty line the text in which they are looked for; the quoting guard on what is found.
#include "text/phrases.h"

#include <algorithm>
#include <string>

#include "target.h"
#include "text/fingerprints.h"
#include "text/normalise.h"
#include "text/quoting.h"

namespace {

using namespace persona_lens;
using fuzz::require;

constexpr std::size_t most_phrases = 64;

void check_matches(const std::vector<std::string_view>& phrases, std::string_view text) {
  const auto index = PhraseIndex::build(phrases);
  if (!index) {
    require(!index.error().message.empty(), "an error says what is wrong");
    return;
  }
  require(index->size() == phrases.size(), "every phrase is known");
  const auto normal = normalise(text);
  if (!normal) return;
  const std::vector<PhraseMatch> matches = index->find(normal->text);
  const QuotingGuard guard(normal->text, {});
  require(guard.attributed_share() >= 0 && guard.attributed_share() <= 1, "a share lies between 0 and 1");
  for (const PhraseMatch& match : matches) {
    require(match.phrase < phrases.size() && index->same_as(match.phrase) <= match.phrase, "a match names a phrase");
    require(match.begin < match.end && match.end <= normal->text.size(), "a match lies in the text");
    (void)guard.distance(match.begin, match.end);
    // What was found is found again where it stands alone.
    const std::string alone = normal->text.substr(match.begin, match.end - match.begin);
    require(normal->text.find_first_of("\xE3") != std::string::npos || matches.size() == max_phrase_matches || !index->find(alone).empty(),
            "a match is one by itself");
  }
  // Each phrase is found in itself.
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto own = normalise(phrases[i]);
    require(own.has_value(), "a phrase that was taken has a normal form");
    const std::vector<PhraseMatch> found = index->find(own->text);
    const auto number = static_cast<std::uint32_t>(i);
    require(found.size() == max_phrase_matches || std::ranges::find(found, number, &PhraseMatch::phrase) != found.end(),
            "a phrase is found in itself");
  }
}

void check_fingerprints(const std::vector<std::string_view>& texts, std::string_view text) {
  std::vector<Fingerprint> fingerprints;
  for (const std::string_view each : texts) {
    if (const auto made = fingerprint_of(each)) fingerprints.push_back(*made);
  }
  const auto index = FingerprintIndex::build(fingerprints);
  require(index.has_value(), "fingerprints of texts are well-formed");
  const auto normal = normalise(text);
  if (!normal) return;
  for (const FingerprintMatch& match : index->find(normal->text)) {
    require(match.fingerprint < fingerprints.size(), "a match names a fingerprint");
    require(match.begin < match.end && match.end <= normal->text.size(), "a match lies in the text");
    require(match.covered > 0 && match.covered <= 1, "a share lies between 0 and 1");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  const std::size_t end = input.find("\n\n");
  const std::string_view text = end == std::string_view::npos ? input : input.substr(end + 2);
  const std::vector<std::string_view> phrases = fuzz::split(input.substr(0, std::min(end, input.size())), '\n', most_phrases);
  check_matches(phrases, text);
  check_fingerprints(phrases, text);
  return 0;
}
