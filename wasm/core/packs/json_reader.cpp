#include "packs/json_reader.h"

#include <algorithm>
#include <cmath>

namespace persona_lens {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t max_place_bytes = 400;
constexpr std::size_t max_message_bytes = 400;

std::size_t line_at(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

// Walks a document until On-Demand, which knows where it stands, meets what is wrong with it. True when it did.
template <typename Value>
bool meets_error(Value& value, std::size_t depth) {
  if (depth == 0) return true;
  ondemand::json_type type{};
  if (value.type().get(type)) return true;
  switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      if (value.get_object().get(object)) return true;
      for (auto field : object) {
        ondemand::value child;
        if (field.error() || field.unescaped_key().error() || field.value().get(child) || meets_error(child, depth - 1)) return true;
      }
      return false;
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (value.get_array().get(array)) return true;
      for (auto element : array) {
        ondemand::value child;
        if (element.get(child) || meets_error(child, depth - 1)) return true;
      }
      return false;
    }
    case ondemand::json_type::string:
      return value.get_string().error() != simdjson::SUCCESS;
    case ondemand::json_type::number:
      return value.get_number().error() != simdjson::SUCCESS;
    case ondemand::json_type::boolean:
      return value.get_bool().error() != simdjson::SUCCESS;
    case ondemand::json_type::null:
      return value.is_null().error() != simdjson::SUCCESS;
  }
  return true;
}

std::optional<std::size_t> line_of_location(std::string_view json, const simdjson::padded_string& padded, ondemand::document& document) {
  const char* location = nullptr;
  if (document.current_location().get(location) || location < padded.data()) return std::nullopt;
  return line_at(json, static_cast<std::size_t>(location - padded.data()));
}

std::optional<std::size_t> line_of_malformed(std::string_view json, std::size_t max_depth) {
  const simdjson::padded_string padded(json);
  ondemand::parser parser;
  ondemand::document document;
  if (parser.iterate(padded).get(document) || !meets_error(document, max_depth)) return std::nullopt;
  return line_of_location(json, padded, document);
}

}  // namespace

Error with_line(Error error, std::string_view json) {
  if (error.place.empty()) return error;
  if (const auto line = JsonReader::line_of(json, error.place)) error.message = "line " + std::to_string(*line) + ": " + error.message;
  return error;
}

std::string json_place(std::string_view parent, std::string_view name) {
  std::string place(parent);
  place += '/';
  for (const char c : name) {
    if (c == '~') {
      place += "~0";
    } else if (c == '/') {
      place += "~1";
    } else {
      place += c;
    }
  }
  return place;
}

std::string json_place(std::string_view parent, std::size_t index) { return std::string(parent) + '/' + std::to_string(index); }

// ------------------------------------------------------------------------------------------------------------------ JsonValue

bool JsonValue::is_text() const { return element_ && element_->is_string(); }
bool JsonValue::is_number() const { return element_ && element_->is_number(); }
bool JsonValue::is_object() const { return element_ && element_->is_object(); }

void JsonValue::fail(ErrorCode code, std::string message) { reader_->fail(code, std::move(message), place_); }

std::string_view JsonValue::text(std::size_t max_bytes, std::string_view fallback) {
  if (!element_ || !reader_->good()) return fallback;
  std::string_view text;
  if (element_->get_string().get(text)) {
    fail(ErrorCode::invalid_value, "expected a text");
  } else if (text.empty()) {
    fail(ErrorCode::invalid_value, "expected a text that is not empty");
  } else if (text.size() > max_bytes) {
    fail(ErrorCode::too_large, "text of " + std::to_string(text.size()) + " bytes, at most " + std::to_string(max_bytes) + " are allowed");
  } else {
    return text;
  }
  return fallback;
}

std::string_view JsonValue::text_or_empty(std::size_t max_bytes) {
  std::string_view text;
  if (element_ && !element_->get_string().get(text) && text.empty()) return {};
  return this->text(max_bytes);
}

bool JsonValue::boolean(bool fallback) {
  if (!element_ || !reader_->good()) return fallback;
  bool truth = fallback;
  if (element_->get_bool().get(truth)) fail(ErrorCode::invalid_value, "expected true or false");
  return truth;
}

double JsonValue::number(double min, double max, double fallback) {
  if (!element_ || !reader_->good()) return fallback;
  double number = 0;
  if (element_->get_double().get(number) || !std::isfinite(number)) {
    fail(ErrorCode::invalid_value, "expected a number");
  } else if (number < min || number > max) {
    fail(ErrorCode::invalid_value, "number out of range");
  } else {
    return number;
  }
  return fallback;
}

std::uint64_t JsonValue::count(std::uint64_t min, std::uint64_t max, std::uint64_t fallback) {
  if (!element_ || !reader_->good()) return fallback;
  std::uint64_t number = 0;
  if (element_->get_uint64().get(number)) {
    fail(ErrorCode::invalid_value, "expected a whole number of 0 or more");
  } else if (number < min || number > max) {
    fail(ErrorCode::invalid_value, "expected a whole number between " + std::to_string(min) + " and " + std::to_string(max));
  } else {
    return number;
  }
  return fallback;
}

JsonObject JsonValue::object() {
  if (!element_ || !reader_->good()) return {*reader_, place_};
  simdjson::dom::object fields;
  if (element_->get_object().get(fields)) {
    fail(ErrorCode::invalid_value, "expected an object");
    return {*reader_, place_};
  }
  return {*reader_, fields, place_};
}

std::optional<simdjson::dom::array> JsonValue::array(std::size_t min, std::size_t max) {
  if (!element_ || !reader_->good()) return std::nullopt;
  simdjson::dom::array elements;
  if (element_->get_array().get(elements)) {
    fail(ErrorCode::invalid_value, "expected a list");
    return std::nullopt;
  }
  if (elements.size() < min) {
    fail(ErrorCode::invalid_value, "expected a list of at least " + std::to_string(min));
    return std::nullopt;
  }
  if (elements.size() > max) {
    fail(ErrorCode::too_large, "list of " + std::to_string(elements.size()) + ", at most " + std::to_string(max) + " are allowed");
    return std::nullopt;
  }
  return elements;
}

// ----------------------------------------------------------------------------------------------------------------- JsonObject

JsonObject::JsonObject(JsonReader& reader, simdjson::dom::object fields, std::string place)
    : reader_(&reader), fields_(fields), place_(std::move(place)) {
  std::set<std::string_view> names;
  for (const auto [name, element] : fields) {
    if (!names.insert(name).second) {
      reader_->fail(ErrorCode::invalid_value, "the field is given twice", json_place(place_, name));
      return;
    }
  }
}

JsonValue JsonObject::optional(std::string_view name) {
  std::string place = json_place(place_, name);
  if (!fields_ || !reader_->good()) return {*reader_, std::move(place)};
  simdjson::dom::element element;
  if (fields_->at_key(name).get(element)) return {*reader_, std::move(place)};
  asked_.insert(name);
  return {*reader_, element, std::move(place)};
}

JsonValue JsonObject::required(std::string_view name) {
  JsonValue value = optional(name);
  if (fields_ && !value.present()) fail(ErrorCode::missing_field, "the field \"" + std::string(name) + "\" is missing");
  return value;
}

void JsonObject::finish() {
  if (!fields_ || !reader_->good()) return;
  for (const auto [name, element] : *fields_) {
    if (asked_.contains(name)) continue;
    reader_->fail(ErrorCode::invalid_value, "unknown field \"" + std::string(name) + "\"", json_place(place_, name));
    return;
  }
}

void JsonObject::fail(ErrorCode code, std::string message) { reader_->fail(code, std::move(message), place_); }

// ----------------------------------------------------------------------------------------------------------------- JsonReader

JsonValue JsonReader::parse(std::string_view json, const JsonLimits& limits) {
  text_ = json;
  if (json.size() > limits.max_bytes) {
    fail(ErrorCode::too_large, "larger than " + std::to_string(limits.max_bytes) + " bytes", "");
    return {*this, ""};
  }
  if (parser_.allocate(std::max<std::size_t>(json.size(), 1), limits.max_depth) != simdjson::SUCCESS) {
    fail(ErrorCode::too_large, "not enough memory", "");
    return {*this, ""};
  }
  simdjson::dom::element root;
  const simdjson::error_code code = parser_.parse(json.data(), json.size()).get(root);
  if (code == simdjson::SUCCESS) return {*this, root, ""};
  const std::optional<std::size_t> line = line_of_malformed(json, limits.max_depth);
  const std::string message = line ? "line " + std::to_string(*line) + ": " : "";
  if (code == simdjson::DEPTH_ERROR) {
    fail(ErrorCode::too_deep, message + "nested more than " + std::to_string(limits.max_depth) + " levels deep", "");
  } else {
    fail(ErrorCode::not_json, message + "not valid JSON", "");
  }
  return {*this, ""};
}

Error JsonReader::error() const { return error_ ? with_line(*error_, text_) : Error{}; }

void JsonReader::fail(ErrorCode code, std::string message, std::string place) {
  if (error_) return;
  // A field's name may be as long as the document: name its parent then, and cut the message.
  if (place.size() > max_place_bytes) place.resize(place.rfind('/', max_place_bytes));
  if (message.size() > max_message_bytes) message = message.substr(0, max_message_bytes) + "…";
  error_ = Error{.code = code, .message = std::move(message), .place = std::move(place)};
}

std::optional<std::size_t> JsonReader::line_of(std::string_view json, const std::string& pointer) {
  const simdjson::padded_string padded(json);
  ondemand::parser parser;
  ondemand::document document;
  if (parser.iterate(padded).get(document)) return std::nullopt;
  ondemand::value value;
  if (document.at_pointer(pointer).get(value)) return std::nullopt;
  const char* location = nullptr;
  if (value.current_location().get(location) || location < padded.data()) return std::nullopt;
  return line_at(json, static_cast<std::size_t>(location - padded.data()));
}

}  // namespace persona_lens
