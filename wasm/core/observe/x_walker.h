// The walk over one X response. It follows no fixed paths: every object is looked into, what its members say is gathered, and at its end
// it is an account, a post, a reference to one, or nothing of the kind. Timelines are noted on the way.
//
// One pass, forward only (simdjson On-Demand). Objects such as `legacy` and `core` speak of the object around them and share its frame;
// all others have a frame of their own. Facts live in a pool that grows with the nesting of accounts and posts, not with the input.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "observe/observation_set.h"
#include "observe/x_facts.h"
#include "observe/x_shapes.h"
#include "observe/x_timeline.h"

namespace persona_lens {

class XWalker {
 public:
  explicit XWalker(ObservationSet& out) : out_(out) {}

  // Walks the whole document. On an error nothing that was gathered may be used.
  simdjson::error_code walk(simdjson::ondemand::document& document);

  // After walk(): where it stands or stopped, as a JSON pointer.
  [[nodiscard]] std::string place() const;
  [[nodiscard]] bool too_deep() const noexcept { return too_deep_; }
  [[nodiscard]] bool is_container() const noexcept { return is_container_; }
  // The document has X's envelope, whether or not it holds anybody.
  [[nodiscard]] bool is_recognised() const noexcept { return recognised_; }
  [[nodiscard]] bool is_youtube() const noexcept { return youtube_; }
  [[nodiscard]] const std::vector<Timeline>& timelines() const noexcept { return timelines_; }

 private:
  using Value = simdjson::ondemand::value;
  using ErrorCode = simdjson::error_code;

  // Whose members are being read: decides what a name means that several parts use.
  enum class Mode : std::uint8_t {
    thing,
    root,
    data,
    legacy,
    core,
    details,
    privacy,
    verification,
    relationship_counts,
    tweet_counts,
    profile_bio,
    location,
    about_profile,
    username_changes,
    user_label,
    long_text,
    entities,
    long_entities,
    metadata,
    views,
    instruction,
    entry,
  };

  // Facts and relations of one object, pooled: most objects of a response have none.
  struct Gathered {
    Facts facts;
    Relations relations;
  };

  struct Instruction {
    std::string_view type;
    std::string_view direction;
    std::size_t first_entry = 0;
    std::size_t timeline = 0;
  };

  struct EntryParts {
    TimelineEntry entry;
    std::string_view item_type;
    bool is_module = false;
    bool is_promoted = false;
    bool names_post_by_id = false;  // v1.1: the post itself stands in globalObjects
  };

  struct Frame {
    Gathered* gathered = nullptr;
    Found child;
    ObjectType type = ObjectType::untyped;
    bool is_mention = false;
    std::size_t first_timeline = 0;
    std::optional<std::size_t> timeline;
    std::string_view scribe_page;
    Instruction* instruction = nullptr;
    EntryParts* entry = nullptr;
  };

  struct Step {
    std::string_view key;
    std::size_t index = 0;  // where key.data() is null
  };

  // x_walker.cpp: containers.
  ErrorCode walk_members(simdjson::ondemand::object object, Frame& frame, Mode mode);
  ErrorCode walk_member(Role role, std::string_view key, Value value, Frame& frame, Mode mode);
  ErrorCode walk_inside(std::string_view key, Value value, Found* found = nullptr);
  ErrorCode walk_part(std::string_view key, Value value, Frame& frame, Mode mode);
  ErrorCode walk_elements(simdjson::ondemand::array array);
  ErrorCode walk_object(simdjson::ondemand::object object, Found* found, Mode mode = Mode::thing);
  ErrorCode walk_relation(Role role, std::string_view key, Value value, Frame& frame);
  Found finish(Frame& frame);
  Found finish_unavailable(const Frame& frame);
  [[nodiscard]] bool stands_for_somebody() const;
  void record(const Frame& frame, std::string_view id, bool is_post);

  // x_walker_facts.cpp: members that are facts.
  ErrorCode take_fact(Role role, std::string_view key, Value value, Frame& frame, Mode mode);
  void take_text_fact(Role role, std::string_view text, Frame& frame, Mode mode);
  ErrorCode take_urls(Value value, Frame& frame, bool of_long_text);
  void take_number(Role role, std::string_view key, std::string_view digits, Frame& frame, Mode mode);
  ErrorCode read_text(Value value, std::optional<std::string_view>& text);
  ErrorCode read_errors(Value value);
  Facts& facts(Frame& frame) { return gathered(frame).facts; }
  Gathered& gathered(Frame& frame);

  // x_walker_timeline.cpp: instructions and entries.
  ErrorCode walk_instructions(Value value, Frame& frame);
  ErrorCode walk_instruction(simdjson::ondemand::object members, std::size_t timeline);
  ErrorCode walk_instruction_member(Role role, std::string_view key, Value value, Frame& frame);
  ErrorCode walk_entries(Value value, Frame& frame);
  ErrorCode walk_entry(simdjson::ondemand::object members, std::size_t timeline);
  ErrorCode walk_entry_member(Role role, std::string_view key, Value value, Frame& frame, bool& taken);
  void finish_instruction(const Instruction& instruction);

  bool enter(std::string_view key);
  bool enter(std::size_t index);
  void leave() { path_.pop_back(); }
  void notice(std::string_view code, std::string message);

  ObservationSet& out_;
  std::vector<Step> path_;
  std::deque<Gathered> pool_;
  std::size_t pool_used_ = 0;
  std::vector<Timeline> timelines_;
  bool too_deep_ = false;
  bool is_container_ = true;
  bool recognised_ = false;
  bool youtube_ = false;
};

}  // namespace persona_lens
