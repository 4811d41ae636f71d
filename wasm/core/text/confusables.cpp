#include "text/confusables.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "text/confusables_table.h"

namespace persona_lens {
namespace {

// Of one character, in UTF-16 units: NFKC makes 18 of U+FDFA, and no other has as many.
constexpr std::size_t longest_decomposition = 32;

class Confusables {
 public:
  Confusables() {
    char32_t c = 0;
    for (std::size_t at = 0; at < confusables_bytes.size();) {
      c += next_number(at);
      entries_.push_back({c, static_cast<std::uint32_t>(prototypes_.size())});
      for (bool more = true; more;) {
        const std::uint32_t doubled = next_number(at);
        append(static_cast<UChar32>(doubled / 2));
        more = doubled % 2 != 0;
      }
    }
    entries_.push_back({end_of_unicode, static_cast<std::uint32_t>(prototypes_.size())});
  }

  // Empty: the character stands for itself.
  [[nodiscard]] std::u16string_view prototype(char32_t c) const {
    const auto entry = std::ranges::lower_bound(entries_, c, {}, &Entry::character);
    if (entry == entries_.end() || entry->character != c || c == end_of_unicode) return {};
    return std::u16string_view(prototypes_).substr(entry->begin, std::next(entry)->begin - entry->begin);
  }

 private:
  struct Entry {
    char32_t character;
    std::uint32_t begin;  // of its prototype; the next entry's is its end
  };
  static constexpr char32_t end_of_unicode = 0x11'0000;

  static std::uint32_t next_number(std::size_t& at) {
    constexpr unsigned bits = 7;
    constexpr unsigned more = 1U << bits;
    std::uint32_t number = 0;
    for (unsigned shift = 0;; shift += bits) {
      const std::uint32_t byte = confusables_bytes.at(at++);
      number |= (byte & (more - 1)) << shift;
      if ((byte & more) == 0) return number;
    }
  }
  void append(UChar32 c) {
    std::array<char16_t, 2> units{};
    std::int32_t length = 0;
    U16_APPEND_UNSAFE(units, length, c);
    prototypes_.append(units.data(), static_cast<std::size_t>(length));
  }

  std::vector<Entry> entries_;
  std::u16string prototypes_;
};

const Confusables& confusables() {
  static const Confusables table;
  return table;
}

}  // namespace

std::u16string decomposed(std::u16string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  std::u16string result;
  for (std::size_t i = 0; U_SUCCESS(status) && i < text.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    std::array<char16_t, longest_decomposition> parts{};
    const std::int32_t length = unorm2_getDecomposition(normalizer, c, parts.data(), static_cast<std::int32_t>(parts.size()), &status);
    // Negative: it has none.
    result += length < 0 ? text.substr(begin, i - begin) : std::u16string_view(parts.data(), static_cast<std::size_t>(length));
  }
  return result;
}

std::u16string with_prototypes(std::u16string_view decomposed) {
  std::u16string result;
  for (std::size_t i = 0; i < decomposed.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U16_NEXT(decomposed.data(), i, decomposed.size(), c);
    const std::u16string_view prototype = confusables().prototype(static_cast<char32_t>(c));
    result += prototype.empty() ? decomposed.substr(begin, i - begin) : prototype;
  }
  return result;
}

}  // namespace persona_lens
