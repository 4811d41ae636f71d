// A few texts that most posts have none of: one pointer where there are none.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace persona_lens {

// A std::vector<std::string>, as far as a post needs one; converts to and from it. Copies have their own texts.
class TextList {
 public:
  using Texts = std::vector<std::string>;

  TextList() noexcept = default;
  TextList(Texts texts)  // NOLINT(google-explicit-constructor)
      : texts_(texts.empty() ? nullptr : std::make_unique<Texts>(std::move(texts))) {}
  TextList(std::initializer_list<std::string> texts) : TextList(Texts(texts)) {}
  TextList(const TextList& other) : texts_(other.texts_ ? std::make_unique<Texts>(*other.texts_) : nullptr) {}
  TextList(TextList&&) noexcept = default;
  TextList& operator=(const TextList& other) {
    if (this != &other) texts_ = other.texts_ ? std::make_unique<Texts>(*other.texts_) : nullptr;
    return *this;
  }
  TextList& operator=(TextList&&) noexcept = default;
  ~TextList() = default;

  operator const Texts&() const noexcept { return texts(); }  // NOLINT(google-explicit-constructor)
  [[nodiscard]] const Texts& texts() const noexcept {
    static const Texts none;
    return texts_ ? *texts_ : none;
  }
  [[nodiscard]] bool empty() const noexcept { return texts().empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return texts().size(); }
  [[nodiscard]] Texts::const_iterator begin() const noexcept { return texts().begin(); }
  [[nodiscard]] Texts::const_iterator end() const noexcept { return texts().end(); }
  [[nodiscard]] const std::string& operator[](std::size_t place) const noexcept { return texts()[place]; }
  [[nodiscard]] const std::string& front() const noexcept { return texts().front(); }

  void push_back(std::string text) {
    if (!texts_) texts_ = std::make_unique<Texts>();
    texts_->push_back(std::move(text));
  }
  void emplace_back(std::string text) { push_back(std::move(text)); }
  void clear() noexcept { texts_.reset(); }
  // Without those that are equal to `text`.
  void remove(const std::string& text) {
    if (!texts_) return;
    std::erase(*texts_, text);
    if (texts_->empty()) texts_.reset();
  }

  friend bool operator==(const TextList& a, const TextList& b) noexcept { return a.texts() == b.texts(); }
  friend bool operator==(const TextList& a, const Texts& b) noexcept { return a.texts() == b; }

 private:
  std::unique_ptr<Texts> texts_;  // nullptr: none
};

}  // namespace persona_lens
