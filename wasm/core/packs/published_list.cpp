#include "packs/published_list.h"

#include <algorithm>
#include <utility>

#include "packs/json_reader.h"
#include "text/fingerprints.h"
#include "text/json_writer.h"
#include "text/normalise.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_line_bytes = 64U * 1024;
constexpr std::uint64_t max_row = 1'000'000;

// The row of the first text that this one repeats, or 0.
Result<std::uint32_t> repeated_row(const std::vector<PublishedText>& earlier, std::string_view text) {
  if (earlier.empty()) return std::uint32_t{0};
  std::vector<Fingerprint> fingerprints;
  fingerprints.reserve(earlier.size());
  for (const PublishedText& one : earlier) fingerprints.push_back(one.fingerprint);
  const auto index = FingerprintIndex::build(fingerprints);
  if (!index) return index.error();
  const auto normal = normalise(text);
  if (!normal) return normal.error();
  std::uint32_t first = 0;
  for (const FingerprintMatch& match : index->find(normal->text)) {
    const PublishedText& known = earlier[match.fingerprint];
    const std::uint32_t row = known.variant_of == 0 ? known.row : known.variant_of;
    if (first == 0 || row < first) first = row;
  }
  return first;
}

Result<PublishedText> read_line(std::string_view line, const std::vector<PublishedText>& earlier) {
  JsonReader reader;
  JsonObject fields = reader.parse(line, {.max_bytes = max_line_bytes, .max_depth = 2}).object();
  PublishedText published;
  JsonValue row = fields.required("row");
  published.row = static_cast<std::uint32_t>(row.count(1, max_row, 1));
  if (!earlier.empty() && earlier.back().row >= published.row) row.fail(ErrorCode::invalid_value, "the rows must ascend");
  const std::string_view text = fields.required("text").text(max_line_bytes);
  fields.finish();
  if (!reader.good()) return reader.error();
  auto fingerprint = fingerprint_of(text);
  if (!fingerprint) return fingerprint.error();
  published.fingerprint = std::move(fingerprint).value();
  const auto repeated = repeated_row(earlier, text);
  if (!repeated) return repeated.error();
  published.variant_of = *repeated;
  return published;
}

}  // namespace

Result<std::vector<PublishedText>> read_published_list(std::string_view lines) {
  std::vector<PublishedText> texts;
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    if (line.empty()) continue;
    if (texts.size() == max_fingerprints) return Error{ErrorCode::too_large, "The list is too long.", ""};
    auto text = read_line(line, texts);
    if (!text) return Error{text.error().code, text.error().message, "line " + std::to_string(number)};
    texts.push_back(std::move(text).value());
  }
  return texts;
}

void append_published_text(std::string& out, const PublishedText& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr unsigned bits_of_digit = 4;
  constexpr unsigned bits_of_tile = 32;
  std::string tiles;
  for (const std::uint32_t tile : text.fingerprint.tiles) {
    for (unsigned shift = bits_of_tile; shift > 0; shift -= bits_of_digit) tiles += digits[(tile >> (shift - bits_of_digit)) & 0xFU];
  }
  JsonWriter json(out);
  json.begin_object().member("row", text.row);
  if (text.variant_of != 0) json.member("variant_of", text.variant_of);
  json.member("characters", text.fingerprint.characters);
  if (text.fingerprint.cjk != 0) json.member("cjk", text.fingerprint.cjk);
  json.member("tiles", tiles).end_object().newline();
}

}  // namespace persona_lens
