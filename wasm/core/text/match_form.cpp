#include "text/match_form.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/character_properties.h"
#include "text/code_points.h"
#include "text/confusables.h"
#include "text/scripts.h"
#include "text/simplified.h"

namespace persona_lens {
namespace {

// A character's skeleton, folded again, is rarely longer than two letters.
constexpr std::size_t longest_form = 64;
// Alphabets below this are looked up in a table; those above it are rare enough to be asked for one by one.
constexpr char32_t table_end = 0x2000;

// What capitals hide: I and l look alike, but case folding comes before the skeleton.
char32_t without_hidden_look_alikes(char32_t c) noexcept { return c == U'l' || c == U'1' ? U'i' : c; }

std::u16string letters_of(std::u16string_view text) {
  std::u16string letters;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    if (is_letter_or_digit(static_cast<char32_t>(c))) letters.append(text.substr(begin, i - begin));
  }
  return letters;
}

std::u16string parts_of(char32_t c) {
  std::array<char16_t, 2> written{};
  std::int32_t length = 0;
  U16_APPEND_UNSAFE(written, length, static_cast<UChar32>(c));
  return decomposed({written.data(), static_cast<std::size_t>(length)});
}

std::u16string capitals_of(std::u16string_view text) {
  std::u16string capitals;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    std::array<char16_t, 2> written{};
    std::int32_t length = 0;
    U16_APPEND_UNSAFE(written, length, static_cast<UChar32>(upper_case(static_cast<char32_t>(c))));
    capitals.append(written.data(), static_cast<std::size_t>(length));
  }
  return capitals;
}

// The skeleton of a character's parts without marks, folded once more, because some skeletons are capitals (0 becomes O). Nothing where no
// letter or digit is left, or where ICU fails.
std::u32string folded_skeleton(std::u16string_view parts) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* folding = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return {};
  const std::u16string letters = letters_of(with_prototypes(parts));
  std::array<char16_t, longest_form> folded{};
  const std::int32_t folded_length = unorm2_normalize(folding, letters.data(), static_cast<std::int32_t>(letters.size()), folded.data(),
                                                      static_cast<std::int32_t>(folded.size()), &status);
  std::u32string result;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < folded_length;) {
    UChar32 one = 0;
    U16_NEXT(folded.data(), i, folded_length, one);
    if (is_letter_or_digit(static_cast<char32_t>(one))) result.push_back(without_hidden_look_alikes(static_cast<char32_t>(one)));
  }
  return result;
}

bool is_ascii(std::u32string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char32_t c) { return c < 0x80; });
}

std::u32string skeleton_of(char32_t c) {
  const std::u16string parts = parts_of(c);
  std::u32string small = folded_skeleton(parts);
  if (is_ascii(small)) return small;
  // Capitals that look like Latin ones were folded to small letters that do not: Т, which became т, stands for t.
  const std::u16string capitals = capitals_of(parts);
  if (capitals == parts) return small;
  const std::u32string large = folded_skeleton(capitals);
  if (!is_ascii(large)) return small;
  std::u32string result;
  for (const char32_t letter : large) result += folded_skeleton(parts_of(letter));
  return result;
}

// The skeletons of all characters of most alphabets, worked out once.
class SkeletonTable {
 public:
  SkeletonTable() {
    for (char32_t c = 0; c < table_end; ++c) {
      begins_[c] = static_cast<std::uint16_t>(letters_.size());
      if (is_letter_or_digit(c)) letters_ += skeleton_of(c);
    }
    begins_[table_end] = static_cast<std::uint16_t>(letters_.size());
  }
  [[nodiscard]] std::u32string_view at(char32_t c) const {
    return std::u32string_view(letters_).substr(begins_[c], begins_[c + 1] - begins_[c]);
  }

 private:
  std::u32string letters_;
  std::array<std::uint16_t, table_end + 1> begins_{};
};

std::u32string_view tabled_skeleton(char32_t c) {
  static const SkeletonTable table;
  return table.at(c);
}

}  // namespace

bool has_kana(std::string_view normal) {
  for (std::size_t i = 0; i < normal.size();) {
    const char32_t c = next_code_point(normal, i);
    if ((c > 0x3040 && c < 0x3100 && c != 0x30FB) || (c >= 0x31F0 && c < 0x3200)) return true;
  }
  return false;
}

void append_match_characters(char32_t c, bool convert, std::u32string& out) {
  if (is_cjk_character(c)) {
    out.push_back(convert ? simplified(c) : c);
  } else if (c < table_end) {
    out += tabled_skeleton(c);
  } else if (is_letter_or_digit(c)) {
    out += skeleton_of(c);
  }
}

MatchForm match_form(std::string_view normal) {
  MatchForm form;
  const bool japanese = has_kana(normal);
  bool at_word_start = true;
  bool in_tag = false;
  bool tags_only = true;  // so far
  std::size_t last_inner = 0;
  for (std::size_t i = 0; i < normal.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(normal, i);
    if (c == U' ') {
      at_word_start = true;
      continue;
    }
    if (at_word_start) in_tag = c == U'#';
    at_word_start = false;
    const std::size_t before = form.characters.size();
    append_match_characters(c, !japanese, form.characters);
    if (is_cjk_character(c)) ++form.cjk;
    form.begins.resize(form.characters.size(), static_cast<std::uint32_t>(begin));
    form.ends.resize(form.characters.size(), static_cast<std::uint32_t>(i));
    // A mark belongs to the letter before it.
    if (form.characters.size() == before && !form.ends.empty() && is_mark(c)) {
      form.ends.back() = static_cast<std::uint32_t>(i);
    }
    if (in_tag || form.characters.size() == before) continue;
    if (tags_only) form.inner_begin = before;
    tags_only = false;
    last_inner = form.characters.size();
  }
  form.inner_end = last_inner;
  if (tags_only) form.inner_begin = form.inner_end = 0;
  return form;
}

}  // namespace persona_lens
