// shared/vectors/*.json for the tests: known answers that TypeScript may check as well.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"

namespace persona_lens::known {

// Keeps the document that its elements point into.
class Vectors {
 public:
  explicit Vectors(const std::string& file) {
    const char* root = std::getenv("PERSONA_LENS_SOURCE_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
    if (root == nullptr) FAIL("PERSONA_LENS_SOURCE_DIR is not set: the known answers of shared/vectors cannot be read");
    const auto error = parser_.load(std::string(root) + "/shared/vectors/" + file).get(document_);
    INFO("reading shared/vectors/" << file << ": " << simdjson::error_message(error));
    REQUIRE(error == simdjson::SUCCESS);
  }

  [[nodiscard]] simdjson::dom::element section(const char* name) const { return field(document_, name); }
  [[nodiscard]] simdjson::dom::array answers(const char* name) const { return as<simdjson::dom::array>(section(name), "answers"); }

  static simdjson::dom::element field(simdjson::dom::element object, const char* name) {
    simdjson::dom::element value;
    INFO("field " << name);
    REQUIRE(object[name].get(value) == simdjson::SUCCESS);
    return value;
  }

  template <typename T>
  static T as(simdjson::dom::element object, const char* name) {
    T value{};
    INFO("field " << name);
    REQUIRE(field(object, name).get(value) == simdjson::SUCCESS);
    return value;
  }

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::element document_;
};

inline double number(simdjson::dom::element object, const char* name) { return Vectors::as<double>(object, name); }
inline std::size_t count(simdjson::dom::element object, const char* name) {
  return static_cast<std::size_t>(Vectors::as<std::uint64_t>(object, name));
}
inline std::string_view text(simdjson::dom::element object, const char* name) { return Vectors::as<std::string_view>(object, name); }
inline std::vector<double> numbers(simdjson::dom::element object, const char* name) {
  std::vector<double> result;
  for (const simdjson::dom::element value : Vectors::as<simdjson::dom::array>(object, name)) {
    double number = 0;
    REQUIRE(value.get(number) == simdjson::SUCCESS);
    result.push_back(number);
  }
  return result;
}

}  // namespace persona_lens::known
