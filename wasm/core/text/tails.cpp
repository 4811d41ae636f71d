#include "text/tails.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

#include "compact_sort.h"
#include "text/character_properties.h"
#include "text/code_points.h"
#include "text/mirrored.h"

namespace persona_lens {
namespace {

// Links and mentions behind the tail that are looked past.
constexpr std::size_t max_skipped_words = 12;

// Chat words and acronyms that everybody writes; in lower case.
constexpr auto common_words = std::to_array<std::string_view>(
    {"afaik",  "ama",   "amirite", "asap", "bbc",  "brb",  "btc",   "btw",  "ccp",   "ceo",  "cia",   "cnn",  "covid", "css",  "dae",
     "diy",    "dvd",   "eth",     "eu",   "faq",  "fbi",  "ffs",   "fifa", "fml",   "fomo", "ftw",   "fwiw", "fyi",   "gdp",  "gdpr",
     "gif",    "gmo",   "gop",     "gps",  "hiv",  "hodl", "html",  "http", "icymi", "idc",  "idgaf", "idk",  "ikr",   "imf",  "imho",
     "imo",    "ipo",   "irl",     "iso",  "isis", "jpeg", "jpg",   "json", "kkk",   "lgbt", "lgbtq", "lmao", "lmfao", "lmk",  "lol",
     "maga",   "mbti",  "mlb",     "mls",  "mp3",  "mp4",  "mpeg",  "nasa", "nato",  "nba",  "ncaa",  "nfl",  "nft",   "nfts", "ngl",
     "ngo",    "nhl",   "nhs",     "npr",  "nsa",  "nsfw", "nvm",   "nyc",  "nyt",   "omfg", "omg",   "opec", "osha",  "pcr",  "pdf",
     "php",    "png",   "pov",     "ppe",  "prc",  "psa",  "rip",   "rofl", "rsvp",  "sars", "smdh",  "smfh", "smh",   "sms",  "sos",
     "sql",    "stem",  "stfu",    "swat", "tbh",  "tbt",  "tfw",   "tgif", "til",   "tldr", "tmi",   "ttyl", "ufo",   "uk",   "un",
     "unesco", "unhcr", "unicef",  "url",  "usa",  "usb",  "uscis", "usd",  "usmca", "ussr", "vip",   "wfh",  "who",   "wtf",  "wto",
     "www",    "xlsx",  "xml",     "yolo", "ymmv", "infj", "infp",  "intj", "intp",  "isfj", "isfp",  "istj", "istp",  "enfj", "enfp",
     "entj",   "entp",  "esfj",    "esfp", "estj", "estp", "zip"});

// What announces a code that means something to its reader.
constexpr auto labels = std::to_array<std::string_view>(
    {"code",  "codes", "coupon",   "promo",  "ref",    "referral", "voucher", "id",        "no",    "nr",    "ticket", "case",
     "order", "ep",    "episode",  "part",   "código", "codigo",   "codice",  "gutschein", "cupón", "cupom", "код",    "промокод",
     "kod",   "kode",  "クーポン", "コード", "代码",   "代碼",     "邀请码",  "邀請碼",    "코드",  "कोड",   "كود"});

// Letters between the digits of times, measures and counts.
constexpr auto units = std::to_array<std::string_view>({"x",   "h",  "m",  "s",  "d",  "w",  "k",  "g",  "l",  "p",  "b",   "e",
                                                        "v",   "am", "pm", "cm", "mm", "km", "kg", "lb", "ft", "in", "min", "sec",
                                                        "hrs", "th", "st", "nd", "rd", "gb", "mb", "tb", "hz", "fps"});
constexpr auto months =
    std::to_array<std::string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c); }
char folded(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string folded(std::string_view word) {
  std::string result(word);
  std::ranges::transform(result, result.begin(), [](char c) { return folded(c); });
  return result;
}

bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos; }

std::size_t different_characters(std::string_view word) {
  std::bitset<128> seen;
  for (const char c : word) seen.set(static_cast<unsigned char>(c) % 128U);
  return seen.count();
}

std::size_t longest_consonants(std::string_view word) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : word) {
    run = is_letter(c) && !is_vowel(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// The length in bytes of the space that ends `text`: ASCII, no-break, ideographic, zero width.
std::size_t space_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) <= 0x20) return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  return text.ends_with("\xE3\x80\x80") || text.ends_with("\xE2\x80\x8B") ? 3 : 0;
}

struct LastWord {
  std::string_view word;
  std::string_view before;  // with the spaces
  bool line_break = false;  // between the two
};

// The last word and what is before it; a word that is longer than any link is not looked at to its beginning.
LastWord last_word(std::string_view text) {
  constexpr std::size_t longest = 4096;
  for (std::size_t length = space_at_end(text); length > 0; length = space_at_end(text)) text.remove_suffix(length);
  std::size_t start = text.size();
  while (start > 0 && text.size() - start < longest && space_at_end(text.substr(0, start)) == 0) --start;
  LastWord found{.word = text.substr(start), .before = text.substr(0, start)};
  std::string_view before = found.before;
  for (std::size_t length = space_at_end(before); length > 0; length = space_at_end(before)) {
    found.line_break = found.line_break || before.back() == '\n';
    before.remove_suffix(length);
  }
  return found;
}

bool is_link(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.") || word.starts_with("pic.twitter.com/") ||
         word.starts_with("pic.x.com/");
}

bool is_mention(std::string_view word) { return word.size() > 1 && word.front() == '@'; }
bool is_hashtag(std::string_view word) { return word.size() > 1 && (word.front() == '#' || word.starts_with("＃")); }

bool ends_sentence(std::string_view word) {
  constexpr auto marks = std::to_array<std::string_view>({".", "!", "?", "…", "。", "！", "？", "»", "”", "\"", "।", "؟", "۔"});
  return std::ranges::any_of(marks, [&](std::string_view mark) { return word.ends_with(mark); });
}

bool is_label(std::string_view word) {
  if (word.ends_with(':') || word.ends_with('=') || word.ends_with("：")) return true;
  return std::ranges::find(labels, folded(word)) != labels.end();
}

bool is_shouted(std::string_view word) { return word.size() >= 2 && std::ranges::all_of(word, is_upper); }

// "S01E02", "12h30m", "20x30cm", "21Nov2026".
bool is_counted(std::string_view word) {
  std::vector<std::string> runs;
  bool in_letters = false;
  for (const char c : word) {
    if (is_letter(c)) {
      if (!in_letters) runs.emplace_back();
      runs.back().push_back(folded(c));
    }
    in_letters = is_letter(c);
  }
  const auto is_unit = [](const std::string& run) {
    return std::ranges::find(units, run) != units.end() || std::ranges::find(months, run.substr(0, 3)) != months.end();
  };
  return std::ranges::all_of(runs, is_unit);
}

std::optional<TailKind> kind_of_letters(std::string_view word) {
  if (std::ranges::all_of(word, is_upper)) {
    return different_characters(word) >= 3 ? std::optional(TailKind::capitals) : std::nullopt;
  }
  if (std::ranges::all_of(word, is_lower)) {
    const bool unspeakable = std::ranges::none_of(word, is_vowel) || longest_consonants(word) >= 5;
    return word.size() >= 4 && different_characters(word) >= 4 && unspeakable ? std::optional(TailKind::lower) : std::nullopt;
  }
  std::size_t inner_capitals = 0;  // behind a small letter; "JavaScript" has one
  std::size_t class_changes = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (is_digit(word[i]) != is_digit(word[i - 1])) ++class_changes;
    if (is_upper(word[i]) && is_lower(word[i - 1])) ++inner_capitals;
  }
  if (word.size() < 4 || different_characters(word) < 4) return std::nullopt;
  if (class_changes >= 2) return is_counted(word) ? std::nullopt : std::optional(TailKind::mixed);
  return class_changes == 0 && inner_capitals >= 2 && longest_consonants(word) >= 3 ? std::optional(TailKind::mixed) : std::nullopt;
}

// What ends sentences, quotations and asides.
bool is_sentence_mark(char32_t c) {
  const Category category = category_of(c);
  if (category == Category::closing || category == Category::final_quote || category == Category::initial_quote) return true;
  return is_terminal_punctuation(c) || c == '"' || c == '\'' || c == 0x2026;
}

bool is_sign(char32_t c) {
  // Punctuation and symbols, but for pictures.
  const Category category = category_of(c);
  return category >= Category::dash && category != Category::other_symbol;
}

// ":-)" and "(^_^)": the eyes of a face, or the same from both sides.
bool is_face(const std::vector<char32_t>& signs) {
  if (std::u32string_view(U":;=>").find(signs.front()) != std::u32string_view::npos) return true;
  for (std::size_t i = 0; i < signs.size() / 2; ++i) {
    const char32_t other = signs[signs.size() - 1 - i];
    if (signs[i] != other && mirrored(signs[i]) != other) return false;
  }
  return true;
}

bool are_symbols(const std::vector<char32_t>& characters) {
  if (!std::ranges::all_of(characters, is_sign)) return false;
  std::vector<char32_t> different = characters;
  compact_sort(different);
  const auto repeated = std::ranges::unique(different);
  different.erase(repeated.begin(), repeated.end());
  return different.size() >= 3 && std::ranges::count_if(characters, [](char32_t c) { return !is_sentence_mark(c); }) >= 2 &&
         !is_face(characters);
}

// The characters of a word of at most max_tail_characters; empty where it is longer.
std::vector<char32_t> characters_of(std::string_view word) {
  std::vector<char32_t> characters;
  for (std::size_t i = 0; i < word.size();) {
    if (characters.size() == max_tail_characters) return {};
    characters.push_back(next_code_point(word, i));
  }
  return characters;
}

std::optional<TailKind> kind_of(std::string_view word, const std::vector<char32_t>& characters) {
  if (std::ranges::all_of(word, [](char c) { return is_letter(c) || is_digit(c); })) {
    if (std::ranges::none_of(word, is_letter) || std::ranges::find(common_words, folded(word)) != common_words.end()) return std::nullopt;
    return kind_of_letters(word);
  }
  return are_symbols(characters) ? std::optional(TailKind::symbols) : std::nullopt;
}

}  // namespace

std::optional<Tail> find_tail(std::string_view text) {
  LastWord last = last_word(text);
  for (std::size_t skipped = 0; is_link(last.word) || is_mention(last.word); ++skipped) {
    if (skipped == max_skipped_words) return std::nullopt;
    last = last_word(last.before);
  }
  if (last.word.size() < min_tail_characters || last.word.size() > 4 * max_tail_characters) return std::nullopt;
  const std::vector<char32_t> characters = characters_of(last.word);
  if (characters.size() < min_tail_characters) return std::nullopt;
  const auto kind = kind_of(last.word, characters);
  if (!kind) return std::nullopt;
  const std::string_view before = last_word(last.before).word;
  if (before.empty() || is_label(before)) return std::nullopt;
  if (kind != TailKind::symbols && is_shouted(before)) return std::nullopt;
  const bool set_off = kind == TailKind::symbols || last.line_break || is_link(before) || is_hashtag(before) || ends_sentence(before);
  return Tail{.word = last.word, .kind = *kind, .characters = characters.size(), .set_off = set_off};
}

bool is_hard_to_pronounce(std::string_view word) noexcept { return std::ranges::none_of(word, is_vowel) || longest_consonants(word) >= 3; }

bool has_words(std::string_view text) noexcept {
  std::size_t skipped = 0;
  for (LastWord last = last_word(text); !last.word.empty(); last = last_word(last.before)) {
    if (!is_link(last.word) && !is_mention(last.word)) return true;
    if (++skipped > 4 * max_skipped_words) return true;
  }
  return false;
}

}  // namespace persona_lens
