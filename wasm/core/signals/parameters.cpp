#include "signals/parameters.h"

#include <charconv>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/phrases.h"

namespace persona_lens {
namespace {

using SharedIndex = std::shared_ptr<const PhraseIndex>;

// nullptr where there is nothing to index. Errors have the number of the phrase as place.
Result<SharedIndex> index_of(const std::vector<std::string_view>& texts) {
  if (texts.empty()) return SharedIndex();
  auto index = PhraseIndex::build(texts);
  if (!index) return index.error();
  return SharedIndex(std::make_shared<const PhraseIndex>(std::move(index).value()));
}

// The number at the start of an error's place, or `count` when the error is about all of them.
std::size_t number_in(const Error& error, std::size_t count) {
  std::size_t number = count;
  std::from_chars(error.place.data(), error.place.data() + error.place.size(), number);
  return number;
}

Result<SharedIndex> index_phrases(const std::vector<Phrase>& phrases) {
  std::vector<std::string_view> texts;
  texts.reserve(phrases.size());
  for (const Phrase& phrase : phrases) {
    if (phrase.valid_from && phrase.valid_until && *phrase.valid_from > *phrase.valid_until) {
      return Error{ErrorCode::invalid_value, "The phrase ends to be valid before it begins.",
                   "/phrases/" + std::to_string(texts.size()) + "/valid_until"};
    }
    texts.emplace_back(phrase.text);
  }
  auto index = index_of(texts);
  if (index) return index;
  Error error = index.error();
  error.place = error.place.empty() ? "/phrases" : "/phrases/" + error.place + "/text";
  return error;
}

std::string claim_place(const std::vector<CountryClaim>& claims, std::size_t number) {
  for (std::size_t claim = 0; claim < claims.size(); ++claim) {
    const std::size_t count = claims[claim].phrases.size();
    if (number < count) return "/claims/" + std::to_string(claim) + "/phrases/" + std::to_string(number);
    number -= count;
  }
  return "/claims";
}

Result<SharedIndex> index_claims(const std::vector<CountryClaim>& claims) {
  std::vector<std::string_view> texts;
  for (const CountryClaim& claim : claims) texts.insert(texts.end(), claim.phrases.begin(), claim.phrases.end());
  auto index = index_of(texts);
  if (index) return index;
  Error error = index.error();
  error.place = claim_place(claims, number_in(error, texts.size()));
  return error;
}

Result<std::shared_ptr<const FingerprintIndex>> index_published(const std::vector<PublishedText>& texts) {
  using Shared = std::shared_ptr<const FingerprintIndex>;
  if (texts.empty()) return Shared();
  std::vector<Fingerprint> fingerprints;
  fingerprints.reserve(texts.size());
  for (const PublishedText& text : texts) fingerprints.push_back(text.fingerprint);
  auto index = FingerprintIndex::build(fingerprints);
  if (index) return Shared(std::make_shared<const FingerprintIndex>(std::move(index).value()));
  Error error = index.error();
  error.place = error.place.empty() ? "/published_texts" : "/published_texts/" + error.place;
  return error;
}

}  // namespace

Result<bool> prepare(SignalParameters& parameters) {
  auto phrases = index_phrases(parameters.phrases);
  if (!phrases) return phrases.error();
  auto claims = index_claims(parameters.claims);
  if (!claims) return claims.error();
  auto published = index_published(parameters.published_texts);
  if (!published) return published.error();
  parameters.phrase_index = std::move(phrases).value();
  parameters.claim_index = std::move(claims).value();
  parameters.published_index = std::move(published).value();
  return true;
}

}  // namespace persona_lens
