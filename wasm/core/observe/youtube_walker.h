// The walk over one response of YouTube. It follows no fixed paths from the root: below every key that begins a thing of ours the facts of
// that thing are gathered from their places, and the thing is handed on with its path. Lists are noted on the way, with their entries.
//
// One pass, forward only (simdjson On-Demand). Which thing a fact belongs to is told by the nearest key above it.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "observe/youtube_shapes.h"
#include "observe/youtube_text.h"

namespace persona_lens {

struct Fact {
  Field field = Field::id;
  RichText value;
  std::size_t row = 0;  // of the parts of rows: which row
};

// The facts of one thing, in the order of the document.
class ThingFacts {
 public:
  void add(Fact fact);
  [[nodiscard]] const std::vector<Fact>& all() const noexcept { return facts_; }
  // The first that is there; nullptr where none is.
  [[nodiscard]] const RichText* find(Field field) const noexcept;
  // Its text, "" where there is none.
  [[nodiscard]] std::string_view text(Field field) const noexcept;
  [[nodiscard]] bool is_true(Field field) const noexcept { return text(field) == "true"; }

 private:
  std::vector<Fact> facts_;
};

// What the walk hands on. Called at the end of each thing; inner things come before the outer ones that hold them.
class ThingSink {
 public:
  ThingSink() = default;
  ThingSink(const ThingSink&) = delete;
  ThingSink(ThingSink&&) = delete;
  ThingSink& operator=(const ThingSink&) = delete;
  ThingSink& operator=(ThingSink&&) = delete;
  virtual ~ThingSink() = default;
  virtual void begin(Thing thing) = 0;
  virtual void end(Thing thing, const ThingFacts& facts) = 0;
  // An object of a kind that is not known stands here.
  virtual void unknown() = 0;
};

class YoutubeWalker {
 public:
  explicit YoutubeWalker(ThingSink& sink) : sink_(sink) {}

  // Walks the whole document. On an error nothing that was gathered may be used.
  simdjson::error_code walk(simdjson::ondemand::document& document);

  // After walk(): where it stands or stopped, as a JSON pointer.
  [[nodiscard]] std::string place() const;
  // The document has YouTube's envelope, whether or not it holds anybody.
  [[nodiscard]] bool is_recognised() const noexcept { return recognised_; }
  // Kinds of objects that are not known, and how often they were met.
  [[nodiscard]] const std::map<std::string, std::size_t, std::less<>>& unknown_kinds() const noexcept { return unknown_kinds_; }

 private:
  using Value = simdjson::ondemand::value;
  using ErrorCode = simdjson::error_code;

  struct Step {
    std::string_view key;
    std::size_t index = 0;  // where key.data() is null
  };

  // Where the walk stands among the places of the thing around it.
  struct Cursor {
    std::size_t first = 0;
    std::size_t last = 0;    // places [first, last) of the thing begin with the path so far
    std::size_t offset = 0;  // characters of those paths that are behind us
    [[nodiscard]] bool empty() const noexcept { return first == last; }
  };

  struct Frame {
    Thing thing = Thing::none;
    std::span<const Place> places;
    ThingFacts facts;
  };

  ErrorCode walk_members(simdjson::ondemand::object object, Frame* frame, Cursor cursor);
  ErrorCode walk_member(std::string_view key, Value value, Frame* frame, Cursor cursor);
  ErrorCode walk_elements(simdjson::ondemand::array array, Frame* frame, Cursor cursor);
  ErrorCode walk_inside(std::string_view key, Value value, Frame* frame, Cursor cursor);
  ErrorCode walk_thing(Thing thing, std::string_view key, Value value);
  ErrorCode take(const Place& place, Value value, Frame& frame);
  static Cursor narrowed(const Frame& frame, Cursor cursor, std::string_view key);
  [[nodiscard]] std::size_t row() const;
  void note_kind(std::string_view key);

  bool enter(std::string_view key);
  bool enter(std::size_t index);
  void leave() { path_.pop_back(); }

  ThingSink& sink_;
  std::vector<Step> path_;
  std::map<std::string, std::size_t, std::less<>> unknown_kinds_;
  bool recognised_ = false;
};

}  // namespace persona_lens
