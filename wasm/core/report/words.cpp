#include "report/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "packs/json_reader.h"
#include "shipped.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr JsonLimits words_limits{.max_bytes = 1024 * 1024, .max_depth = 4};
constexpr std::size_t max_sentence = 2000;
// Beyond this, doubles no longer count in ones.
constexpr double largest_whole = 9e15;

std::optional<std::string_view> shipped_words(std::string_view tag) {
  for (const shipped::File& file : shipped::words()) {
    if (file.name.size() == tag.size() + 5 && file.name.starts_with(tag) && file.name.ends_with(".json")) return file.content;
  }
  return std::nullopt;
}

std::string filled(std::string_view sentence, std::span<const Filling> fillings) {
  std::string out;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = open == sentence.npos ? sentence.npos : sentence.find('}', open);
    if (close == sentence.npos) return out += sentence;
    out += sentence.substr(0, open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    if (const auto filling = std::ranges::find(fillings, name, &Filling::name); filling != fillings.end()) out += filling->value;
    sentence.remove_prefix(close + 1);
  }
  return out;
}

// As exact as it is shown: whole from 10 on, one decimal below.
double rounded(double number) { return std::abs(number) < 10 ? std::round(number * 10) / 10 : std::round(number); }

}  // namespace

Words Words::for_language(std::string_view tag) {
  Words words;
  // From the plainest to the closest, so that a closer language replaces what it says itself.
  std::vector<std::string_view> tags{"en"};
  for (std::size_t end = tag.find('-'); end != tag.npos; end = tag.find('-', end + 1)) tags.push_back(tag.substr(0, end));
  tags.push_back(tag);
  for (const std::string_view one : tags) {
    const auto content = shipped_words(one);
    if (!content) continue;
    Result<Words> read = parse(*content);
    if (!read) continue;  // a test reads every shipped file, so this does not happen
    for (auto& [key, sentence] : read->sentences_) words.sentences_.insert_or_assign(key, std::move(sentence));
  }
  return words;
}

Result<Words> Words::parse(std::string_view json) {
  JsonReader reader;
  Words words;
  JsonValue root = reader.parse(json, words_limits);
  root.object().each(10'000, [&](std::string_view key, JsonValue value) {
    Sentence sentence;
    if (value.is_object()) {
      JsonObject plural = value.object();
      sentence.zero = plural.optional("zero").text(max_sentence);
      sentence.one = plural.required("one").text(max_sentence);
      sentence.other = plural.required("other").text(max_sentence);
      plural.finish();
    } else {
      sentence.other = value.text(max_sentence);
    }
    words.sentences_.insert_or_assign(std::string(key), std::move(sentence));
  });
  if (!reader.good()) return reader.error();
  return words;
}

bool Words::has(std::string_view key) const { return sentences_.contains(key); }

std::string Words::say(std::string_view key, std::span<const Filling> fillings) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return {};
  const Sentence& sentence = found->second;
  const auto n = std::ranges::find(fillings, std::string_view("n"), &Filling::name);
  const std::optional<double> number = n == fillings.end() ? std::nullopt : n->number;
  if (number == 0 && !sentence.zero.empty()) return filled(sentence.zero, fillings);
  if (number == 1 && !sentence.one.empty()) return filled(sentence.one, fillings);
  return filled(sentence.other, fillings);
}

std::string Words::number(double number) const {
  if (!std::isfinite(number) || std::abs(number) > largest_whole) return {};
  const auto tenths = static_cast<std::int64_t>(std::llround(std::abs(rounded(number)) * 10));
  std::string digits = std::to_string(tenths / 10);
  const std::string separator = say("number.group");
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, separator);
  if (tenths % 10 != 0) digits += say("number.decimal") + std::to_string(tenths % 10);
  return number < 0 && tenths != 0 ? "\u2212" + digits : digits;
}

// Singular and plural follow what is shown: 0.96 days read "1 day".
Filling Words::count(std::string_view name, double count) const { return {name, number(count), rounded(count)}; }

std::string Words::day(TimeMs time) const { return date(std::string_view(iso_time(time)).substr(0, 10)); }

std::string Words::date(std::string_view iso) const {
  constexpr std::string_view first_day = "0000-01-01";
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::string(iso);
  if (!parse_iso_time(std::string(iso) + std::string(first_day.substr(iso.size())))) return std::string(iso);
  if (iso.size() == 4) return std::string(iso);
  const Filling year{"year", std::string(iso.substr(0, 4))};
  const Filling month{"month", say("month." + std::string(iso.substr(5, 2)))};
  if (iso.size() == 7) return say("date.month", {year, month});
  const std::string_view day = iso.substr(iso[8] == '0' ? 9 : 8);
  return say("date.day", {year, month, {"day", std::string(day)}});
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  keys.reserve(sentences_.size());
  for (const auto& [key, sentence] : sentences_) keys.push_back(key);
  return keys;
}

}  // namespace persona_lens
