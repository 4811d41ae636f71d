// A signature pack: documented patterns as pure data, cited, dated, expiring and self-testing. Format: shared/schema/pack.schema.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "packs/composed_case.h"
#include "result.h"
#include "signals/overt_accounts.h"
#include "signals/parameters.h"

namespace persona_lens {

inline constexpr std::size_t max_pack_bytes = 8U * 1024 * 1024;
inline constexpr std::size_t max_pack_depth = 32;

// `decibans` from an observed number of `at_least` on, until the next band begins.
struct Band {
  double at_least = 0;
  double decibans = 0;
};

struct Weight {
  enum class Kind : std::uint8_t {
    standard,  // the signal's own weight (domain 5)
    context,   // shown, never weighed: topics, and whatever a pack wants to mention only
    bands,     // by an observed number; below the first band 0
  };
  Kind kind = Kind::standard;
  std::string observed;
  std::vector<Band> bands;
};

// Where the observed number reaches `at_least`, the trait counts as `count` independent findings: two coined phrases were each invented
// by somebody. Its decibans stay what they are.
struct SeveralFindings {
  std::string observed;
  double at_least = 0;
  std::size_t count = 1;
};

struct PackSignal {
  std::string signal;  // id in the signal catalogue
  bool topic = false;
  Weight weight;
  std::optional<SeveralFindings> findings;
  SharedText basis;  // where the weight comes from: "measured", "elicited", "press", "primary"
  SharedText rule;
  SharedText look_alike;
  std::vector<Citation> sources;
};

// One of the observed numbers must be reached before the signature may give a label. "decibans" stands for the signal's own weight.
struct SignalFloor {
  std::string signal;
  std::vector<std::string> observed;
  double at_least = 0;
};

// What must have been seen before a signature may give a label.
struct Minimum {
  bool chronological = false;  // accounts only: the own timeline was seen in verified order
  bool page_level = false;     // accounts only: the page is compared, so that few posts of the account suffice
  std::uint64_t posts = 0;     // accounts only
  std::uint64_t members = 0;   // groups only
  // Groups only: so many members ("members") are known to have posted no more than this in all. 0 = no demand. An account whose count of
  // posts was not seen does not help to meet it.
  std::uint64_t posts_each_at_most = 0;
  std::vector<Group> groups_any_of;  // one of them must weigh more than 0; empty = no demand
  std::vector<SignalFloor> signals;
  std::vector<Minimum> any_of;  // besides all that, one of these must be met; empty = no demand
};

// The label goes no further than this where the observed number is within these bounds; one of them is given.
struct LabelCap {
  std::string signal;
  std::string observed;
  std::optional<double> at_least;
  std::optional<double> below;
  Label label = Label::some;
};

struct Signature {
  SharedText id;
  SharedText title;
  SharedText operation;
  std::string summary;
  TimeMs valid_from = 0;   // first instant
  TimeMs valid_until = 0;  // last instant
  std::vector<Citation> sources;
  std::vector<PackSignal> signals;
  std::vector<PackSignal> counter;
  // Its own and those of the whole pack; signatures without own ones share one object. Never nullptr.
  std::shared_ptr<const SignalParameters> parameters = std::make_shared<const SignalParameters>();
  std::optional<Minimum> account;  // absent: accounts are no subject of this signature
  std::optional<Minimum> group;    // absent: groups are no subject of it
  Label cap_label = Label::strong;
  std::vector<LabelCap> cap_label_if;
  SharedText note;  // "" | "commercial" | "campaign"
  std::vector<SharedText> disarm;
  std::vector<SharedText> innocent;
  std::vector<ComposedCase> test;    // must resemble
  std::vector<ComposedCase> allows;  // must not exceed their labels
  std::string place;                 // JSON pointer into the pack, for messages about its cases

  [[nodiscard]] bool valid_at(TimeMs at) const noexcept { return valid_from <= at && at <= valid_until; }
};

struct Pack {
  std::string id;
  std::string version;
  std::string title;
  std::vector<Signature> signatures;
  std::vector<OvertAccount> overt;  // published accounts of governments and state media; a pack may hold nothing else
  std::vector<Notice> warnings;     // signals this version does not know; they are left out of the signatures
};

// Reads and validates a pack without running its cases (self_test.h does). Errors name the place as a JSON pointer and lead the message
// with the line: too_large, too_deep, not_json, missing_field, invalid_value, unsupported (a newer format).
Result<Pack> read_pack(std::string_view json);
// The same without its cases, which are left unread and may be missing: for packs that were proven before.
Result<Pack> read_proven_pack(std::string_view json);

}  // namespace persona_lens
