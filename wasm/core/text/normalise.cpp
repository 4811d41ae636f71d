#include "text/normalise.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/character_properties.h"
#include "text/icu.h"
#include "text/scripts.h"

namespace persona_lens {
namespace {

// Stands for a mention until the marks around it have been looked at. As a control character it cannot come from the text: those become
// spaces.
constexpr char16_t mention = u'\x01';

// What begins a link. Links in the text of a post are mostly shortened ones, different for everybody who shares the same page.
constexpr std::array<std::u16string_view, 5> link_starts = {u"https://", u"http://", u"www.", u"pic.twitter.com/", u"pic.x.com/"};

// How a share button signs, after link removal. X appends "via @username" at the end (X developer documentation, "Web Intent", parameter
// via), in the language of its interface: "via" in English, French, Italian, Portuguese and others. YouTube signs Japanese shares より.
constexpr std::array<std::u16string_view, 3> via_before = {u" via \x01", u" vía \x01", u" über \x01"};
constexpr std::array<std::u16string_view, 4> via_after = {u"\x01さんから", u"\x01 さんから", u"\x01より", u"\x01 より"};

struct QuotationMarks {
  char16_t opening;
  std::u16string_view closing;
};
constexpr std::array<QuotationMarks, 11> quotation_marks = {{{u'"', u"\""},
                                                             {u'“', u"”“"},
                                                             {u'”', u"”"},
                                                             {u'„', u"“”"},
                                                             {u'«', u"»"},
                                                             {u'»', u"«"},
                                                             {u'‘', u"’"},
                                                             {u'「', u"」"},
                                                             {u'『', u"』"},
                                                             {u'《', u"》"},
                                                             {u'〈', u"〉"}}};
constexpr std::u16string_view dashes = u"-–—―~〜⸺";
constexpr std::size_t longest_attribution = 80;

Error icu_error(const char* what, UErrorCode status) {
  return {ErrorCode::internal, std::string("ICU failed while ") + what + ": " + u_errorName(status) + ".", ""};
}

Result<std::u16string> to_utf16(std::string_view utf8) {
  const Error too_large{ErrorCode::too_large, "The text is longer than " + std::to_string(max_text_units) + " characters.", ""};
  if (utf8.size() > 3 * max_text_units) return too_large;
  std::u16string text(utf8.size(), u'\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(text.data(), static_cast<std::int32_t>(text.size()), &length, utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  if (status == U_INVALID_CHAR_FOUND) return Error{ErrorCode::invalid_value, "The text is not valid UTF-8.", ""};
  if (U_FAILURE(status)) return icu_error("reading UTF-8", status);
  text.resize(static_cast<std::size_t>(length));
  if (text.size() > max_text_units) return too_large;
  return text;
}

Result<std::string> to_utf8(const std::u16string& text) {
  std::string utf8(3 * text.size(), '\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &length, text.data(), static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return icu_error("writing UTF-8", status);
  utf8.resize(static_cast<std::size_t>(length));
  return utf8;
}

Result<std::u16string> folded(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return icu_error("loading NFKC_Casefold", status);
  std::u16string result(text.size() + text.size() / 4 + 16, u'\0');
  for (;;) {
    status = U_ZERO_ERROR;
    const std::int32_t length = unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()), result.data(),
                                                 static_cast<std::int32_t>(result.size()), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR && static_cast<std::size_t>(length) > result.size()) {
      result.resize(static_cast<std::size_t>(length));
      continue;
    }
    if (U_FAILURE(status)) return icu_error("normalising", status);
    result.resize(static_cast<std::size_t>(length));
    return result;
  }
}

bool is_ascii_word(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; }

// Length of the link at the start of `text`, 0 when there is none. It ends at the first character outside ASCII, because Japanese and
// Chinese go on without a space; the sentence's own punctuation after it is not part of it, the dots of a cut link are.
std::size_t link_length(std::u16string_view text) {
  if (std::ranges::none_of(link_starts, [&](auto start) { return text.starts_with(start); })) return 0;
  std::size_t end = 0;
  while (end < text.size() && text[end] > u' ' && text[end] < u'\x7F' && text[end] != u'"' && text[end] != u'<' && text[end] != u'>') ++end;
  if (text.substr(0, end).ends_with(u"...")) return end;
  constexpr std::u16string_view punctuation = u".,;:!?)]}'";
  while (end > 0 && punctuation.find(text[end - 1]) != std::u16string_view::npos) --end;
  return end;
}

std::size_t mention_length(std::u16string_view text) {
  if (!text.starts_with(u'@')) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_ascii_word(text[end])) ++end;
  return end > 1 ? end : 0;
}

bool is_blank(char32_t c) { return is_white_space(c) || category_of(c) == Category::control || c == 0x2800; }

// A text that is being made of another one; where asked, with the place in the other one for each of its units.
struct Made {
  std::u16string text;
  std::vector<std::uint32_t>* from = nullptr;

  void push(char16_t unit, std::size_t place) {
    text.push_back(unit);
    if (from != nullptr) from->push_back(static_cast<std::uint32_t>(place));
  }
  void push_space(std::size_t place) {
    if (!text.empty() && text.back() != u' ') push(u' ', place);
  }
  void drop_last_space() {
    if (text.empty() || text.back() != u' ') return;
    text.pop_back();
    if (from != nullptr) from->pop_back();
  }
};

// Links out, mentions marked, white space collapsed.
std::u16string cleaned(std::u16string_view text, std::vector<std::uint32_t>* from = nullptr) {
  Made result{.text = {}, .from = from};
  result.text.reserve(text.size());
  bool in_word = false;  // the character before is part of an ASCII word: "x@y" and "xhttp://" begin nothing
  for (std::size_t i = 0; i < text.size();) {
    if (!in_word) {
      if (const std::size_t length = link_length(text.substr(i)); length > 0) {
        result.push_space(i);
        i += length;
        continue;
      }
      if (const std::size_t length = mention_length(text.substr(i)); length > 0) {
        result.push(mention, i);
        i += length;
        continue;
      }
    }
    const std::size_t start = i;
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    in_word = c < 0x80 && is_ascii_word(static_cast<char16_t>(c));
    if (is_blank(static_cast<char32_t>(c))) {
      result.push_space(start);
    } else {
      for (std::size_t unit = start; unit < i; ++unit) result.push(text[unit], unit);
    }
  }
  result.drop_last_space();
  return std::move(result.text);
}

std::u16string without_mentions(std::u16string_view text, std::vector<std::uint32_t>* from = nullptr) {
  Made result{.text = {}, .from = from};
  result.text.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == mention || text[i] == u' ') {
      result.push_space(i);
    } else {
      result.push(text[i], i);
    }
  }
  result.drop_last_space();
  return std::move(result.text);
}

bool is_tag_character(char32_t c) { return c == U'_' || is_alphabetic(c) || is_decimal_digit(c) || is_mark(c); }

void count_characters(std::u16string_view text, NormalText& result) {
  bool any_tag = false;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    if (c == u'#' && !in_word) {
      std::size_t end = i;
      bool alphabetic = false;  // "#1" is no hashtag
      while (end < text.size()) {
        std::size_t next = end;
        U16_NEXT(text.data(), next, text.size(), c);
        if (!is_tag_character(static_cast<char32_t>(c))) break;
        alphabetic = alphabetic || is_alphabetic(static_cast<char32_t>(c));
        end = next;
      }
      if (alphabetic) {
        any_tag = true;
        i = end;
        continue;
      }
      c = u'#';
    }
    in_word = is_tag_character(static_cast<char32_t>(c));
    if (!is_alphabetic(static_cast<char32_t>(c))) continue;
    ++(is_cjk_character(static_cast<char32_t>(c)) ? result.cjk : result.letters);
  }
  result.hashtags_only = any_tag && result.letters == 0 && result.cjk == 0;
}

bool is_attributed_quotation(std::u16string_view text) {
  if (text.empty()) return false;
  const auto* marks = std::ranges::find_if(quotation_marks, [&](const auto& candidate) { return candidate.opening == text.front(); });
  if (marks == quotation_marks.end()) return false;
  for (std::size_t i = text.find_first_of(marks->closing, 1); i != std::u16string_view::npos;
       i = text.find_first_of(marks->closing, i + 1)) {
    std::u16string_view rest = text.substr(i + 1);
    if (rest.size() > longest_attribution) continue;
    if (rest.starts_with(u' ')) rest.remove_prefix(1);
    if (rest.empty() || dashes.find(rest.front()) == std::u16string_view::npos) continue;
    NormalText name;
    count_characters(rest, name);
    if (name.letters + name.cjk > 0) return true;
  }
  return false;
}

}  // namespace

Result<NormalText> normalise(std::string_view utf8) {
  if (!icu_ready()) return Error{ErrorCode::internal, "ICU refused its data.", ""};
  const auto written = to_utf16(utf8);
  if (!written) return written.error();
  const auto fold = folded(written.value());
  if (!fold) return fold.error();

  const std::u16string marked = cleaned(fold.value());
  const std::u16string plain = without_mentions(marked);
  auto text = to_utf8(plain);
  if (!text) return text.error();

  NormalText result;
  result.text = std::move(text).value();
  count_characters(plain, result);
  const std::u16string_view view = marked;
  result.manual_repost = view.starts_with(u"rt \x01");
  result.share_button = std::ranges::any_of(via_before, [&](auto ending) { return view.ends_with(ending); }) ||
                        std::ranges::any_of(via_after, [&](auto ending) { return view.ends_with(ending); });
  result.attributed_quotation = is_attributed_quotation(plain);
  return result;
}

namespace {

// NFKC_Casefold with the stretch of the written text for each unit. Where ICU allows a text to be cut, its parts are folded one by one.
struct TracedFolding {
  std::u16string text;
  std::vector<TextSpan> written;
};

Result<TracedFolding> folded_with_places(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return icu_error("loading NFKC_Casefold", status);
  TracedFolding result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    UChar32 c = 0;
    U16_NEXT(text.data(), end, text.size(), c);
    while (end < text.size()) {
      std::size_t next = end;
      U16_NEXT(text.data(), next, text.size(), c);
      if (unorm2_hasBoundaryBefore(normalizer, c) != 0) break;
      end = next;
    }
    const auto part = folded(text.substr(begin, end - begin));
    if (!part) return part.error();
    result.text += *part;
    result.written.resize(result.text.size(), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  return result;
}

}  // namespace

Result<std::vector<TextSpan>> original_places(std::string_view utf8, std::span<const TextSpan> in_normal) {
  if (!icu_ready()) return Error{ErrorCode::internal, "ICU refused its data.", ""};
  const auto written = to_utf16(utf8);
  if (!written) return written.error();
  const auto fold = folded_with_places(written.value());
  if (!fold) return fold.error();
  std::vector<std::uint32_t> from_folded;
  const std::u16string marked = cleaned(fold->text, &from_folded);
  std::vector<std::uint32_t> from_marked;
  const std::u16string plain = without_mentions(marked, &from_marked);

  std::vector<TextSpan> by_byte;  // of the normal form
  for (std::size_t i = 0; i < plain.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U16_NEXT(plain.data(), i, plain.size(), c);
    const TextSpan first = fold->written[from_folded[from_marked[begin]]];
    const TextSpan last = fold->written[from_folded[from_marked[i - 1]]];
    by_byte.resize(by_byte.size() + static_cast<std::size_t>(U8_LENGTH(c)), {first.begin, last.end});
  }
  const auto end_of_text = static_cast<std::uint32_t>(written->size());
  std::vector<TextSpan> places;
  places.reserve(in_normal.size());
  for (const TextSpan& stretch : in_normal) {
    const bool inside = stretch.begin < stretch.end && stretch.end <= by_byte.size();
    places.push_back(inside ? TextSpan{by_byte[stretch.begin].begin, by_byte[stretch.end - 1].end} : TextSpan{end_of_text, end_of_text});
  }
  return places;
}

}  // namespace persona_lens
