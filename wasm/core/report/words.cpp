#include "report/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "packs/json_reader.h"
#include "report/plurals.h"
#include "shipped.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr JsonLimits words_limits{.max_bytes = 1024 * 1024, .max_depth = 4};
constexpr std::size_t max_sentence = 2000;
constexpr std::size_t max_sentences = 10'000;
// Beyond this, doubles no longer count in ones.
constexpr double largest_whole = 9e15;

std::optional<std::string_view> shipped_words(std::string_view tag) {
  for (const shipped::File& file : shipped::words()) {
    if (file.name.size() == tag.size() + 5 && file.name.starts_with(tag) && file.name.ends_with(".json")) return file.content;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Plural>, 6> plural_names{{{"zero", Plural::zero},
                                                                           {"one", Plural::one},
                                                                           {"two", Plural::two},
                                                                           {"few", Plural::few},
                                                                           {"many", Plural::many},
                                                                           {"other", Plural::other}}};

constexpr std::size_t at(Plural form) { return static_cast<std::size_t>(form); }

// The file's name for a tag: Chinese is told by script, by region where the tag does not name one; else the first part decides.
std::string_view name_of_language(std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find('-'));
  if (first != "zh") return first;
  for (std::string_view rest = tag; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('-'));
    if (part == "Hans") return "zh-Hans";
    if (part == "Hant" || part == "TW" || part == "HK" || part == "MO") return "zh-Hant";
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  }
  return "zh-Hans";
}

std::set<std::string_view> placeholders_of(std::string_view sentence) {
  std::set<std::string_view> names;
  while (true) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = open == sentence.npos ? sentence.npos : sentence.find('}', open);
    if (close == sentence.npos) return names;
    names.insert(sentence.substr(open + 1, close - open - 1));
    sentence.remove_prefix(close + 1);
  }
}

// A catalogue is data: what is no {name} is shown as it stands.
std::string filled(std::string_view sentence, std::span<const Filling> fillings) {
  std::string text;
  while (true) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = open == sentence.npos ? sentence.npos : sentence.find('}', open);
    if (close == sentence.npos) return text.append(sentence);
    const auto filling = std::ranges::find(fillings, sentence.substr(open + 1, close - open - 1), &Filling::name);
    text.append(sentence.substr(0, open));
    if (filling != fillings.end()) text.append(filling->value);
    sentence.remove_prefix(close + 1);
  }
}

// As exact as it is shown: whole from 10 on, one decimal below.
double rounded(double number) { return std::abs(number) < 10 ? std::round(number * 10) / 10 : std::round(number); }

}  // namespace

Words Words::for_language(std::string_view tag) {
  Words words;
  const std::string_view language = name_of_language(tag);
  for (const std::string_view one : {std::string_view("en"), language}) {
    const auto content = shipped_words(one);
    if (!content) continue;
    Result<Words> read = parse(*content, one);
    if (!read) continue;  // a test reads every shipped file, so this does not happen
    words.language_ = one;
    for (auto& [key, sentence] : read->sentences_) words.sentences_.insert_or_assign(key, std::move(sentence));
  }
  if (const auto texts = shipped_words("packs." + std::string(language))) static_cast<void>(words.add_pack_texts(*texts));
  return words;
}

Result<Words> Words::parse(std::string_view json, std::string_view language) {
  JsonReader reader;
  Words words;
  words.language_ = language;
  JsonValue root = reader.parse(json, words_limits);
  root.object().each(max_sentences, [&](std::string_view key, JsonValue value) {
    Sentence sentence;
    if (value.is_object()) {
      JsonObject forms = value.object();
      for (const auto& [name, form] : plural_names) {
        JsonValue text = form == Plural::other ? forms.required(name) : forms.optional(name);
        sentence[at(form)] = text.text(max_sentence);
      }
      forms.finish();
    } else {
      sentence[at(Plural::other)] = value.text(max_sentence);
    }
    words.sentences_.insert_or_assign(std::string(key), std::move(sentence));
  });
  if (!reader.good()) return reader.error();
  return words;
}

Result<Words> Words::translated(std::string_view json, std::string_view language) const {
  Result<Words> words = parse(json, language);
  if (!words) return words;
  for (const auto& [key, source] : sentences_) {
    const auto found = words->sentences_.find(key);
    if (found == words->sentences_.end()) return Error{ErrorCode::missing_field, "a sentence is missing", "/" + key};
    std::set<std::string_view> allowed;
    for (const std::string& form : source) allowed.merge(placeholders_of(form));
    for (const std::string& form : found->second) {
      if (!std::ranges::includes(allowed, placeholders_of(form))) {
        return Error{ErrorCode::invalid_value, "a placeholder is not one of the sentence that is translated", "/" + key};
      }
    }
    if (placeholders_of(source[at(Plural::other)]) != placeholders_of(found->second[at(Plural::other)])) {
      return Error{ErrorCode::invalid_value, "a placeholder of the sentence that is translated is left out", "/" + key};
    }
  }
  return words;
}

Result<std::size_t> Words::add_pack_texts(std::string_view json) {
  JsonReader reader;
  std::map<std::string, SharedText, std::less<>> texts;
  JsonValue root = reader.parse(json, words_limits);
  root.object().each(max_sentences, [&](std::string_view english, JsonValue text) {
    texts.insert_or_assign(std::string(english), text.text(max_sentence));
  });
  if (!reader.good()) return reader.error();
  const std::size_t count = texts.size();
  for (auto& [english, text] : texts) pack_texts_.insert_or_assign(english, std::move(text));
  return count;
}

void Words::translate(SharedText& text) const {
  if (const auto found = pack_texts_.find(text.view()); found != pack_texts_.end()) text = found->second;
}

bool Words::has(std::string_view key) const { return sentences_.contains(key); }

std::string Words::say(std::string_view key, std::span<const Filling> fillings) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return {};
  const Sentence& sentence = found->second;
  const auto n = std::ranges::find(fillings, std::string_view("n"), &Filling::name);
  const std::optional<double> number = n == fillings.end() ? std::nullopt : n->number;
  if (number) {
    if (*number == 0 && !sentence[at(Plural::zero)].empty()) return filled(sentence[at(Plural::zero)], fillings);
    if (*number == 1 && !sentence[at(Plural::one)].empty()) return filled(sentence[at(Plural::one)], fillings);
    const std::string& form = sentence[at(plural_of(language_, *number))];
    if (!form.empty()) return filled(form, fillings);
  }
  return filled(sentence[at(Plural::other)], fillings);
}

std::string Words::number(double number) const {
  if (!std::isfinite(number) || std::abs(number) > largest_whole) return {};
  const auto tenths = static_cast<std::int64_t>(std::llround(std::abs(rounded(number)) * 10));
  std::string digits = std::to_string(tenths / 10);
  // "3836" in Spanish, "3,836" in English: how many digits it takes for the first separator.
  const std::string least = say("number.group_from");
  if (least.empty() || digits.size() >= static_cast<std::size_t>(least.front() - '0')) {
    const std::string separator = say("number.group");
    for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, separator);
  }
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

std::string Words::join(std::string first, std::string second) const {
  return say("sentence.join", {{"first", std::move(first)}, {"second", std::move(second)}});
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  keys.reserve(sentences_.size());
  for (const auto& [key, sentence] : sentences_) keys.push_back(key);
  return keys;
}

}  // namespace persona_lens
