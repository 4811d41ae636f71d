// The shipped fingerprints against the texts that they were made of, which are read from where they were published and stay there.
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "packs/pack.h"
#include "shipped.h"
#include "signals/parameters.h"
#include "simdjson.h"
#include "text/code_points.h"
#include "text/normalise.h"
#include "text/simplified_table.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

std::filesystem::path data_folder() {
  const char* root = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr || *root == '\0') SKIP("PERSONA_LENS_DATA_DIR is not set: no published texts to test with");
  return root;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) SKIP(path.filename().string() + " is not there: nothing to test with");
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// RFC 4180: cells of each row.
std::vector<std::vector<std::string>> table_of(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (quoted && csv[i] == '"' && csv.substr(i + 1, 1) == "\"") {
      cell += csv[i++];
    } else if (csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (csv[i] == ',' || csv[i] == '\n')) {
      rows.back().push_back(std::exchange(cell, {}));
      if (csv[i] == '\n') rows.emplace_back();
    } else if (quoted || csv[i] != '\r') {
      cell += csv[i];
    }
  }
  if (!cell.empty()) rows.back().push_back(std::move(cell));
  return rows;
}

using Row = std::pair<std::uint32_t, std::string>;

std::vector<Row> headlines() {
  const std::string csv = content_of(data_folder() / "indicators" / "meta" / "Q2_2023_Spamouflage_China_based_CIB_updated.csv");
  std::vector<Row> found;
  std::uint32_t number = 0;
  for (const auto& row : table_of(csv)) {
    ++number;
    if (row.size() > 3 && row[2].starts_with("6.1.3")) found.emplace_back(number, row[3]);
  }
  return found;
}

// What the shipped pack looks for.
SignalParameters shipped_texts() {
  for (const shipped::File& file : shipped::packs()) {
    if (file.name != "published-texts.json") continue;
    auto pack = read_pack(file.content);
    REQUIRE(pack);
    REQUIRE_FALSE(pack->signatures.empty());
    return *pack->signatures.front().parameters;
  }
  FAIL("the pack of published texts is not shipped");
  return {};
}

std::u32string decoded(std::string_view text) {
  std::u32string characters;
  for (std::size_t i = 0; i < text.size();) characters.push_back(next_code_point(text, i));
  return characters;
}

std::string encoded(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) append_utf8(text, c);
  return text;
}

std::string recased(std::string_view text, bool upper) {
  std::u32string characters = decoded(text);
  for (char32_t& c : characters) {
    c = static_cast<char32_t>(upper ? u_toupper(static_cast<UChar32>(c)) : u_tolower(static_cast<UChar32>(c)));
  }
  return encoded(characters);
}

bool is_mark_or_letter(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

std::string without(std::string_view text, bool spaces, bool punctuation) {
  std::u32string kept;
  for (const char32_t c : decoded(text)) {
    const bool space = u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
    if (space ? spaces : punctuation && !is_mark_or_letter(c)) continue;
    kept.push_back(c);
  }
  return encoded(kept);
}

bool has_kana(std::string_view text) {
  return std::ranges::any_of(decoded(text), [](char32_t c) { return c > 0x3040 && c < 0x3100 && c != 0x30FB; });
}

// Every character that has a form in the other script; the first of several.
std::string in_other_script(std::string_view text, std::u16string_view from, std::u16string_view to) {
  std::map<char32_t, char32_t> forms;
  for (std::size_t i = 0; i < from.size(); ++i) forms.try_emplace(from[i], to[i]);
  std::u32string characters = decoded(text);
  for (char32_t& c : characters) {
    if (const auto form = forms.find(c); form != forms.end()) c = form->second;
  }
  return encoded(characters);
}

std::string with_homoglyphs(std::string_view text) {
  constexpr std::u32string_view plain = U"aeopcxyisjAEOPCXTHKMB";
  constexpr std::u32string_view alike = U"аеорсхуіѕјАЕОРСХТНКМВ";
  std::u32string characters = decoded(text);
  for (char32_t& c : characters) {
    if (const std::size_t place = plain.find(c); place != std::u32string_view::npos) c = alike[place];
  }
  return encoded(characters);
}

std::string cut(std::string_view text, double share) {
  const std::u32string characters = decoded(text);
  return encoded(std::u32string_view(characters).substr(0, static_cast<std::size_t>(static_cast<double>(characters.size()) * share)));
}

std::vector<std::pair<std::string, std::string>> variants_of(const std::string& text, std::uint64_t& state) {
  const auto random_word = [&](std::string_view letters, std::size_t length) {
    std::string word;
    for (std::size_t i = 0; i < length; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      word += letters[static_cast<std::size_t>(state >> 33U) % letters.size()];
    }
    return word;
  };
  std::vector<std::pair<std::string, std::string>> variants = {
      {"as published", text},
      {"in capitals", recased(text, true)},
      {"in small letters", recased(text, false)},
      {"without spaces", without(text, true, false)},
      {"without punctuation", without(text, false, true)},
      {"without both", without(text, true, true)},
      {"with look-alike letters", with_homoglyphs(text)},
      {"with a random suffix of capitals", text + " " + random_word("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 4)},
      {"with a random suffix", text + " " + random_word("abcdefghijklmnopqrstuvwxyz0123456789", 12)},
      {"with a link", text + " https://t.example/" + random_word("abcdefghijkABCDEFGHIJK0123456789", 10)},
      {"with hashtags", text + " #example #composed #" + random_word("abcdefghij", 8)},
      {"with hashtags before", "#example " + text + " #composed"},
      {"cut to 80 %", cut(text, 0.8)},
  };
  if (has_kana(text)) return variants;
  variants.emplace_back("in traditional characters", in_other_script(text, simplified_forms, traditional_forms));
  variants.emplace_back("in simplified characters", in_other_script(text, traditional_forms, simplified_forms));
  return variants;
}

std::vector<std::string> ordinary_posts() {
  std::vector<std::string> posts;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder() / "labelled")) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream file(entry.path());
    simdjson::dom::parser parser;
    for (std::string line; std::getline(file, line);) {
      simdjson::dom::element account;
      simdjson::dom::array windows;
      REQUIRE(parser.parse(line).get(account) == simdjson::SUCCESS);
      if (account["windows"].get(windows) != simdjson::SUCCESS) continue;
      for (const simdjson::dom::element window : windows) {
        simdjson::dom::array of_window;
        REQUIRE(window["posts"].get(of_window) == simdjson::SUCCESS);
        for (const simdjson::dom::element post : of_window) {
          std::string_view text;
          if (post["text"].get(text) == simdjson::SUCCESS) posts.emplace_back(text);
        }
      }
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(data_folder() / "text" / "tubespam")) {
    if (entry.path().extension() != ".csv") continue;
    for (const auto& row : table_of(content_of(entry.path()))) {
      if (row.size() > 3) posts.push_back(row[3]);
    }
  }
  return posts;
}

}  // namespace

TEST_CASE("the shipped fingerprints are those of the published texts", "[text][data]") {
  const std::vector<Row> published = headlines();
  const SignalParameters shipped = shipped_texts();
  REQUIRE(published.size() == 273);
  REQUIRE(shipped.published_texts.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    const PublishedText& text = shipped.published_texts[i];
    CAPTURE(published[i].first);
    CHECK(text.row == published[i].first);
    CHECK(text.published_on == "2023-08-29");
    const auto fingerprint = fingerprint_of(published[i].second);
    REQUIRE(fingerprint);
    CHECK(text.fingerprint == *fingerprint);
  }
}

TEST_CASE("every published text is found in 99 of 100 disguises", "[text][data]") {
  const SignalParameters shipped = shipped_texts();
  std::map<std::uint32_t, std::uint32_t> first_of;
  for (const PublishedText& text : shipped.published_texts) first_of[text.row] = text.variant_of == 0 ? text.row : text.variant_of;
  std::map<std::string, std::pair<int, int>> found;  // by disguise: found, tried
  std::uint64_t state = 2023;
  for (const auto& [row, text] : headlines()) {
    for (const auto& [disguise, variant] : variants_of(text, state)) {
      const auto normal = normalise(variant);
      REQUIRE(normal);
      const auto matches = shipped.published_index->find(normal->text);
      const bool is_found = std::ranges::any_of(matches, [&](const FingerprintMatch& match) {
        return first_of.at(shipped.published_texts[match.fingerprint].row) == first_of.at(row);
      });
      ++found[disguise].second;
      if (is_found) {
        ++found[disguise].first;
      } else {
        UNSCOPED_INFO("row " << row << " is not found " << disguise);
      }
    }
  }
  for (const auto& [disguise, counts] : found) {
    CAPTURE(disguise, counts.first, counts.second);
    CHECK(counts.first >= std::ceil(0.99 * counts.second));
  }
}

TEST_CASE("people_who_never_posted_them_are_not_said_to", "[text][data]") {
  const SignalParameters shipped = shipped_texts();
  const std::vector<std::string> posts = ordinary_posts();
  REQUIRE(posts.size() > 15'000);
  std::size_t hits = 0;
  for (const std::string& post : posts) {
    const auto normal = normalise(post);
    if (normal && !shipped.published_index->find(normal->text).empty()) ++hits;
  }
  CHECK(hits == 0);
}

}  // namespace persona_lens
