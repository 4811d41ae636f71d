#include "observe/relative_time.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "../stats/vectors.h"
#include "observe/relative_time_words.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::array<std::string_view, relative_time_units> unit_names = {"second", "minute", "hour", "day", "week", "month", "year"};

std::string said(std::string_view line) {
  const auto time = parse_relative_time(line);
  return time ? std::to_string(time->count) + " " + std::string(unit_names.at(static_cast<std::size_t>(time->unit))) : "nothing";
}

std::string shown(const TimeInterval& time) { return iso_time(time.earliest) + " " + iso_time(time.latest); }

// The strings that the site itself prints, gathered by other people: one file for each unit, {"3w": {"de": "vor 3 Wochen", …}}.
std::filesystem::path gathered_folder() {
  const char* data = std::getenv("PERSONA_LENS_DATA_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (data == nullptr || *data == '\0') return {};
  std::filesystem::path folder = std::filesystem::path(data) / "youtube/relative-times/raw/times";
  std::error_code error;
  return std::filesystem::exists(folder, error) ? folder : std::filesystem::path{};
}

}  // namespace

TEST_CASE("relative times are read in every language of the interface", "[observe]") {
  const known::Vectors vectors("relative_times.json");
  std::set<std::string> languages;
  for (const simdjson::dom::element answer : vectors.answers("lines")) {
    const std::string line(known::text(answer, "line"));
    INFO(known::text(answer, "language") << ": " << line);
    CHECK(said(line) == std::to_string(known::count(answer, "count")) + " " + std::string(known::text(answer, "unit")));
    languages.emplace(known::text(answer, "language"));
  }
  for (const RelativeTimeWords& row : relative_time_words()) {
    std::string_view tags = row.languages;
    while (!tags.empty()) {
      const std::size_t space = tags.find(' ');
      INFO(tags.substr(0, space));
      CHECK(languages.contains(std::string(tags.substr(0, space))));
      tags.remove_prefix(space == std::string_view::npos ? tags.size() : space + 1);
    }
  }
  CHECK(languages.size() >= 80);
}

TEST_CASE("what is no relative time that we know says nothing", "[observe]") {
  const known::Vectors vectors("relative_times.json");
  for (const simdjson::dom::element answer : vectors.answers("unknown")) {
    const std::string line(known::text(answer, "line"));
    INFO(line);
    CHECK(said(line) == "nothing");
  }
  CHECK(said(std::string(1000, '7')) == "nothing");
}

TEST_CASE("every gathered string of the site is read as what it says", "[observe]") {
  const std::filesystem::path folder = gathered_folder();
  if (folder.empty()) SKIP("SKIPPED: no gathered relative times (PERSONA_LENS_DATA_DIR)");
  std::size_t strings = 0;
  std::set<std::string> languages;
  simdjson::dom::parser parser;
  for (const std::string_view unit : unit_names) {
    simdjson::dom::object counts;
    REQUIRE(parser.load((folder / (std::string(unit) + "s.json")).string()).get(counts) == simdjson::SUCCESS);
    for (const auto [count, lines] : counts) {
      simdjson::dom::object of_language;
      REQUIRE(lines.get(of_language) == simdjson::SUCCESS);
      const std::string number(count.substr(0, count.find_first_not_of("0123456789")));
      for (const auto [language, text] : of_language) {
        std::string_view line;
        REQUIRE(text.get(line) == simdjson::SUCCESS);
        INFO(language << ": " << line);
        CHECK(said(line) == number + " " + std::string(unit));
        CHECK(said("(x) " + std::string(line) + " (x)") == number + " " + std::string(unit));
        languages.emplace(language);
        ++strings;
      }
    }
  }
  CHECK(strings > 13'000);
  CHECK(languages.size() == 80);
}

TEST_CASE("the interval reaches from the next unit back, widened for weeks, months and years", "[observe]") {
  const TimeMs read_at = parse_iso_time("2026-01-26T18:00:00Z").value_or(0);
  CHECK(shown(interval_of({43, TimeUnit::minute}, read_at)) == "2026-01-26T17:16:00.001Z 2026-01-26T17:17:00.000Z");
  CHECK(shown(interval_of({3, TimeUnit::day}, read_at)) == "2026-01-22T18:00:00.001Z 2026-01-23T18:00:00.000Z");
  CHECK(shown(interval_of({2, TimeUnit::week}, read_at)) == "2026-01-04T18:00:00.001Z 2026-01-13T18:00:00.000Z");
  // Calendar: 26 October to 26 November; at mean lengths 91.31 and 60.87 days, a little later; one day at both ends.
  CHECK(shown(interval_of({2, TimeUnit::month}, read_at)) == "2025-10-25T18:00:00.001Z 2025-11-27T21:01:48.000Z");
  CHECK(interval_of({4, TimeUnit::year}, read_at).earliest == parse_iso_time("2021-01-10T12:54:00Z").value_or(0) + 1);
  CHECK(interval_of({4, TimeUnit::year}, read_at).latest == parse_iso_time("2022-02-11T18:43:12Z").value_or(0));
  CHECK(interval_of({4, TimeUnit::year}, read_at).basis == TimeBasis::relative);
}

TEST_CASE("nothing was written after it was read", "[observe]") {
  const TimeMs read_at = parse_iso_time("2026-01-26T18:00:00Z").value_or(0);
  CHECK(interval_of({0, TimeUnit::week}, read_at).latest == read_at);
  CHECK(interval_of({0, TimeUnit::year}, read_at).latest == read_at);
}

}  // namespace persona_lens
