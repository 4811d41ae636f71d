#include "packs/pack_parameters.h"

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "packs/json_words.h"
#include "packs/pack_fields.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_phrase = 300;
// Shorter ones are in too many innocent texts; a Chinese or Japanese character takes three bytes.
constexpr std::size_t min_unique_phrase = 8;
constexpr std::size_t min_phrase = 3;
constexpr std::size_t max_protected_names = 200;
constexpr std::size_t max_ids_of_name = 50;
constexpr std::size_t max_claims = 50;
constexpr std::size_t max_published_lists = 50;
constexpr std::size_t max_published_row = 1'000'000;
constexpr std::size_t digits_of_tile = 8;

constexpr std::array<std::pair<std::string_view, PhraseKind>, 4> phrase_kinds{
    {{"unique", PhraseKind::unique}, {"calque", PhraseKind::calque}, {"topic", PhraseKind::topic}, {"commercial", PhraseKind::commercial}}};

std::string read_phrase_text(JsonValue value, const PackNames& names, std::set<std::string>& seen, std::size_t min) {
  const std::string_view text = value.text(max_phrase);
  if (!text.empty() && text.size() < min) {
    value.fail(ErrorCode::invalid_value, "a phrase of " + std::to_string(text.size()) + " bytes is in too many innocent texts; at least " +
                                             std::to_string(min) + " are needed");
  }
  if (!text.empty() && !seen.insert(std::string(text)).second) value.fail(ErrorCode::invalid_value, "the phrase is listed twice");
  names.check_mentions(value, text);
  return std::string(text);
}

Phrase read_phrase(JsonValue value, const PackNames& names, std::set<std::string>& seen) {
  Phrase phrase;
  JsonObject fields = value.object();
  phrase.kind = read_word(fields.required("kind"), phrase_kinds, PhraseKind::topic);
  phrase.text = read_phrase_text(fields.required("text"), names, seen, phrase.kind == PhraseKind::unique ? min_unique_phrase : min_phrase);
  phrase.valid_from = pack_fields::read_day(fields.optional("valid_from"));
  JsonValue until = fields.optional("valid_until");
  if (const auto day = pack_fields::read_day(until)) phrase.valid_until = *day + ms_per_day - 1;
  if (phrase.valid_from && phrase.valid_until && *phrase.valid_until < *phrase.valid_from)
    until.fail(ErrorCode::invalid_value, "the phrase ends before it begins");
  names.check_source(fields.required("source"));
  fields.finish();
  return phrase;
}

// Eight lower-case hexadecimal digits each, one behind the other.
std::vector<std::uint32_t> read_tiles(JsonValue value) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::string_view text = value.text(digits_of_tile * max_fingerprint_characters);
  std::vector<std::uint32_t> tiles;
  if (text.size() % digits_of_tile != 0 || text.find_first_not_of(digits) != std::string_view::npos) {
    value.fail(ErrorCode::invalid_value, "expected hashes of eight lower-case hexadecimal digits, one behind the other");
    return tiles;
  }
  for (std::size_t at = 0; at < text.size(); at += digits_of_tile) {
    std::uint32_t tile = 0;
    for (const char digit : text.substr(at, digits_of_tile)) tile = tile << 4U | static_cast<std::uint32_t>(digits.find(digit));
    tiles.push_back(tile);
  }
  return tiles;
}

PublishedText read_published_text(JsonValue value) {
  PublishedText text;
  JsonObject fields = value.object();
  JsonValue row = fields.required("row");
  text.row = static_cast<std::uint32_t>(row.count(1, max_published_row, 1));
  JsonValue variant = fields.optional("variant_of");
  if (variant.present()) text.variant_of = static_cast<std::uint32_t>(variant.count(1, max_published_row, 1));
  if (text.variant_of >= text.row) variant.fail(ErrorCode::invalid_value, "expected the row of an earlier text");
  text.fingerprint.characters = static_cast<std::uint32_t>(fields.required("characters").count(1, max_fingerprint_characters, 1));
  text.fingerprint.cjk = static_cast<std::uint32_t>(fields.optional("cjk").count(0, max_fingerprint_characters, 0));
  text.fingerprint.tiles = read_tiles(fields.required("tiles"));
  fields.finish();
  return text;
}

// One list of a report, behind those that were read before.
void read_published_list(JsonValue value, const PackNames& names, std::vector<PublishedText>& texts) {
  constexpr std::size_t day_length = 10;
  JsonObject fields = value.object();
  names.check_source(fields.required("source"));
  JsonValue day = fields.required("published_on");
  const std::string published_on(pack_fields::read_day(day) ? day.text(day_length) : std::string_view());
  std::set<std::uint32_t> rows;
  fields.required("texts").each(1, max_fingerprints, [&](JsonValue one) {
    PublishedText text = read_published_text(one);
    text.published_on = published_on;
    if (!rows.insert(text.row).second) one.fail(ErrorCode::invalid_value, "the row " + std::to_string(text.row) + " is listed twice");
    texts.push_back(std::move(text));
  });
  fields.finish();
}

ProtectedName read_protected_name(JsonValue value, const PackNames& names) {
  ProtectedName name;
  JsonObject fields = value.object();
  name.name = fields.required("name").text(pack_fields::max_line);
  fields.optional("handles").each(0, max_ids_of_name, [&](JsonValue one) {
    name.handles.push_back(PackNames::read_handle(one));
    names.check_handle(one, name.handles.back());
  });
  fields.optional("ids").each(0, max_ids_of_name, [&](JsonValue one) { name.ids.emplace_back(one.text(pack_fields::max_name)); });
  names.check_source(fields.required("source"));
  fields.finish();
  return name;
}

CountryClaim read_claim(JsonValue value, const PackNames& names) {
  CountryClaim claim;
  std::set<std::string> seen;
  JsonObject fields = value.object();
  claim.country = fields.required("country").text(pack_fields::max_name);
  fields.required("phrases").each(
      1, max_signature_phrases, [&](JsonValue one) { claim.phrases.push_back(read_phrase_text(std::move(one), names, seen, min_phrase)); });
  names.check_source(fields.required("source"));
  fields.finish();
  return claim;
}

// Whole numbers within bounds, none twice.
std::vector<std::int32_t> read_numbers(JsonValue value, std::uint64_t min, std::uint64_t max, std::size_t at_least) {
  std::vector<std::int32_t> numbers;
  std::set<std::uint64_t> seen;
  value.each(at_least, static_cast<std::size_t>(max - min + 1), [&](JsonValue one) {
    const std::uint64_t number = one.count(min, max, min);
    if (!seen.insert(number).second) one.fail(ErrorCode::invalid_value, "the number is listed twice");
    numbers.push_back(static_cast<std::int32_t>(number));
  });
  return numbers;
}

PublishedShift read_shift(JsonValue value, const PackNames& names) {
  constexpr double earliest_zone = -720;
  constexpr double latest_zone = 840;
  constexpr std::uint64_t last_hour = 23;
  constexpr std::uint64_t sunday = 7;
  PublishedShift shift;
  JsonObject fields = value.object();
  JsonValue offset = fields.required("utc_offset_minutes");
  const double minutes = offset.number(earliest_zone, latest_zone);
  if (minutes != std::round(minutes)) offset.fail(ErrorCode::invalid_value, "expected whole minutes");
  shift.utc_offset_minutes = static_cast<std::int32_t>(minutes);
  shift.hours = read_numbers(fields.required("hours"), 0, last_hour, 1);
  shift.rest_days = read_numbers(fields.optional("rest_days"), 1, sunday, 0);
  names.check_source(fields.required("source"));
  fields.finish();
  return shift;
}

}  // namespace

SignalParameters read_parameters(JsonValue value, const SignalParameters& base, const PackNames& names) {
  SignalParameters parameters = base;
  if (!value.present()) return parameters;
  std::set<std::string> seen;
  for (const Phrase& phrase : base.phrases) seen.insert(phrase.text);
  JsonObject fields = value.object();
  fields.optional("phrases").each(0, max_signature_phrases,
                                  [&](JsonValue one) { parameters.phrases.push_back(read_phrase(std::move(one), names, seen)); });
  fields.optional("published_texts").each(0, max_published_lists, [&](JsonValue one) {
    read_published_list(std::move(one), names, parameters.published_texts);
  });
  fields.optional("protected_names").each(0, max_protected_names, [&](JsonValue one) {
    parameters.protected_names.push_back(read_protected_name(std::move(one), names));
  });
  fields.optional("claims").each(0, max_claims, [&](JsonValue one) { parameters.claims.push_back(read_claim(std::move(one), names)); });
  if (const JsonValue shift = fields.optional("shift"); shift.present()) parameters.shift = read_shift(shift, names);
  fields.finish();
  const Result<bool> prepared = prepare(parameters);
  if (!prepared) {
    const Error& error = prepared.error();
    value.fail(error.code, (error.place.empty() ? "" : error.place + ": ") + error.message);
  }
  return parameters;
}

}  // namespace persona_lens
