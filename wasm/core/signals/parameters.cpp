#include "signals/parameters.h"

namespace persona_lens {

Result<bool> prepare(SignalParameters& parameters) {
  parameters.phrase_index = nullptr;
  return true;
}

}  // namespace persona_lens
