#include "observe/youtube_token.h"

#include <algorithm>
#include <cstddef>

namespace persona_lens {
namespace {

// Longer than any token; they grow with the page, to some kilobytes.
constexpr std::size_t longest_token = 64UL * 1024;

bool is_id_character(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }

int value_of_base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '-' || c == '+') return 62;
  return c == '_' || c == '/' ? 63 : -1;
}

int value_of_hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Reads protocol buffers field by field.
class Message {
 public:
  explicit Message(std::string_view bytes) : rest_(bytes) {}

  struct Part {
    std::uint64_t number = 0;
    std::string_view bytes;  // of a length-delimited field
    bool has_bytes = false;
  };

  // nullopt at the end and at anything malformed.
  std::optional<Part> next() {
    const auto tag = varint();
    if (!tag) return std::nullopt;
    Part part{*tag >> 3U, {}, false};
    const auto wire = static_cast<unsigned>(*tag & 7U);
    if (wire == 0) return varint() ? std::optional(part) : std::nullopt;
    if (wire == 1 || wire == 5) return take(wire == 1 ? 8 : 4) ? std::optional(part) : std::nullopt;
    if (wire != 2) return std::nullopt;
    const auto length = varint();
    if (!length || *length > rest_.size()) return std::nullopt;
    part.bytes = rest_.substr(0, static_cast<std::size_t>(*length));
    part.has_bytes = true;
    rest_.remove_prefix(part.bytes.size());
    return part;
  }

  // The first length-delimited field of this number.
  std::optional<std::string_view> find(std::uint64_t number) {
    while (const auto part = next()) {
      if (part->number == number && part->has_bytes) return part->bytes;
    }
    return std::nullopt;
  }

 private:
  std::optional<std::uint64_t> varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    return std::nullopt;
  }
  bool take(std::size_t length) {
    if (length > rest_.size()) return false;
    rest_.remove_prefix(length);
    return true;
  }

  std::string_view rest_;
};

ChannelToken::Tab tab_of(std::uint64_t field) {
  if (field == 15) return ChannelToken::Tab::videos;
  if (field == 14) return ChannelToken::Tab::streams;
  return field == 10 ? ChannelToken::Tab::shorts : ChannelToken::Tab::other;
}

ChannelToken::Order order_of(std::string_view parameters) {
  if (parameters.size() < 2 || parameters[parameters.size() - 2] != '\x18') return ChannelToken::Order::unknown;
  switch (parameters.back()) {
    case '\x04':
      return ChannelToken::Order::latest;
    case '\x02':
      return ChannelToken::Order::popular;
    case '\x05':
      return ChannelToken::Order::oldest;
    default:
      return ChannelToken::Order::unknown;
  }
}

}  // namespace

bool is_channel_id(std::string_view text) noexcept {
  return text.size() == 24 && text.starts_with("UC") && std::ranges::all_of(text, is_id_character);
}

bool is_video_id(std::string_view text) noexcept { return text.size() == 11 && std::ranges::all_of(text, is_id_character); }

bool is_post_id(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) { return is_id_character(c) || c == '.'; });
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? value_of_hex(text[at + 1]) : -1;
    const int low = high >= 0 ? value_of_hex(text[at + 2]) : -1;
    if (low < 0) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

std::optional<std::string> base64_decoded(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::string out;
  out.reserve(text.size() * 3 / 4);
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const int value = value_of_base64(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> held) & 0xFFU);
  }
  return out;
}

std::optional<ChannelToken> read_channel_token(std::string_view token) {
  if (token.size() > longest_token) return std::nullopt;
  const auto outer = base64_decoded(percent_decoded(token));
  if (!outer) return std::nullopt;
  constexpr std::uint64_t browse = 80'226'972;
  const auto inner = Message(*outer).find(browse);
  if (!inner) return std::nullopt;
  const auto channel = Message(*inner).find(2);
  if (!channel || !is_channel_id(*channel)) return std::nullopt;
  ChannelToken told;
  told.channel_id = std::string(*channel);
  const auto encoded = Message(*inner).find(3);
  const auto parameters = encoded ? base64_decoded(percent_decoded(*encoded)) : std::nullopt;
  if (!parameters) return told;
  const auto page = Message(*parameters).find(110);
  const auto tabs = page ? Message(*page).find(3) : std::nullopt;
  if (!tabs) return told;
  if (const auto tab = Message(*tabs).next()) told.tab = tab_of(tab->number);
  if (told.tab != ChannelToken::Tab::other) told.order = order_of(*parameters);
  return told;
}

std::optional<std::string> video_of_comment_token(std::string_view token) {
  if (token.size() > longest_token) return std::nullopt;
  const auto outer = base64_decoded(percent_decoded(token));
  const auto page = outer ? Message(*outer).find(2) : std::nullopt;
  const auto video = page ? Message(*page).find(2) : std::nullopt;
  if (!video || !is_video_id(*video)) return std::nullopt;
  return std::string(*video);
}

}  // namespace persona_lens
