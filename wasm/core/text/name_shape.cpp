#include "text/name_shape.h"

#include <algorithm>
#include <cstddef>

#include "compact_sort.h"
#include "text/character_properties.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

constexpr std::size_t min_part_letters = 3;
// X assigns handles of 15 characters where it cannot make one from the name.
constexpr std::size_t min_random_length = 12;
constexpr std::size_t min_random_changes = 4;
constexpr std::size_t min_assigned_digits = 3;
constexpr std::size_t longest_repeated_name = 6;

using Characters = std::u32string;

enum class Class : std::uint8_t { lower, upper, digit, mark };

Characters characters_of(std::string_view text) {
  Characters characters;
  for (std::size_t at = 0; at < text.size() && characters.size() < max_name_characters;) {
    const std::size_t length = utf8_sequence_length(text, at);
    if (length == 0) return {};
    constexpr unsigned continuation_bits = 6;
    char32_t character = static_cast<unsigned char>(text[at]);
    if (length > 1) character &= 0x7FU >> length;
    for (std::size_t i = 1; i < length; ++i)
      character = (character << continuation_bits) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    characters.push_back(character);
    at += length;
  }
  return characters;
}

std::string to_utf8(const Characters& characters) {
  std::string text;
  for (const char32_t character : characters) append_utf8(text, character);
  return text;
}

char32_t folded(char32_t character) { return folded_case(character); }
bool is_letter(char32_t character) { return is_any_letter(character); }
bool is_space(char32_t character) { return is_white_space(character); }
bool is_number(char32_t character) { return has_numeric_value(character); }

Class class_of(char32_t character) {
  if (is_decimal_digit(character)) return Class::digit;
  if (!is_letter(character)) return Class::mark;
  return category_of(character) == Category::uppercase_letter ? Class::upper : Class::lower;
}

Characters letters_of(std::string_view handle) {
  Characters letters;
  for (const char32_t character : characters_of(handle)) {
    if (is_letter(character)) letters.push_back(folded(character));
  }
  return letters;
}

// Characters of one sort that follow each other; marks stand alone.
struct Stretch {
  Class sort;
  Characters characters;
};

std::vector<Stretch> stretches_of(const Characters& characters) {
  std::vector<Stretch> stretches;
  for (const char32_t character : characters) {
    Class sort = class_of(character);
    if (sort == Class::upper) sort = Class::lower;
    if (stretches.empty() || sort == Class::mark || stretches.back().sort != sort) stretches.push_back({sort, {}});
    stretches.back().characters.push_back(folded(character));
  }
  return stretches;
}

// Letters, digits and cases mixed as only a machine mixes them.
bool looks_random(const Characters& characters) {
  if (characters.size() < min_random_length) return false;
  std::size_t changes = 0;
  for (std::size_t i = 1; i < characters.size(); ++i) {
    const Class before = class_of(characters[i - 1]);
    const Class now = class_of(characters[i]);
    if (now == Class::mark) return false;
    // A capital that begins a word is how people write.
    if (before != now && !(before == Class::upper && now == Class::lower)) ++changes;
  }
  return changes >= min_random_changes;
}

std::vector<Characters> words_of(std::string_view name) {
  std::vector<Characters> words;
  bool inside = false;
  for (const char32_t character : characters_of(name)) {
    if (is_space(character)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back().push_back(folded(character));
  }
  return words;
}

// "honghong": one part twice.
bool is_doubled(const Characters& word) {
  const std::size_t half = word.size() / 2;
  return half >= 2 && word.size() % 2 == 0 &&
         std::equal(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(half), word.begin() + static_cast<std::ptrdiff_t>(half));
}

// A for the first part and all that equal it, B for the next …; a part that is itself doubled is marked. Empty unless something repeats.
std::string repetition_of(const std::vector<Characters>& parts) {
  std::vector<Characters> distinct;
  std::string pattern;
  bool repeats = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto known = std::ranges::find(distinct, parts[i]);
    pattern += static_cast<char>('A' + (known - distinct.begin()));
    if (known == distinct.end()) distinct.push_back(parts[i]);
    if (is_doubled(parts[i])) pattern += '2';
    repeats = repeats || is_doubled(parts[i]) || (i > 0 && parts[i] == parts[i - 1]);
  }
  return repeats && distinct.size() >= 2 ? pattern : std::string();
}

void add_numbered(std::vector<NameShape>& shapes, std::string_view name) {
  Characters masked;
  bool has_letter = false;
  bool has_number = false;
  for (const Characters& word : words_of(name)) {
    if (!masked.empty()) masked.push_back(U' ');
    for (const char32_t character : word) {
      if (is_number(character)) {
        has_number = true;
        if (masked.empty() || masked.back() != U'#') masked.push_back(U'#');
        continue;
      }
      has_letter = has_letter || is_letter(character);
      masked.push_back(character);
    }
  }
  if (has_letter && has_number) shapes.push_back({ShapeKind::literal, "n=" + to_utf8(masked)});
}

void add_repeated(std::vector<NameShape>& shapes, std::string_view name) {
  std::vector<Characters> parts = words_of(name);
  const bool one_word = parts.size() == 1;
  if (one_word) {
    // Only scripts without letter case write a name's parts as single characters: 火红红.
    const Characters word = parts.front();
    const bool single = std::ranges::all_of(word, [](char32_t character) { return category_of(character) == Category::other_letter; });
    if (!single) return;
    parts.clear();
    for (const char32_t character : word) parts.emplace_back(1, character);
  }
  if (parts.size() < 2 || parts.size() > longest_repeated_name) return;
  const std::string pattern = repetition_of(parts);
  if (!pattern.empty()) shapes.push_back({ShapeKind::repeated, (one_word ? "n~c" : "n~w") + pattern});
}

// Booth's algorithm would do it in linear time; names are short enough for the plain one.
std::size_t least_rotation(const Characters& letters) {
  const std::size_t size = letters.size();
  std::size_t best = 0;
  for (std::size_t start = 1; start < size; ++start) {
    for (std::size_t i = 0; i < size; ++i) {
      const char32_t known = letters[(best + i) % size];
      const char32_t tried = letters[(start + i) % size];
      if (known == tried) continue;
      if (tried < known) best = start;
      break;
    }
  }
  return best;
}

}  // namespace

std::vector<NameShape> shapes_of_handle(std::string_view handle) {
  const Characters characters = characters_of(handle);
  const std::vector<Stretch> stretches = stretches_of(characters);
  if (stretches.size() < 2) return {};
  if (looks_random(characters)) return {{ShapeKind::assigned, "h*" + std::to_string(characters.size())}};

  std::string lengths = "h:";
  std::string literal = "h=";
  std::size_t letters = 0;
  bool has_digits = false;
  for (const Stretch& stretch : stretches) {
    const std::string length = std::to_string(stretch.characters.size());
    if (stretch.sort == Class::digit) {
      lengths += 'd' + length;
      literal += '#';
      has_digits = true;
      continue;
    }
    literal += to_utf8(stretch.characters);
    if (stretch.sort == Class::mark) {
      lengths += to_utf8(stretch.characters);
      continue;
    }
    lengths += 'a' + length;
    letters += stretch.characters.size();
  }
  const bool name_and_digits = stretches.size() == 2 && stretches[0].sort == Class::lower && stretches[1].sort == Class::digit &&
                               stretches[1].characters.size() >= min_assigned_digits;
  std::vector<NameShape> shapes = {{name_and_digits ? ShapeKind::assigned : ShapeKind::lengths, std::move(lengths)}};
  if (has_digits && letters >= min_part_letters) shapes.push_back({ShapeKind::literal, std::move(literal)});
  return shapes;
}

std::vector<NameShape> shapes_of_name(std::string_view name) {
  std::vector<NameShape> shapes;
  add_numbered(shapes, name);
  add_repeated(shapes, name);
  return shapes;
}

std::string rotation_key(std::string_view handle) {
  Characters letters = letters_of(handle);
  if (letters.size() < 2 * min_part_letters) return {};
  std::ranges::rotate(letters, letters.begin() + static_cast<std::ptrdiff_t>(least_rotation(letters)));
  return to_utf8(letters);
}

bool are_reversed_handles(std::string_view a, std::string_view b) {
  const Characters first = letters_of(a);
  const Characters second = letters_of(b);
  if (first.size() != second.size() || first == second || first.size() < 2 * min_part_letters) return false;
  for (std::size_t cut = min_part_letters; cut + min_part_letters <= first.size(); ++cut) {
    const auto middle = first.begin() + static_cast<std::ptrdiff_t>(cut);
    Characters turned(middle, first.end());
    turned.append(first.begin(), middle);
    if (turned == second) return true;
  }
  return false;
}

std::string word_pair_key(std::string_view name) {
  std::vector<Characters> words = words_of(name);
  if (words.size() != 2 || words[0] == words[1]) return {};
  compact_sort(words);
  return to_utf8(words[0]) + ' ' + to_utf8(words[1]);
}

bool are_reversed_names(std::string_view a, std::string_view b) {
  const std::vector<Characters> first = words_of(a);
  const std::vector<Characters> second = words_of(b);
  return first.size() == 2 && second.size() == 2 && first[0] != first[1] && first[0] == second[1] && first[1] == second[0];
}

}  // namespace persona_lens
