// Scenes for tests of the engine, written as composed cases.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine.h"
#include "packs/composed_case.h"
#include "report/json.h"
#include "shipped.h"

namespace persona_lens::testing {

// A sleeper whose text two others share, and somebody who has nothing to do with them. Ids 1001–1003 and 9001.
inline constexpr std::string_view sleeper_scene = R"({
  "name": "sleeper and peers",
  "at": "2020-03-01",
  "accounts": [
    { "id": "1001", "handle": "sleeper_example", "created": "2009-07-07T08:00:00Z", "timeline": "complete", "posts": [
      { "first": "2020-01-07T09:12:00Z", "count": 11, "every_days": 4, "text": "Note {n} of the week: the harbour was quiet and the papers were full of old stories" },
      { "first": "2020-02-25T09:12:00Z", "text": "Everybody can see who keeps the city running and who only comes to make noise here" } ] },
    { "id": "1002", "handle": "peer_one_example", "created": "2016-05-20", "posts": [
      { "first": "2020-02-25T10:40:00Z", "text": "Everybody can see who keeps the city running and who only comes to make noise here" } ] },
    { "id": "1003", "handle": "peer_two_example", "created": "2018-11-03", "posts": [
      { "first": "2020-02-25T11:02:00Z", "text": "Everybody can see who keeps the city running and who only comes to make noise here" } ] },
    { "id": "9001", "handle": "gardener_example", "created": "2014-03-01", "timeline": "complete", "posts": [
      { "first": "2014-03-02", "count": 30, "every_days": 70, "text": "Day {n} in the garden: the beans are through and the slugs have found them already" } ] }
  ],
  "expect": [{ "account": "1001", "label": "some" }]
})";

inline ComposedCase scene(std::string_view json) {
  JsonReader reader;
  ComposedCase composed = read_case(reader.parse(json, {}));
  if (!reader.good()) throw std::logic_error(reader.error().place + ": " + reader.error().message);
  return composed;
}

inline void load_shipped_packs(Engine& engine) {
  for (const shipped::File& file : shipped::packs()) {
    if (!engine.load_pack(file.content)) throw std::logic_error("a shipped pack was refused");
  }
}

inline AccountKey x_account(std::string id) { return {.platform = Platform::x, .id = std::move(id)}; }

// Everything an engine says at a time, as NDJSON.
inline std::string all_lines(const Engine& engine, TimeMs at) {
  std::string lines;
  for (const Assessment& assessment : engine.assess(at)) append_assessment(lines, assessment);
  for (const GroupAssessment& group : engine.groups(at)) append_group(lines, group);
  return lines;
}

}  // namespace persona_lens::testing
