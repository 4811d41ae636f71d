// What became of a book's posts lately, so that what is derived from them can follow: one more post then costs what that post costs, not
// what all of them cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "model.h"

namespace persona_lens {

// What differs between two states of a book. A post that changed is gone as it was, and has come as it is.
struct PostChanges {
  struct Gone {
    const Post* place;   // where it stood: to be compared with, never to be looked at
    const Post* before;  // what it was; until the book next changes
  };
  std::vector<Gone> gone;         // in the order in which they went
  std::vector<const Post*> come;  // oldest id first; all of them are in the book
};

class PostJournal {
 public:
  // How many events are kept at most: several pages' worth.
  static constexpr std::size_t max_events = 2'048;

  void come(const Post& post);
  // `before`: a copy of it, which shares its texts.
  void gone(const Post& place, const Post& before);
  // Nobody can follow from before: everything was exchanged, or nothing of what was there may be kept.
  void start_anew();
  // Takes the place of another one, whose followers must notice.
  void become_next_of(const PostJournal& other);

  // Increases with every event.
  [[nodiscard]] std::uint64_t generation() const noexcept { return first_ + events_.size(); }
  // nullopt: that was too long ago, everything has to be looked at.
  [[nodiscard]] std::optional<PostChanges> since(std::uint64_t generation) const;

 private:
  struct Event {
    const Post* place;
    std::unique_ptr<const Post> before;  // nullptr: it came
  };
  void add(Event event);

  std::deque<Event> events_;
  std::uint64_t first_ = 0;  // the generation before the first of them
};

}  // namespace persona_lens
