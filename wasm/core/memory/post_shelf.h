// Posts in id order for little memory: a sorted list of pointers, to which new ones are added unsorted until somebody asks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "memory/account_past.h"
#include "memory/post_order.h"
#include "memory/seen_list.h"
#include "model.h"

namespace persona_lens {

struct PostNode : Listed<PostNode> {
  [[no_unique_address]] Post post;        // so that the flag can stand in the gap at its end
  bool doomed = false;                    // about to be forgotten
  TimeMs last_seen = SeenTimes::unknown;  // the last reading of any input with it
};

class PostShelf {
 public:
  // Precondition: it is not on the shelf yet.
  void add(const PostNode* node) {
    // A quarter more at a time, not twice as much: most accounts have a few posts, and there are many accounts.
    if (nodes_.size() == nodes_.capacity()) nodes_.reserve(nodes_.size() + std::max<std::size_t>(nodes_.size() / 4, 2));
    nodes_.push_back(node);
  }

  // Takes the doomed ones off.
  void drop_doomed() {
    const auto doomed = [](const PostNode* node) { return node->doomed; };
    const auto tail = nodes_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    sorted_ -= static_cast<std::size_t>(std::count_if(nodes_.begin(), tail, doomed));
    std::erase_if(nodes_, doomed);
  }

  [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }
  // Oldest id first.
  [[nodiscard]] const std::vector<const PostNode*>& in_order() const {
    if (sorted_ < nodes_.size()) {
      const auto before = [](const PostNode* a, const PostNode* b) { return OldestIdFirst{}(&a->post, &b->post); };
      const auto tail = nodes_.begin() + static_cast<std::ptrdiff_t>(sorted_);
      std::ranges::sort(tail, nodes_.end(), before);
      if (sorted_ > 0 && before(*tail, *std::prev(tail))) std::ranges::inplace_merge(nodes_.begin(), tail, nodes_.end(), before);
      sorted_ = nodes_.size();
    }
    return nodes_;
  }

 private:
  // Sorting does not change what is on the shelf.
  mutable std::vector<const PostNode*> nodes_;
  mutable std::size_t sorted_ = 0;
};

}  // namespace persona_lens
