// Strict reading of JSON that somebody wrote: every field is asked for by name, what is left over is refused, and the first thing that
// is wrong is kept with its JSON pointer. Reading goes on harmlessly after an error, so that callers need no check at every step.
//
// Usage:
//   JsonReader reader;
//   if (JsonValue root = reader.parse(text, limits); reader.good()) {
//     JsonObject object = root.object();
//     pack.id = object.required("id").text(100);
//     object.finish();                       // refuses fields that nobody asked for
//   }
//   if (!reader.good()) return reader.error();
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "model.h"
#include "result.h"

namespace persona_lens {

struct JsonLimits {
  std::size_t max_bytes = 8U * 1024 * 1024;
  std::size_t max_depth = 32;
};

class JsonObject;
class JsonReader;

// One value of the document and where it stands. An absent value (an optional field that is not there) answers every question with the
// fallback and is never an error.
class JsonValue {
 public:
  JsonValue(JsonReader& reader, std::string place) : reader_(&reader), place_(std::move(place)) {}
  JsonValue(JsonReader& reader, simdjson::dom::element element, std::string place)
      : reader_(&reader), element_(element), place_(std::move(place)) {}

  [[nodiscard]] bool present() const noexcept { return element_.has_value(); }
  [[nodiscard]] const std::string& place() const noexcept { return place_; }
  [[nodiscard]] bool is_text() const;
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] bool is_object() const;

  // Non-empty text of at most `max_bytes`. Views stay valid as long as the reader.
  std::string_view text(std::size_t max_bytes, std::string_view fallback = {});
  // The same, for fields where an empty text means as much as none.
  std::string_view text_or_empty(std::size_t max_bytes);
  bool boolean(bool fallback);
  double number(double min, double max, double fallback = 0);
  std::uint64_t count(std::uint64_t min, std::uint64_t max, std::uint64_t fallback = 0);
  JsonObject object();
  // Calls visit(JsonValue) for each element of an array of between `min` and `max` elements.
  template <typename Visit>
  void each(std::size_t min, std::size_t max, Visit&& visit);

  // Records an error at this value: the first one counts.
  void fail(ErrorCode code, std::string message);

 private:
  std::optional<simdjson::dom::array> array(std::size_t min, std::size_t max);

  JsonReader* reader_;
  std::optional<simdjson::dom::element> element_;
  std::string place_;
};

class JsonObject {
 public:
  JsonObject(JsonReader& reader, std::string place) : reader_(&reader), place_(std::move(place)) {}
  JsonObject(JsonReader& reader, simdjson::dom::object fields, std::string place);

  JsonValue required(std::string_view name);
  JsonValue optional(std::string_view name);
  // Calls visit(name, JsonValue) for each field, for objects whose names are data. At most `max` fields.
  template <typename Visit>
  void each(std::size_t max, Visit&& visit);
  // Refuses fields that were never asked for.
  void finish();
  void fail(ErrorCode code, std::string message);

 private:
  JsonReader* reader_;
  std::optional<simdjson::dom::object> fields_;
  std::string place_;
  std::set<std::string_view> asked_;
};

class JsonReader {
 public:
  // Errors: too_large, too_deep, not_json (with the line where the text stops being JSON, when that can be told). `json` must outlive the
  // reader, which goes back to it for the line of an error.
  JsonValue parse(std::string_view json, const JsonLimits& limits);

  [[nodiscard]] bool good() const noexcept { return !error_.has_value(); }
  // The first error, its message led by "line N: " where the line is known. Meaningless while good().
  [[nodiscard]] Error error() const;
  void fail(ErrorCode code, std::string message, std::string place);
  // Line (from 1) of the value at `pointer`; nullopt when there is none. `json` must be the text that was parsed.
  static std::optional<std::size_t> line_of(std::string_view json, const std::string& pointer);

 private:
  simdjson::dom::parser parser_;
  std::string_view text_;
  std::optional<Error> error_;
};

// The error with "line N: " before its message, where its place stands in the text.
Error with_line(Error error, std::string_view json);

// "/signatures/0" + "cases" → "/signatures/0/cases", escaped as RFC 6901 says.
std::string json_place(std::string_view parent, std::string_view name);
std::string json_place(std::string_view parent, std::size_t index);

// ------------------------------------------------------------------------------------------------------- template definitions

template <typename Visit>
void JsonValue::each(std::size_t min, std::size_t max, Visit&& visit) {
  const auto elements = array(min, max);
  if (!elements) return;
  std::size_t index = 0;
  for (const simdjson::dom::element element : *elements) {
    if (!reader_->good()) return;
    visit(JsonValue(*reader_, element, json_place(place_, index)));
    ++index;
  }
}

template <typename Visit>
void JsonObject::each(std::size_t max, Visit&& visit) {
  if (!fields_ || !reader_->good()) return;
  if (fields_->size() > max) {
    fail(ErrorCode::too_large, "more than " + std::to_string(max) + " fields");
    return;
  }
  for (const auto [name, element] : *fields_) {
    if (!reader_->good()) return;
    asked_.insert(name);
    visit(name, JsonValue(*reader_, element, json_place(place_, name)));
  }
}

}  // namespace persona_lens
