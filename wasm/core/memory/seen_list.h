// The account book's nodes in the order in which they were last seen, least recent first, and the memory that they live in.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace persona_lens {

// What a node in such a list begins with: its neighbours, so that a pointer to the node is all that is needed to find its place.
template <typename Node>
struct Listed {
  Node* earlier = nullptr;
  Node* later = nullptr;
};

// Does not own its nodes.
template <typename Node>
class SeenList {
 public:
  class Iterator {
   public:
    explicit Iterator(Node* node) : node_(node) {}
    Node& operator*() const { return *node_; }
    Iterator& operator++() {
      node_ = node_->later;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    Node* node_;
  };

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] Node* first() const noexcept { return first_; }  // nullptr where there is none
  [[nodiscard]] Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] Iterator end() const { return Iterator(nullptr); }

  // Precondition: it is in no list.
  void add(Node& node) noexcept {
    node.earlier = std::exchange(last_, &node);
    node.later = nullptr;
    (node.earlier == nullptr ? first_ : node.earlier->later) = &node;
    ++size_;
  }
  // Precondition of both: it is in this list.
  void remove(Node& node) noexcept {
    (node.earlier == nullptr ? first_ : node.earlier->later) = node.later;
    (node.later == nullptr ? last_ : node.later->earlier) = node.earlier;
    --size_;
  }
  void move_to_end(Node& node) noexcept {
    if (&node == last_) return;
    remove(node);
    add(node);
  }

 private:
  Node* first_ = nullptr;
  Node* last_ = nullptr;
  std::size_t size_ = 0;
};

// Nodes in slabs, which saves the allocator's word and rounding for each of them; they never move. What was taken back is used again by the
// next nodes, and given back with the pool.
template <typename Node>
class NodePool {
 public:
  NodePool() = default;
  NodePool(const NodePool&) = delete;
  NodePool& operator=(const NodePool&) = delete;
  NodePool(NodePool&&) = delete;
  NodePool& operator=(NodePool&&) = delete;
  ~NodePool() = default;  // after all nodes were taken back

  // A place says nothing of what it holds: those in the list of the free ones hold `next`, all others a node.
  // NOLINTBEGIN(cppcoreguidelines-pro-type-union-access)
  Node& make() {
    if (free_ == nullptr) add_slab();
    Place* place = free_;
    free_ = place->next;
    return *std::construct_at(&place->node);
  }
  void take_back(Node& node) noexcept {
    std::destroy_at(&node);
    // A node is the first thing in its place.
    auto* place = reinterpret_cast<Place*>(&node);  // NOLINT(*-reinterpret-cast)
    place->next = std::exchange(free_, place);
  }

 private:
  union Place {
    Place() noexcept : next(nullptr) {}
    ~Place() {}  // NOLINT(modernize-use-equals-default): a union with a node has no other
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Place(Place&&) = delete;
    Place& operator=(Place&&) = delete;
    Place* next;
    Node node;
  };
  static constexpr std::size_t slab_size = 64;

  void add_slab() {
    slabs_.push_back(std::make_unique<Place[]>(slab_size));  // NOLINT(*-avoid-c-arrays)
    for (std::size_t i = slab_size; i-- > 0;) {
      Place& place = slabs_.back()[i];
      place.next = std::exchange(free_, &place);
    }
  }

  // NOLINTEND(cppcoreguidelines-pro-type-union-access)

  std::vector<std::unique_ptr<Place[]>> slabs_;  // NOLINT(*-avoid-c-arrays)
  Place* free_ = nullptr;
};

}  // namespace persona_lens
