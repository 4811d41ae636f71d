// The members of an object that are facts: texts, numbers, marks.
#include <charconv>

#include "observe/x_walker.h"

namespace persona_lens {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;

namespace {

std::string_view trimmed(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

std::optional<std::uint64_t> whole_number(std::string_view digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

// Ids and times are as clear as numbers; texts are not.
bool may_be_a_number(Role role) {
  switch (role) {
    case Role::rest_id:
    case Role::id_str:
    case Role::user_id:
    case Role::quoted_id:
    case Role::reposted_id:
    case Role::reply_id:
    case Role::reply_user_id:
    case Role::created_at:
      return true;
    default:
      return false;
  }
}

// Would the fact make an account or a post of something that then is none?
bool is_essential(Role role) { return role == Role::rest_id || role == Role::id_str || role == Role::handle || role == Role::full_text; }

}  // namespace

XWalker::Gathered& XWalker::gathered(Frame& frame) {
  if (frame.gathered == nullptr) {
    if (pool_used_ == pool_.size()) pool_.emplace_back();
    frame.gathered = &pool_[pool_used_++];
    frame.gathered->facts.clear();
    frame.gathered->relations = Relations{};
  }
  return *frame.gathered;
}

// The text of a string or the digits of a number. Nothing for null, true and false.
simdjson::error_code XWalker::read_text(Value value, std::optional<std::string_view>& text) {
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == json_type::string) {
    std::string_view content;
    if (const auto error = value.get_string(true).get(content)) return error;
    text = content;
  } else if (type == json_type::number) {
    text = trimmed(value.raw_json_token());
  }
  return SUCCESS;
}

simdjson::error_code XWalker::take_fact(Role role, std::string_view key, Value value, Frame& frame, Mode mode) {
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == json_type::object || type == json_type::array) {
    if (role == Role::location) return walk_part(key, value, frame, Mode::location);
    if (role == Role::url && mode == Mode::user_label) return walk_part(key, value, frame, Mode::user_label);
    if (role == Role::urls) return take_urls(value, frame, mode == Mode::long_entities);
    if (role == Role::indices) {
      // Beside an id and a handle; media and links have indices too, and no handle.
      frame.is_mention = mode == Mode::thing;
      return SUCCESS;
    }
    return walk_inside(key, value);
  }
  if (type == json_type::boolean) {
    bool truth = false;
    if (const auto error = value.get_bool().get(truth)) return error;
    switch (role) {
      case Role::is_protected:
        facts(frame).is_protected = truth;
        break;
      case Role::verified:
        facts(frame).verified = truth;
        break;
      case Role::is_blue_verified:
        facts(frame).blue_verified = truth;
        break;
      case Role::is_quote:
        facts(frame).is_quote = truth;
        break;
      default:
        if (is_essential(role)) notice("invalid_value", "\"" + std::string(key) + "\" is true or false and was left out");
        break;
    }
    return SUCCESS;
  }
  if (type == json_type::null) return SUCCESS;
  switch (role) {
    case Role::followers_count:
    case Role::following_count:
    case Role::posts_count:
    case Role::followers:
    case Role::following:
    case Role::tweets:
    case Role::count: {
      std::optional<std::string_view> digits;
      if (const auto error = read_text(value, digits)) return error;
      take_number(role, key, *digits, frame, mode);
      return SUCCESS;
    }
    case Role::id:
      if (type == json_type::number) {
        facts(frame).id_number = trimmed(value.raw_json_token());
      } else if (const std::string_view raw = value.raw_json_token();
                 mode == Mode::thing && raw.size() > 1 && raw[1] >= '1' && raw[1] <= '9') {
        // v1.1 refers to a post by its id as text. Private messages do, too: such an id makes nothing a post.
        std::string_view text;
        if (const auto error = value.get_string(true).get(text)) return error;
        if (frame.child.kind == Found::Kind::nothing) frame.child = {Found::Kind::stub, text, {}};
      }
      return SUCCESS;
    case Role::direct_message:
      facts(frame).is_direct_message = true;
      return SUCCESS;
    case Role::indices:
    case Role::urls:
    case Role::expanded_url:
    case Role::entry_type:
    case Role::item_type:
    case Role::cursor_type:
    case Role::cursor_value:
    case Role::direction:
    case Role::message:
    case Role::code:
      return SUCCESS;
    default:
      break;
  }
  if (type == json_type::number && !may_be_a_number(role)) {
    if (is_essential(role)) notice("invalid_value", "\"" + std::string(key) + "\" is a number and was left out");
    return SUCCESS;
  }
  std::optional<std::string_view> text;
  if (const auto error = read_text(value, text)) return error;
  take_text_fact(role, *text, frame, mode);
  return SUCCESS;
}

void XWalker::take_text_fact(Role role, std::string_view text, Frame& frame, Mode mode) {
  const bool is_flat = mode == Mode::thing || mode == Mode::root || mode == Mode::data;
  const bool is_own = is_flat || mode == Mode::legacy || mode == Mode::core || mode == Mode::details;
  const Rank rank = mode == Mode::long_text ? Rank::long_text : is_flat ? Rank::flat : mode == Mode::legacy ? Rank::legacy : Rank::modern;
  switch (role) {
    case Role::type_name:
      if (is_flat) frame.type = object_type(text);
      break;
    case Role::rest_id:
      if (is_own) facts(frame).rest_id = text;
      break;
    case Role::id_str:
      if (is_own) facts(frame).id_str = text;
      break;
    case Role::handle:
      facts(frame).handle.set(text, rank);
      break;
    case Role::name:
      if (is_own) facts(frame).name.set(text, rank);
      break;
    case Role::description:
      if (is_own || mode == Mode::profile_bio) facts(frame).bio.set(text, rank);
      break;
    case Role::location:
      if (is_own || mode == Mode::location) facts(frame).location.set(text, rank);
      break;
    case Role::created_at:
      if (is_own) facts(frame).created_at.set(text, rank);
      break;
    case Role::verified_type:
      facts(frame).verified_type = text;
      break;
    case Role::parody_label:
      facts(frame).parody_label = text;
      break;
    case Role::label_type:
      facts(frame).label_type = text;
      break;
    case Role::url:
      if (mode == Mode::user_label) facts(frame).label_url = text;
      break;
    case Role::account_based_in:
      facts(frame).about_country = text;
      break;
    case Role::full_text:
      facts(frame).text.set(text, rank);
      break;
    case Role::text:
      // Weaker than full_text, which some v1.1 answers have beside it.
      if (mode == Mode::long_text || ((is_flat || mode == Mode::legacy) && !facts(frame).text.known())) facts(frame).text.set(text, rank);
      break;
    case Role::lang:
      if (is_own) facts(frame).lang = text;
      break;
    case Role::user_id:
      facts(frame).user_id = text;
      break;
    case Role::quoted_id:
      facts(frame).quoted_id = text;
      break;
    case Role::reposted_id:
      facts(frame).reposted_id = text;
      break;
    case Role::reply_id:
      facts(frame).reply_id = text;
      break;
    case Role::reply_user_id:
      facts(frame).reply_user_id = text;
      break;
    case Role::reason:
      facts(frame).reason = text;
      break;
    case Role::scribe_page:
      if (mode == Mode::metadata) frame.scribe_page = text;
      break;
    default:
      break;
  }
}

void XWalker::take_number(Role role, std::string_view key, std::string_view digits, Frame& frame, Mode mode) {
  const auto number = whole_number(digits);
  const bool expected = role == Role::followers_count || role == Role::following_count || role == Role::posts_count ||
                        ((role == Role::followers || role == Role::following) && mode == Mode::relationship_counts) ||
                        (role == Role::tweets && mode == Mode::tweet_counts) ||
                        (role == Role::count && (mode == Mode::username_changes || mode == Mode::views));
  if (!expected) return;
  if (!number) {
    notice("invalid_value", "\"" + std::string(key) + "\" is no whole number and was left out");
    return;
  }
  const Rank rank = mode == Mode::relationship_counts || mode == Mode::tweet_counts ? Rank::modern
                    : mode == Mode::legacy                                          ? Rank::legacy
                                                                                    : Rank::flat;
  switch (role) {
    case Role::followers_count:
    case Role::followers:
      facts(frame).followers.set(*number, rank);
      break;
    case Role::following_count:
    case Role::following:
      facts(frame).following.set(*number, rank);
      break;
    case Role::posts_count:
    case Role::tweets:
      facts(frame).posts_total.set(*number, rank);
      break;
    default:
      (mode == Mode::views ? facts(frame).views : facts(frame).handle_changes) = number;
      break;
  }
}

// The links of a post: objects with the address behind X's short one.
simdjson::error_code XWalker::take_urls(Value value, Frame& frame, bool of_long_text) {
  simdjson::ondemand::array urls;
  if (value.get_array().get(urls) != SUCCESS) return walk_inside("urls", value);
  for (auto result : urls) {
    Value element;
    if (const auto error = std::move(result).get(element)) return error;
    simdjson::ondemand::object link;
    if (element.get_object().get(link) != SUCCESS) continue;
    for (auto member : link) {
      simdjson::ondemand::field field;
      if (const auto error = std::move(member).get(field)) return error;
      if (field.escaped_key() != "expanded_url") continue;
      std::optional<std::string_view> text;
      if (const auto error = read_text(field.value(), text)) return error;
      if (text && !text->empty()) facts(frame).links.push_back({*text, of_long_text});
    }
  }
  return SUCCESS;
}

// GraphQL and v1.1 both answer {"errors":[{"message","code"}]}, with or without data.
simdjson::error_code XWalker::read_errors(Value value) {
  simdjson::ondemand::array errors;
  if (value.get_array().get(errors) != SUCCESS) return walk_inside("errors", value);
  recognised_ = true;
  std::size_t index = 0;
  for (auto result : errors) {
    Value element;
    if (const auto error = std::move(result).get(element)) return error;
    simdjson::ondemand::object details;
    if (element.get_object().get(details) != SUCCESS) continue;
    std::string message;
    std::string code;
    for (auto member : details) {
      simdjson::ondemand::field field;
      if (const auto error = std::move(member).get(field)) return error;
      const Role role = role_of(field.escaped_key());
      if (role != Role::message && role != Role::code) continue;
      std::optional<std::string_view> text;
      if (const auto error = read_text(field.value(), text)) return error;
      if (text) (role == Role::message ? message : code) = std::string(text->substr(0, 200));
    }
    out_.add_notice("platform_error",
                    "X answered with an error" + (code.empty() ? "" : " " + code) + (message.empty() ? "" : ": " + message),
                    "/errors/" + std::to_string(index++));
  }
  return SUCCESS;
}

}  // namespace persona_lens
