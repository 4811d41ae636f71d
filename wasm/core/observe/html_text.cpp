#include "observe/html_text.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/utf8.h"

namespace persona_lens {
namespace {

struct Named {
  std::string_view name;
  char32_t code_point;
};
constexpr std::array<Named, 5> named = {{{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}}};

// Longest reference we read: "#x10FFFF" and some leading zeros.
constexpr std::size_t max_reference = 12;

// `reference`: what stands between "&" and ";".
std::optional<char32_t> code_point_of(std::string_view reference) {
  if (!reference.starts_with('#')) {
    for (const Named& entity : named) {
      if (entity.name == reference) return entity.code_point;
    }
    return std::nullopt;
  }
  reference.remove_prefix(1);
  int base = 10;
  if (reference.starts_with('x') || reference.starts_with('X')) {
    base = 16;
    reference.remove_prefix(1);
  }
  std::uint32_t number = 0;
  const char* end = reference.data() + reference.size();
  const auto read = std::from_chars(reference.data(), end, number, base);
  if (reference.empty() || read.ec != std::errc() || read.ptr != end || number == 0) return std::nullopt;
  return static_cast<char32_t>(number);
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    text.remove_prefix(ampersand);
    const std::size_t semicolon = text.substr(0, max_reference + 2).find(';');
    const auto code_point = semicolon == std::string_view::npos ? std::nullopt : code_point_of(text.substr(1, semicolon - 1));
    if (code_point && append_utf8(out, *code_point)) {
      text.remove_prefix(semicolon + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace persona_lens
