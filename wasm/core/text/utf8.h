// Well-formedness of UTF-8, and code points as bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace persona_lens {

// Length (1–4) of the well-formed UTF-8 sequence that begins at `at` (Unicode 15, table 3-7), or 0 when none does.
// Precondition: at < text.size().
std::size_t utf8_sequence_length(std::string_view text, std::size_t at) noexcept;

// Position of the first byte that is not part of a well-formed sequence; text.size() when all is well.
std::size_t first_invalid_utf8(std::string_view text) noexcept;

// Appends one code point; false, and nothing appended, for surrogates and beyond U+10FFFF.
bool append_utf8(std::string& out, char32_t code_point);

}  // namespace persona_lens
