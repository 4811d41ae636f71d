// As much of JSON Schema 2020-12 as the schemas of our reports use, to check what the core prints against what shared/schema promises. A
// keyword that is not known here is an error, so that nothing passes unchecked.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shipped.h"

namespace persona_lens::testing {

class SchemaCheck {
 public:
  SchemaCheck() {
    for (const shipped::File& file : shipped::schemas()) {
      simdjson::dom::parser& parser = parsers_[std::string(file.name)];
      Element root;
      if (parser.parse(file.content.data(), file.content.size()).get(root) == simdjson::SUCCESS) roots_.emplace(file.name, root);
    }
  }

  // "" when `json` conforms, otherwise the first place that does not and why. `schema`: a file of shared/schema, with or without "#/…".
  std::string check(std::string_view json, const std::string& schema) {
    simdjson::dom::parser parser;
    Element value;
    if (parser.parse(json.data(), json.size()).get(value)) return "not JSON";
    return follow(value, schema, "", "");
  }

 private:
  using Element = simdjson::dom::element;

  static std::string_view text_of(Element element) {
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS ? text : std::string_view();
  }
  static std::vector<Element> list_of(Element element) {
    simdjson::dom::array array;
    if (element.get(array)) return {element};  // "type" may be one word or several
    return {array.begin(), array.end()};
  }
  static double number_of(Element element) {
    double number = 0;
    return element.get(number) == simdjson::SUCCESS ? number : 0;
  }
  static bool same(Element a, Element b) { return simdjson::minify(a) == simdjson::minify(b); }

  static bool has_type(Element value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "number") return value.is_number();
    return type == "integer" && (value.is_int64() || value.is_uint64());
  }

  std::string follow(Element value, std::string_view reference, const std::string& file, const std::string& place) {
    const std::size_t hash = reference.find('#');
    const std::string target = hash == 0 ? file : std::string(reference.substr(0, hash));
    const auto root = roots_.find(target);
    if (root == roots_.end()) return place + ": no schema " + target;
    Element schema = root->second;
    if (hash != reference.npos && schema.at_pointer(reference.substr(hash + 1)).get(schema))
      return place + ": no " + std::string(reference);
    return conforms(value, schema, target, place);
  }

  std::string check_name(std::string_view name, Element schema, const std::string& file, const std::string& place) {
    simdjson::dom::parser parser;
    Element value;
    if (parser.parse('"' + std::string(name) + '"').get(value)) return place + ": a name that cannot be checked";
    return conforms(value, schema, file, place);
  }

  std::string check_fields(simdjson::dom::object fields, Element schema, const std::string& file, const std::string& place) {
    Element properties;
    Element additional;
    Element names;
    const bool listed = schema["properties"].get(properties) == simdjson::SUCCESS;
    const bool limited = schema["additionalProperties"].get(additional) == simdjson::SUCCESS;
    const bool named = schema["propertyNames"].get(names) == simdjson::SUCCESS;
    std::map<std::string_view, int> seen;
    for (const auto [name, value] : fields) {
      const std::string here = place + "/" + std::string(name);
      if (++seen[name] > 1) return here + ": given twice";
      if (named && !check_name(name, names, file, here).empty()) return here + ": name not allowed";
      Element own;
      std::string problem;
      if (listed && properties[name].get(own) == simdjson::SUCCESS) {
        problem = conforms(value, own, file, here);
      } else if (limited && additional.is_object()) {
        problem = conforms(value, additional, file, here);
      } else if (limited) {
        problem = here + ": not in the schema";
      }
      if (!problem.empty()) return problem;
    }
    return "";
  }

  std::string check_items(Element value, Element schema, const std::string& file, const std::string& place) {
    simdjson::dom::array array;
    if (value.get(array)) return "";
    std::size_t index = 0;
    for (const Element item : array) {
      std::string problem = conforms(item, schema, file, place + "/" + std::to_string(index++));
      if (!problem.empty()) return problem;
    }
    return "";
  }

  std::string check_keyword(std::string_view keyword, Element argument, Element value, const std::string& file, const std::string& place) {
    if (keyword == "$ref") return follow(value, text_of(argument), file, place);
    if (keyword == "items") return check_items(value, argument, file, place);
    if (keyword == "const") return same(value, argument) ? "" : place + ": not the constant";
    if (keyword == "minimum") return value.is_number() && number_of(value) < number_of(argument) ? place + ": too small" : "";
    if (keyword == "maximum") return value.is_number() && number_of(value) > number_of(argument) ? place + ": too large" : "";
    if (keyword == "format") return text_of(argument) == "date-time" ? "" : place + ": unknown format";
    if (keyword == "type") {
      for (const Element type : list_of(argument)) {
        if (has_type(value, text_of(type))) return "";
      }
      return place + ": wrong type";
    }
    if (keyword == "enum") {
      for (const Element allowed : list_of(argument)) {
        if (same(value, allowed)) return "";
      }
      return place + ": not among the allowed values: " + simdjson::minify(value);
    }
    if (keyword == "required") {
      for (const Element name : list_of(argument)) {
        if (value.is_object() && value[text_of(name)].error()) return place + ": lacks " + std::string(text_of(name));
      }
      return "";
    }
    if (keyword == "oneOf") {
      std::size_t fitting = 0;
      for (const Element option : list_of(argument)) fitting += conforms(value, option, file, place).empty() ? 1U : 0U;
      return fitting == 1 ? "" : place + ": fits " + std::to_string(fitting) + " of the alternatives";
    }
    for (const std::string_view silent :
         {"$schema", "$id", "$defs", "title", "description", "properties", "additionalProperties", "propertyNames"}) {
      if (keyword == silent) return "";
    }
    return place + ": the keyword " + std::string(keyword) + " is not checked here";
  }

  std::string conforms(Element value, Element schema_element, const std::string& file, const std::string& place) {
    simdjson::dom::object schema;
    if (schema_element.get(schema)) return place + ": the schema is no object";
    for (const auto [keyword, argument] : schema) {
      std::string problem = check_keyword(keyword, argument, value, file, place);
      if (!problem.empty()) return problem;
    }
    simdjson::dom::object fields;
    return value.get(fields) ? "" : check_fields(fields, schema_element, file, place);
  }

  std::map<std::string, simdjson::dom::parser> parsers_;
  std::map<std::string, Element, std::less<>> roots_;
};

}  // namespace persona_lens::testing
