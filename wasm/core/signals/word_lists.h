// Words by which accounts declare what they are, in the languages of domain §5.7. They only ever speak in an account's favour.
#pragma once

#include <span>
#include <string_view>

namespace persona_lens {

// All in normal form (text/normalise.h).
std::span<const std::string_view> backup_words();       // a second, backup or new account of somebody
std::span<const std::string_view> homage_words();       // fan, parody, unofficial, tribute
std::span<const std::string_view> live_stream_words();  // a live stream or its recording

// Whether one of the words occurs in the normal form. Words of Latin letters must stand alone: "fan" is not in "infant".
bool says_one_of(std::span<const std::string_view> words, std::string_view normal);

}  // namespace persona_lens
