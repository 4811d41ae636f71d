#include "text/look_alike.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "text/character_properties.h"
#include "text/confusables.h"
#include "text/icu.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

// Every step below lengthens a text by less than this factor (NFKC by 18 at most).
constexpr std::size_t growth = 20;

std::u16string folded(const std::u16string& text, UErrorCode& status) {
  std::u16string result(text.size() * growth + 16, u'\0');
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  const std::int32_t length = unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()), result.data(),
                                               static_cast<std::int32_t>(result.size()), &status);
  result.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
  return result;
}

std::u32string letters_and_digits(const std::u16string& text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    if (is_letter_or_digit(static_cast<char32_t>(c))) result.push_back(static_cast<char32_t>(c));
  }
  return result;
}

}  // namespace

Result<std::u32string> look_alike_skeleton(std::string_view name) {
  if (first_invalid_utf8(name) != name.size()) return Error{ErrorCode::invalid_value, "The name is not valid UTF-8.", ""};
  if (!icu_ready()) return Error{ErrorCode::internal, "ICU refused its data.", ""};
  if (name.size() > max_skeleton_source) {
    name = name.substr(0, max_skeleton_source);
    name = name.substr(0, first_invalid_utf8(name));
  }
  UErrorCode status = U_ZERO_ERROR;
  std::u16string text(name.size(), u'\0');
  std::int32_t length = 0;
  u_strFromUTF8(text.data(), static_cast<std::int32_t>(text.size()), &length, name.data(), static_cast<std::int32_t>(name.size()), &status);
  text.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);

  // Folded before, so that A and a look alike, and after, because some skeletons are capitals (0 becomes O).
  const std::u16string seen = folded(with_prototypes(decomposed(folded(text, status))), status);
  if (U_FAILURE(status)) return Error{ErrorCode::internal, "ICU failed while making a skeleton.", ""};
  return letters_and_digits(seen);
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace persona_lens
