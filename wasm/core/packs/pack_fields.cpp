#include "packs/pack_fields.h"

#include <algorithm>

#include "text/iso_time.h"

namespace persona_lens::pack_fields {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }

}  // namespace

bool is_joined_words(std::string_view text, char separator) {
  bool after_word = false;
  for (const char c : text) {
    if (!is_lower_or_digit(c) && (c != separator || !after_word)) return false;
    after_word = c != separator;
  }
  return after_word;
}

bool matches(std::string_view text, std::string_view pattern) {
  return std::ranges::equal(text, pattern, [](char c, char p) { return p == '#' ? is_digit(c) : c == p; });
}

std::string read_id(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && !is_joined_words(text, '-'))
    value.fail(ErrorCode::invalid_value, "expected an id of lower-case words joined by \"-\"");
  return std::string(text);
}

std::string read_name(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && !is_joined_words(text, '_'))
    value.fail(ErrorCode::invalid_value, "expected a name of lower-case words joined by \"_\"");
  return std::string(text);
}

std::string read_one_of(JsonValue value, std::span<const std::string_view> allowed) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && std::ranges::find(allowed, text) == allowed.end()) {
    std::string list;
    for (const std::string_view word : allowed) list += (list.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    value.fail(ErrorCode::invalid_value, "expected one of " + list);
  }
  return std::string(text);
}

std::string read_version(JsonValue value) {
  const std::string_view text = value.text(max_name);
  const bool plain = std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
  const bool dotted = std::ranges::count(text, '.') == 2 && !text.starts_with('.') && !text.ends_with('.') && text.find("..") == text.npos;
  if (!text.empty() && !(plain && dotted)) value.fail(ErrorCode::invalid_value, "expected a version such as 1.0.0");
  return std::string(text);
}

std::optional<TimeMs> read_day(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (text.empty()) return std::nullopt;
  const auto day = matches(text, "####-##-##") ? parse_iso_time(text) : std::nullopt;
  if (!day) value.fail(ErrorCode::invalid_value, "expected a day such as 2020-01-07");
  return day;
}

Citation read_source(JsonValue value) {
  Citation source;
  JsonObject fields = value.object();
  source.title = fields.required("title").text(max_line);
  source.publisher = fields.required("publisher").text(max_line);
  JsonValue date = fields.required("date");
  source.date = date.text(max_name);
  const std::string first_day = source.date + std::string("0000-01-01").substr(std::min<std::size_t>(source.date.size(), 10));
  const bool form = matches(source.date, "####") || matches(source.date, "####-##") || matches(source.date, "####-##-##");
  if (!source.date.empty() && (!form || !parse_iso_time(first_day))) {
    date.fail(ErrorCode::invalid_value, "expected a date such as 2021-02-04, 2021-02 or 2021");
  }
  JsonValue url = fields.optional("url");
  source.url = url.text(max_url);
  if (url.present() && !source.url.starts_with("https://"))
    url.fail(ErrorCode::invalid_value, "expected an address that begins with https://");
  source.grade = read_one_of(fields.required("grade"), grades);
  fields.finish();
  return source;
}

}  // namespace persona_lens::pack_fields
