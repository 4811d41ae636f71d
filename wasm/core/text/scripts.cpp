#include "text/scripts.h"

#include "text/character_properties.h"

namespace persona_lens {

bool is_cjk_character(char32_t c) noexcept {
  if (c < 0x1100) return false;
  if (c == 0x30FC) return true;  // the prolonged sound mark belongs to no script alone
  switch (script_of(c)) {
    case Script::han:
    case Script::hiragana:
    case Script::katakana:
    case Script::hangul:
    case Script::bopomofo:
      return true;
    default:
      return false;
  }
}

}  // namespace persona_lens
