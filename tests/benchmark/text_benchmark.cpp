// What texts cost: looking for 10,000 phrases against looking for 100, for each byte; and how the work grows with a text's length, for
// ordinary long posts and for what is written to be slow: one letter, one word, one character of Chinese, marks without end, a period.
// Prints microseconds, ratios measured in turns, and exponents from step to step: 1 is linear.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "composed_posts.h"
#include "result_line.h"
#include "text/copies.h"
#include "text/fingerprints.h"
#include "text/normalise.h"
#include "text/phrases.h"
#include "text/tails.h"

namespace persona_lens::benchmark {
namespace {

constexpr double dearest_phrases = 1.2;  // 10,000 against 100
constexpr double steepest = 1.1;
constexpr std::size_t rounds = 9;

double seconds(const std::function<void()>& step) {
  // The processor's time: other programs on the machine do not count.
  const std::clock_t start = std::clock();
  step();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

// Two to four words each, of the vocabulary that the posts are written in, so that many of them begin everywhere.
std::vector<std::string> phrases(std::size_t count) {
  Random random(7);
  std::vector<std::string> made(count);
  for (std::string& phrase : made) {
    for (std::uint64_t words = 2 + random.below(3); words > 0; --words) phrase += latin_word(random) + (words > 1 ? " " : "");
  }
  return made;
}

PhraseIndex index_of(const std::vector<std::string>& phrases) {
  const std::vector<std::string_view> views(phrases.begin(), phrases.end());
  auto index = PhraseIndex::build(views);
  return std::move(index).value();
}

bool measure_phrases() {
  const PhraseIndex few = index_of(phrases(100));
  const PhraseIndex many = index_of(phrases(10'000));
  Random random;
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 0; i < 20'000; ++i) {
    const auto normal = normalise(text_of(text_length(random), random));
    if (!normal) continue;
    bytes += normal->text.size();
    texts.push_back(normal->text);
  }
  std::size_t found_few = 0;
  std::size_t found_many = 0;
  const auto look_for = [&](const PhraseIndex& index, std::size_t& found) {
    return seconds([&] {
      for (const std::string& text : texts) found += index.find(text).size();
    });
  };
  std::vector<double> ratios;
  std::vector<double> with_few;
  std::vector<double> with_many;
  for (std::size_t round = 0; round < rounds; ++round) {
    with_few.push_back(look_for(few, found_few));
    with_many.push_back(look_for(many, found_many));
    ratios.push_back(with_many.back() / with_few.back());
  }
  const double ratio = median(ratios);
  const auto per_byte = [&](const std::vector<double>& times) { return 1e9 * median(times) / static_cast<double>(bytes); };
  std::printf("phrases in %zu posts, %zu bytes: 100 take %.1f ns a byte (%zu found), 10,000 take %.1f (%zu found)\n", texts.size(), bytes,
              per_byte(with_few), found_few / rounds, per_byte(with_many), found_many / rounds);
  std::printf("  10,000 cost %.2f times what 100 cost%s\n", ratio, ratio > dearest_phrases ? "  DEAR" : "");
  print_result("10,000 phrases beside 100, a byte", "times", ratio, dearest_phrases);
  return ratio <= dearest_phrases;
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

bool measure_growth() {
  struct Kind {
    const char* name;
    std::function<std::string(std::size_t)> text;
  };
  const auto kinds = std::to_array<Kind>({
      {"an ordinary long post",
       [](std::size_t bytes) {
         Random random(3);
         return text_of(bytes, random);
       }},
      {"one letter", [](std::size_t bytes) { return std::string(bytes, 'a'); }},
      {"one word", [](std::size_t bytes) { return repeated("again ", bytes); }},
      {"two characters of Chinese", [](std::size_t bytes) { return repeated("一二", bytes); }},
      {"marks on one letter", [](std::size_t bytes) { return "a" + repeated("\xCC\x81\xCC\x80", bytes); }},
      {"hashtags", [](std::size_t bytes) { return repeated("#a ", bytes); }},
      {"links", [](std::size_t bytes) { return repeated("https://t.co/a ", bytes); }},
      {"quotation marks", [](std::size_t bytes) { return repeated("“a” ", bytes); }},
  });
  const PhraseIndex index = index_of({"again again again", "一二一二", "a a a a", "again again again again again"});
  bool holds = true;
  for (const Kind& kind : kinds) {
    std::printf("%s\n", kind.name);
    double before = 0;
    double largest = 0;
    for (const std::size_t bytes : {6'250U, 12'500U, 25'000U, 50'000U}) {
      const std::string text = kind.text(bytes);
      std::size_t kept = 0;
      std::vector<double> times;
      for (std::size_t round = 0; round < rounds; ++round) {
        times.push_back(seconds([&] {
          for (int turn = 0; turn < 10; ++turn) {
            const auto normal = normalise(text);
            if (!normal) continue;
            kept += index.find(normal->text).size();
            kept += band_keys(shingles_of(core_of(normal->text))).size();
            kept += find_tail(text).has_value() ? 1 : 0;
          }
        }));
      }
      const double time = median(times) / 10;
      std::printf("  %6zu bytes %10.1f us", bytes, 1e6 * time);
      if (before > 0) {
        const double exponent = std::log2(time / before);
        std::printf("   exponent %.2f%s", exponent, exponent > steepest ? "  STEEP" : "");
        holds = holds && exponent <= steepest;
        largest = std::max(largest, exponent);
      }
      std::printf("\n");
      before = time;
      if (kept == 0) std::printf("  nothing was done\n");
    }
    print_result(std::string("growth with the length of a text: ") + kind.name, "exponent", largest, steepest);
  }
  return holds;
}

}  // namespace
}  // namespace persona_lens::benchmark

int main() {
  const bool phrases_hold = persona_lens::benchmark::measure_phrases();
  const bool growth_holds = persona_lens::benchmark::measure_growth();
  return phrases_hold && growth_holds ? 0 : 1;
}
