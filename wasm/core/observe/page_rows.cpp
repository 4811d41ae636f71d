#include "observe/page_rows.h"

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "observe/joined_month.h"
#include "observe/observation_set.h"
#include "observe/snowflake.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

// More rows than any page shows at once.
constexpr std::size_t max_rows = 5'000;

struct Row {
  std::string kind;
  std::string id;
  std::string handle;
  std::optional<std::string> time;
  std::optional<std::string> text;
  bool quotes = false;
};

struct Profile {
  std::string id;
  std::string handle;
  std::optional<std::string> name;
  std::optional<std::string> bio;
  std::string joined;
  std::string language;
};

struct Page {
  std::vector<Row> rows;
  std::optional<Profile> profile;
  bool has_rows = false;
  bool is_x = false;
};

// Calls `take(key, value)` for each member; stops at the first error.
template <typename Take>
simdjson::error_code for_each_member(object members, Take&& take) {
  for (auto result : members) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(result).get(field)) return error;
    const std::string_view key = field.escaped_key();
    if (const auto error = take(key, field.value())) return error;
  }
  return SUCCESS;
}

// A string, or nothing for null; other types are errors.
template <typename Text>
simdjson::error_code read_string(value from, Text& into) {
  simdjson::ondemand::json_type type{};
  if (const auto error = from.type().get(type)) return error;
  if (type == simdjson::ondemand::json_type::null) return SUCCESS;
  std::string_view text;
  if (const auto error = from.get_string(true).get(text)) return error;
  into = std::string(text);
  return SUCCESS;
}

simdjson::error_code read_row(object members, Row& row) {
  return for_each_member(members, [&](std::string_view key, value from) {
    if (key == "kind") return read_string(from, row.kind);
    if (key == "id") return read_string(from, row.id);
    if (key == "handle") return read_string(from, row.handle);
    if (key == "time") return read_string(from, row.time);
    if (key == "text") return read_string(from, row.text);
    if (key == "quote") return from.get_bool().get(row.quotes);
    return SUCCESS;
  });
}

simdjson::error_code read_profile(object members, Profile& profile) {
  return for_each_member(members, [&](std::string_view key, value from) {
    if (key == "id") return read_string(from, profile.id);
    if (key == "handle") return read_string(from, profile.handle);
    if (key == "name") return read_string(from, profile.name);
    if (key == "bio") return read_string(from, profile.bio);
    if (key == "joined") return read_string(from, profile.joined);
    if (key == "lang") return read_string(from, profile.language);
    return SUCCESS;
  });
}

simdjson::error_code read_rows(value from, Page& page) {
  simdjson::ondemand::array rows;
  if (const auto error = from.get_array().get(rows)) return error;
  page.has_rows = true;
  for (auto result : rows) {
    object members;
    if (const auto error = std::move(result).get_object().get(members)) return error;
    if (page.rows.size() >= max_rows) return simdjson::CAPACITY;
    if (const auto error = read_row(members, page.rows.emplace_back())) return error;
  }
  return SUCCESS;
}

simdjson::error_code read_page(simdjson::ondemand::document& document, Page& page) {
  object root;
  if (const auto error = document.get_object().get(root)) return error;
  const auto error = for_each_member(root, [&](std::string_view key, value from) -> simdjson::error_code {
    if (key == "rows") return read_rows(from, page);
    if (key == "site") {
      std::string site;
      if (const auto failure = read_string(from, site)) return failure;
      page.is_x = site == "x";
      return SUCCESS;
    }
    if (key != "profile") return SUCCESS;
    simdjson::ondemand::json_type type{};
    if (const auto failure = from.type().get(type)) return failure;
    if (type == simdjson::ondemand::json_type::null) return SUCCESS;
    object members;
    if (const auto failure = from.get_object().get(members)) return failure;
    return read_profile(members, page.profile.emplace());
  });
  if (error) return error;
  return document.at_end() ? SUCCESS : simdjson::TRAILING_CONTENT;
}

// The page prints whole seconds, the id has milliseconds.
bool agree(const TimeInterval& from_id, TimeMs printed) {
  return from_id.earliest >= printed - ms_per_second && from_id.earliest < printed + 2 * ms_per_second;
}

void add_row(const Row& row, const Page& page, std::size_t index, ObservationSet& seen) {
  const std::string place = "/rows/" + std::to_string(index);
  if (row.kind != "post") {
    seen.add_notice("unknown_row", "a row of an unknown kind was left out", place);
    return;
  }
  const auto id = parse_numeric_id(row.id);
  if (!id) {
    seen.add_notice("invalid_value", "a row without a numeric post id was left out", place);
    return;
  }
  if (!row.text) return;
  Post post;
  post.platform = Platform::x;
  post.id = row.id;
  post.text = *row.text;
  post.kind = row.quotes ? PostKind::quote : PostKind::original;
  post.time = post_time_of_id(*id);
  if (row.time) {
    const auto printed = parse_iso_time(*row.time);
    if (!printed) {
      seen.add_notice("invalid_value", "a row's time is no ISO 8601 time", place + "/time");
    } else if (!post.time) {
      post.time = TimeInterval{*printed, *printed + ms_per_second - 1, TimeBasis::reported};
    } else if (!agree(*post.time, *printed)) {
      seen.add_notice("row_changed", "a row's id and time do not belong together; it was left out", place);
      return;
    }
  }
  if (page.profile && !row.handle.empty() && page.profile->handle == row.handle && parse_numeric_id(page.profile->id)) {
    post.author_id = page.profile->id;
  }
  seen.add(std::move(post));
}

void add_profile(const Profile& profile, ObservationSet& seen) {
  const auto id = parse_numeric_id(profile.id);
  if (!id || profile.handle.empty()) return;
  Account account;
  account.platform = Platform::x;
  account.id = profile.id;
  account.handle = profile.handle;
  account.name = profile.name;
  account.bio = profile.bio;
  account.created = account_time_of_id(*id);
  if (const auto joined = parse_joined_month(profile.joined, profile.language)) {
    // The month is printed; a snowflake inside it is closer still.
    if (!account.created || account.created->basis != TimeBasis::id) account.created = joined;
  } else if (!profile.joined.empty()) {
    seen.add_notice("unknown_month", "the line with the month of joining could not be read", "/profile/joined");
  }
  seen.add(std::move(account));
}

}  // namespace

Result<Observations> read_page_rows(const Source& source, std::span<const std::byte> bytes, JsonInput& input) {
  simdjson::ondemand::document document;
  if (auto error = input.open(bytes, document)) return *error;
  Page page;
  if (const auto code = read_page(document, page)) {
    if (code == simdjson::INCORRECT_TYPE) return Error{ErrorCode::invalid_value, "a member of the page's rows has the wrong type", "/rows"};
    if (code == simdjson::CAPACITY) return Error{ErrorCode::too_large, "more rows than a page has", "/rows"};
    return input.error_of(code, document, "");
  }
  if (!page.is_x || !page.has_rows) return Error{ErrorCode::unknown_shape, "no rows of an X page: \"site\" or \"rows\" is missing", ""};
  ObservationSet seen;
  for (std::size_t i = 0; i < page.rows.size(); ++i) add_row(page.rows[i], page, i, seen);
  if (page.profile) add_profile(*page.profile, seen);
  Observations result = seen.take();
  result.server_time = source.http_date ? source.http_date : source.read_at;
  return result;
}

}  // namespace persona_lens
