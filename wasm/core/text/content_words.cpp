#include "text/content_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "compact_sort.h"
#include "text/character_properties.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

// The prolonged sound mark belongs to no script alone.
Script own_script(char32_t c) { return c == 0x30FC ? Script::katakana : script_of(c); }

bool is_kana(Script script) { return script == Script::hiragana || script == Script::katakana; }

bool is_written_without_spaces(Script script) {
  switch (script) {
    case Script::han:
    case Script::hiragana:
    case Script::katakana:
    case Script::bopomofo:
    case Script::hangul:
    case Script::thai:
    case Script::lao:
    case Script::khmer:
    case Script::myanmar:
      return true;
    default:
      return false;
  }
}

bool is_word_character(char32_t c) { return is_alphabetic(c) || is_mark(c); }

// Of one well-formed sequence.
char32_t code_point_of(std::string_view bytes) {
  constexpr unsigned tail_bits = 6;
  constexpr unsigned tail_mask = 0x3F;
  const auto lead = static_cast<unsigned char>(bytes.front());
  if (bytes.size() == 1) return lead;
  auto value = static_cast<std::uint32_t>(lead & (0xFFU >> (bytes.size() + 1)));
  for (const char byte : bytes.substr(1)) value = (value << tail_bits) | (static_cast<unsigned char>(byte) & tail_mask);
  return static_cast<char32_t>(value);
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
  void take(char32_t c, std::string_view bytes) {
    if (!is_word_character(c)) {
      end_word();
      return;
    }
    const Script script = own_script(c);
    if (script != Script::common && script != Script::inherited) ++letters_[script];
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
    compact_sort(words_);
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
      const bool japanese = is_kana(script) || (script == Script::han && has_kana);
      by_name[japanese ? "Jpan" : script_code(script)] += count;
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
  std::map<Script, std::size_t> letters_;
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
