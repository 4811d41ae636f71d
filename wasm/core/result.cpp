#include "result.h"

namespace persona_lens {

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::not_json:
      return "not_json";
    case ErrorCode::too_deep:
      return "too_deep";
    case ErrorCode::unknown_shape:
      return "unknown_shape";
    case ErrorCode::invalid_value:
      return "invalid_value";
    case ErrorCode::case_failed:
      return "case_failed";
    case ErrorCode::missing_field:
      return "missing_field";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace persona_lens
