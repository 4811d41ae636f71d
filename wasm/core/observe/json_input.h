// Untrusted bytes as a JSON document: copied once into a padded buffer, indexed by simdjson, with errors that name a place.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "result.h"

namespace persona_lens {

// Reusing one object for many inputs saves the memory from being asked for again each time.
class JsonInput {
 public:
  // On success `document` is at its beginning and valid until the next call. Errors: too_large (bytes), not_json (empty, an HTML page,
  // invalid UTF-8, an unclosed string).
  std::optional<Error> open(std::span<const std::byte> bytes, simdjson::ondemand::document& document);

  // What an error that came up while reading the open document means. `pointer`: where the reader stood.
  [[nodiscard]] Error error_of(simdjson::error_code code, simdjson::ondemand::document& document, std::string pointer) const;

 private:
  // `location`: the byte where it came up, nullptr when that is not known.
  [[nodiscard]] Error describe(simdjson::error_code code, const char* location, std::string pointer) const;
  [[nodiscard]] std::string_view text() const noexcept { return {buffer_.data(), size_}; }

  simdjson::ondemand::parser parser_;
  simdjson::padded_string buffer_;  // its size is the room before the padding; the input fills the first `size_` bytes
  std::size_t size_ = 0;
};

}  // namespace persona_lens
