#include "observe/x_walker.h"

#include <utility>

#include "observe/observe.h"
#include "observe/snowflake.h"

namespace persona_lens {

using simdjson::SUCCESS;
using simdjson::ondemand::array;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;

simdjson::error_code XWalker::walk(simdjson::ondemand::document& document) {
  json_type type{};
  if (const auto error = document.type().get(type)) return error;
  Found found;
  if (type == json_type::object) {
    object root;
    if (const auto error = document.get_object().get(root)) return error;
    if (const auto error = walk_object(root, &found, Mode::root)) return error;
  } else if (type == json_type::array) {
    array root;
    if (const auto error = document.get_array().get(root)) return error;
    if (const auto error = walk_elements(root)) return error;
  } else {
    is_container_ = false;
    return SUCCESS;
  }
  return document.at_end() ? SUCCESS : simdjson::TRAILING_CONTENT;
}

simdjson::error_code XWalker::walk_members(object object, Frame& frame, Mode mode) {
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(result).get(field)) return error;
    const std::string_view key = field.escaped_key();
    const Role role = role_of(key);
    if (role == Role::barren) continue;
    if (const auto error = walk_member(role, key, field.value(), frame, mode)) return error;
  }
  return SUCCESS;
}

simdjson::error_code XWalker::walk_member(Role role, std::string_view key, Value value, Frame& frame, Mode mode) {
  if (mode == Mode::root) {
    if (role == Role::errors) return read_errors(value);
    if (role == Role::youtube) youtube_ = true;
    if (key == "data") return walk_part(key, value, frame, Mode::data);
  } else if (mode == Mode::data) {
    if (is_known_root(key)) recognised_ = true;
  } else if (mode == Mode::instruction) {
    return walk_instruction_member(role, key, value, frame);
  } else if (mode == Mode::entry) {
    bool taken = false;
    if (const auto error = walk_entry_member(role, key, value, frame, taken); error || taken) return error;
  }
  switch (role) {
    case Role::unknown:
    case Role::errors:
    case Role::entry_id:
    case Role::sort_index:
    case Role::entries:
    case Role::entry:
    case Role::items:
    case Role::module_items:
    case Role::promoted:
    case Role::youtube:
      return walk_inside(key, value);
    case Role::legacy:
      return walk_part(key, value, frame, Mode::legacy);
    case Role::core:
      return walk_part(key, value, frame, Mode::core);
    case Role::details:
      return walk_part(key, value, frame, Mode::details);
    case Role::privacy:
      return walk_part(key, value, frame, Mode::privacy);
    case Role::verification:
      return walk_part(key, value, frame, Mode::verification);
    case Role::relationship_counts:
      return walk_part(key, value, frame, Mode::relationship_counts);
    case Role::tweet_counts:
      return walk_part(key, value, frame, Mode::tweet_counts);
    case Role::profile_bio:
      return walk_part(key, value, frame, Mode::profile_bio);
    case Role::about_profile:
      return walk_part(key, value, frame, Mode::about_profile);
    case Role::username_changes:
      return walk_part(key, value, frame, Mode::username_changes);
    case Role::user_label:
      return walk_part(key, value, frame, Mode::user_label);
    case Role::note_tweet:
    case Role::extended_tweet:
      return walk_part(key, value, frame, Mode::long_text);
    case Role::entities:
      return walk_part(key, value, frame, mode == Mode::long_text ? Mode::long_entities : Mode::entities);
    case Role::metadata:
      return walk_part(key, value, frame, Mode::metadata);
    case Role::views:
      return walk_part(key, value, frame, Mode::views);
    case Role::instructions:
      return walk_instructions(value, frame);
    case Role::wrapped:
      // The inner object of a long text is the long text itself.
      if (mode == Mode::long_text) return walk_part(key, value, frame, Mode::long_text);
      [[fallthrough]];
    case Role::content:
    case Role::author:
    case Role::quoted:
    case Role::reposted:
    case Role::replied:
    case Role::replied_author:
      return walk_relation(role, key, value, frame);
    default:
      return take_fact(role, key, value, frame, mode);
  }
}

// A member that may hold anything. `found`: what the value stands for, where it is an object.
simdjson::error_code XWalker::walk_inside(std::string_view key, Value value, Found* found) {
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type != json_type::object && type != json_type::array) return SUCCESS;
  if (!enter(key)) return simdjson::DEPTH_ERROR;
  if (type == json_type::object) {
    object inner;
    if (const auto error = value.get_object().get(inner)) return error;
    if (const auto error = walk_object(inner, found)) return error;
  } else {
    array inner;
    if (const auto error = value.get_array().get(inner)) return error;
    if (const auto error = walk_elements(inner)) return error;
  }
  leave();
  return SUCCESS;
}

// A member that speaks of the object around it.
simdjson::error_code XWalker::walk_part(std::string_view key, Value value, Frame& frame, Mode mode) {
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type != json_type::object) {
    // `"data": null` and the like are answers too.
    if (mode == Mode::data && type == json_type::null) recognised_ = true;
    return walk_inside(key, value);
  }
  if (!enter(key)) return simdjson::DEPTH_ERROR;
  object part;
  if (const auto error = value.get_object().get(part)) return error;
  if (mode == Mode::data) {
    bool empty = false;
    if (const auto error = part.is_empty().get(empty)) return error;
    if (empty) recognised_ = true;
  }
  if (const auto error = walk_members(part, frame, mode)) return error;
  leave();
  return SUCCESS;
}

simdjson::error_code XWalker::walk_elements(array array) {
  std::size_t index = 0;
  for (auto result : array) {
    Value value;
    if (const auto error = std::move(result).get(value)) return error;
    json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == json_type::object || type == json_type::array) {
      if (!enter(index)) return simdjson::DEPTH_ERROR;
      if (type == json_type::object) {
        object inner;
        if (const auto error = value.get_object().get(inner)) return error;
        if (const auto error = walk_object(inner, nullptr)) return error;
      } else {
        simdjson::ondemand::array inner;
        if (const auto error = value.get_array().get(inner)) return error;
        if (const auto error = walk_elements(inner)) return error;
      }
      leave();
    }
    ++index;
  }
  return SUCCESS;
}

simdjson::error_code XWalker::walk_object(object object, Found* found, Mode mode) {
  Frame frame;
  frame.first_timeline = timelines_.size();
  if (const auto error = walk_members(object, frame, mode)) return error;
  const Found self = finish(frame);
  if (found != nullptr) *found = self;
  return SUCCESS;
}

simdjson::error_code XWalker::walk_relation(Role role, std::string_view key, Value value, Frame& frame) {
  if (role == Role::reposted) {
    json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == json_type::object) gathered(frame).relations.names_reposted = true;
  }
  Found found;
  if (const auto error = walk_inside(key, value, &found)) return error;
  if (role == Role::wrapped || role == Role::content) {
    if (found.kind > frame.child.kind) frame.child = found;
    return SUCCESS;
  }
  if (found.kind == Found::Kind::nothing) return SUCCESS;
  Relations& relations = gathered(frame).relations;
  switch (role) {
    case Role::author:
      relations.author = found;
      break;
    case Role::quoted:
      relations.quoted = found;
      break;
    case Role::reposted:
      relations.reposted = found;
      break;
    case Role::replied:
      relations.replied = found;
      break;
    default:
      relations.replied_author = found;
      break;
  }
  return SUCCESS;
}

// The object is read: what was it?
Found XWalker::finish(Frame& frame) {
  Found self = frame.child;
  if (frame.timeline) timelines_[*frame.timeline].scribe_page = frame.scribe_page;
  if (frame.type == ObjectType::unavailable_user || frame.type == ObjectType::unavailable_post) {
    self = finish_unavailable(frame);
  } else if (frame.gathered != nullptr) {
    const Facts& known = frame.gathered->facts;
    const Relations& relations = frame.gathered->relations;
    const auto id = numeric_id_of(known);
    bool is_user = frame.type == ObjectType::user;
    if (id && known.text.known() && !known.is_direct_message) {
      self = {Found::Kind::post, *id, relations.author.id.empty() ? known.user_id : relations.author.id};
      record(frame, *id, true);
    } else if (id && !known.handle.empty() && !frame.is_mention) {
      self = {Found::Kind::account, *id, {}};
      record(frame, *id, false);
      is_user = true;
    } else {
      if (relations.author.kind > self.kind) self = relations.author;
      if (self.kind == Found::Kind::unavailable_user && self.id.empty() && id) {
        self.id = *id;
        out_.add_unavailable({Platform::x, std::string(*id)});
      }
      if (self.kind == Found::Kind::nothing && id) self = {Found::Kind::stub, *id, {}};
    }
    for (std::size_t i = frame.first_timeline; id && is_user && i < timelines_.size(); ++i) {
      if (timelines_[i].owner_id.empty()) timelines_[i].owner_id = *id;
    }
  }
  if (frame.type == ObjectType::unknown && self.kind <= Found::Kind::stub && stands_for_somebody()) {
    notice("unknown_shape", "an object of an unknown type stands where a post or an account is expected");
  }
  if (frame.gathered != nullptr) --pool_used_;
  return self;
}

// The place is one where X puts a post or a user: the `result` of tweet_results, user_results and their like.
bool XWalker::stands_for_somebody() const {
  if (path_.size() < 2 || path_.back().key != "result") return false;
  switch (role_of(path_[path_.size() - 2].key)) {
    case Role::wrapped:
    case Role::author:
    case Role::quoted:
    case Role::reposted:
      return true;
    default:
      return false;
  }
}

Found XWalker::finish_unavailable(const Frame& frame) {
  const bool is_user = frame.type == ObjectType::unavailable_user;
  recognised_ = true;
  Found self{is_user ? Found::Kind::unavailable_user : Found::Kind::unavailable_post, {}, {}};
  std::string reason;
  if (frame.gathered != nullptr) {
    const Facts& known = frame.gathered->facts;
    if (const auto id = numeric_id_of(known)) self.id = *id;
    // An id and a handle are an account, also one that X withholds.
    if (is_user && !self.id.empty() && !known.handle.empty()) record(frame, self.id, false);
    reason = std::string(frame.gathered->facts.reason.substr(0, 100));
  }
  if (is_user && !self.id.empty()) out_.add_unavailable({Platform::x, std::string(self.id)});
  const std::string what = is_user ? "X calls this account unavailable" : "X calls this post unavailable";
  notice(is_user ? "user_unavailable" : "post_unavailable", reason.empty() ? what : what + ": " + reason);
  return self;
}

void XWalker::record(const Frame& frame, std::string_view id, bool is_post) {
  recognised_ = true;
  const Facts& known = frame.gathered->facts;
  if (!is_post) {
    out_.add(make_account(id, known));
    return;
  }
  TimeConflict conflict;
  Post post = make_post(id, known, frame.gathered->relations, conflict);
  if (conflict.found) notice("time_conflict", "the post's id and its printed time disagree; the printed one is used");
  const Found& author = frame.gathered->relations.author;
  if (author.kind == Found::Kind::unavailable_user && author.id.empty() && !post.author_id.empty()) {
    out_.add_unavailable({Platform::x, post.author_id});
  }
  out_.add(std::move(post));
}

bool XWalker::enter(std::string_view key) {
  if (path_.size() >= max_input_depth) {
    too_deep_ = true;
    return false;
  }
  path_.push_back({key, 0});
  return true;
}

bool XWalker::enter(std::size_t index) {
  if (!enter(std::string_view())) return false;
  path_.back().index = index;
  return true;
}

std::string XWalker::place() const {
  constexpr std::size_t most_steps = 24;  // enough to find it; a hostile document may have hundreds
  constexpr std::size_t most_of_a_key = 60;
  std::string pointer;
  for (std::size_t i = 0; i < path_.size() && i < most_steps; ++i) {
    pointer += '/';
    if (path_[i].key.data() == nullptr) {
      pointer += std::to_string(path_[i].index);
      continue;
    }
    for (const char c : path_[i].key.substr(0, most_of_a_key)) {
      pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
  }
  if (path_.size() > most_steps) pointer += "/…";
  return pointer;
}

void XWalker::notice(std::string_view code, std::string message) {
  // Composing places costs time: not for messages that nobody will see.
  const bool full = out_.observations().notices.size() >= max_notices;
  out_.add_notice(code, std::move(message), full ? std::string() : place());
}

}  // namespace persona_lens
