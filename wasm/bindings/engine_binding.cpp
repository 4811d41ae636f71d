// The engine as a JavaScript class. One flat buffer in, one flat buffer out: see persona-lens-engine.d.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "dispatch.h"
#include "engine.h"

namespace persona_lens {
namespace {

class EngineBinding {
 public:
  explicit EngineBinding(const std::string& options) : engine_(read_options(options)) {}

  // A view of `byte_length` bytes to write the next call into; an empty one where that is more than a call may have.
  emscripten::val input(std::size_t byte_length) {
    try {
      input_.resize(byte_length <= max_call_bytes ? byte_length : 0);
    } catch (const std::bad_alloc&) {
      input_.clear();
    }
    return emscripten::val(emscripten::typed_memory_view(input_.size(), reinterpret_cast<const unsigned char*>(input_.data())));
  }

  emscripten::val call(std::size_t byte_length) {
    if (byte_length > input_.size()) {
      answer_ = error_answer(ErrorCode::too_large, "the call is larger than its buffer");
    } else {
      answer_ = dispatch(engine_, std::span(input_).first(byte_length));
    }
    return emscripten::val(emscripten::typed_memory_view(answer_.size(), reinterpret_cast<const unsigned char*>(answer_.data())));
  }

 private:
  Engine engine_;
  std::vector<std::byte> input_;
  std::string answer_;
};

}  // namespace
}  // namespace persona_lens

EMSCRIPTEN_BINDINGS(persona_lens_engine) {
  emscripten::class_<persona_lens::EngineBinding>("Engine")
      .constructor<std::string>()
      .function("input", &persona_lens::EngineBinding::input)
      .function("call", &persona_lens::EngineBinding::call);
}
