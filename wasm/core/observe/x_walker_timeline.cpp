// Instructions and entries: what the walk notes of timelines.
#include <utility>

#include "observe/snowflake.h"
#include "observe/x_walker.h"

namespace persona_lens {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;

namespace {

// More entries than any response has; further ones are read, but the order is no longer followed.
constexpr std::size_t max_entries = 20'000;

bool names_a_post(std::string_view item_type) { return item_type == "TimelineTweet" || item_type == "TimelineTombstone"; }

}  // namespace

simdjson::error_code XWalker::walk_instructions(Value value, Frame& frame) {
  simdjson::ondemand::array instructions;
  if (value.get_array().get(instructions) != SUCCESS) return walk_inside("instructions", value);
  recognised_ = true;
  const std::size_t timeline = timelines_.size();
  frame.timeline = timeline;
  timelines_.emplace_back();
  for (const Step& step : path_) {
    if (step.key.data() == nullptr || (&step == &path_.front() && step.key == "data")) continue;
    std::string& path = timelines_[timeline].path;
    if (!path.empty()) path += '/';
    path += step.key;
  }
  if (!enter("instructions")) return simdjson::DEPTH_ERROR;
  std::size_t index = 0;
  for (auto result : instructions) {
    Value element;
    if (const auto error = std::move(result).get(element)) return error;
    object instruction;
    if (!enter(index++)) return simdjson::DEPTH_ERROR;
    if (element.get_object().get(instruction) == SUCCESS) {
      if (const auto error = walk_instruction(instruction, timeline)) return error;
    } else {
      notice("invalid_value", "an instruction is no object and was left out");
    }
    leave();
  }
  leave();
  return SUCCESS;
}

simdjson::error_code XWalker::walk_instruction(object members, std::size_t timeline) {
  Instruction instruction;
  instruction.timeline = timeline;
  instruction.first_entry = timelines_[timeline].entries.size();
  Frame frame;
  frame.first_timeline = timelines_.size();
  frame.instruction = &instruction;
  if (const auto error = walk_members(members, frame, Mode::instruction)) return error;
  finish_instruction(instruction);
  return SUCCESS;
}

simdjson::error_code XWalker::walk_instruction_member(Role role, std::string_view key, Value value, Frame& frame) {
  Instruction& instruction = *frame.instruction;
  std::optional<std::string_view> text;
  switch (role) {
    case Role::type_name:
    case Role::item_type:
      if (const auto error = read_text(value, text)) return error;
      if (text) instruction.type = *text;
      return SUCCESS;
    case Role::direction:
      if (const auto error = read_text(value, text)) return error;
      if (text) instruction.direction = *text;
      return SUCCESS;
    case Role::entries:
    case Role::entry:
      return walk_entries(value, frame);
    case Role::add_entries:
      instruction.type = "TimelineAddEntries";
      return walk_part(key, value, frame, Mode::instruction);
    case Role::pin_entry:
      instruction.type = "TimelinePinEntry";
      return walk_part(key, value, frame, Mode::instruction);
    case Role::replace_entry:
      instruction.type = "TimelineReplaceEntry";
      return walk_part(key, value, frame, Mode::instruction);
    case Role::terminate_timeline:
      instruction.type = "TimelineTerminateTimeline";
      return walk_part(key, value, frame, Mode::instruction);
    default:
      return walk_inside(key, value);
  }
}

void XWalker::finish_instruction(const Instruction& instruction) {
  Timeline& timeline = timelines_[instruction.timeline];
  const bool has_entries = timeline.entries.size() > instruction.first_entry;
  switch (instruction_type(instruction.type)) {
    case InstructionType::pin_entry:
      for (std::size_t i = instruction.first_entry; i < timeline.entries.size(); ++i) {
        if (timeline.entries[i].kind == TimelineEntry::Kind::post) timeline.entries[i].kind = TimelineEntry::Kind::pinned;
      }
      break;
    case InstructionType::terminate:
      if (instruction.direction == "Bottom" || instruction.direction == "TopAndBottom") timeline.terminated_at_bottom = true;
      break;
    case InstructionType::unknown:
      timeline.has_unknown_instruction = timeline.has_unknown_instruction || has_entries;
      if (!instruction.type.empty() || has_entries) {
        notice("unknown_instruction", "an instruction of type \"" + std::string(instruction.type.substr(0, 60)) + "\" is not known");
      }
      break;
    case InstructionType::add_entries:
    case InstructionType::replace_entry:
    case InstructionType::add_to_module:
    case InstructionType::without_entries:
      break;
  }
}

// `entries` is an array of entries, `entry` is one.
simdjson::error_code XWalker::walk_entries(Value value, Frame& frame) {
  const std::size_t timeline = frame.instruction->timeline;
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == json_type::object) {
    object entry;
    if (const auto error = value.get_object().get(entry)) return error;
    if (!enter("entry")) return simdjson::DEPTH_ERROR;
    if (const auto error = walk_entry(entry, timeline)) return error;
    leave();
    return SUCCESS;
  }
  if (type != json_type::array) return SUCCESS;
  simdjson::ondemand::array entries;
  if (const auto error = value.get_array().get(entries)) return error;
  if (!enter("entries")) return simdjson::DEPTH_ERROR;
  std::size_t index = 0;
  for (auto result : entries) {
    Value element;
    if (const auto error = std::move(result).get(element)) return error;
    object entry;
    if (!enter(index++)) return simdjson::DEPTH_ERROR;
    if (element.get_object().get(entry) == SUCCESS) {
      if (const auto error = walk_entry(entry, timeline)) return error;
    } else {
      notice("invalid_value", "an entry is no object and was left out");
      timelines_[timeline].has_unknown_instruction = true;
    }
    leave();
  }
  leave();
  return SUCCESS;
}

simdjson::error_code XWalker::walk_entry(object members, std::size_t timeline) {
  using Kind = TimelineEntry::Kind;
  EntryParts parts;
  Frame frame;
  frame.first_timeline = timelines_.size();
  frame.entry = &parts;
  if (const auto error = walk_members(members, frame, Mode::entry)) return error;
  const Found found = finish(frame);

  TimelineEntry& entry = parts.entry;
  if (!entry.cursor_type.empty()) {
    entry.kind = Kind::cursor;
  } else if (parts.is_promoted) {
    entry.kind = Kind::promoted;
  } else if (parts.is_module) {
    entry.kind = Kind::module;
  } else if (found.kind == Found::Kind::post || (found.kind == Found::Kind::stub && parts.names_post_by_id)) {
    entry.kind = Kind::post;
    entry.post_id = found.id;
    entry.author_id = found.author_id;
  } else if (names_a_post(parts.item_type)) {
    entry.kind = Kind::unreadable;
  }
  if (timelines_[timeline].entries.size() < max_entries) {
    timelines_[timeline].entries.push_back(entry);
  } else {
    timelines_[timeline].has_unknown_instruction = true;
  }
  return SUCCESS;
}

simdjson::error_code XWalker::walk_entry_member(Role role, std::string_view key, Value value, Frame& frame, bool& taken) {
  EntryParts& parts = *frame.entry;
  taken = true;
  json_type type{};
  if (const auto error = value.type().get(type)) return error;
  const bool is_container = type == json_type::object || type == json_type::array;
  std::optional<std::string_view> text;
  switch (role) {
    case Role::content:
      return walk_part(key, value, frame, Mode::entry);
    case Role::wrapped:
      if (key == "tweet") parts.names_post_by_id = true;
      taken = false;
      return SUCCESS;
    case Role::items:
      parts.is_module = true;
      return walk_inside(key, value);
    case Role::promoted:
      parts.is_promoted = is_container;
      return walk_inside(key, value);
    case Role::sort_index:
      if (const auto error = read_text(value, text)) return error;
      if (text) parts.entry.sort_index = *text == "0" ? std::optional<std::uint64_t>(0) : parse_numeric_id(*text);
      if (!parts.entry.sort_index) notice("invalid_value", "a sortIndex is no whole number");
      return SUCCESS;
    case Role::item_type:
    case Role::cursor_type:
    case Role::cursor_value:
      if (is_container) return walk_inside(key, value);
      if (const auto error = read_text(value, text)) return error;
      if (!text) return SUCCESS;
      if (role == Role::item_type) {
        parts.item_type = *text;
      } else {
        (role == Role::cursor_type ? parts.entry.cursor_type : parts.entry.cursor_value) = *text;
      }
      return SUCCESS;
    case Role::entry_type:
      if (const auto error = read_text(value, text)) return error;
      if (text && !is_known_entry_type(*text)) {
        notice("unknown_shape", "an entry of type \"" + std::string(text->substr(0, 60)) + "\" is not known");
      }
      return SUCCESS;
    case Role::type_name:
    case Role::entry_id:
      return SUCCESS;
    default:
      taken = false;
      return SUCCESS;
  }
}

}  // namespace persona_lens
