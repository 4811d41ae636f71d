// Reading and writing the compact bytes of a snapshot. The reader never reads past its end and never believes a length: after the first
// thing that is wrong it only returns empty values, and good() is false.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace persona_lens {

// FNV-1a, 64 bits: any single changed byte changes it.
std::uint64_t fnv1a(std::string_view bytes) noexcept;

class ByteWriter {
 public:
  // Writes nothing and only counts, so that the space can be had at once.
  static ByteWriter counting() {
    ByteWriter writer;
    writer.only_counts_ = true;
    return writer;
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }

  void byte(std::uint8_t value) {
    ++size_;
    if (!only_counts_) bytes_.push_back(static_cast<char>(value));
  }
  void number(std::uint64_t value);        // LEB128
  void signed_number(std::int64_t value);  // zigzag, then LEB128
  void fixed64(std::uint64_t value);       // 8 bytes, little endian
  void text(std::string_view value);       // length, then bytes

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::string_view view() const noexcept { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::size_t size_ = 0;
  bool only_counts_ = false;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) noexcept : bytes_(bytes) {}

  std::uint8_t byte();
  std::uint64_t number();
  std::int64_t signed_number();
  std::uint64_t fixed64();
  std::string text();  // valid UTF-8, or good() turns false
  // A count of things that take at least `least_bytes` each: never more than the rest of the input can hold.
  std::size_t count(std::size_t least_bytes = 1);
  // A value of an enumeration whose last one is `last`.
  std::uint8_t enumeration(std::uint8_t last);

  void fail() noexcept { good_ = false; }
  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool at_end() const noexcept { return position_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
  bool good_ = true;
};

}  // namespace persona_lens
