#include "memory/bytes.h"

#include "text/utf8.h"

namespace persona_lens {

std::uint64_t fnv1a(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 0x100000001B3U;
  }
  return hash;
}

void ByteWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    byte(static_cast<std::uint8_t>(value | 0x80U));
    value >>= 7U;
  }
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signed_number(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::fixed64(std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  size_ += value.size();
  if (!only_counts_) bytes_.append(value);
}

std::uint8_t ByteReader::byte() {
  if (!good_ || position_ >= bytes_.size()) {
    good_ = false;
    return 0;
  }
  return static_cast<std::uint8_t>(bytes_[position_++]);
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    if (shift == 63 && next > 1) break;  // more than 64 bits
    value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
    if ((next & 0x80U) == 0) return good_ ? value : 0;
  }
  good_ = false;
  return 0;
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t bits = number();
  return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1));
}

std::uint64_t ByteReader::fixed64() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) value |= static_cast<std::uint64_t>(byte()) << shift;
  return value;
}

std::string ByteReader::text() {
  const std::size_t size = count();
  if (!good_) return {};
  const std::string_view value = bytes_.substr(position_, size);
  if (first_invalid_utf8(value) != value.size()) {
    good_ = false;
    return {};
  }
  position_ += size;
  return std::string(value);
}

std::size_t ByteReader::count(std::size_t least_bytes) {
  const std::uint64_t value = number();
  if (!good_ || value > (bytes_.size() - position_) / least_bytes) {
    good_ = false;
    return 0;
  }
  return static_cast<std::size_t>(value);
}

std::uint8_t ByteReader::enumeration(std::uint8_t last) {
  const std::uint8_t value = byte();
  if (value > last) good_ = false;
  return good_ ? value : std::uint8_t{0};
}

}  // namespace persona_lens
