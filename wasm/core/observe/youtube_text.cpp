#include "observe/youtube_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "observe/youtube_token.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

constexpr std::size_t most_bytes = 256UL * 1024;
constexpr std::size_t most_endpoints = 200;
// Deeper than any endpoint; below it nothing is looked for.
constexpr int deepest = 12;

void append(std::string& text, std::string_view more) {
  std::size_t length = std::min(more.size(), most_bytes - std::min(most_bytes, text.size()));
  while (length > 0 && length < more.size() && (static_cast<unsigned char>(more[length]) & 0xC0U) == 0x80U) --length;
  text += more.substr(0, length);
}

template <typename Take>
simdjson::error_code for_each_member(value from, Take&& take) {
  object members;
  if (from.get_object().get(members) != SUCCESS) return SUCCESS;
  for (auto result : members) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(result).get(field)) return error;
    const std::string_view key = field.escaped_key();
    if (const auto error = take(key, field.value())) return error;
  }
  return SUCCESS;
}

template <typename Take>
simdjson::error_code for_each_element(value from, Take&& take) {
  simdjson::ondemand::array elements;
  if (from.get_array().get(elements) != SUCCESS) return SUCCESS;
  for (auto result : elements) {
    value element;
    if (const auto error = std::move(result).get(element)) return error;
    if (const auto error = take(element)) return error;
  }
  return SUCCESS;
}

// A string; other types leave `into` as it is. Escapes that name no character give none.
simdjson::error_code read_string(value from, std::string_view& into) {
  json_type type{};
  if (const auto error = from.type().get(type)) return error;
  if (type != json_type::string) return SUCCESS;
  return from.get_string(true).get(into);
}

simdjson::error_code take_endpoint(value from, RichText& out, std::string_view holder);

// A name that stands for several channels opens a dialog with one item for each.
bool leads_to_dialog(std::string_view key) {
  return key == "showDialogCommand" || key == "panelLoadingStrategy" || key == "inlineContent" || key == "dialogViewModel" ||
         key == "customContent" || key == "listViewModel" || key == "listItemViewModel" || key == "rendererContext" ||
         key == "commandContext";
}

bool leads_on(std::string_view key) {
  return key == "innertubeCommand" || key == "commandMetadata" || key == "webCommandMetadata" || key == "browseEndpoint" ||
         key == "watchEndpoint" || key == "reelWatchEndpoint" || key == "urlEndpoint" || key == "onTap" || key == "navigationEndpoint";
}

simdjson::error_code read_endpoint(value from, Endpoint& into, RichText& out, std::string_view holder, int depth) {
  if (depth > deepest) return SUCCESS;
  return for_each_member(from, [&](std::string_view key, value member) -> simdjson::error_code {
    if (leads_on(key) || leads_to_dialog(key)) return read_endpoint(member, into, out, key, depth + 1);
    if (key == "listItems") return for_each_element(member, [&](value item) { return take_endpoint(item, out, key); });
    if (key == "url" && holder == "webCommandMetadata") return read_string(member, into.page_url);
    if (key == "url" && holder == "urlEndpoint") return read_string(member, into.url);
    if (holder == "listItemViewModel" && (key == "title" || key == "subtitle")) {
      std::string_view& into_text = key == "title" ? into.name : into.details;
      return for_each_member(
          member, [&](std::string_view inner, value text) { return inner == "content" ? read_string(text, into_text) : SUCCESS; });
    }
    if (key == "browseId") return read_string(member, into.browse_id);
    if (key == "canonicalBaseUrl") return read_string(member, into.base_url);
    if (key == "videoId") return read_string(member, into.video_id);
    if (key == "params" && holder == "reelWatchEndpoint") return read_string(member, into.reel_parameters);
    return SUCCESS;
  });
}

simdjson::error_code take_endpoint(value from, RichText& out, std::string_view holder) {
  Endpoint endpoint;
  if (const auto error = read_endpoint(from, endpoint, out, holder, 0)) return error;
  if (!endpoint.empty() && out.endpoints.size() < most_endpoints) out.endpoints.push_back(endpoint);
  return SUCCESS;
}

// An emoji that is a picture: its own character, or for a channel's own picture the first ":name:".
simdjson::error_code read_emoji(value from, std::string_view& text) {
  std::string_view id;
  std::string_view shortcut;
  const auto error = for_each_member(from, [&](std::string_view key, value member) -> simdjson::error_code {
    if (key == "emojiId") return read_string(member, id);
    if (key != "shortcuts") return SUCCESS;
    return for_each_element(member, [&](value element) { return shortcut.empty() ? read_string(element, shortcut) : SUCCESS; });
  });
  if (error) return error;
  const bool is_character = !id.empty() && static_cast<unsigned char>(id.front()) >= 0x80U;
  text = is_character ? id : shortcut;
  return SUCCESS;
}

simdjson::error_code read_run(value from, RichText& out) {
  std::string_view text;
  std::string_view emoji;
  const auto error = for_each_member(from, [&](std::string_view key, value member) {
    if (key == "text") return read_string(member, text);
    if (key == "emoji") return read_emoji(member, emoji);
    if (key == "navigationEndpoint") return take_endpoint(member, out, key);
    return SUCCESS;
  });
  if (error) return error;
  append(out.text, text.empty() ? emoji : text);
  return SUCCESS;
}

simdjson::error_code read_object(value from, RichText& out) {
  Endpoint own;
  const auto error = for_each_member(from, [&](std::string_view key, value member) -> simdjson::error_code {
    if (key == "simpleText" || key == "content" || key == "text") {
      std::string_view text;
      if (const auto failure = read_string(member, text)) return failure;
      append(out.text, text);
      return SUCCESS;
    }
    if (key == "runs") return for_each_element(member, [&](value run) { return read_run(run, out); });
    if (key == "commandRuns") return for_each_element(member, [&](value run) { return take_endpoint(run, out, key); });
    if (leads_on(key)) return read_endpoint(member, own, out, key, 0);
    return SUCCESS;
  });
  if (error) return error;
  if (!own.empty() && out.endpoints.size() < most_endpoints) out.endpoints.push_back(own);
  return SUCCESS;
}

}  // namespace

simdjson::error_code read_rich_text(value from, RichText& out) {
  json_type type{};
  if (const auto error = from.type().get(type)) return error;
  out.is_null = type == json_type::null;
  switch (type) {
    case json_type::string: {
      std::string_view text;
      if (const auto error = from.get_string(true).get(text)) return error;
      append(out.text, text);
      return SUCCESS;
    }
    case json_type::object:
      return read_object(from, out);
    case json_type::array:
      return for_each_element(from, [&](value element) {
        json_type inner{};
        if (const auto error = element.type().get(inner)) return error;
        return inner == json_type::array ? SUCCESS : read_rich_text(element, out);
      });
    case json_type::number:
    case json_type::boolean: {
      std::string_view token = from.raw_json_token();
      while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
        token.remove_suffix(1);
      }
      append(out.text, token);
      return SUCCESS;
    }
    case json_type::null:
      break;
  }
  return SUCCESS;
}

std::string parameter_of(std::string_view url, std::string_view name) {
  std::size_t at = url.find('?');
  while (at != std::string_view::npos) {
    url.remove_prefix(at + 1);
    const std::size_t end = std::min(url.find('&'), url.size());
    const std::string_view pair = url.substr(0, end);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return percent_decoded(pair.substr(name.size() + 1));
    at = end == url.size() ? std::string_view::npos : end;
  }
  return {};
}

std::string expanded_link(const Endpoint& endpoint) {
  if (!endpoint.url.empty()) {
    std::string url(endpoint.url);
    if (endpoint.url.find("youtube.com/redirect?") != std::string_view::npos) {
      std::string target = parameter_of(endpoint.url, "q");
      if (!target.empty() && first_invalid_utf8(target) == target.size()) url = std::move(target);
    }
    return url.starts_with('/') ? "https://www.youtube.com" + url : url;
  }
  if (is_video_id(endpoint.video_id)) return "https://www.youtube.com/watch?v=" + std::string(endpoint.video_id);
  return {};
}

std::string handle_in(std::string_view text) {
  const std::size_t at = text.starts_with('@') ? 0 : text.find("/@");
  if (at == std::string_view::npos) return {};
  text.remove_prefix(text[at] == '@' ? at + 1 : at + 2);
  text = text.substr(0, text.find_first_of("/?&# "));
  constexpr std::string_view direction_marks = "\xE2\x80\x8E|\xE2\x80\x8F|\xE2\x81\xA6|\xE2\x81\xA7|\xE2\x81\xA8|\xE2\x81\xA9";
  for (std::size_t mark = 0; mark < direction_marks.size(); mark += 4) text = text.substr(0, text.find(direction_marks.substr(mark, 3)));
  std::string handle = percent_decoded(text);
  constexpr std::size_t longest_handle = 256;
  return handle.size() <= longest_handle && first_invalid_utf8(handle) == handle.size() ? handle : std::string();
}

}  // namespace persona_lens
