// Traditional Chinese characters as their simplified forms: for comparing only, and never in Japanese, whose characters look like either.
#pragma once

namespace persona_lens {

// `c` itself where it has no other form. One character at a time: 後 and 后 agree, 發 and 髮 both become 发.
char32_t simplified(char32_t c) noexcept;

}  // namespace persona_lens
