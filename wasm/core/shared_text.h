// Short texts that many posts have in common, such as an author's id: one pointer each, and one copy of the bytes for all that share it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace persona_lens {

// An immutable text. Copies share its bytes and are cheap; what is made from characters has its own. Reads like a std::string_view.
// Copies of one text must stay on one thread.
class SharedText {
 public:
  SharedText() noexcept = default;
  // Implicit, so that it can be assigned from any string.
  template <typename T>
    requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, SharedText>)
  SharedText(const T& text) : block_(make(std::string_view(text))) {}  // NOLINT(google-explicit-constructor)
  SharedText(const SharedText& other) noexcept;
  SharedText(SharedText&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  SharedText& operator=(const SharedText& other) noexcept {
    SharedText copy(other);
    std::swap(block_, copy.block_);
    return *this;
  }
  SharedText& operator=(SharedText&& other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~SharedText();

  [[nodiscard]] std::string_view view() const noexcept;
  operator std::string_view() const noexcept { return view(); }  // NOLINT(google-explicit-constructor)
  operator std::string() const { return std::string(view()); }   // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const noexcept { return view().empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return view().size(); }
  [[nodiscard]] bool starts_with(std::string_view beginning) const noexcept { return view().starts_with(beginning); }
  [[nodiscard]] std::size_t find(auto what) const noexcept { return view().find(what); }
  [[nodiscard]] std::string substr(std::size_t from, std::size_t count = std::string_view::npos) const {
    return std::string(view().substr(from, count));
  }
  void clear() noexcept { *this = SharedText(); }
  // Whether both have the same bytes in memory, not only equal ones.
  [[nodiscard]] bool shares_with(const SharedText& other) const noexcept { return block_ == other.block_; }

  friend bool operator==(const SharedText& a, const SharedText& b) noexcept { return a.block_ == b.block_ || a.view() == b.view(); }
  friend auto operator<=>(const SharedText& a, const SharedText& b) noexcept { return a.view() <=> b.view(); }
  template <typename T>
    requires(std::convertible_to<const T&, std::string_view> && !std::same_as<T, SharedText>)
  friend bool operator==(const SharedText& a, const T& b) noexcept {
    return a.view() == std::string_view(b);
  }
  friend std::string operator+(const SharedText& a, std::string_view b) { return std::string(a.view()).append(b); }
  friend std::ostream& operator<<(std::ostream& out, const SharedText& text) { return out << text.view(); }

 private:
  friend class OptionalText;
  struct Block;
  static Block* make(std::string_view text);

  Block* block_ = nullptr;  // nullptr: empty
};

// A SharedText or nothing, in the space of one pointer; with what std::optional offers.
class OptionalText {
 public:
  OptionalText() noexcept = default;
  OptionalText(std::nullopt_t /*nothing*/) noexcept {}  // NOLINT(google-explicit-constructor)
  template <typename T>
    requires std::convertible_to<const T&, std::string_view>
  OptionalText(const T& text) {  // NOLINT(google-explicit-constructor)
    if constexpr (std::same_as<T, SharedText>) {
      set(text);
    } else {
      set(SharedText(text));
    }
  }
  template <typename T>
    requires std::convertible_to<const T&, std::string_view>
  OptionalText(const std::optional<T>& text) {  // NOLINT(google-explicit-constructor)
    if (text) set(SharedText(*text));
  }
  operator std::optional<std::string>() const {  // NOLINT(google-explicit-constructor)
    return has_value() ? std::optional(std::string(text_.view())) : std::nullopt;
  }

  [[nodiscard]] bool has_value() const noexcept { return text_.block_ != nullptr; }
  explicit operator bool() const noexcept { return has_value(); }
  // Precondition of both: has_value().
  const SharedText& operator*() const noexcept { return text_; }
  const SharedText* operator->() const noexcept { return &text_; }
  [[nodiscard]] const SharedText& value() const noexcept { return text_; }
  [[nodiscard]] std::string value_or(std::string_view otherwise) const { return std::string(has_value() ? text_.view() : otherwise); }
  void reset() noexcept { text_.clear(); }

  friend bool operator==(const OptionalText& a, const OptionalText& b) noexcept {
    return a.has_value() == b.has_value() && a.text_ == b.text_;
  }
  friend bool operator==(const OptionalText& a, std::nullopt_t /*nothing*/) noexcept { return !a.has_value(); }
  template <typename T>
    requires std::convertible_to<const T&, std::string_view>
  friend bool operator==(const OptionalText& a, const T& b) noexcept {
    return a.has_value() && a.text_ == b;
  }

 private:
  void set(SharedText text);

  SharedText text_;  // present but empty: a block without characters
};

}  // namespace persona_lens
