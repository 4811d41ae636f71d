// Writes wasm/core/text/character_table.h: what the core asks about single characters, from ICU's tables, in a tenth of their size.
//
//   c++ -std=c++20 -I ICU/include shared/tools/character_table.cpp ICU/lib/libicu.a -o character_table && ./character_table > wasm/core/text/character_table.h
//
// ICU is the folder of the native build that set-up made, with the definitions of cmake/third_party/icu/definitions.cmake. To be run again with
// every new version of ICU; the tests compare the answers for every code point with ICU's own.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace {

constexpr UChar32 end_of_unicode = 0x11'0000;

// In the order of persona_lens::Script behind common, inherited and other.
constexpr UScriptCode scripts[] = {
    USCRIPT_ARABIC,    USCRIPT_ARMENIAN, USCRIPT_BENGALI,  USCRIPT_BOPOMOFO, USCRIPT_CYRILLIC, USCRIPT_DEVANAGARI, USCRIPT_ETHIOPIC,
    USCRIPT_GEORGIAN,  USCRIPT_GREEK,    USCRIPT_GUJARATI, USCRIPT_GURMUKHI, USCRIPT_HAN,      USCRIPT_HANGUL,     USCRIPT_HEBREW,
    USCRIPT_HIRAGANA,  USCRIPT_KANNADA,  USCRIPT_KATAKANA, USCRIPT_KHMER,    USCRIPT_LAO,      USCRIPT_LATIN,      USCRIPT_MALAYALAM,
    USCRIPT_MONGOLIAN, USCRIPT_MYANMAR,  USCRIPT_NKO,      USCRIPT_ORIYA,    USCRIPT_SINHALA,  USCRIPT_SYRIAC,     USCRIPT_TAMIL,
    USCRIPT_TELUGU,    USCRIPT_THAANA,   USCRIPT_THAI,     USCRIPT_TIBETAN,  USCRIPT_TIFINAGH};

unsigned script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  if (script == USCRIPT_COMMON) return 0;
  if (script == USCRIPT_INHERITED) return 1;
  unsigned number = 3;
  for (const UScriptCode known : scripts) {
    if (known == script) return number;
    ++number;
  }
  return 2;
}

// Category in the lower five bits; above them alphabetic, white space, terminal punctuation, default-ignorable, with a numeric value.
unsigned properties_of(UChar32 c) {
  const auto bit = [c](UProperty property) -> unsigned { return u_hasBinaryProperty(c, property) ? 1 : 0; };
  return static_cast<unsigned>(u_charType(c)) | bit(UCHAR_ALPHABETIC) << 5U | bit(UCHAR_WHITE_SPACE) << 6U |
         bit(UCHAR_TERMINAL_PUNCTUATION) << 7U | bit(UCHAR_DEFAULT_IGNORABLE_CODE_POINT) << 8U |
         (u_getNumericValue(c) != U_NO_NUMERIC_VALUE ? 1U : 0U) << 9U;
}

void append_number(std::vector<unsigned>& bytes, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7U) bytes.push_back(0x80U | (number & 0x7FU));
  bytes.push_back(number);
}

void print(const char* type, const char* name, const std::vector<unsigned>& values, const char* about) {
  std::printf("\n// %s\ninline constexpr std::array<%s, %zu> %s = {", about, type, values.size(), name);
  std::string line;
  for (const unsigned value : values) {
    const std::string text = std::to_string(value) + ",";
    if (line.empty() || line.size() + text.size() > 138) {
      std::printf("%s\n", line.c_str());
      line = "    ";
    }
    line += text;
  }
  std::printf("%s};\n", line.c_str());
}

// Runs of characters with one property: the length of each, less one, then the property's number.
template <typename Property>
std::vector<unsigned> runs_of(Property&& property) {
  std::vector<unsigned> bytes;
  UChar32 begin = 0;
  for (UChar32 c = 1; c <= end_of_unicode; ++c) {
    if (c < end_of_unicode && property(c) == property(begin)) continue;
    append_number(bytes, static_cast<std::uint32_t>(c - begin - 1));
    bytes.push_back(property(begin));
    begin = c;
  }
  return bytes;
}

// Characters with another case, in runs of one distance between them and one difference: what lies between two runs, length less one,
// distance, and difference with its sign in the lowest bit.
template <typename Map>
std::vector<unsigned> case_runs(Map&& map) {
  std::vector<unsigned> bytes;
  UChar32 reached = 0;
  for (UChar32 c = 0; c < end_of_unicode; ++c) {
    if (map(c) == c) continue;
    const std::int32_t difference = map(c) - c;
    std::uint32_t distance = 1;
    std::uint32_t count = 1;
    for (const std::uint32_t candidate : {1U, 2U}) {
      std::uint32_t length = 1;
      const auto next = [&] { return c + static_cast<UChar32>(length * candidate); };
      while (next() < end_of_unicode && map(next()) - next() == difference && (candidate == 1 || map(next() - 1) == next() - 1)) ++length;
      if (length > count) {
        count = length;
        distance = candidate;
      }
    }
    append_number(bytes, static_cast<std::uint32_t>(c - reached));
    append_number(bytes, count - 1);
    append_number(bytes, distance);
    append_number(bytes, static_cast<std::uint32_t>(difference < 0 ? -difference * 2 + 1 : difference * 2));
    c += static_cast<UChar32>((count - 1) * distance);
    reached = c;
  }
  return bytes;
}

}  // namespace

int main() {
  std::map<unsigned, unsigned> numbers;
  std::vector<unsigned> kinds;
  for (UChar32 c = 0; c < end_of_unicode; ++c) {
    const unsigned properties = properties_of(c);
    if (numbers.emplace(properties, static_cast<unsigned>(kinds.size())).second) kinds.push_back(properties);
  }
  std::printf(
      "// Made by shared/tools/character_table.cpp from ICU %s (Unicode %s); do not edit.\n#pragma once\n\n#include <array>\n#include "
      "<cstdint>\n\n"
      "namespace persona_lens {\n\n// clang-format off",
      U_ICU_VERSION, U_UNICODE_VERSION);
  print("std::uint16_t", "character_kinds", kinds,
        "Each combination of properties: general category in five bits, then alphabetic, white space, terminal punctuation,\n"
        "// default-ignorable, with a numeric value.");
  print("std::uint8_t", "character_kind_runs", runs_of([&](UChar32 c) { return numbers.at(properties_of(c)); }),
        "From U+0000 on, for each run of characters of one kind its length, less one (LEB128), and the kind's place above.");
  print("std::uint8_t", "script_runs", runs_of(script_of), "The same for scripts, by their places in the enumeration Script.");
  print("std::uint8_t", "upper_case_runs", case_runs([](UChar32 c) { return u_toupper(c); }),
        "Characters with a capital (simple mapping): for each run what lies before it, its length, less one, the distance between its\n"
        "// characters, and the difference, doubled, with its sign in the lowest bit (all LEB128).");
  print("std::uint8_t", "folded_case_runs", case_runs([](UChar32 c) { return u_foldCase(c, U_FOLD_CASE_DEFAULT); }),
        "The same for simple case folding.");
  std::printf("\n// clang-format on\n\n}  // namespace persona_lens\n");
  return kinds.size() < 128 ? 0 : 1;
}
