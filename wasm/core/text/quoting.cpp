#include "text/quoting.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "compact_sort.h"
#include "text/phrases.h"
#include "text/quoting_words.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

struct Marks {
  std::string_view opening;  // one mark
  std::string_view closing;  // one of these
  // The text must not contain one of these: the opening mark would be somebody else's closing one.
  std::string_view unless;
  // Also an apostrophe: it opens before a word and closes after one only.
  bool single = false;
};

// Quotation marks of all scripts. The languages disagree about which side “ and » belong to.
constexpr auto marks_table = std::to_array<Marks>({
    {"\"", "\"", ""},
    {"“", "”“", ""},
    {"„", "“”", ""},
    {"”", "”", "“„"},
    {"«", "»", ""},
    {"»", "«", "«"},
    {"‹", "›", ""},
    {"'", "'", "", true},
    {"‘", "’", "", true},
    {"‚", "‘’", "", true},
    {"「", "」", ""},
    {"『", "』", ""},
    {"《", "》", ""},
    {"〈", "〉", ""},
    {"〝", "〟〞", ""},
});

// What ends a sentence. A dot does so before a space or the end only: 3.5, example.org.
constexpr auto sentence_ends = std::to_array<std::string_view>({"!", "?", "。", "؟", "۔", "।"});

// A hundred quotations in one post are more than anybody writes.
constexpr std::size_t most_marked = 256;

bool contains_mark(std::string_view marks, std::string_view mark) { return !mark.empty() && marks.find(mark) != std::string_view::npos; }

std::string_view character_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::max<std::size_t>(utf8_sequence_length(text, at), 1));
}

bool ends_sentence(std::string_view text, std::size_t at, std::string_view character) {
  if (character == ".") return at + 1 == text.size() || text[at + 1] == ' ';
  return std::ranges::find(sentence_ends, character) != sentence_ends.end();
}

// Letters, digits, and everything beyond ASCII.
bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

// Whether a single mark stands where it can open, or close, a quotation.
bool can_open(std::string_view text, std::size_t at) { return at == 0 || !in_word(text[at - 1]); }
bool can_close(std::string_view text, std::size_t after) { return after == text.size() || !in_word(text[after]); }

// nullptr when ICU failed; then nothing is found.
std::shared_ptr<const PhraseIndex> table_index(std::span<const std::string_view> words) {
  auto index = PhraseIndex::build(words);
  return index ? std::make_shared<const PhraseIndex>(std::move(index).value()) : nullptr;
}

const PhraseIndex* attributions_index() {
  static const auto index = table_index(attribution_words());
  return index.get();
}

const PhraseIndex* denials_index() {
  static const auto index = table_index(denial_words());
  return index.get();
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return lower;
}

}  // namespace

QuotingGuard::QuotingGuard(std::string_view normal, std::span<const std::string> links)
    : normal_(normal), exposed_(std::ranges::any_of(links, [](const std::string& link) { return is_exposing_link(link); })) {
  // Normalising takes the name out of "RT @name: …".
  if (normal.starts_with("rt :")) {
    passed_on_from_ = 0;
  } else {
    passed_on_from_ = normal.find(" rt :");
  }
  find_marks();
  find_words();
  find_sentences();
}

void QuotingGuard::find_words() {
  const PhraseIndex* attributions = attributions_index();
  const PhraseIndex* denials = denials_index();
  if (attributions == nullptr || denials == nullptr) return;
  if (!marked_.empty()) {
    for (const PhraseMatch& match : attributions->find(normal_)) {
      first_attribution_end_ = std::min<std::size_t>(first_attribution_end_, match.end);
      last_attribution_begin_ = std::max<std::size_t>(last_attribution_begin_, match.begin);
    }
  }
  for (const PhraseMatch& match : denials->find(normal_)) denials_.push_back({match.begin, match.end});
}

void QuotingGuard::find_sentences() {
  if (denials_.empty()) return;
  for (std::size_t at = 0; at < normal_.size();) {
    const std::string_view character = character_at(normal_, at);
    if (ends_sentence(normal_, at, character)) sentence_ends_.push_back(at);
    at += character.size();
  }
}

void QuotingGuard::find_marks() {
  std::array<std::optional<std::size_t>, marks_table.size()> open;
  std::array<bool, marks_table.size()> usable{};
  for (std::size_t kind = 0; kind < marks_table.size(); ++kind) {
    const std::string_view unless = marks_table[kind].unless;
    // By first appearance: »…« only where no « came before.
    std::size_t first = normal_.size();
    for (std::size_t at = 0; at < unless.size(); at += character_at(unless, at).size()) {
      first = std::min(first, normal_.find(character_at(unless, at)));
    }
    usable[kind] = unless.empty() || first >= std::min(normal_.size(), normal_.find(marks_table[kind].opening));
  }
  for (std::size_t at = 0; at < normal_.size();) {
    const std::string_view character = character_at(normal_, at);
    for (std::size_t kind = 0; kind < marks_table.size(); ++kind) {
      const Marks& marks = marks_table[kind];
      const bool closes = contains_mark(marks.closing, character) && (!marks.single || can_close(normal_, at + character.size()));
      if (const auto opened = open[kind]; opened && closes) {
        const std::size_t begin = *opened;
        if (marked_.size() < most_marked) marked_.push_back({begin, at, normal_.substr(begin).starts_with(" :")});
        open[kind].reset();
      } else if (!open[kind] && usable[kind] && character == marks.opening && (!marks.single || can_open(normal_, at))) {
        open[kind] = at + character.size();
      }
    }
    at += character.size();
  }
  compact_sort(marked_, {}, [](const Range& range) { return std::pair(range.begin, range.end); });
}

bool QuotingGuard::is_attributed(std::size_t begin, std::size_t end) const {
  return std::ranges::any_of(marked_, [&](const Range& marked) {
    if (marked.begin > begin || marked.end < end) return false;
    if (marked.named) return true;
    // What attributes stands outside the marks.
    return first_attribution_end_ <= marked.begin || last_attribution_begin_ >= marked.end;
  });
}

bool QuotingGuard::is_denied(std::size_t begin, std::size_t end) const {
  const auto after = std::ranges::lower_bound(sentence_ends_, begin);
  const std::size_t from = after == sentence_ends_.begin() ? 0 : *std::prev(after);
  const auto closing = std::ranges::lower_bound(sentence_ends_, end);
  const std::size_t to = closing == sentence_ends_.end() ? normal_.size() : *closing;
  for (auto word = std::ranges::lower_bound(denials_, from, {}, &Range::begin); word != denials_.end() && word->begin < to; ++word) {
    if (word->end <= begin || word->begin >= end) return true;
  }
  return false;
}

Distance QuotingGuard::distance(std::size_t begin, std::size_t end) const {
  if (begin >= passed_on_from_) return Distance::passed_on;
  if (is_attributed(begin, end)) return Distance::attributed;
  if (exposed_) return Distance::exposed;
  return is_denied(begin, end) ? Distance::denied : Distance::none;
}

double QuotingGuard::attributed_share() const {
  if (normal_.empty()) return 0;
  std::size_t covered = 0;
  std::size_t reached = 0;
  for (const Range& marked : marked_) {
    if (!is_attributed(marked.begin, marked.end)) continue;
    const std::size_t begin = std::max(marked.begin, reached);
    if (marked.end > begin) covered += marked.end - begin;
    reached = std::max(reached, marked.end);
  }
  return static_cast<double>(covered) / static_cast<double>(normal_.size());
}

bool is_exposing_link(std::string_view url) {
  const std::string address = lower_case(url);
  std::string_view rest = address;
  const std::size_t scheme = rest.find("://");
  if (scheme != std::string_view::npos) rest.remove_prefix(scheme + 3);
  const std::size_t host_end = rest.find_first_of("/?#:");
  const std::string_view host = rest.substr(0, host_end);
  const bool known = std::ranges::any_of(exposing_hosts(), [&](std::string_view name) {
    return host == name || (host.size() > name.size() && host.ends_with(name) && host[host.size() - name.size() - 1] == '.');
  });
  if (known) return true;
  if (host_end == std::string_view::npos) return false;
  const std::string_view path = rest.substr(host_end);
  return std::ranges::any_of(exposing_address_parts(), [&](std::string_view part) { return path.find(part) != std::string_view::npos; });
}

}  // namespace persona_lens
