// How the posts of a timeline's stretches stand to each other. X's ids grow with time and tell it themselves; a YouTube video's id does
// not, and its place among its neighbours is all that is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace persona_lens {

// Whether the ids of an operation's posts say nothing of their order.
bool is_ordered_by_place(std::string_view operation) noexcept;

// Whether the ids can be a timeline's, newest first: they fall strictly; by place, each stands there once.
bool can_be_in_order(const std::vector<std::string>& ids, bool by_place);

// Preconditions of both: can_be_in_order() for each.
bool share_a_post(const std::vector<std::string>& a, const std::vector<std::string>& b, bool by_place);
// Both together, newest first. By place: nothing where they share no post, where the posts that they share follow each other in another
// order, or where between two of these both have posts that the other lacks: which of them were newer cannot be told.
std::optional<std::vector<std::string>> united(const std::vector<std::string>& a, const std::vector<std::string>& b, bool by_place);

// Which of a stretch's posts are newer than which. Views into the ids.
class PostPlaces {
 public:
  PostPlaces(const std::vector<std::string>& ids, bool by_place);
  // Whether `a` is certainly the same as `b` or newer.
  [[nodiscard]] bool not_older(std::string_view a, std::string_view b) const;
  // Whether the two can be compared with the stretch's posts at all.
  [[nodiscard]] bool know(std::string_view a, std::string_view b) const;

 private:
  bool by_place_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

}  // namespace persona_lens
