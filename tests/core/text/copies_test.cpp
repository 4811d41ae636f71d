#include "text/copies.h"

#include <string>

#include "catch.h"

namespace persona_lens {
namespace {

using Catch::Matchers::WithinAbs;

double similarity(const std::string& a, const std::string& b) { return jaccard(shingles_of(core_of(a)), shingles_of(core_of(b))); }

}  // namespace

TEST_CASE("the core of a text leaves spaces, punctuation, outer hashtags and the tail out", "[text]") {
  CHECK(core_of("#a #b the old, bridge #river is closed! #c #d").text == U"theoldbridgeriverisclosed");
  CHECK(core_of("the old bridge vubq", true).text == U"theoldbridge");
  CHECK(core_of("#a #b").text.empty());
  CHECK(core_of("").text.empty());
  CHECK(core_of("老桥 a1").cjk == 2);
  CHECK(core_of("老桥 a1").letters == 1);
}

TEST_CASE("the similarity is that of the sets of n-grams", "[text]") {
  // abcde bcdef cdefg | abcde bcdef cdefh: 2 of 4.
  CHECK_THAT(similarity("abcdefg", "abcdefh"), WithinAbs(0.5, 1e-12));
  CHECK(similarity("abcdefg", "abcdefg") == 1);
  CHECK(similarity("abcdefg", "hijklmn") == 0);
  CHECK(similarity("abcd", "abcd") == 0);  // shorter than one n-gram
  // 一二三 二三四 | 一二三 二三五: 1 of 3.
  CHECK_THAT(similarity("一二三四", "一二三五"), WithinAbs(1.0 / 3, 1e-12));
}

TEST_CASE("near-duplicates meet in a band", "[text]") {
  const std::string text = "the old bridge over the river will be closed for repairs until the end of spring";
  const BandKeys keys = band_keys(shingles_of(core_of(text)));
  const BandKeys changed = band_keys(shingles_of(core_of(text + " it is said")));
  std::size_t met = 0;
  for (std::size_t i = 0; i < minhash_bands; ++i) met += keys.at(i) == changed.at(i) ? 1 : 0;
  CHECK(met >= 1);
}

TEST_CASE("a text of 25,000 characters and one that repeats itself stay bounded", "[text]") {
  std::string repeats;
  std::string varied;
  for (int i = 0; i < 25'000; ++i) {
    repeats += "ab "[i % 3];
    varied += static_cast<char>('a' + (i * i + i / 7) % 26);
  }
  CHECK(shingles_of(core_of(repeats)).hashes.size() <= 2);
  CHECK(shingles_of(core_of(varied)).hashes.size() <= max_shingles);
  CHECK(similarity(varied, varied + "abc") > 0.95);
}

}  // namespace persona_lens
