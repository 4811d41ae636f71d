#include "observe/youtube_walker.h"

#include <algorithm>
#include <utility>

#include "observe/observe.h"

namespace persona_lens {

using simdjson::SUCCESS;
using simdjson::ondemand::array;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;

namespace {

// More facts than any thing has; more kinds than YouTube will invent in a week.
constexpr std::size_t most_facts = 200;
constexpr std::size_t most_unknown_kinds = 50;

}  // namespace

void ThingFacts::add(Fact fact) {
  if (facts_.size() < most_facts) facts_.push_back(std::move(fact));
}

const RichText* ThingFacts::find(Field field) const noexcept {
  const auto found = std::ranges::find(facts_, field, &Fact::field);
  return found == facts_.end() ? nullptr : &found->value;
}

std::string_view ThingFacts::text(Field field) const noexcept {
  const RichText* value = find(field);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

simdjson::error_code YoutubeWalker::walk(simdjson::ondemand::document& document) {
  json_type type{};
  if (const auto error = document.type().get(type)) return error;
  if (type == json_type::object) {
    object root;
    if (const auto error = document.get_object().get(root)) return error;
    if (const auto error = walk_members(root, nullptr, {})) return error;
  } else if (type == json_type::array) {
    array root;
    if (const auto error = document.get_array().get(root)) return error;
    if (const auto error = walk_elements(root, nullptr, {})) return error;
  } else {
    return SUCCESS;
  }
  return document.at_end() ? SUCCESS : simdjson::TRAILING_CONTENT;
}

simdjson::error_code YoutubeWalker::walk_members(object members, Frame* frame, Cursor cursor) {
  for (auto result : members) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(result).get(field)) return error;
    const std::string_view key = field.escaped_key();
    if (const auto error = walk_member(key, field.value(), frame, cursor)) return error;
  }
  return SUCCESS;
}

simdjson::error_code YoutubeWalker::walk_member(std::string_view key, Value value, Frame* frame, Cursor cursor) {
  constexpr std::size_t envelope_depth = 2;  // a member of the root, or of one part of several
  if (path_.size() <= envelope_depth && is_youtube_root(key)) recognised_ = true;
  const Cursor inner = frame == nullptr ? Cursor{} : narrowed(*frame, cursor, key);
  if (!inner.empty() && frame->places[inner.first].path.size() <= inner.offset) {
    if (!enter(key)) return simdjson::DEPTH_ERROR;
    if (const auto error = take(frame->places[inner.first], value, *frame)) return error;
    leave();
    return SUCCESS;
  }
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  // Most members; whatever their keys are called.
  if (type != json_type::object && type != json_type::array) return SUCCESS;
  if (is_barren(key) && inner.empty()) return SUCCESS;
  Thing thing = thing_of(key);
  if (key == "error" && path_.empty()) thing = Thing::error;
  if (thing == Thing::none) {
    if (inner.empty() && is_unknown_kind(key)) note_kind(key);
    return walk_inside(key, value, inner.empty() ? nullptr : frame, inner);
  }
  return type == json_type::object ? walk_thing(thing, key, value) : walk_inside(key, value, nullptr, {});
}

simdjson::error_code YoutubeWalker::walk_inside(std::string_view key, Value value, Frame* frame, Cursor cursor) {
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type != json_type::object && type != json_type::array) return SUCCESS;
  if (!enter(key)) return simdjson::DEPTH_ERROR;
  if (type == json_type::object) {
    object members;
    if (const auto error = value.get_object().get(members)) return error;
    if (const auto error = walk_members(members, frame, cursor)) return error;
  } else {
    array elements;
    if (const auto error = value.get_array().get(elements)) return error;
    if (const auto error = walk_elements(elements, frame, cursor)) return error;
  }
  leave();
  return SUCCESS;
}

simdjson::error_code YoutubeWalker::walk_elements(array elements, Frame* frame, Cursor cursor) {
  std::size_t index = 0;
  for (auto result : elements) {
    Value value;
    if (const auto error = std::move(result).get(value)) return error;
    json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == json_type::object || type == json_type::array) {
      if (!enter(index)) return simdjson::DEPTH_ERROR;
      if (type == json_type::object) {
        object members;
        if (const auto error = value.get_object().get(members)) return error;
        if (const auto error = walk_members(members, frame, cursor)) return error;
      } else {
        array inner;
        if (const auto error = value.get_array().get(inner)) return error;
        if (const auto error = walk_elements(inner, frame, cursor)) return error;
      }
      leave();
    }
    ++index;
  }
  return SUCCESS;
}

simdjson::error_code YoutubeWalker::walk_thing(Thing thing, std::string_view key, Value value) {
  if (!enter(key)) return simdjson::DEPTH_ERROR;
  Frame frame;
  frame.thing = thing;
  frame.places = places_of(thing);
  sink_.begin(thing);
  object members;
  if (const auto error = value.get_object().get(members)) return error;
  if (const auto error = walk_members(members, &frame, {0, frame.places.size(), 0})) return error;
  sink_.end(thing, frame.facts);
  leave();
  return SUCCESS;
}

simdjson::error_code YoutubeWalker::take(const Place& place, Value value, Frame& frame) {
  Fact fact;
  fact.field = place.field;
  fact.row = place.field == Field::part ? row() : 0;
  if (const auto error = read_rich_text(value, fact.value)) return error;
  if (!fact.value.is_null) frame.facts.add(std::move(fact));
  return SUCCESS;
}

// The places whose next key is this one. They stand together, as the table is sorted.
YoutubeWalker::Cursor YoutubeWalker::narrowed(const Frame& frame, Cursor cursor, std::string_view key) {
  const auto matches = [&](const Place& place) {
    if (place.path.size() < cursor.offset + key.size()) return false;
    const std::string_view rest = place.path.substr(cursor.offset);
    return rest.starts_with(key) && (rest.size() == key.size() || rest[key.size()] == '/');
  };
  while (cursor.first < cursor.last && !matches(frame.places[cursor.first])) ++cursor.first;
  std::size_t end = cursor.first;
  while (end < cursor.last && matches(frame.places[end])) ++end;
  return {cursor.first, end, cursor.offset + key.size() + 1};
}

std::size_t YoutubeWalker::row() const {
  for (std::size_t i = path_.size(); i-- > 1;) {
    if (path_[i - 1].key == "metadataRows" && path_[i].key.data() == nullptr) return path_[i].index;
  }
  return 0;
}

void YoutubeWalker::note_kind(std::string_view key) {
  sink_.unknown();
  constexpr std::size_t longest_name = 80;
  const std::string_view name = key.substr(0, longest_name);
  if (const auto known = unknown_kinds_.find(name); known != unknown_kinds_.end()) {
    ++known->second;
  } else if (unknown_kinds_.size() < most_unknown_kinds) {
    unknown_kinds_.emplace(name, 1);
  }
}

bool YoutubeWalker::enter(std::string_view key) {
  if (path_.size() >= max_input_depth) return false;
  path_.push_back({key, 0});
  return true;
}

bool YoutubeWalker::enter(std::size_t index) {
  if (!enter(std::string_view())) return false;
  path_.back().index = index;
  return true;
}

std::string YoutubeWalker::place() const {
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

}  // namespace persona_lens
