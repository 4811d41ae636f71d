// Finds the account book's nodes by their ids.
//
// Layout: pointers in one array by open addressing (linear probing, at most seven eighths full), beside them a byte of each node's hash, so
// that nodes of other ids are hardly ever touched. Five bytes for a place instead of the twenty and more of std::unordered_set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "model.h"

namespace persona_lens {

struct IdView {
  Platform platform;
  std::string_view id;
  friend bool operator==(const IdView&, const IdView&) = default;
};

struct IdHash {
  std::size_t operator()(const IdView& key) const noexcept {
    return std::hash<std::string_view>{}(key.id) * 31 + static_cast<std::size_t>(key.platform);
  }
};

// `id_of(node)` has to give a node's id, which must not change while the node is in the table.
template <typename Node>
class IdTable {
 public:
  [[nodiscard]] Node* find(const IdView& id) const {
    if (nodes_.empty()) return nullptr;
    const std::size_t hash = IdHash{}(id);
    for (std::size_t place = home(hash); nodes_[place] != nullptr; place = next(place)) {
      if (tags_[place] == tag(hash) && id_of(*nodes_[place]) == id) return nodes_[place];
    }
    return nullptr;
  }

  // Precondition: no node with its id is in the table.
  void insert(Node& node) {
    if (8 * (count_ + 1) > 7 * nodes_.size()) grow();
    put(node);
    ++count_;
  }

  // Precondition: it is in the table.
  void erase(const Node& node) {
    std::size_t place = home(IdHash{}(id_of(node)));
    while (nodes_[place] != &node) place = next(place);
    nodes_[place] = nullptr;
    --count_;
    // Whatever follows without a gap might not be found any more beyond the new one: it is put in again.
    for (std::size_t other = next(place); nodes_[other] != nullptr; other = next(other)) put(*std::exchange(nodes_[other], nullptr));
  }

 private:
  static constexpr std::size_t least_places = 16;

  [[nodiscard]] std::size_t home(std::size_t hash) const noexcept { return hash & (nodes_.size() - 1); }
  [[nodiscard]] std::size_t next(std::size_t place) const noexcept { return (place + 1) & (nodes_.size() - 1); }
  // Of the bits that home() uses last.
  static std::uint8_t tag(std::size_t hash) noexcept { return static_cast<std::uint8_t>(hash >> (8 * sizeof(hash) - 8)); }

  void put(Node& node) {
    const std::size_t hash = IdHash{}(id_of(node));
    std::size_t place = home(hash);
    while (nodes_[place] != nullptr) place = next(place);
    nodes_[place] = &node;
    tags_[place] = tag(hash);
  }

  void grow() {
    const std::vector<Node*> before = std::exchange(nodes_, std::vector<Node*>(nodes_.empty() ? least_places : 2 * nodes_.size()));
    tags_.assign(nodes_.size(), 0);
    for (Node* node : before) {
      if (node != nullptr) put(*node);
    }
  }

  std::vector<Node*> nodes_;  // a power of two; nullptr: free
  std::vector<std::uint8_t> tags_;
  std::size_t count_ = 0;
};

}  // namespace persona_lens
