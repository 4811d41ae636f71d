#include "text/content_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "text/character_properties.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

struct ScriptName {
  UScriptCode script;
  const char* name;
};

// Scripts that people post in. ICU knows the names of all of them, with 30 KB of tables.
constexpr auto script_names = std::to_array<ScriptName>({
    {USCRIPT_ARABIC, "Arab"},   {USCRIPT_ARMENIAN, "Armn"},   {USCRIPT_BENGALI, "Beng"},   {USCRIPT_BOPOMOFO, "Bopo"},
    {USCRIPT_CYRILLIC, "Cyrl"}, {USCRIPT_DEVANAGARI, "Deva"}, {USCRIPT_ETHIOPIC, "Ethi"},  {USCRIPT_GEORGIAN, "Geor"},
    {USCRIPT_GREEK, "Grek"},    {USCRIPT_GUJARATI, "Gujr"},   {USCRIPT_GURMUKHI, "Guru"},  {USCRIPT_HAN, "Hani"},
    {USCRIPT_HANGUL, "Hang"},   {USCRIPT_HEBREW, "Hebr"},     {USCRIPT_KANNADA, "Knda"},   {USCRIPT_KHMER, "Khmr"},
    {USCRIPT_LAO, "Laoo"},      {USCRIPT_LATIN, "Latn"},      {USCRIPT_MALAYALAM, "Mlym"}, {USCRIPT_MONGOLIAN, "Mong"},
    {USCRIPT_MYANMAR, "Mymr"},  {USCRIPT_NKO, "Nkoo"},        {USCRIPT_ORIYA, "Orya"},     {USCRIPT_SINHALA, "Sinh"},
    {USCRIPT_SYRIAC, "Syrc"},   {USCRIPT_TAMIL, "Taml"},      {USCRIPT_TELUGU, "Telu"},    {USCRIPT_THAANA, "Thaa"},
    {USCRIPT_THAI, "Thai"},     {USCRIPT_TIBETAN, "Tibt"},    {USCRIPT_TIFINAGH, "Tfng"},
});

// ISO 15924; "Zzzz" for the others.
const char* script_name(UScriptCode script) {
  const auto* known = std::ranges::find(script_names, script, &ScriptName::script);
  return known == script_names.end() ? "Zzzz" : known->name;
}

UScriptCode script_of(UChar32 c) {
  if (c == 0x30FC) return USCRIPT_KATAKANA;  // the prolonged sound mark belongs to no script alone
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return U_FAILURE(status) != 0 ? USCRIPT_UNKNOWN : script;
}

bool is_kana(UScriptCode script) { return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA; }

bool is_written_without_spaces(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool is_word_character(UChar32 c) { return is_alphabetic(static_cast<char32_t>(c)) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Of one well-formed sequence.
UChar32 code_point_of(std::string_view bytes) {
  constexpr unsigned tail_bits = 6;
  constexpr unsigned tail_mask = 0x3F;
  const auto lead = static_cast<unsigned char>(bytes.front());
  if (bytes.size() == 1) return lead;
  auto value = static_cast<std::uint32_t>(lead & (0xFFU >> (bytes.size() + 1)));
  for (const char byte : bytes.substr(1)) value = (value << tail_bits) | (static_cast<unsigned char>(byte) & tail_mask);
  return static_cast<UChar32>(value);
}

// Enough bytes for max_content_characters of any script; never cut inside a character.
std::string_view beginning_of(std::string_view utf8) {
  constexpr std::size_t most_bytes_each = 4;
  constexpr unsigned tail_bits = 0xC0;
  constexpr unsigned tail = 0x80;
  std::size_t end = std::min(utf8.size(), max_content_characters * most_bytes_each);
  while (end > 0 && end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & tail_bits) == tail) --end;
  return utf8.substr(0, end);
}

// Collects words and scripts character by character.
class Collector {
 public:
  void take(UChar32 c, std::string_view bytes) {
    if (!is_word_character(c)) {
      end_word();
      return;
    }
    const UScriptCode script = script_of(c);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) ++letters_[script];
    if (is_written_without_spaces(script)) {
      if (!word_.empty()) end_word();
      if (!previous_.empty()) words_.push_back(previous_ + std::string(bytes));
      previous_ = bytes;
      return;
    }
    previous_.clear();
    word_ += bytes;
    ++length_;
  }

  ContentWords finish() {
    end_word();
    std::ranges::sort(words_);
    const auto repeated = std::ranges::unique(words_);
    words_.erase(repeated.begin(), repeated.end());
    ContentWords result;
    result.words = std::move(words_);
    result.script = dominant_script();
    return result;
  }

 private:
  void end_word() {
    if (length_ >= min_content_word) words_.push_back(word_);
    word_.clear();
    length_ = 0;
    previous_.clear();
  }

  [[nodiscard]] std::string dominant_script() const {
    std::map<std::string, std::size_t> by_name;
    const bool has_kana = std::ranges::any_of(letters_, [](const auto& entry) { return is_kana(entry.first); });
    for (const auto& [script, count] : letters_) {
      const bool japanese = is_kana(script) || (script == USCRIPT_HAN && has_kana);
      by_name[japanese ? "Jpan" : script_name(script)] += count;
    }
    std::string most;
    std::size_t count_of_most = 0;
    for (const auto& [name, count] : by_name) {
      if (count <= count_of_most) continue;
      most = name;
      count_of_most = count;
    }
    return most;
  }

  std::vector<std::string> words_;
  std::map<UScriptCode, std::size_t> letters_;
  std::string word_;
  std::size_t length_ = 0;
  std::string previous_;  // the character before, in a script without spaces
};

}  // namespace

Result<ContentWords> content_words(std::string_view utf8) {
  const auto normal = normalise(beginning_of(utf8));
  if (!normal) return normal.error();
  const std::string_view text = normal->text;
  Collector collector;
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size() && seen < max_content_characters; ++seen) {
    const std::size_t length = utf8_sequence_length(text, at);
    if (length == 0) break;  // normal forms are well-formed
    const std::string_view bytes = text.substr(at, length);
    collector.take(code_point_of(bytes), bytes);
    at += length;
  }
  ContentWords result = collector.finish();
  result.manual_repost = normal->manual_repost;
  return result;
}

}  // namespace persona_lens
