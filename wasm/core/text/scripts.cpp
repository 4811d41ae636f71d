#include "text/scripts.h"

#include <unicode/uscript.h>

namespace persona_lens {

bool is_cjk_character(char32_t c) noexcept {
  if (c < 0x1100) return false;
  if (c == 0x30FC) return true;  // the prolonged sound mark belongs to no script alone
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

}  // namespace persona_lens
