// As much of JSON Schema 2020-12 as our own schemas use, to check what the core prints against what shared/schema promises. A keyword that
// is not known here is an error, so that nothing passes unchecked.
#pragma once

#include <simdjson.h>

#include <map>
#include <string>
#include <string_view>

#include "shipped.h"

namespace persona_lens::testing {

class SchemaCheck {
 public:
  SchemaCheck() {
    for (const shipped::File& file : shipped::schemas()) {
      auto& parser = parsers_[std::string(file.name)];
      simdjson::dom::element root;
      if (parser.parse(file.content.data(), file.content.size()).get(root)) continue;
      roots_.emplace(std::string(file.name), root);
    }
  }

  // "" when `json` conforms, otherwise the first place that does not and why.
  std::string check(std::string_view json, const std::string& schema) {
    simdjson::dom::parser parser;
    simdjson::dom::element value;
    if (parser.parse(json.data(), json.size()).get(value)) return "not JSON";
    if (!roots_.contains(schema)) return "no schema " + schema;
    return conforms(value, roots_.at(schema), schema, "");
  }

 private:
  using Element = simdjson::dom::element;

  static bool has_type(Element value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "number") return value.is_number();
    return type == "integer" && (value.is_int64() || value.is_uint64());
  }

  static bool same(Element a, Element b) { return simdjson::minify(a) == simdjson::minify(b); }

  std::string follow(Element value, std::string_view reference, const std::string& file, const std::string& place) {
    const std::size_t hash = reference.find('#');
    const std::string target(hash == 0 ? file : std::string(reference.substr(0, hash)));
    if (!roots_.contains(target)) return place + ": no schema " + target;
    Element schema = roots_.at(target);
    if (hash != reference.npos && hash + 1 < reference.size() && schema.at_pointer(reference.substr(hash + 1)).get(schema)) {
      return place + ": no such definition";
    }
    return conforms(value, schema, target, place);
  }

  std::string conforms_object(simdjson::dom::object fields, simdjson::dom::object schema, const std::string& file, const std::string& place) {
    Element properties;
    Element additional;
    Element names;
    const bool listed = schema["properties"].get(properties) == simdjson::SUCCESS;
    const bool rest = schema["additionalProperties"].get(additional) == simdjson::SUCCESS;
    const bool named = schema["propertyNames"].get(names) == simdjson::SUCCESS;
    std::map<std::string, int> seen;
    for (const auto [name, value] : fields) {
      const std::string here = place + "/" + std::string(name);
      if (++seen[std::string(name)] > 1) return here + ": given twice";
      simdjson::dom::parser parser;
      Element name_value;
      const std::string quoted = simdjson::minify(simdjson::dom::element(value)).empty() ? "" : '"' + std::string(name) + '"';
      if (named && (parser.parse(quoted).get(name_value) || !conforms(name_value, names, file, here).empty())) return here + ": name not allowed";
      Element own;
      std::string problem;
      if (listed && properties[name].get(own) == simdjson::SUCCESS) {
        problem = conforms(value, own, file, here);
      } else if (rest && additional.is_object()) {
        problem = conforms(value, additional, file, here);
      } else if (rest && !bool(additional)) {
        problem = here + ": not in the schema";
      }
      if (!problem.empty()) return problem;
    }
    return "";
  }

  // NOLINTNEXTLINE(misc-no-recursion): schemas are ours and shallow
  std::string conforms(Element value, Element schema_element, const std::string& file, const std::string& place) {
    simdjson::dom::object schema;
    if (schema_element.get(schema)) return place + ": the schema is no object";
    for (const auto [keyword, argument] : schema) {
      std::string problem;
      if (keyword == "$ref") {
        problem = follow(value, std::string_view(argument), file, place);
      } else if (keyword == "type") {
        bool any = argument.is_string() && has_type(value, std::string_view(argument));
        if (argument.is_array()) {
          for (const Element type : simdjson::dom::array(argument)) any = any || has_type(value, std::string_view(type));
        }
        if (!any) problem = place + ": wrong type";
      } else if (keyword == "const") {
        if (!same(value, argument)) problem = place + ": not the constant";
      } else if (keyword == "enum") {
        bool any = false;
        for (const Element allowed : simdjson::dom::array(argument)) any = any || same(value, allowed);
        if (!any) problem = place + ": not among the allowed values: " + simdjson::minify(value);
      } else if (keyword == "required") {
        for (const Element name : simdjson::dom::array(argument)) {
          Element ignored;
          if (value.is_object() && value[std::string_view(name)].get(ignored)) problem = place + ": lacks " + std::string(std::string_view(name));
        }
      } else if (keyword == "properties") {
        if (value.is_object()) problem = conforms_object(simdjson::dom::object(value), schema, file, place);
      } else if (keyword == "additionalProperties") {
        Element ignored;
        if (value.is_object() && schema["properties"].get(ignored)) problem = conforms_object(simdjson::dom::object(value), schema, file, place);
      } else if (keyword == "items") {
        std::size_t index = 0;
        if (value.is_array()) {
          for (const Element item : simdjson::dom::array(value)) {
            problem = conforms(item, argument, file, place + "/" + std::to_string(index++));
            if (!problem.empty()) break;
          }
        }
      } else if (keyword == "oneOf") {
        std::size_t fitting = 0;
        for (const Element option : simdjson::dom::array(argument)) fitting += conforms(value, option, file, place).empty() ? 1U : 0U;
        if (fitting != 1) problem = place + ": fits " + std::to_string(fitting) + " of the alternatives";
      } else if (keyword == "minimum") {
        if (value.is_number() && double(value) < double(argument)) problem = place + ": too small";
      } else if (keyword == "maximum") {
        if (value.is_number() && double(value) > double(argument)) problem = place + ": too large";
      } else if (keyword == "format") {
        if (std::string_view(argument) != "date-time") problem = place + ": unknown format";
      } else if (keyword != "$schema" && keyword != "$id" && keyword != "$defs" && keyword != "title" && keyword != "description" &&
                 keyword != "propertyNames") {
        problem = place + ": the keyword " + std::string(keyword) + " is not checked here";
      }
      if (!problem.empty()) return problem;
    }
    return "";
  }

  std::map<std::string, simdjson::dom::parser> parsers_;
  std::map<std::string, Element> roots_;
};

}  // namespace persona_lens::testing
