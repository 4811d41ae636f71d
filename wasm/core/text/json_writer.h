// Writes JSON text by appending to a string: the one place where the core escapes strings and prints numbers.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace persona_lens {

// Appends JSON tokens and puts the commas itself. The caller keeps the order right (a key before each value inside an object, every
// begin with its end); strings are escaped, and bytes that are not valid UTF-8 come out as U+FFFD, so that what it writes is always valid.
// Usage: JsonWriter(out).begin_object().member("id", id).key("list").begin_array().value(1).end_array().end_object().newline();
class JsonWriter {
 public:
  // `out` is appended to and must outlive the writer.
  explicit JsonWriter(std::string& out) noexcept : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  // Shortest decimal form that reads back as the same double; infinities and NaN, which JSON cannot say, become null.
  JsonWriter& value(double number);
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  JsonWriter& value(T number) {
    if constexpr (std::signed_integral<T>) {
      return signed_value(static_cast<std::int64_t>(number));
    } else {
      return unsigned_value(static_cast<std::uint64_t>(number));
    }
  }
  JsonWriter& null();
  // `json` must be one complete JSON value; it is copied as it is.
  JsonWriter& raw(std::string_view json);

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  // Writes nothing where the value is absent: in our output an absent field means "unknown".
  template <typename T>
  JsonWriter& member(std::string_view name, const std::optional<T>& content) {
    return content ? key(name).value(*content) : *this;
  }

  // Ends a line of NDJSON; the next value starts a new document.
  JsonWriter& newline();

 private:
  void separate();
  JsonWriter& signed_value(std::int64_t number);
  JsonWriter& unsigned_value(std::uint64_t number);

  std::string& out_;
  bool needs_comma_ = false;
};

// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace persona_lens
