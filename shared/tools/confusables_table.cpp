// Writes wasm/core/text/confusables_table.h: which characters look like which others (UTS 39, confusables.txt), from ICU's spoof checker.
//
//   c++ -std=c++20 -I ICU/include shared/tools/confusables_table.cpp ICU/lib/libicu.a -o confusables_table && ./confusables_table > wasm/core/text/confusables_table.h
//
// ICU is the folder of the native build that set-up made, with the definitions of cmake/third_party/icu/definitions.cmake. To be run again with
// every new version of ICU; a test compares the skeletons of every character with ICU's own.
//
// Left out is what the core never asks for, because its texts went through NFKC_Casefold and were taken apart before: whatever that changes, but for
// the capitals of what it leaves. Two thirds of the list are such letters of mathematics and presentation forms.
#include <icu_data.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/utf16.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

namespace {

constexpr UChar32 end_of_unicode = 0x11'0000;

std::u16string text_of(UChar32 c) {
  std::array<char16_t, 2> units{};
  std::int32_t length = 0;
  U16_APPEND_UNSAFE(units, length, c);
  return {units.data(), static_cast<std::size_t>(length)};
}

void append_number(std::vector<unsigned>& bytes, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7U) bytes.push_back(0x80U | (number & 0x7FU));
  bytes.push_back(number);
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  udata_setCommonData(persona_lens_icu_data, &status);
  const UNormalizer2* folding = unorm2_getNFKCCasefoldInstance(&status);
  const USpoofChecker* checker = uspoof_open(&status);
  if (U_FAILURE(status)) return 1;

  std::set<UChar32> asked;
  for (UChar32 c = 0; c < end_of_unicode; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    std::array<char16_t, 64> parts{};
    if (unorm2_getDecomposition(folding, c, parts.data(), parts.size(), &status) >= 0) continue;
    asked.insert(c);
    asked.insert(u_toupper(c));
  }
  std::vector<unsigned> bytes;
  UChar32 before = 0;
  std::size_t entries = 0;
  for (const UChar32 c : asked) {
    std::array<char16_t, 64> skeleton{};
    const std::u16string text = text_of(c);
    const std::int32_t length =
        uspoof_getSkeleton(checker, 0, text.data(), static_cast<std::int32_t>(text.size()), skeleton.data(), skeleton.size(), &status);
    if (U_FAILURE(status)) return 1;
    if (std::u16string_view(skeleton.data(), static_cast<std::size_t>(length)) == text) continue;
    append_number(bytes, static_cast<std::uint32_t>(c - before));
    for (std::int32_t i = 0; i < length;) {
      UChar32 part = 0;
      U16_NEXT(skeleton.data(), i, length, part);
      append_number(bytes, static_cast<std::uint32_t>(part) * 2 + (i < length ? 1 : 0));
    }
    before = c;
    ++entries;
  }
  std::printf(
      "// Made by shared/tools/confusables_table.cpp from ICU %s (Unicode %s); do not edit.\n#pragma once\n\n#include <array>\n#include "
      "<cstdint>\n\n"
      "namespace persona_lens {\n\n"
      "// %zu characters, ascending: the distance from the one before, then the characters that stand for it, each doubled, with the "
      "lowest bit\n"
      "// set where another follows (all LEB128).\n// clang-format off\ninline constexpr std::array<std::uint8_t, %zu> confusables_bytes = "
      "{",
      U_ICU_VERSION, U_UNICODE_VERSION, entries, bytes.size());
  std::string line;
  for (const unsigned byte : bytes) {
    const std::string text = std::to_string(byte) + ",";
    if (line.empty() || line.size() + text.size() > 138) {
      std::printf("%s\n", line.c_str());
      line = "    ";
    }
    line += text;
  }
  std::printf("%s};\n// clang-format on\n\n}  // namespace persona_lens\n", line.c_str());
  return 0;
}
