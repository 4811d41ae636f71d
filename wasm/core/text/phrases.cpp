#include "text/phrases.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compact_sort.h"
#include "text/character_properties.h"
#include "text/code_points.h"
#include "text/confusables.h"
#include "text/icu.h"
#include "text/match_form.h"
#include "text/normalise.h"
#include "text/scripts.h"
#include "text/simplified.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Word {
  std::string_view text;    // as it is compared
  std::uint32_t begin = 0;  // bytes in the text it was cut from
  std::uint32_t end = 0;
  bool sign = false;  // neither letter nor digit
};

enum class Kind : std::uint8_t { space, letter, mark, unspaced, sign };

bool is_unspaced(char32_t c) {
  if (c == 0x30FC) return true;  // the prolonged sound mark belongs to no script alone
  switch (script_of(c)) {
    case Script::han:
    case Script::hiragana:
    case Script::katakana:
    case Script::hangul:
    case Script::bopomofo:
    case Script::thai:
    case Script::lao:
    case Script::khmer:
    case Script::myanmar:
    case Script::tibetan:
      return true;
    default:
      return false;
  }
}

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if (c == ' ') return Kind::space;
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return in_word ? Kind::letter : Kind::sign;
  }
  if (is_mark(c)) return Kind::mark;
  if (is_alphabetic(c) || is_decimal_digit(c)) return is_unspaced(c) ? Kind::unspaced : Kind::letter;
  return is_white_space(c) ? Kind::space : Kind::sign;
}

// Signs that people cannot tell apart, or that a keyboard chooses for them.
std::string_view sign_form(char32_t sign, std::string_view as_written) {
  constexpr std::u32string_view apostrophes = U"‘’‚‛`´ʹ′";
  constexpr std::u32string_view quotation_marks = U"“”„‟«»″";
  constexpr std::u32string_view dashes = U"‐‑‒–—―−";
  if (apostrophes.find(sign) != std::u32string_view::npos) return "'";
  if (quotation_marks.find(sign) != std::u32string_view::npos) return "\"";
  if (dashes.find(sign) != std::u32string_view::npos) return "-";
  return as_written;
}

// A character's letter and marks, one by one.
std::u32string code_points_decomposed(std::string_view character) {
  std::size_t at = 0;
  const char32_t c = next_code_point(character, at);
  std::u16string units;
  if (c >= 0x1'0000) units.push_back(static_cast<char16_t>(0xD7C0U + (c >> 10U)));
  units.push_back(static_cast<char16_t>(c >= 0x1'0000 ? 0xDC00U + (c & 0x3FFU) : c));
  std::u32string points;
  const std::u16string parts = decomposed(units);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char32_t unit = parts[i];
    const bool leads = unit >= 0xD800 && unit < 0xDC00 && i + 1 < parts.size();
    points.push_back(leads ? ((unit - 0xD7C0U) << 10U) + (parts[++i] - 0xDC00U) : unit);
  }
  return points;
}

// The form in which words are compared, as text/match_form.h has it, but with all marks: in many languages they make another word (mà, má),
// and a language must not be matched more easily for them. A number is no word in disguise: "10" is not "lo".
class WordForm {
 public:
  explicit WordForm(bool convert) : convert_(convert) {}

  std::string_view operator()(std::string_view word) {
    if (std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) return word;
    form_.clear();
    for (std::size_t i = 0; i < word.size();) {
      const std::size_t begin = i;
      const char32_t c = next_code_point(word, i);
      if (c < 0x80 || is_cjk_character(c)) {
        add(c);
      } else {
        for (const char32_t part : code_points_decomposed(word.substr(begin, i - begin))) add(part);
      }
    }
    return form_;
  }

 private:
  void add(char32_t c) {
    characters_.clear();
    if (!is_mark(c)) append_match_characters(c, convert_, characters_);
    if (characters_.empty()) characters_.push_back(c);
    for (const char32_t each : characters_) append_utf8(form_, each);
  }

  bool convert_;
  std::u32string characters_;
  std::string form_;
};

// Hands the words of `text` to `use` in order; a word's text holds until the next one. Bytes that are not UTF-8 count as spaces. `convert`:
// traditional ideographs are compared as simplified ones.
template <typename Use>
void for_each_word(std::string_view text, bool convert, Use use) {
  WordForm form_of(convert);
  std::size_t begin = 0;       // of the word that is being read
  Kind reading = Kind::space;  // of that word: letter or unspaced, or space when there is none
  const auto give = [&](std::size_t from, std::size_t to, std::string_view form, bool sign) {
    use(Word{form, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), sign});
  };
  const auto finish = [&](std::size_t end) {
    if (reading != Kind::space) give(begin, end, form_of(text.substr(begin, end - begin)), false);
    reading = Kind::space;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool well_formed = utf8_sequence_length(text, at) > 0;
    const char32_t c = next_code_point(text, at);
    const std::string_view written = text.substr(start, at - start);
    const Kind kind = well_formed ? kind_of(c) : Kind::space;
    if (kind == Kind::mark && reading != Kind::space) continue;
    if (kind == Kind::letter && reading == Kind::letter) continue;
    finish(start);
    if (kind == Kind::sign) {
      give(start, at, sign_form(c, written), true);
    } else if (kind != Kind::space) {
      reading = kind == Kind::unspaced ? Kind::unspaced : Kind::letter;
      begin = start;
    }
  }
  finish(text.size());
}

// Whether a text that is well-formed has a character that has another simplified form.
bool has_traditional(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (simplified(c) != c) return true;
  }
  return false;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<bool> check_sizes(std::span<const std::string_view> phrases) {
  if (phrases.size() > max_phrases) {
    return Error{ErrorCode::too_large, std::to_string(phrases.size()) + " phrases; " + std::to_string(max_phrases) + " are allowed.", ""};
  }
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    bytes += phrases[i].size();
    // Four bytes are the most that a character takes: a monster is refused before it is counted.
    if (phrases[i].size() > 4 * max_phrase_characters || characters(phrases[i]) > max_phrase_characters) {
      return Error{ErrorCode::too_large, "A phrase is longer than " + std::to_string(max_phrase_characters) + " characters.",
                   std::to_string(i)};
    }
  }
  if (bytes > max_phrases_bytes) {
    return Error{ErrorCode::too_large, "The phrases take more than " + std::to_string(max_phrases_bytes) + " bytes together.", ""};
  }
  return true;
}

struct Node {
  std::uint32_t word = none;      // that leads here from the parent
  std::uint32_t first_child = 0;  // children are nodes first_child … first_child + children − 1
  std::uint32_t children = 0;
  std::uint32_t fail = 0;            // the longest proper ending of the path that is a path of its own
  std::uint32_t next_output = none;  // the next ending that is a whole phrase
  std::uint32_t phrases_begin = 0;   // phrases that end here: places in `order`
  std::uint32_t phrases_end = 0;
};

}  // namespace

struct PhraseIndex::Impl {
  // The words that occur in phrases; the strings are kept in the keys.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> vocabulary;
  // Entry i is phrase i; behind these stand the phrases in traditional characters once more as they were written, because Japanese texts are
  // not converted.
  std::size_t phrases = 0;
  std::vector<std::uint32_t> as_written;   // the phrases that have a second entry, in the order of these
  std::vector<std::uint32_t> words;        // of all entries, one after the other
  std::vector<std::uint32_t> word_begin;   // of entry i: words[word_begin[i]] … words[word_begin[i + 1] − 1]
  std::vector<std::uint32_t> order;        // entries sorted by their words, then by number
  std::vector<std::uint32_t> first_equal;  // for each phrase the first with the same words
  std::vector<Node> nodes;                 // the root first
  std::vector<std::uint32_t> root_child;   // by word; `none` where there is none

  [[nodiscard]] std::span<const std::uint32_t> words_of(std::uint32_t entry) const {
    return std::span<const std::uint32_t>(words).subspan(word_begin[entry], word_begin[entry + 1] - word_begin[entry]);
  }
  [[nodiscard]] std::uint32_t phrase_of(std::uint32_t entry) const { return entry < phrases ? entry : as_written[entry - phrases]; }
  Result<bool> add(std::string_view phrase, std::size_t number);
  // The phrase's words as an entry; whether there is a letter among them.
  bool add_words(std::string_view normal, bool convert);
  void sort_phrases();
  void grow();
  void link();
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
};

bool PhraseIndex::Impl::add_words(std::string_view normal, bool convert) {
  bool any_letter = false;
  for_each_word(normal, convert, [&](const Word& word) {
    any_letter = any_letter || !word.sign;
    const auto known = vocabulary.find(word.text);
    if (known != vocabulary.end()) {
      words.push_back(known->second);
      return;
    }
    const auto next = static_cast<std::uint32_t>(vocabulary.size());
    vocabulary.emplace(word.text, next);
    words.push_back(next);
  });
  word_begin.push_back(static_cast<std::uint32_t>(words.size()));
  return any_letter;
}

Result<bool> PhraseIndex::Impl::add(std::string_view phrase, std::size_t number) {
  const auto normal = normalise(phrase);
  if (!normal) return Error{normal.error().code, normal.error().message, std::to_string(number)};
  if (!add_words(normal->text, !has_kana(normal->text))) {
    return Error{ErrorCode::invalid_value, "Nothing of the phrase is left to compare: it needs letters beside links and mentions.",
                 std::to_string(number)};
  }
  return true;
}

void PhraseIndex::Impl::sort_phrases() {
  order.resize(word_begin.size() - 1);
  std::iota(order.begin(), order.end(), 0U);
  compact_sort(order, [&](std::uint32_t a, std::uint32_t b) { return std::ranges::lexicographical_compare(words_of(a), words_of(b)); });
  first_equal.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool repeated = i > 0 && std::ranges::equal(words_of(order[i - 1]), words_of(order[i]));
    first_equal[order[i]] = repeated ? first_equal[order[i - 1]] : phrase_of(order[i]);
  }
}

// The trie, level by level: a node stands for a range of the sorted phrases that begin alike.
void PhraseIndex::Impl::grow() {
  struct Range {
    std::uint32_t end;
    std::uint32_t depth;
  };
  nodes.push_back({});
  std::vector<Range> ranges = {{static_cast<std::uint32_t>(order.size()), 0}};
  for (std::uint32_t number = 0; number < nodes.size(); ++number) {
    const Range range = ranges[number];
    // Those that end here come first, because they are the shortest.
    std::uint32_t at = nodes[number].phrases_begin;
    while (at < range.end && words_of(order[at]).size() == range.depth) ++at;
    nodes[number].phrases_end = at;
    nodes[number].first_child = static_cast<std::uint32_t>(nodes.size());
    while (at < range.end) {
      const std::uint32_t word = words_of(order[at])[range.depth];
      const std::uint32_t begin = at;
      while (at < range.end && words_of(order[at])[range.depth] == word) ++at;
      Node made;
      made.word = word;
      made.phrases_begin = begin;
      nodes.push_back(made);
      ranges.push_back({at, range.depth + 1});
    }
    nodes[number].children = static_cast<std::uint32_t>(nodes.size()) - nodes[number].first_child;
  }
}

void PhraseIndex::Impl::link() {
  root_child.assign(vocabulary.size(), none);
  for (std::uint32_t i = 0; i < nodes.front().children; ++i) root_child[nodes[1 + i].word] = 1 + i;
  for (std::uint32_t parent = 0; parent < nodes.size(); ++parent) {
    const Node& from = nodes[parent];
    for (std::uint32_t number = from.first_child; number < from.first_child + from.children; ++number) {
      Node& node = nodes[number];
      node.fail = parent == 0 ? 0 : step(from.fail, node.word);
      const Node& ending = nodes[node.fail];
      node.next_output = ending.phrases_begin < ending.phrases_end ? node.fail : ending.next_output;
    }
  }
}

std::uint32_t PhraseIndex::Impl::child(std::uint32_t node, std::uint32_t word) const {
  if (node == 0) return root_child[word];
  const auto children = std::span<const Node>(nodes).subspan(nodes[node].first_child, nodes[node].children);
  const auto found = std::ranges::lower_bound(children, word, {}, &Node::word);
  if (found == children.end() || found->word != word) return none;
  return nodes[node].first_child + static_cast<std::uint32_t>(found - children.begin());
}

std::uint32_t PhraseIndex::Impl::step(std::uint32_t node, std::uint32_t word) const {
  for (;;) {
    const std::uint32_t next = child(node, word);
    if (next != none) return next;
    if (node == 0) return 0;
    node = nodes[node].fail;
  }
}

PhraseIndex::PhraseIndex(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
PhraseIndex::~PhraseIndex() = default;
PhraseIndex::PhraseIndex(PhraseIndex&&) noexcept = default;
PhraseIndex& PhraseIndex::operator=(PhraseIndex&&) noexcept = default;

Result<PhraseIndex> PhraseIndex::build(std::span<const std::string_view> phrases) {
  if (!icu_ready()) return Error{ErrorCode::internal, "ICU refused its data.", ""};
  if (const auto fits = check_sizes(phrases); !fits) return fits.error();
  auto impl = std::make_unique<Impl>();
  impl->word_begin = {0};
  impl->phrases = phrases.size();
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (const auto added = impl->add(phrases[i], i); !added) return added.error();
  }
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    if (!has_traditional(phrases[i])) continue;
    const auto normal = normalise(phrases[i]);
    if (!normal || has_kana(normal->text)) continue;
    impl->as_written.push_back(i);
    impl->add_words(normal->text, false);
  }
  impl->sort_phrases();
  impl->grow();
  impl->link();
  return PhraseIndex(std::move(impl));
}

std::vector<PhraseMatch> PhraseIndex::find(std::string_view normal) const {
  const Impl& impl = *impl_;
  std::vector<PhraseMatch> matches;
  std::vector<std::uint32_t> begins;  // of the text's words so far
  std::uint32_t state = 0;
  for_each_word(normal, !has_kana(normal), [&](const Word& word) {
    begins.push_back(word.begin);
    const auto known = impl.vocabulary.find(word.text);
    state = known == impl.vocabulary.end() ? 0 : impl.step(state, known->second);
    if (matches.size() >= max_phrase_matches) return;
    for (std::uint32_t node = state; node != none; node = impl.nodes[node].next_output) {
      for (std::uint32_t place = impl.nodes[node].phrases_begin; place < impl.nodes[node].phrases_end; ++place) {
        const std::uint32_t entry = impl.order[place];
        if (matches.size() < max_phrase_matches) {
          matches.push_back({impl.phrase_of(entry), begins[begins.size() - impl.words_of(entry).size()], word.end});
        }
      }
    }
  });
  compact_sort(matches, [](const PhraseMatch& a, const PhraseMatch& b) {
    return std::tuple(a.begin, b.end, a.phrase) < std::tuple(b.begin, a.end, b.phrase);
  });
  return matches;
}

std::size_t PhraseIndex::size() const noexcept { return impl_->phrases; }
std::uint32_t PhraseIndex::same_as(std::uint32_t phrase) const { return impl_->first_equal[phrase]; }

}  // namespace persona_lens
