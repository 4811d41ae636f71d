// A few texts that most posts have none of: one pointer where there are none, and one block of memory for all of them where there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "shared_text.h"

namespace persona_lens {

// A std::vector<std::string>, as far as a post needs one; converts to and from it. Copies share their texts until one of them is changed.
class TextList {
 public:
  using Texts = std::vector<std::string>;

  class Iterator {
   public:
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;

    Iterator() noexcept = default;
    explicit Iterator(std::string_view rest) noexcept : rest_(rest) {}
    std::string_view operator*() const noexcept { return rest_.substr(length_bytes, length()); }
    Iterator& operator++() noexcept {
      rest_.remove_prefix(length_bytes + length());
      return *this;
    }
    Iterator operator++(int) noexcept {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) noexcept { return a.rest_.size() == b.rest_.size(); }

   private:
    [[nodiscard]] std::size_t length() const noexcept {
      std::uint32_t length = 0;
      std::memcpy(&length, rest_.data(), length_bytes);
      return length;
    }

    std::string_view rest_;
  };

  TextList() noexcept = default;
  TextList(const Texts& texts) : packed_(packed(texts)) {}  // NOLINT(google-explicit-constructor)
  TextList(std::initializer_list<std::string> texts) : TextList(Texts(texts)) {}

  operator Texts() const { return texts(); }  // NOLINT(google-explicit-constructor)
  [[nodiscard]] Texts texts() const {
    Texts texts;
    for (const std::string_view text : *this) texts.emplace_back(text);
    return texts;
  }
  [[nodiscard]] bool empty() const noexcept { return packed_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(std::distance(begin(), end())); }
  [[nodiscard]] Iterator begin() const noexcept { return Iterator(packed_.view()); }
  [[nodiscard]] Iterator end() const noexcept { return {}; }

  // These copy all texts.
  void push_back(std::string_view text) { packed_ = std::string(packed_.view()) + packed_one(text); }
  void emplace_back(std::string_view text) { push_back(text); }
  void clear() noexcept { packed_.clear(); }
  // Without those that are equal to `text`.
  void remove(std::string_view text) {
    Texts texts = this->texts();
    std::erase(texts, text);
    packed_ = packed(texts);
  }

  friend bool operator==(const TextList& a, const TextList& b) noexcept { return a.packed_ == b.packed_; }
  friend bool operator==(const TextList& a, const Texts& b) { return a.texts() == b; }

 private:
  static constexpr std::size_t length_bytes = sizeof(std::uint32_t);

  // Its length, then its bytes.
  static std::string packed_one(std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string bytes(length_bytes, '\0');
    std::memcpy(bytes.data(), &length, length_bytes);
    return bytes.append(text);
  }
  static std::string packed(const Texts& texts) {
    std::string all;
    for (const std::string& text : texts) all += packed_one(text);
    return all;
  }

  SharedText packed_;  // empty: none
};

}  // namespace persona_lens
