// The other half of a pair of brackets or of signs that look like each other's mirror image, as Unicode pairs them (BidiMirroring.txt of
// Unicode 16): "(" and ")", "（" and "）", "≪" and "≫". ICU tells the same with the tables of all bidirectional properties, 28 KB more.
#pragma once

namespace persona_lens {

// The character itself where it has none.
char32_t mirrored(char32_t c) noexcept;

}  // namespace persona_lens
