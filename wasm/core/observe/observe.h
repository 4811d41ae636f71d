// The door of the observe room: bytes that a page received, or rows read off a page, become observations.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "model.h"
#include "result.h"

namespace persona_lens {

// Caps of one input; beyond them the answer is an error, never a part of the content.
inline constexpr std::size_t max_input_bytes = 64U * 1024 * 1024;
inline constexpr std::size_t max_input_depth = 512;

// Reads one input. `source.platform` (or the shape, with `source.any_platform`) and `source.kind` choose the reader; within responses the
// content decides, not the operation.
// An error means that nothing of the input was used: too_large, too_deep, not_json (malformed or truncated JSON, invalid UTF-8),
// unknown_shape (valid JSON that is no response we know), invalid_value (page rows of the wrong form) or unsupported (a platform or
// kind that this version does not read). What was recognised but could not be used becomes a notice.
Result<Observations> observe(const Source& source, std::span<const std::byte> bytes);

// The same for many inputs: keeps its buffers from one to the next, which makes reading about twice as fast. Each answer depends on its
// input alone.
class Observer {
 public:
  Observer();
  ~Observer();
  Observer(Observer&&) noexcept;
  Observer& operator=(Observer&&) noexcept;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  Result<Observations> observe(const Source& source, std::span<const std::byte> bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
