#include "observe/recording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "observe/youtube_shapes.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

bool read_string(value from, std::string& into) {
  std::string_view text;
  if (from.get_string(true).get(text) != SUCCESS) return false;
  into = std::string(text);
  return true;
}

// The request's body: text, or its bytes as numbers from −128 on.
bool read_bytes(value from, std::string& into) {
  constexpr std::size_t most = 256UL * 1024;
  json_type type{};
  if (from.type().get(type) != SUCCESS) return false;
  if (type == json_type::string) return read_string(from, into);
  simdjson::ondemand::array numbers;
  if (type != json_type::array || from.get_array().get(numbers) != SUCCESS) return true;
  for (auto result : numbers) {
    std::int64_t number = 0;
    if (std::move(result).get_int64().get(number) != SUCCESS || number < -128 || number > 255) return false;
    if (into.size() < most) into += static_cast<char>(static_cast<unsigned char>(number & 0xFF));
  }
  return true;
}

// A header's value, or its first one.
bool read_date(value from, Recording& recording) {
  json_type type{};
  if (from.type().get(type) != SUCCESS) return false;
  std::string text;
  if (type == json_type::string) {
    if (!read_string(from, text)) return false;
  } else if (type == json_type::array) {
    simdjson::ondemand::array values;
    if (from.get_array().get(values) != SUCCESS) return false;
    for (auto result : values) {
      value first;
      if (std::move(result).get(first) != SUCCESS) return false;
      if (text.empty() && !read_string(first, text)) return false;
    }
  }
  recording.date = parse_http_date(text);
  return true;
}

template <typename Take>
bool for_each_member(value from, Take&& take) {
  simdjson::ondemand::object members;
  if (from.get_object().get(members) != SUCCESS) return false;
  for (auto result : members) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != SUCCESS) return false;
    if (!take(field.escaped_key(), field.value())) return false;
  }
  return true;
}

bool is_object(value& from) {
  json_type type{};
  return from.type().get(type) == SUCCESS && type == json_type::object;
}

bool read_response(value from, Recording& recording, bool& has_body) {
  return for_each_member(from, [&](std::string_view key, value member) {
    if (key == "responseBody") {
      has_body = read_string(member, recording.body);
      return has_body;
    }
    if (key != "responseHeaders" || !is_object(member)) return true;
    return for_each_member(member, [&](std::string_view name, value header) {
      return name != "date" && name != "Date" ? true : read_date(header, recording);
    });
  });
}

}  // namespace

std::optional<Recording> open_recording(std::span<const std::byte> bytes, JsonInput& input) {
  simdjson::ondemand::document document;
  simdjson::ondemand::object root;
  if (input.open(bytes, document) || document.get_object().get(root) != SUCCESS) return std::nullopt;
  Recording recording;
  bool has_body = false;
  for (auto result : root) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != SUCCESS) return std::nullopt;
    const std::string_view key = field.escaped_key();
    value member = field.value();
    // A response itself has neither, or other things below them.
    if (is_youtube_root(key)) return std::nullopt;
    if (!is_object(member)) continue;
    if (key == "request") {
      const bool read = for_each_member(
          member, [&](std::string_view name, value part) { return name != "dataToSend" ? true : read_bytes(part, recording.request); });
      if (!read) return std::nullopt;
    } else if (key == "response" && !read_response(member, recording, has_body)) {
      return std::nullopt;
    }
  }
  if (!has_body || !document.at_end()) return std::nullopt;
  return recording;
}

std::span<const std::byte> without_guard(std::span<const std::byte> bytes) noexcept {
  constexpr std::string_view guard = ")]}'";
  const bool has_guard = bytes.size() >= guard.size() && std::equal(guard.begin(), guard.end(), bytes.begin(),
                                                                    [](char c, std::byte byte) { return static_cast<char>(byte) == c; });
  return has_guard ? bytes.subspan(guard.size()) : bytes;
}

std::optional<TimeMs> parse_http_date(std::string_view text) {
  // "Mon, 26 Jan 2026 18:01:14 GMT"
  constexpr std::size_t length = 29;
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != length || !text.ends_with(" GMT") || text.substr(3, 2) != ", ") return std::nullopt;
  const auto month = std::ranges::find(months, text.substr(8, 3));
  if (month == months.end()) return std::nullopt;
  std::string iso(text.substr(12, 4));
  const auto number = static_cast<std::size_t>(month - months.begin()) + 1;
  iso += number < 10 ? "-0" : "-";
  iso += std::to_string(number) + "-" + std::string(text.substr(5, 2)) + "T" + std::string(text.substr(17, 8)) + "Z";
  return parse_iso_time(iso);
}

std::optional<Platform> platform_of(std::span<const std::byte> bytes, JsonInput& input) {
  bytes = without_guard(bytes);
  simdjson::ondemand::document document;
  if (input.open(bytes, document)) return std::nullopt;
  json_type type{};
  if (document.type().get(type) != SUCCESS) return std::nullopt;
  const auto of_root = [](simdjson::ondemand::object root) -> std::optional<Platform> {
    for (auto result : root) {
      simdjson::ondemand::field field;
      if (std::move(result).get(field) != SUCCESS) return std::nullopt;
      const std::string_view key = field.escaped_key();
      if (key == "data" || key == "errors" || key == "globalObjects") return Platform::x;
      value member = field.value();
      if (is_youtube_root(key) || (key == "error" && is_object(member))) return Platform::youtube;
      if (key != "response" || !is_object(member)) continue;
      Recording recording;
      bool has_body = false;
      if (read_response(member, recording, has_body) && has_body) return Platform::youtube;
      return std::nullopt;
    }
    return std::nullopt;
  };
  simdjson::ondemand::object root;
  if (type == json_type::object && document.get_object().get(root) == SUCCESS) return of_root(root);
  simdjson::ondemand::array parts;
  if (type != json_type::array || document.get_array().get(parts) != SUCCESS) return std::nullopt;
  for (auto result : parts) {
    if (std::move(result).get_object().get(root) != SUCCESS) return std::nullopt;
    if (const auto platform = of_root(root)) return platform;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace persona_lens
