#include "signals/content_change.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stats/divergence.h"
#include "text/content_words.h"

namespace persona_lens {
namespace {

// One post's contribution: a language, a script, or its words.
using Things = std::vector<std::string>;
using Side = std::vector<Things>;

struct Content {
  Side languages;
  Side scripts;
  Side words;
};

// The primary subtag in lower case; empty where the tag names no language. X's own tags for hashtags, media and the like begin with q.
std::string language_of(std::string_view tag) {
  constexpr std::array<std::string_view, 6> no_languages{"und", "zxx", "mul", "mis", "art", "null"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> renamed{{{"iw", "he"}, {"in", "id"}, {"ji", "yi"}}};
  std::string language(tag.substr(0, tag.find_first_of("-_")));
  std::ranges::transform(language, language.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (language.size() < 2 || std::ranges::find(no_languages, language) != no_languages.end()) return {};
  if (language.size() == 3 && language.front() == 'q') return {};
  const auto* found = std::ranges::find(renamed, std::string_view(language), [](const auto& pair) { return pair.first; });
  return found == renamed.end() ? language : std::string(found->second);
}

Content content_of(std::span<const Post* const> posts) {
  Content content;
  for (const Post* post : posts) {
    if (post->kind == PostKind::repost) continue;
    auto written = content_words(post->text);
    if (!written || written->manual_repost) continue;
    // A text without a letter has no language, whatever its tag says.
    if (written->script.empty()) continue;
    if (std::string language = post->lang ? language_of(*post->lang) : std::string(); !language.empty()) {
      content.languages.push_back({std::move(language)});
    }
    content.scripts.push_back({written->script});
    if (!written->words.empty()) content.words.push_back(std::move(written->words));
  }
  return content;
}

bool enough(const Side& before, const Side& after) { return before.size() >= min_change_posts && after.size() >= min_change_posts; }

void count(Counts& counts, const Things& things) {
  for (const std::string& thing : things) counts[thing] += 1;
}

Counts counts_of(const Side& side) {
  Counts counts;
  for (const Things& things : side) count(counts, things);
  return counts;
}

double divergence_within(const Side& side) {
  std::array<Counts, 2> halves;
  for (std::size_t i = 0; i < side.size(); ++i) count(std::popcount(i) % 2 == 0 ? halves[0] : halves[1], side[i]);
  return jensen_shannon(halves[0], halves[1]);
}

double corrected_divergence(const Side& before, const Side& after) {
  const double within = std::max(divergence_within(before), divergence_within(after));
  return std::max(0.0, jensen_shannon(counts_of(before), counts_of(after)) - within);
}

}  // namespace

ContentChange content_change(std::span<const Post* const> before, std::span<const Post* const> after) {
  const Content earlier = content_of(before.last(std::min(before.size(), max_change_posts)));
  const Content later = content_of(after.first(std::min(after.size(), max_change_posts)));
  ContentChange change;
  const bool tagged = enough(earlier.languages, later.languages);
  if (tagged || enough(earlier.scripts, later.scripts)) {
    change.language_known = true;
    change.language =
        tagged ? corrected_divergence(earlier.languages, later.languages) : corrected_divergence(earlier.scripts, later.scripts);
  }
  if (enough(earlier.words, later.words)) {
    change.topic_known = true;
    change.topic = corrected_divergence(earlier.words, later.words);
  }
  return change;
}

}  // namespace persona_lens
