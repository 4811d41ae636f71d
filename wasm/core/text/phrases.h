// Finds many phrases at once in the normal form of a text (text/normalise.h).
//
// An Aho–Corasick automaton over words: a text is cut into words, single characters of scripts that are written without spaces (Chinese,
// Japanese, Korean, Thai, Lao, Khmer, Burmese, Tibetan) with their marks, and single signs. So a phrase begins and ends at word
// boundaries wherever a script has them, "mess" is not found in "message", and each letter is looked at once, however many phrases there
// are. Typographic and typewriter forms of apostrophes, quotation marks and dashes are the same; so is any white space. Words are compared
// in their match form (text/match_form.h): look-alike letters are one, and so are traditional and simplified characters, except in a text
// with kana, whose characters are Japanese.
//
// Layout: words by number in one table; nodes of the trie in order of depth, children of a node side by side and sorted, so that a node
// takes 28 bytes and a step one binary search among its few children (one look-up at the root, where there are many).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "result.h"

namespace persona_lens {

inline constexpr std::size_t max_phrases = 20'000;
inline constexpr std::size_t max_phrase_characters = 200;                       // code points, as written
inline constexpr std::size_t max_phrases_bytes = std::size_t{2} * 1024 * 1024;  // of all phrases together, as written
// In one text; what is found beyond these many is left out. Only phrases that contain each other by the hundred get there.
inline constexpr std::size_t max_phrase_matches = 4'096;

struct PhraseMatch {
  std::uint32_t phrase = 0;  // its place among the phrases given to build()
  std::uint32_t begin = 0;   // bytes in the normal form
  std::uint32_t end = 0;
  friend bool operator==(const PhraseMatch&, const PhraseMatch&) = default;
};

class PhraseIndex {
 public:
  // Phrases as written; they are normalised here. Time and memory grow with their size, almost in proportion. Errors, with the number of
  // the phrase as place ("12") or none when it is about all of them: too_large (the caps above), invalid_value (not UTF-8, or nothing
  // left of it to compare), internal (ICU failed).
  static Result<PhraseIndex> build(std::span<const std::string_view> phrases);

  ~PhraseIndex();
  PhraseIndex(PhraseIndex&&) noexcept;
  PhraseIndex& operator=(PhraseIndex&&) noexcept;
  PhraseIndex(const PhraseIndex&) = delete;
  PhraseIndex& operator=(const PhraseIndex&) = delete;

  // `normal` must come from normalise(). By begin, the longer first, then by number.
  [[nodiscard]] std::vector<PhraseMatch> find(std::string_view normal) const;
  [[nodiscard]] std::size_t size() const noexcept;
  // The first phrase with the same normal form: the same number for phrases that cannot be told apart.
  [[nodiscard]] std::uint32_t same_as(std::uint32_t phrase) const;

 private:
  struct Impl;
  explicit PhraseIndex(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
