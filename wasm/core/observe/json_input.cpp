#include "observe/json_input.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "observe/observe.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

std::string byte_place(std::size_t offset) { return "byte " + std::to_string(offset); }

// A buffer that once was needed for a huge input is not kept for small ones.
constexpr std::size_t max_kept_capacity = 16UL * 1024 * 1024;
constexpr std::size_t least_capacity = 64UL * 1024;

}  // namespace

std::optional<Error> JsonInput::open(std::span<const std::byte> bytes, simdjson::ondemand::document& document) {
  if (bytes.size() > max_input_bytes) {
    return Error{ErrorCode::too_large,
                 "the input has " + std::to_string(bytes.size()) + " bytes; at most " + std::to_string(max_input_bytes) + " are read",
                 byte_place(max_input_bytes)};
  }
  if (buffer_.size() < bytes.size() || buffer_.data() == nullptr || buffer_.size() > std::max(bytes.size(), max_kept_capacity)) {
    buffer_ = simdjson::padded_string(std::max(bytes.size(), least_capacity));
    if (buffer_.data() == nullptr) return Error{ErrorCode::too_large, "not enough memory for the input", ""};
    if (parser_.capacity() > max_kept_capacity) parser_ = simdjson::ondemand::parser();
  }
  size_ = bytes.size();
  if (!bytes.empty()) std::memcpy(buffer_.data(), bytes.data(), bytes.size());
  std::memset(buffer_.data() + size_, 0, simdjson::SIMDJSON_PADDING);

  const std::size_t content = text().find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (content == std::string_view::npos) return Error{ErrorCode::not_json, "the input is empty", byte_place(0)};
  if (text()[content] == '<') return Error{ErrorCode::not_json, "the input is an HTML or XML page, not JSON", byte_place(content)};
  const auto code = parser_.iterate(buffer_.data(), size_, buffer_.size() + simdjson::SIMDJSON_PADDING).get(document);
  if (code != simdjson::SUCCESS) return describe(code, nullptr, "");
  return std::nullopt;
}

Error JsonInput::error_of(simdjson::error_code code, simdjson::ondemand::document& document, std::string pointer) const {
  const char* location = nullptr;
  if (document.current_location().get(location) != simdjson::SUCCESS) location = nullptr;
  return describe(code, location, std::move(pointer));
}

Error JsonInput::describe(simdjson::error_code code, const char* location, std::string pointer) const {
  Error truncated{ErrorCode::not_json, "the JSON ends before it is complete", byte_place(size_)};
  switch (code) {
    case simdjson::DEPTH_ERROR:
      return {ErrorCode::too_deep, "more than " + std::to_string(max_input_depth) + " levels of nesting", std::move(pointer)};
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return {ErrorCode::too_large, "not enough memory for the input", ""};
    case simdjson::UTF8_ERROR: {
      const std::size_t at = first_invalid_utf8(text());
      if (size_ - at < 4) return truncated;  // the last character is cut
      return {ErrorCode::not_json, "the input is not valid UTF-8", byte_place(at)};
    }
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return truncated;
    default:
      break;
  }
  const bool known = location != nullptr && location >= buffer_.data() && location < buffer_.data() + size_;
  std::string place = known ? byte_place(static_cast<std::size_t>(location - buffer_.data())) : byte_place(size_);
  if (code == simdjson::TRAILING_CONTENT) return {ErrorCode::not_json, "there is more after the end of the JSON document", place};
  if (!pointer.empty()) place += " (" + pointer + ")";
  return {ErrorCode::not_json, "malformed JSON", place};
}

}  // namespace persona_lens
