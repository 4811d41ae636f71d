#include "packs/pack_names.h"

#include <algorithm>
#include <utility>

#include "packs/pack_fields.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_sources = 500;
constexpr std::size_t max_published_accounts = 1000;
constexpr std::size_t max_handle = 30;  // YouTube's; X allows 15
constexpr std::size_t max_id_digits = 30;

bool is_handle_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

void PackNames::read_sources(JsonValue value) {
  value.object().each(max_sources, [&](std::string_view key, JsonValue one) {
    if (!pack_fields::is_joined_words(key, '-') || key.size() > pack_fields::max_name)
      one.fail(ErrorCode::invalid_value, "expected a key of lower-case words joined by \"-\"");
    sources_.emplace(key, pack_fields::read_source(one));
  });
}

void PackNames::read_published_accounts(JsonValue value) {
  value.each(0, max_published_accounts, [&](JsonValue one) {
    JsonObject fields = one.object();
    const std::string handle = read_handle(fields.required("handle"));
    fields.optional("id").text(max_id_digits);
    check_source(fields.required("source"));
    fields.finish();
    if (!published_.insert(lower_case(handle)).second) one.fail(ErrorCode::invalid_value, "the account is listed twice");
  });
}

std::vector<Citation> PackNames::cited(JsonValue value) const {
  constexpr std::size_t max_cited = 20;
  std::vector<Citation> cited;
  std::set<std::string_view> seen;
  value.each(1, max_cited, [&](JsonValue ref) {
    const std::string_view key = ref.text(pack_fields::max_name);
    check_source(ref);
    const auto source = sources_.find(key);
    if (source == sources_.end()) return;
    if (!seen.insert(key).second) {
      ref.fail(ErrorCode::invalid_value, "the source is named twice");
    } else {
      cited.push_back(source->second);
    }
  });
  return cited;
}

void PackNames::check_source(JsonValue value) const {
  const std::string_view key = value.text(pack_fields::max_name);
  if (!key.empty() && !sources_.contains(key)) {
    value.fail(ErrorCode::invalid_value, "\"" + std::string(key) + "\" is not among the pack's sources");
  }
}

std::string PackNames::read_handle(JsonValue value) {
  const std::string_view text = value.text(max_handle);
  const bool plain = std::ranges::all_of(text, [](char c) { return is_handle_character(c) || c == '.' || c == '-'; });
  if (!plain) value.fail(ErrorCode::invalid_value, "expected a handle without \"@\": letters, digits, \"_\", \".\" and \"-\"");
  return std::string(text);
}

void PackNames::check_handle(JsonValue& place, std::string_view handle) const {
  const std::string lower = lower_case(handle);
  if (lower.find("example") != lower.npos || lower.find("composed") != lower.npos || published_.contains(lower)) return;
  place.fail(ErrorCode::invalid_value, "the handle \"" + std::string(handle) +
                                           "\" may be somebody's: a composed one has \"example\" or \"composed\" in it, one that a cited "
                                           "report publishes is listed in \"published_accounts\" with its source");
}

void PackNames::check_mentions(JsonValue& place, std::string_view text) const {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const auto end = std::ranges::find_if_not(rest, is_handle_character);
    const std::string_view handle = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    if (!handle.empty()) check_handle(place, handle);
  }
}

}  // namespace persona_lens
