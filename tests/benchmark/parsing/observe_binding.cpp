// The observe room alone as a JavaScript class, for timing it in Node and in browsers: bytes in, counts out. Built as the engine is.
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model.h"
#include "observe/observe.h"

namespace persona_lens::benchmark {
namespace {

using simdjson::ondemand::json_type;

// Every value of the document, and of numbers and strings that they can be read: the least that any reader has to do.
template <typename Value>
std::size_t walk(Value&& value) {
  std::size_t seen = 1;
  json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return 0;
  if (type == json_type::object) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return 0;
    for (auto field : object) {
      simdjson::ondemand::value inner;
      if (field.value().get(inner) != simdjson::SUCCESS) return 0;
      seen += walk(inner);
    }
  } else if (type == json_type::array) {
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) return 0;
    for (auto element : array) {
      simdjson::ondemand::value inner;
      if (element.get(inner) != simdjson::SUCCESS) return 0;
      seen += walk(inner);
    }
  }
  return seen;
}

class Reader {
 public:
  // A view of `byte_length` bytes to write a response into.
  emscripten::val input(std::size_t byte_length) {
    length_ = byte_length;
    input_.resize(byte_length + simdjson::SIMDJSON_PADDING);
    return emscripten::val(emscripten::typed_memory_view(length_, input_.data()));
  }

  // How many accounts and posts it holds; 0 where it cannot be read.
  double observe(bool youtube) {
    Source source;
    source.platform = youtube ? Platform::youtube : Platform::x;
    const auto seen = observer_.observe(source, std::as_bytes(std::span(input_).first(length_)));
    return seen ? static_cast<double>(seen->accounts.size() + seen->posts.size()) : 0;
  }

  // How many values it holds.
  double values() {
    simdjson::ondemand::document document;
    if (parser_.iterate(input_.data(), length_, input_.size()).get(document) != simdjson::SUCCESS) return 0;
    return static_cast<double>(walk(document));
  }

 private:
  std::vector<std::uint8_t> input_;
  std::size_t length_ = 0;
  Observer observer_;
  simdjson::ondemand::parser parser_;
};

}  // namespace
}  // namespace persona_lens::benchmark

EMSCRIPTEN_BINDINGS(persona_lens_observe) {
  using persona_lens::benchmark::Reader;
  emscripten::class_<Reader>("Reader")
      .constructor<>()
      .function("input", &Reader::input)
      .function("observe", &Reader::observe)
      .function("values", &Reader::values);
}
