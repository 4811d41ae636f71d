// ICU's data, trimmed to what the core asks for and linked into it: hand it to udata_setCommonData() before the first call of ICU.
#pragma once

#include <cstddef>

extern "C" {
// Aligned to 16 bytes, as ICU wants it.
extern const unsigned char persona_lens_icu_data[];
extern const std::size_t persona_lens_icu_data_size;
}
