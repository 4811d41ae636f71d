// What a continuation token tells. A token is a protocol buffer in base64; we read the outermost fields that the recordings agree on and guess
// nothing: any surprise gives nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace persona_lens {

// Of a channel's tab: 80226972 { 2: channel id, 3: base64 of 110 { 3 { tab { … } } } }, where the tab is field 15 for videos, 14 for streams
// and 10 for Shorts, and the whole ends in field 3 with the order: 4 latest, 2 popular, 5 oldest (recordings of January and May 2026).
struct ChannelToken {
  enum class Tab : std::uint8_t { other, videos, streams, shorts };
  enum class Order : std::uint8_t { unknown, latest, popular, oldest };
  std::string channel_id;
  Tab tab = Tab::other;
  Order order = Order::unknown;
};

std::optional<ChannelToken> read_channel_token(std::string_view token);

// Of comments and replies: 2 { 2: video id } (recordings of December 2023 to June 2026).
std::optional<std::string> video_of_comment_token(std::string_view token);

// "UC" and 22 letters, digits, "-" or "_".
bool is_channel_id(std::string_view text) noexcept;
// 11 letters, digits, "-" or "_".
bool is_video_id(std::string_view text) noexcept;
// An id of a comment, chat message or video that we can keep: up to 64 letters, digits, ".", "-" or "_".
bool is_post_id(std::string_view text) noexcept;

// "%3D" → "=" and the like; what is no such sequence stays.
std::string percent_decoded(std::string_view text);

// base64 with either alphabet, with or without padding; nullopt for anything else.
std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace persona_lens
