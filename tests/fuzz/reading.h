// The way of an input through the whole engine: read, remembered, assessed, written down.
#pragma once

#include <memory>
#include <string>

#include "engine.h"
#include "report/json.h"
#include "shipped.h"
#include "target.h"

namespace persona_lens::fuzz {

inline constexpr TimeMs read_at = 1'780'000'000'000;

// With all packs that are shipped. One for all inputs: its memory is emptied, which takes less time than loading packs.
inline Engine& engine() {
  static Engine made = [] {
    Engine fresh({.max_accounts = 500, .max_posts = 2'000, .language = "en"});
    for (const shipped::File& pack : shipped::packs()) require(fresh.load_pack(pack.content).has_value(), "shipped packs load");
    return fresh;
  }();
  return made;
}

inline void read_whole(const Source& source, std::string_view input) {
  Engine& reader = engine();
  reader.forget_all();
  const auto summary = reader.ingest(source, as_bytes(input));
  if (!summary) {
    require(!summary.error().message.empty(), "an error says what is wrong");
    require(summary.error().code != ErrorCode::internal, "no input is a defect of ours");
    return;
  }
  std::string written;
  for (const Assessment& assessment : reader.assess(read_at)) append_assessment(written, assessment);
  for (const GroupAssessment& group : reader.groups(read_at)) append_group(written, group);
  // What is remembered survives being written down.
  const std::string kept = reader.snapshot();
  require(reader.restore(kept).has_value(), "a snapshot can be read");
  require(reader.snapshot() == kept, "a snapshot of what was read from one is the same");
}

}  // namespace persona_lens::fuzz
