// The last word of a text where it looks drawn at random: "… https://t.co/… VUBQ", "… ￥+— https://t.co/…", "… x7Kq2".
//
// Documented for networks that make each copy of a text unique (domain 5.6, signature nonce-tail-network). One such word proves nothing:
// acronyms, tickers and names look the same. Only a habit of never repeating ones does (signals/tail_index.h).
//
// A tail is one word of 3–12 characters between spaces, the last but for links and mentions, of one of these kinds:
//   capitals  ASCII capitals, at least 3 different
//   lower     4 or more ASCII small letters, at least 4 different, that nobody can pronounce (no vowel, or 5 consonants in a row)
//   mixed     ASCII letters of changing case, or letters and digits that alternate at least twice; no episode, time or measure
//   symbols   punctuation and signs only, at least 3 different, 2 of them not of a sentence's end, no emoticon (no mirror image)
// Never a tail: hashtags, cashtags, handles, initials behind a mark, plain numbers, dates, emoji, chat words and common acronyms (a closed
// list), what follows a label ("code", "ref:"), words behind another word in capitals (shouting), laughter, whole posts of one word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace persona_lens {

inline constexpr std::size_t min_tail_characters = 3;
inline constexpr std::size_t max_tail_characters = 12;

enum class TailKind : std::uint8_t { capitals, lower, mixed, symbols };

struct Tail {
  std::string_view word;  // into the text
  TailKind kind = TailKind::capitals;
  std::size_t characters = 0;
  // It stands apart from the sentence: behind a link, a hashtag or the mark that ends a sentence, on a line of its own, or as symbols.
  bool set_off = false;
};

// `text` as it was written. Looks at its last words only, whatever its length.
std::optional<Tail> find_tail(std::string_view text);

// No vowel among ASCII letters, or three consonants in a row; y counts as a vowel. Half of random words of four letters, few real words.
bool is_hard_to_pronounce(std::string_view word) noexcept;

// Whether something was written beside links and mentions.
bool has_words(std::string_view text) noexcept;

}  // namespace persona_lens
