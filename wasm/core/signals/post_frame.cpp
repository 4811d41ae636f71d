#include "signals/post_frame.h"

#include <algorithm>
#include <ranges>
#include <vector>

namespace persona_lens {
namespace {

// Longer texts are articles, not filled forms.
constexpr std::size_t max_framed_bytes = 2'000;

enum class Part { text, line_break, hashtag, link };

struct Element {
  Part part;
  std::string tag;  // of a hashtag, without its mark
  friend bool operator==(const Element&, const Element&) = default;
};

std::string tag_of(std::string_view word) {
  while (word.starts_with('#')) word.remove_prefix(1);
  std::string tag;
  for (const char c : word) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const bool upper = c >= 'A' && c <= 'Z';
    if (ascii && !upper && c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) break;
    tag.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return tag;
}

// In their order, equal neighbours once; mentions left out.
std::vector<Element> elements_of(std::string_view text) {
  std::vector<Element> elements;
  const auto add = [&](Element element) {
    if (elements.empty() || elements.back() != element) elements.push_back(std::move(element));
  };
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && static_cast<unsigned char>(text[i]) > 0x20) continue;
    const std::string_view word = text.substr(start, i - start);
    start = i + 1;
    if (word.find("://") != std::string_view::npos) {
      add({Part::link, {}});
    } else if (word.starts_with('#')) {
      add({Part::hashtag, tag_of(word)});
    } else if (!word.empty() && !word.starts_with('@')) {
      add({Part::text, {}});
    }
    if (i < text.size() && text[i] == '\n') add({Part::line_break, {}});
  }
  return elements;
}

bool is_text(const Element& element) { return element.part == Part::text; }

}  // namespace

std::string post_frame(std::string_view text) {
  if (text.size() > max_framed_bytes) return {};
  const std::vector<Element> elements = elements_of(text);
  std::string frame;
  std::string line;
  std::string last_line;
  std::size_t breaks = 0;
  bool tagged = false;
  bool linked = false;
  // A line that repeats the one before adds nothing.
  const auto close_line = [&] {
    if (line.empty() || line == last_line) return;
    if (!frame.empty()) ++breaks;
    frame += frame.empty() ? "" : "/";
    frame += line;
    last_line = line;
  };
  for (auto element = std::ranges::find_if(elements, is_text); element != elements.end(); ++element) {
    switch (element->part) {
      case Part::text:
        line += 'T';
        break;
      case Part::hashtag:
        line += '#';
        line += element->tag;
        tagged = true;
        break;
      case Part::link:
        line += 'L';
        linked = true;
        break;
      case Part::line_break:
        close_line();
        line.clear();
        break;
    }
  }
  close_line();
  return breaks >= 2 && tagged && linked ? frame : std::string();
}

std::set<std::string> outer_hashtags(std::string_view text) {
  std::set<std::string> tags;
  if (text.size() > max_framed_bytes) return tags;
  const std::vector<Element> elements = elements_of(text);
  const auto add = [&](const Element& element) {
    if (element.part == Part::hashtag && !element.tag.empty()) tags.insert(element.tag);
  };
  std::for_each(elements.begin(), std::ranges::find_if(elements, is_text), add);
  const auto backwards = std::views::reverse(elements);
  std::for_each(backwards.begin(), std::ranges::find_if(backwards, is_text), add);
  return tags;
}

}  // namespace persona_lens
