// The plain data that every room of the core speaks: what was observed, and what was concluded from it.
// No behaviour, no I/O, no browser, no JSON library. All text is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compact_optional.h"
#include "shared_text.h"
#include "text_list.h"
#include "time_interval.h"

namespace persona_lens {

// ---------------------------------------------------------------------------------------------------------------- basics

enum class Platform : std::uint8_t { x, youtube };

// The largest number, which nothing on a platform ever reaches.
struct NoCount {
  static constexpr std::uint64_t make() noexcept { return UINT64_MAX; }
  static constexpr bool is(std::uint64_t count) noexcept { return count == make(); }
};
using OptionalCount = CompactOptional<std::uint64_t, NoCount>;

// What is no number.
struct NoNumber {
  static constexpr double make() noexcept { return std::numeric_limits<double>::quiet_NaN(); }
  static constexpr bool is(double number) noexcept { return number != number; }
};
using OptionalNumber = CompactOptional<double, NoNumber>;

// An account is keyed by platform and id. Handles are attributes that change.
struct AccountKey {
  Platform platform = Platform::x;
  SharedText id;  // X: decimal rest_id; YouTube: channel id "UC…"
  friend auto operator<=>(const AccountKey&, const AccountKey&) = default;
};

// ---------------------------------------------------------------------------------------------------------- observations

// Absent optional = the source did not say. Unknown is never counted against anybody.
struct Account {
  Platform platform = Platform::x;
  SharedText id;
  SharedText handle;  // without "@"; empty for an id seen without a profile, and for a channel of YouTube that has none
  OptionalText name;
  OptionalText bio;
  OptionalText location;
  OptionalInterval created;
  OptionalCount followers;
  OptionalCount following;
  // All posts the platform counts for this account (X: statuses_count, which includes replies and reposts).
  OptionalCount posts_total;
  std::optional<bool> verified;                 // any kind of verification mark
  std::optional<bool> is_protected;             // posts are not public
  OptionalText label;                           // the platform's own label, e.g. "automated", "government", "state_media"
  OptionalText about_country;                   // "About this account": known to be wrong through VPNs
  std::optional<std::uint32_t> handle_changes;  // "About this account": number of renames
  friend bool operator==(const Account&, const Account&) = default;
};

// repost > quote > reply > original: the first that applies names the kind; the reference fields stand on their own.
enum class PostKind : std::uint8_t { original, repost, quote, reply };

// Tens of thousands are remembered: the order of the facts leaves no gaps between them, and all are of the smallest kind that can tell them.
struct Post {
  Platform platform = Platform::x;
  PostKind kind = PostKind::original;
  SharedText id;
  SharedText author_id;  // empty when the source did not say
  SharedText text;       // the long text where there is one, HTML entities decoded; a repost keeps its own text
  OptionalInterval time;
  OptionalCount views;  // how often it was viewed, as the platform says
  OptionalText lang;    // the platform's tag; shown, never weighed
  OptionalText repost_of;
  OptionalText quote_of;
  OptionalText reply_to;         // post id
  OptionalText reply_to_author;  // account id
  TextList links;                // expanded URLs in order of appearance
  // YouTube: what the page shows at it, "pinned", "hearted" (by the channel), "edited", "creator" (by the channel itself), "member".
  TextList marks;
  friend bool operator==(const Post&, const Post&) = default;
};

// One page of a timeline, as coverage: which posts stood next to each other with nothing in between.
// A gap between two posts counts only where a run proves that nothing visible lay between them.
struct Run {
  Platform platform = Platform::x;
  std::string operation;                     // "UserTweets", "SearchTimeline" …; as the request said or as the shape tells
  std::optional<AccountKey> subject;         // the account whose timeline this is, where the operation has one
  std::string chain;                         // operation + subject or query + mode: pages of the same chain may be joined
  std::optional<std::string> cursor_in;      // the request's cursor; absent = not known, "" = first page
  std::optional<std::string> cursor_bottom;  // the response's cursor to older entries
  bool reaches_start = false;                // nothing newer can be on this timeline (first page, known from the request)
  bool reaches_end = false;                  // the response says that nothing older follows
  // Content entries only (no pin, promotion, suggestion or module member), newest first by sortIndex.
  std::vector<std::string> post_ids;
  bool chronological = false;  // ids strictly fall in that order (and at least two posts)
  bool gapless = false;        // sortIndex falls by exactly the operation's step, so that no entry is unseen
};

// Something in the input that we could not use, reported instead of guessed.
struct Notice {
  std::string code;  // "unknown_instruction", "user_unavailable", "tombstone", "unknown_shape" …
  std::string message;
  std::string place;  // JSON pointer or path-like hint; may be empty
};

// What one input (a response, page rows, an archive file) told. Accounts and posts are distinct by id within it.
struct Observations {
  std::vector<Account> accounts;
  std::vector<Post> posts;
  std::vector<Run> runs;
  std::vector<Notice> notices;
  // Of the accounts: ids that were named as unavailable or suspended by the platform in this input.
  std::vector<AccountKey> unavailable;
  // When it was read: the server's clock where the response carries a plausible one, the Date header or the reader's clock.
  std::optional<TimeMs> server_time;
};

// Where the bytes came from. Everything the request said of itself; absent = not known (e.g. a file).
struct Source {
  enum class Kind : std::uint8_t { response, page_rows, archive };
  Platform platform = Platform::x;
  bool any_platform = false;  // a response whose site is not known: its shape tells, `platform` counts where it does not
  Kind kind = Kind::response;
  std::string operation;                 // "" = detect by shape
  std::optional<std::string> variables;  // the request's variables as JSON text
  std::optional<TimeMs> read_at;         // the reader's clock
  std::optional<TimeMs> http_date;       // the response's Date header
  std::string file;                      // name for messages: file name or operation
};

// ------------------------------------------------------------------------------------------------------------ conclusions

// Evidence groups of domain 5.1; order and numbers are public ("G1" …).
enum class Group : std::uint8_t {
  g1_history,
  g2_creation,
  g3_copying,
  g4_phrasing,
  g5_timing,
  g6_synchrony,
  g7_persona,
  g8_channel,
  counter
};

// W = 10·log10(likelihood ratio). low ≤ high; decisions use low.
struct Decibans {
  double low = 0;
  double high = 0;
  friend bool operator==(const Decibans&, const Decibans&) = default;
};

enum class Label : std::uint8_t { not_enough, none, some, marked, strong };

// Of a page full of groups there are hundreds of conclusions at a time, and each repeats what its signature says: such texts are shared.

// A scalar shown to the reader beside a signal ("lag_days_low": 3836).
struct Observed {
  std::string_view name;  // a literal
  SharedText text;        // used when number is absent
  OptionalNumber number;
};

// What one signal found about one subject (an account or a group of accounts).
struct SignalResult {
  std::string signal;  // catalogue id, e.g. "first_post_lag"
  Group group = Group::g1_history;
  bool evaluated = false;
  std::string why_not;  // words key suffix when !evaluated, e.g. "order_not_chronological"
  std::vector<Observed> observed;
  Decibans decibans;                          // the standard weight of domain 5, before caps; 0 when not evaluated
  std::vector<SharedText> evidence_posts;     // ids of the posts that show it
  std::vector<AccountKey> evidence_accounts;  // other accounts involved (copied texts, cohort)
  std::string sentence;                       // what was seen, in words; filled by the report
};

struct Citation {
  SharedText title;
  SharedText publisher;
  SharedText date;   // ISO 8601, day or month or year
  SharedText url;    // may be empty
  SharedText grade;  // "primary" | "press" | "measured" | "elicited"
};

struct SignatureSignal {
  std::string id;
  Group group = Group::g1_history;
  Decibans decibans;
  std::vector<Observed> observed;
  std::string sentence;
  std::vector<Citation> sources;
  SharedText look_alike;
  std::vector<SharedText> evidence_posts;
  std::vector<AccountKey> evidence_accounts;
  SharedText rule;   // when this trait counts, in plain text from the pack; empty where no signature uses the signal
  SharedText basis;  // of the weight: "measured" | "elicited" | "press" | "primary"
  // As how many independent findings it counts where a label asks for several kinds of evidence; its decibans are what they are.
  std::size_t findings = 1;
};

// One thing that a signature asks for before it may give a label, and whether it was there.
struct Demand {
  std::string what;  // words key suffix: "posts", "chronological", "members", "posts_each_at_most", "groups", "signal", "not_overt"
  std::vector<Observed> observed;
  std::size_t alternative = 0;  // 0 = always; demands of one number belong together, and one number's worth must be met
  bool met = false;
  std::string sentence;
};

// Why a signature does not go as far as its decibans would.
struct LabelLimit {
  Label label = Label::none;
  std::string signal;  // what it was found by; empty where the signature never goes further
  std::string sentence;
};

struct SignatureMatch {
  SharedText id;
  SharedText title;
  SharedText operation;
  Label label = Label::none;
  Decibans decibans;
  std::map<Group, Decibans> groups;  // after the dependence rule and caps
  std::vector<SignatureSignal> signals;
  std::vector<Citation> sources;     // where the whole signature is described, best first
  std::vector<SharedText> innocent;  // who looks the same without being part of it
  std::vector<SharedText> disarm;    // technique ids, e.g. "T0150.004"
  SharedText note;                   // "" | "commercial" | "campaign": what this pattern is
  std::vector<Demand> demands;
  std::optional<LabelLimit> limit;  // present where it lowered the label
  bool page_level = false;          // compares a page: needs no eight posts of the account
  std::string sentence;             // how much more expected these findings are, in words
};

struct CouldNotCheck {
  std::string signal;
  std::string why;  // a sentence
};

struct Sample {
  std::uint64_t posts_seen = 0;
  std::optional<std::uint64_t> posts_total;
  std::optional<TimeInterval> first;
  std::optional<TimeInterval> last;
  bool contiguous = false;
};

struct Assessment {
  AccountKey account;
  std::string handle;
  std::string name;  // only where there is no handle: what everybody sees instead
  Label label = Label::not_enough;
  Decibans decibans;
  std::map<Group, Decibans> groups;
  std::vector<SignatureMatch> signatures;  // those with any evidence, strongest first
  std::vector<CouldNotCheck> could_not_check;
  Sample sample;
  std::vector<SignalResult> observed;   // every signal that was evaluated, whatever its weight
  std::string note;                     // "" | "commercial" | "overt" | "campaign"
  std::string sentence;                 // the card's headline
  std::optional<TimeInterval> created;  // of the account, as known
};

struct GroupAssessment {
  Platform platform = Platform::x;
  std::string kind;  // as CandidateGroup::kind
  Label label = Label::not_enough;
  std::string note;                 // "" | "commercial" | "overt" | "campaign"
  std::vector<AccountKey> members;  // sorted by id
  Decibans decibans;
  std::map<Group, Decibans> groups;
  std::vector<SignatureMatch> signatures;
  std::vector<SignatureSignal> signals;
  std::optional<double> p_value;
  std::vector<SharedText> posts;  // ids of the posts that make the group, where posts make it
  std::string sentence;
  std::vector<CouldNotCheck> could_not_check;
};

}  // namespace persona_lens
