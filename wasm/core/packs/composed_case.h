// What a reader might have seen, written compactly as data: the self-tests of packs and the vignettes under shared/cases. Format:
// shared/schema/case.schema.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "packs/json_reader.h"
#include "result.h"

namespace persona_lens {

// Caps over all visits of a case.
inline constexpr std::size_t max_case_accounts = 1000;
inline constexpr std::size_t max_case_posts = 20'000;
inline constexpr std::size_t max_case_visits = 10;

// `count` posts from `first` on, `every` apart. In a text {n} is the post's number, {a} the account's, both from 1; {each} the next entry of
// `each`, over all posts of all accounts alike, from the beginning again when it is used up; {link} the link. `texts` are used in turn.
struct CasePosts {
  std::string tag;  // by which other posts of the case refer to it; a single post of a single account
  TimeMs first = 0;
  std::size_t count = 1;
  TimeMs every = ms_per_day;
  std::vector<std::uint32_t> only_on;  // ISO weekdays in UTC, 1 = Monday; times on other days are passed over; empty = all
  PostKind kind = PostKind::original;
  std::vector<std::string> texts;  // empty only for a repost of a tagged post
  std::vector<std::string> each;
  std::string reply_to;   // tag of a post or id of an account; "" = of an unseen post, where the kind is a reply
  std::string repost_of;  // tag; "" likewise
  std::string quote_of;   // tag; "" likewise
  std::vector<std::string> links;
  std::vector<std::uint64_t> views;  // used in turn
  std::optional<std::string> lang;
};

// The posts' times: fewer than `count` where the rest would lie after `until`.
std::vector<TimeMs> times_of(const CasePosts& posts, TimeMs until);

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
  bool gone = false;                 // the platform named it as suspended or unavailable; nothing else is known then
  std::vector<std::string> handles;  // used in turn; so are names
  std::vector<std::string> names;
  std::optional<std::string> bio;
  std::optional<std::string> location;
  std::optional<std::string> about_country;
  std::optional<std::string> label;
  std::optional<bool> verified;
  std::optional<std::uint64_t> followers;
  std::optional<std::uint64_t> following;
  std::optional<std::uint32_t> handle_changes;
  std::optional<TimeInterval> created;
  TimeMs created_every = 0;
  std::optional<std::uint64_t> posts_total;
  CaseTimeline timeline = CaseTimeline::scattered;
  std::vector<CasePosts> posts;
};

// What was seen at one time.
struct CaseVisit {
  TimeMs at = 0;
  std::vector<CaseAccount> accounts;
};

// What one signal must have found: its standard weight's low bound.
struct SignalExpectation {
  std::string signal;
  std::optional<bool> evaluated;
  std::optional<double> at_least;
  std::optional<double> at_most;
};

// What must come out for an account, or for the strongest group that an account belongs to.
struct Expectation {
  bool of_group = false;
  std::string account;  // as the case spells the id
  Label label = Label::none;
  bool exactly = true;              // otherwise `label` is the most that is allowed
  std::optional<std::string> note;  // absent = any
  std::vector<SignalExpectation> signals;
};

struct ComposedCase {
  std::string name;
  std::string about;
  Platform platform = Platform::x;
  TimeMs at = 0;  // of the assessment, and when `accounts` were seen
  // Composed texts that count as published in this case, besides those of the signature: real ones are known by their fingerprints only.
  std::vector<std::string> published_texts;
  std::vector<CaseAccount> accounts;
  std::vector<CaseVisit> visits;  // earlier ones, in order of time
  std::vector<Expectation> expect;
};

// A file of cases.
struct CaseFile {
  std::string title;
  std::vector<ComposedCase> cases;
};

// Reads one case; what is wrong with it is recorded in the value's reader.
ComposedCase read_case(JsonValue value);

// Reads a file of shared/cases. Errors as of JsonReader, with place and line.
Result<CaseFile> read_case_file(std::string_view json);

// Posts of all visits and accounts together.
std::size_t post_count(const ComposedCase& composed);

// The key that an account of the case has in the observations: on X the id itself, on YouTube a channel id made of it.
AccountKey key_of(const ComposedCase& composed, std::string_view account);

// The observations that the case describes, one for each visit, in order of time; the last is what is seen at the time of assessment. The
// same case always makes the same observations, and a post that is seen twice has one id.
// X: posts get snowflake ids from their times (smaller sequential ones before 2010-11-04). A repost without a text of its own reads
// "RT @handle: …", links appear shortened in the text. YouTube: originals are videos, replies are comments; ids have no order, times are
// known as the page tells them ("4 years ago"). Each timeline comes as one run, like a page of a profile.
std::vector<Observations> visits_of(const ComposedCase& composed);
// The last of them.
Observations observations_of(const ComposedCase& composed);

}  // namespace persona_lens
