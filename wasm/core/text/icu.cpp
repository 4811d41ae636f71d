#include "text/icu.h"

#include <icu_data.h>
#include <unicode/udata.h>

namespace persona_lens {

bool icu_ready() noexcept {
  static const bool ready = [] {
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(persona_lens_icu_data, &status);
    return U_SUCCESS(status) != 0;
  }();
  return ready;
}

}  // namespace persona_lens
