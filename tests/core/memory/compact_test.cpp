// What a remembered post is made of, that it may be small: facts without a flag, and lists of few texts.
#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "model.h"

namespace persona_lens {

TEST_CASE("a compact fact says no less than an optional one", "[memory]") {
  OptionalCount nothing;
  CHECK_FALSE(nothing.has_value());
  CHECK(nothing == std::nullopt);
  CHECK(nothing.value_or(7) == 7);
  const OptionalCount none_viewed = 0;
  CHECK(none_viewed.has_value());
  CHECK(none_viewed == 0);
  CHECK(nothing < none_viewed);
  CHECK_FALSE(nothing == none_viewed);
  CHECK(none_viewed < OptionalCount(1));
  OptionalCount copied = std::optional<std::uint64_t>(3);
  CHECK(std::optional<std::uint64_t>(copied) == 3);
  copied.reset();
  CHECK(copied == nothing);

  OptionalInterval time = TimeInterval{0, 0, TimeBasis::assumed};
  CHECK(time.has_value());
  time = TimeInterval{-7, 5, TimeBasis::relative};
  CHECK(*time == TimeInterval{-7, 5, TimeBasis::relative});
  CHECK(time->earliest == -7);
  CHECK(std::optional<TimeInterval>(time) == TimeInterval{-7, 5, TimeBasis::relative});
  time.reset();
  CHECK(time == std::nullopt);
  CHECK(OptionalInterval(std::optional<TimeInterval>()) == time);
  CHECK(sizeof(OptionalInterval) == 16);
  const OptionalInterval forever = TimeInterval{INT64_MIN, INT64_MAX, TimeBasis::id};
  CHECK(forever->earliest == -forever->latest);
  CHECK(forever->basis == TimeBasis::id);
}

TEST_CASE("a list of texts without texts takes one pointer, and copies are their own", "[memory]") {
  TextList none;
  CHECK(none.empty());
  CHECK(none == std::vector<std::string>{});
  CHECK(TextList(std::vector<std::string>{}) == none);
  TextList links;
  links.push_back("https://one.example/");
  TextList copy = links;
  copy.push_back("https://two.example/");
  CHECK(links.size() == 1);
  CHECK(copy == std::vector<std::string>{"https://one.example/", "https://two.example/"});
  copy.remove("https://one.example/");
  copy.remove("https://two.example/");
  CHECK(copy == none);
  CHECK(sizeof(TextList) == sizeof(void*));
}

}  // namespace persona_lens
