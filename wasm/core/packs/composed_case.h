// What a reader might have seen, written compactly as data: the self-tests of packs, and later the classroom and the demo. Format:
// shared/schema/pack.schema.json, "ComposedCase".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model.h"
#include "packs/json_reader.h"

namespace persona_lens {

inline constexpr std::size_t max_case_accounts = 1000;
inline constexpr std::size_t max_case_posts = 20'000;

// `count` posts from `first` on, `every` apart. {n} in a text is the post's number, {a} the account's, both from 1; texts are used in turn.
struct CasePosts {
  TimeMs first = 0;
  std::size_t count = 1;
  TimeMs every = ms_per_day;
  PostKind kind = PostKind::original;
  std::vector<std::string> texts;
};

// How an account's posts were seen.
enum class CaseTimeline : std::uint8_t {
  scattered,  // here and there: in threads, in search results
  complete,   // its whole timeline, in order of time
  newest,     // the newest part of its timeline, in order of time
  by_likes,   // its profile sorted by likes, as logged-out readers see it
};

// One account, or `count` alike with ids counting up.
struct CaseAccount {
  std::uint64_t id = 0;
  std::size_t count = 1;
  std::string handle;
  std::optional<std::string> name;
  std::optional<std::string> bio;
  std::optional<std::string> label;
  std::optional<TimeInterval> created;
  TimeMs created_every = 0;
  std::optional<std::uint64_t> posts_total;
  CaseTimeline timeline = CaseTimeline::scattered;
  std::vector<CasePosts> posts;
};

// What must come out for an account, or for the strongest group that an account belongs to.
struct Expectation {
  bool of_group = false;
  std::string account;
  Label label = Label::none;
  bool exactly = true;  // otherwise `label` is the most that is allowed
};

struct ComposedCase {
  std::string name;
  std::string about;
  TimeMs at = 0;
  std::vector<CaseAccount> accounts;
  std::vector<Expectation> expect;
};

// Reads one case; what is wrong with it is recorded in the value's reader.
ComposedCase read_case(JsonValue value);

// The observations that the case describes. Posts get snowflake ids from their times (smaller sequential ones before 2010-11-04), so the
// same case always makes the same observations. Each timeline comes as one run, like a page of a profile.
Observations observations_of(const ComposedCase& composed);

}  // namespace persona_lens
