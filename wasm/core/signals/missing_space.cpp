#include "signals/missing_space.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "missing_space";
constexpr std::size_t min_posts = 10;
constexpr double min_share = 0.2;
constexpr double decibans = 2;
constexpr std::size_t min_letters = 10;
// After a colon shorter words are endings: "EU:ssa", "jede:r".
constexpr std::size_t min_after_colon = 4;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// What the bytes of a sequence beyond ASCII begin: Latin letters reach to U+024F and U+1E00–U+1EFF; U+2000–U+2BFF are signs, as are the
// emoji beyond U+1F000. Everything else is another script.
enum class Script : std::uint8_t { latin, sign, other };

Script script_of(std::string_view sequence) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(sequence[i])); };
  if (sequence.size() == 2) {
    const std::uint32_t c = ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    if (c < 0xC0) return Script::sign;
    return c <= 0x24F || (c >= 0x300 && c <= 0x36F) ? Script::latin : Script::other;
  }
  if (sequence.size() == 3) {
    const std::uint32_t c = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (c >= 0x1E00 && c <= 0x1EFF) return Script::latin;
    return (c >= 0x2000 && c <= 0x2BFF) || c >= 0xFE00 ? Script::sign : Script::other;
  }
  return sequence.size() == 4 && byte(0) == 0xF0 && byte(1) >= 0x9F ? Script::sign : Script::other;
}

bool is_latin_text(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(utf8_sequence_length(text, at), 1);
    if (length == 1) {
      letters += is_letter(text[at]) ? 1 : 0;
    } else {
      const Script script = script_of(text.substr(at, length));
      if (script == Script::other) return false;
      letters += script == Script::latin ? 1 : 0;
    }
    at += length;
  }
  return letters >= min_letters;
}

// Links, addresses, mentions, hashtags, code, paths; names with a dot inside, which are files, sites and numbers.
bool is_no_plain_word(std::string_view token) {
  if (token.find_first_of("/\\@#=&_<>{}[]()|^~`*+$%") != std::string_view::npos) return true;
  for (std::size_t dot = token.find('.'); dot != std::string_view::npos; dot = token.find('.', dot + 1)) {
    if (dot > 0 && dot + 1 < token.size() && (is_letter(token[dot + 1]) || is_digit(token[dot + 1]))) return true;
  }
  return false;
}

// Whether the mark at `at` should have a space after it.
bool misses_space(std::string_view token, std::size_t at, bool spanish) {
  const char mark = token[at];
  if (at == 0 || at + 1 >= token.size() || !is_letter(token[at + 1])) return false;
  const char before = token[at - 1];
  const bool after_letter = is_letter(before) || static_cast<unsigned char>(before) >= 0x80U;
  if (!after_letter && !is_digit(before)) return false;
  if (spanish && (mark == '!' || mark == '?')) return false;
  std::size_t end = at + 1;
  while (end < token.size() && (is_letter(token[end]) || static_cast<unsigned char>(token[end]) >= 0x80U)) ++end;
  const std::string_view after = token.substr(at + 1, end - at - 1);
  if (after.size() < 2) return false;  // an emoticon, or options: "lol:D", "A,B,C"
  if (mark != ':') return true;
  return is_lower(before) && after.size() >= min_after_colon && !after.starts_with("innen");
}

bool token_misses_space(std::string_view token, bool spanish) {
  if (is_no_plain_word(token)) return false;
  for (std::size_t at = token.find_first_of(",!?;:"); at != std::string_view::npos; at = token.find_first_of(",!?;:", at + 1)) {
    // Two colons are a name of an emoji or of something in a program.
    if (token[at] == ':' && token.find(':', at + 1) != std::string_view::npos) return false;
    if (misses_space(token, at, spanish)) return true;
  }
  return false;
}

}  // namespace

Spacing spacing_of(std::string_view text) {
  if (!is_latin_text(text)) return Spacing::other_script;
  if (text.find('`') != std::string_view::npos) return Spacing::usual;  // code: its author knows where spaces go
  const bool spanish = text.find("¿") != std::string_view::npos || text.find("¡") != std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (token_misses_space(text.substr(at, end - at), spanish)) return Spacing::missing;
    at = end;
  }
  return Spacing::usual;
}

SignalResult missing_space(const SignalContext& context, const AccountKey& account) {
  std::size_t looked_at = 0;
  std::size_t latin = 0;
  std::vector<const Post*> missing;
  for (const Post* post : context.book.posts_by(account)) {
    if (post->kind == PostKind::repost || post->text.empty()) continue;
    if (++looked_at > max_phrase_posts) break;
    const Spacing spacing = spacing_of(post->text);
    if (spacing == Spacing::other_script) continue;
    ++latin;
    if (spacing == Spacing::missing) missing.push_back(post);
  }
  if (looked_at == 0) return not_evaluated(id, Group::g4_phrasing, "no_own_texts");
  if (latin < min_posts) return not_evaluated(id, Group::g4_phrasing, "too_few_latin_posts");

  SignalResult result = evaluated(id, Group::g4_phrasing);
  const double share = static_cast<double>(missing.size()) / static_cast<double>(latin);
  if (share >= min_share) result.decibans = {decibans, decibans};
  result.observed = {observed_number("posts", static_cast<std::uint64_t>(latin)),
                     observed_number("posts_without_space", static_cast<std::uint64_t>(missing.size())), observed_number("share", share)};
  for (const Post* post : missing) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    result.evidence_posts.push_back(post->id);
  }
  return result;
}

}  // namespace persona_lens
