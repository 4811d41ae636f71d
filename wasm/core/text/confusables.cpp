#include "text/confusables.h"

#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace persona_lens {
namespace {

// The beginning of the file behind ICU's own header, see i18n/uspoof_impl.h in ICU. Offsets count from here, in bytes.
struct Header {
  std::int32_t magic;
  std::array<std::uint8_t, 4> format_version;
  std::int32_t length;
  std::int32_t keys;  // ascending: a code point in the lower 24 bits, above them the length of its prototype, less one
  std::int32_t key_count;
  std::int32_t values;  // of each key: a prototype of one UTF-16 unit, or the place of a longer one among the strings
  std::int32_t value_count;
  std::int32_t strings;
  std::int32_t string_length;  // UTF-16 units
};
constexpr std::int32_t expected_magic = 0x3845fdef;
constexpr std::uint8_t expected_version = 2;
constexpr std::uint32_t code_point_bits = 0x00FF'FFFF;
constexpr unsigned length_shift = 24;

// Of one character, in UTF-16 units: NFKC makes 18 of U+FDFA, and no other has as many.
constexpr std::size_t longest_decomposition = 32;

// ICU's file has the format that was asked for by name; its header is checked below.
UBool accept_any(void* /*context*/, const char* /*type*/, const char* /*name*/, const UDataInfo* /*info*/) { return 1; }

struct CloseData {
  void operator()(UDataMemory* data) const noexcept { udata_close(data); }
};

class Confusables {
 public:
  Confusables() {
    UErrorCode status = U_ZERO_ERROR;
    data_.reset(udata_openChoice(nullptr, "cfu", "confusables", accept_any, nullptr, &status));
    if (U_FAILURE(status)) return;
    const auto* begin = static_cast<const std::byte*>(udata_getMemory(data_.get()));
    Header header{};
    std::memcpy(&header, begin, sizeof header);
    if (header.magic != expected_magic || header.format_version[0] != expected_version || header.key_count != header.value_count) return;
    keys_ = part<std::uint32_t>(begin, header.keys, header.key_count);
    values_ = part<char16_t>(begin, header.values, header.value_count);
    strings_ = part<char16_t>(begin, header.strings, header.string_length);
  }

  [[nodiscard]] bool ready() const noexcept { return !keys_.empty(); }

  // Empty: the character stands for itself.
  [[nodiscard]] std::u16string_view prototype(UChar32 c) const {
    const auto code_point = [](std::uint32_t key) { return key & code_point_bits; };
    const auto place = std::ranges::lower_bound(keys_, static_cast<std::uint32_t>(c), {}, code_point);
    if (place == keys_.end() || code_point(*place) != static_cast<std::uint32_t>(c)) return {};
    const std::size_t length = (*place >> length_shift) + 1;
    const std::span<const char16_t> value = values_.subspan(static_cast<std::size_t>(place - keys_.begin()), 1);
    if (length == 1) return {value.data(), 1};
    const std::size_t begin = value.front();
    return begin + length <= strings_.size() ? std::u16string_view(&strings_[begin], length) : std::u16string_view();
  }

 private:
  // ICU aligns its data files and their parts.
  template <typename T>
  static std::span<const T> part(const std::byte* begin, std::int32_t offset, std::int32_t count) {
    return {reinterpret_cast<const T*>(begin + offset),
            static_cast<std::size_t>(count)};  // NOLINT(*-reinterpret-cast,*-pointer-arithmetic)
  }

  std::unique_ptr<UDataMemory, CloseData> data_;
  std::span<const std::uint32_t> keys_;
  std::span<const char16_t> values_;
  std::span<const char16_t> strings_;
};

const Confusables& confusables() {
  static const Confusables table;
  return table;
}

}  // namespace

bool confusables_ready() noexcept { return confusables().ready(); }

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
    const std::u16string_view prototype = confusables().prototype(c);
    result += prototype.empty() ? decomposed.substr(begin, i - begin) : prototype;
  }
  return result;
}

}  // namespace persona_lens
