// Reading and checking of packs; what they mean stands in pack.h, the format in shared/schema/pack.schema.json.
#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "packs/json_reader.h"
#include "packs/json_words.h"
#include "packs/pack.h"
#include "packs/pack_fields.h"
#include "packs/pack_names.h"
#include "packs/pack_parameters.h"
#include "packs/pack_reading.h"
#include "signals/signal.h"

namespace persona_lens {
namespace {

using pack_fields::grades;
using pack_fields::matches;
using pack_fields::max_line;
using pack_fields::max_name;
using pack_fields::max_text;
using pack_fields::read_day;
using pack_fields::read_id;
using pack_fields::read_name;
using pack_fields::read_one_of;
using pack_fields::read_version;

constexpr double max_band_decibans = 20;
constexpr std::size_t max_pack_phrases = 10'000;
constexpr std::size_t max_overt_accounts = 20'000;

constexpr std::array<std::pair<std::string_view, bool>, 2> signal_kinds{{{"evidence", false}, {"topic", true}}};
constexpr std::array<std::pair<std::string_view, Label>, 3> cap_labels{
    {{"some", Label::some}, {"marked", Label::marked}, {"strong", Label::strong}}};
constexpr std::array<std::pair<std::string_view, Label>, 3> cap_if_labels{
    {{"none", Label::none}, {"some", Label::some}, {"marked", Label::marked}}};
constexpr std::array<std::string_view, 2> notes{"commercial", "campaign"};
constexpr std::array<std::string_view, 2> subjects{"account", "group"};
constexpr std::array<std::string_view, 2> overt_kinds{"state_media", "government"};

// Reads one document from its root; keeps what the parts share: sources and published accounts, the catalogue's gaps, the size of all
// cases and phrases.
class PackReader {
 public:
  explicit PackReader(ReadCases read_cases) : read_cases_(read_cases) {}
  Pack read(JsonValue root);

 private:
  PackSignal read_signal(JsonValue value, bool counter);
  std::vector<PackSignal> read_signals(JsonValue value, std::size_t min, bool counter);
  void read_subjects(JsonObject& fields, Signature& signature);
  Signature read_signature(JsonValue value);
  void read_overt(JsonValue value, Pack& pack);
  // Leaves out what this version cannot evaluate. False when nothing is left of the signature.
  bool drop_unknown_signals(Signature& signature, const std::string& place);

  ReadCases read_cases_;
  PackNames names_;
  std::shared_ptr<const SignalParameters> shared_parameters_;
  std::vector<Notice> warnings_;
  std::size_t case_posts_ = 0;
  std::size_t phrases_ = 0;
};

Weight read_weight(JsonValue value, bool topic, bool counter) {
  Weight weight;
  if (value.is_number()) {
    weight.kind = Weight::Kind::context;
    if (value.number(-max_band_decibans, max_band_decibans) != 0) {
      value.fail(ErrorCode::invalid_value,
                 topic ? "a topic weighs 0: it is context, never evidence" : "a bare number can only be 0; use bands");
    }
    return weight;
  }
  if (topic) {
    value.fail(ErrorCode::invalid_value, "a topic weighs 0: it is context, never evidence");
    return weight;
  }
  if (value.is_text()) {
    if (value.text(max_name) != "standard") value.fail(ErrorCode::invalid_value, "expected \"standard\", 0 or bands");
    return weight;
  }
  weight.kind = Weight::Kind::bands;
  JsonObject fields = value.object();
  weight.observed = read_name(fields.required("observed"));
  fields.required("bands").each(1, 64, [&](JsonValue one) {
    JsonObject parts = one.object();
    Band band;
    JsonValue at_least = parts.required("at_least");
    band.at_least = at_least.number(-1e15, 1e15);
    JsonValue decibans = parts.required("decibans");
    band.decibans = decibans.number(-max_band_decibans, max_band_decibans);
    if (counter && band.decibans > 0) decibans.fail(ErrorCode::invalid_value, "evidence against weighs 0 or less");
    if (!weight.bands.empty() && band.at_least <= weight.bands.back().at_least) at_least.fail(ErrorCode::invalid_value, "bands must rise");
    parts.finish();
    weight.bands.push_back(band);
  });
  fields.finish();
  return weight;
}

SeveralFindings read_findings(JsonValue value, const PackSignal& signal) {
  SeveralFindings findings;
  // Every other signal observes one thing, however often.
  constexpr std::array<std::string_view, 3> several{"known_phrase", "published_text", "copied_text"};
  if (std::ranges::find(several, signal.signal) == several.end()) {
    value.fail(ErrorCode::invalid_value, "only known_phrase, published_text and copied_text can count as several findings");
  }
  JsonObject fields = value.object();
  findings.observed = read_name(fields.required("observed"));
  findings.at_least = fields.required("at_least").number(1, 1e15, 1);
  JsonValue count = fields.required("count");
  findings.count = static_cast<std::size_t>(count.count(2, 2, 2));
  fields.finish();
  return findings;
}

PackSignal PackReader::read_signal(JsonValue value, bool counter) {
  PackSignal signal;
  JsonObject fields = value.object();
  signal.signal = read_name(fields.required("signal"));
  signal.topic = read_word(fields.optional("kind"), signal_kinds, false);
  signal.weight = read_weight(fields.required("weight"), signal.topic, counter);
  // A topic needs neither basis nor source, because it claims nothing.
  signal.basis = read_one_of(signal.topic ? fields.optional("weight_basis") : fields.required("weight_basis"), grades);
  if (const JsonValue findings = fields.optional("findings"); findings.present()) signal.findings = read_findings(findings, signal);
  signal.sources = names_.cited(signal.topic ? fields.optional("sources") : fields.required("sources"));
  signal.rule = fields.required("rule").text(max_text);
  signal.look_alike = fields.required("look_alike").text(max_text);
  fields.finish();
  return signal;
}

std::vector<PackSignal> PackReader::read_signals(JsonValue value, std::size_t min, bool counter) {
  std::vector<PackSignal> signals;
  value.each(min, 64, [&](JsonValue one) {
    PackSignal signal = read_signal(one, counter);
    const bool twice = std::ranges::any_of(signals, [&](const PackSignal& other) { return other.signal == signal.signal; });
    if (twice) one.fail(ErrorCode::invalid_value, "the signal \"" + signal.signal + "\" is listed twice");
    signals.push_back(std::move(signal));
  });
  return signals;
}

SignalFloor read_floor(std::string_view signal, JsonValue value) {
  SignalFloor floor;
  floor.signal = signal;
  JsonObject parts = value.object();
  JsonValue observed = parts.required("observed");
  if (observed.is_text()) {
    floor.observed.push_back(read_name(observed));
  } else {
    observed.each(1, 8, [&](JsonValue name) { floor.observed.push_back(read_name(std::move(name))); });
  }
  floor.at_least = parts.required("at_least").number(-1e15, 1e15);
  parts.finish();
  return floor;
}

// `alternative`: one of several minimums, which has no alternatives of its own.
Minimum read_minimum(JsonValue value, bool of_group, bool alternative) {
  Minimum minimum;
  JsonObject fields = value.object();
  if (of_group) {
    minimum.members = fields.optional("members").count(2, 100'000, alternative ? 0 : 2);
    if (!alternative) minimum.posts_each_at_most = fields.optional("posts_each_at_most").count(1, 100'000, 0);
  } else {
    minimum.chronological = fields.optional("chronological").boolean(false);
    minimum.posts = fields.optional("posts").count(0, 100'000, 0);
    if (!alternative) minimum.page_level = fields.optional("page_level").boolean(false);
  }
  fields.optional("groups_any_of").each(1, 8, [&](JsonValue one) {
    const Group group = read_word(one, group_words, Group::g1_history);
    if (group == Group::counter) one.fail(ErrorCode::invalid_value, "evidence against cannot be demanded");
    minimum.groups_any_of.push_back(group);
  });
  fields.optional("signals").object().each(
      64, [&](std::string_view signal, JsonValue one) { minimum.signals.push_back(read_floor(signal, std::move(one))); });
  if (!alternative) {
    fields.optional("any_of").each(1, 8, [&](JsonValue one) { minimum.any_of.push_back(read_minimum(std::move(one), of_group, true)); });
  }
  fields.finish();
  return minimum;
}

bool lists(const Signature& signature, std::string_view signal) {
  const auto is_it = [&](const PackSignal& rule) { return rule.signal == signal; };
  return std::ranges::any_of(signature.signals, is_it) || std::ranges::any_of(signature.counter, is_it);
}

void check_floors(const Minimum& minimum, const Signature& signature, JsonObject& place) {
  for (const SignalFloor& floor : minimum.signals) {
    if (!lists(signature, floor.signal))
      place.fail(ErrorCode::invalid_value, "demands the signal \"" + floor.signal + "\", which the signature does not list");
  }
  for (const Minimum& one : minimum.any_of) check_floors(one, signature, place);
}

LabelCap read_label_cap(JsonValue value, const Signature& signature) {
  LabelCap cap;
  JsonObject fields = value.object();
  JsonValue signal = fields.required("signal");
  cap.signal = read_name(signal);
  if (!cap.signal.empty() && !lists(signature, cap.signal))
    signal.fail(ErrorCode::invalid_value, "the signature does not list the signal \"" + cap.signal + "\"");
  cap.observed = read_name(fields.required("observed"));
  JsonValue at_least = fields.optional("at_least");
  JsonValue below = fields.optional("below");
  if (at_least.present() == below.present()) fields.fail(ErrorCode::invalid_value, "expected either \"at_least\" or \"below\"");
  if (at_least.present()) cap.at_least = at_least.number(-1e15, 1e15);
  if (below.present()) cap.below = below.number(-1e15, 1e15);
  cap.label = read_word(fields.required("label"), cap_if_labels, Label::some);
  fields.finish();
  return cap;
}

void PackReader::read_subjects(JsonObject& fields, Signature& signature) {
  std::set<std::string> named;
  fields.required("subjects").each(1, 2, [&](JsonValue one) {
    if (!named.insert(read_one_of(one, subjects)).second) one.fail(ErrorCode::invalid_value, "the subject is named twice");
  });
  JsonObject minimum = fields.required("minimum").object();
  if (named.contains("account")) signature.account = read_minimum(minimum.required("account"), false, false);
  if (named.contains("group")) signature.group = read_minimum(minimum.required("group"), true, false);
  minimum.finish();
  for (const auto& subject : {signature.account, signature.group}) {
    if (subject) check_floors(*subject, signature, minimum);
  }
}

Signature PackReader::read_signature(JsonValue value) {
  Signature signature;
  JsonObject fields = value.object();
  signature.id = read_id(fields.required("id"));
  signature.title = fields.required("title").text(max_line);
  signature.operation = fields.required("operation").text(max_line);
  signature.summary = fields.required("summary").text(max_text);
  signature.valid_from = read_day(fields.required("valid_from")).value_or(0);
  JsonValue until = fields.required("valid_until");
  signature.valid_until = read_day(until).value_or(0) + ms_per_day - 1;
  if (signature.valid_until < signature.valid_from) until.fail(ErrorCode::invalid_value, "the signature ends before it begins");
  signature.sources = names_.cited(fields.required("sources"));
  signature.signals = read_signals(fields.required("signals"), 1, false);
  signature.counter = read_signals(fields.optional("counter"), 0, true);
  signature.parameters = shared_parameters_;
  if (JsonValue parameters = fields.optional("parameters"); parameters.present()) {
    signature.parameters = std::make_shared<const SignalParameters>(read_parameters(parameters, *shared_parameters_, names_));
    phrases_ += signature.parameters->phrases.size();
    if (phrases_ > max_pack_phrases) parameters.fail(ErrorCode::too_large, "the signatures together hold more than 10,000 phrases");
  }
  read_subjects(fields, signature);
  fields.optional("cap_label_if").each(0, 16, [&](JsonValue one) {
    signature.cap_label_if.push_back(read_label_cap(std::move(one), signature));
  });
  signature.cap_label = read_word(fields.optional("cap_label"), cap_labels, Label::strong);
  signature.note = read_one_of(fields.optional("note"), notes);
  fields.optional("disarm").each(0, 50, [&](JsonValue one) {
    const std::string_view technique = one.text(max_name);
    if (!matches(technique, "T####") && !matches(technique, "T####.###")) {
      one.fail(ErrorCode::invalid_value, "expected a DISARM technique such as T0150.004");
    }
    signature.disarm.emplace_back(technique);
  });
  fields.required("innocent").each(1, 50, [&](JsonValue one) { signature.innocent.emplace_back(one.text(max_text)); });
  if (read_cases_ == nullptr) {
    fields.optional("cases");
  } else {
    JsonObject cases = fields.required("cases").object();
    signature.test = read_cases_(cases.required("test"), names_, case_posts_, true);
    signature.allows = read_cases_(cases.required("allows"), names_, case_posts_, false);
    cases.finish();
  }
  fields.finish();
  return signature;
}

bool PackReader::drop_unknown_signals(Signature& signature, const std::string& place) {
  for (std::vector<PackSignal>* list : {&signature.signals, &signature.counter}) {
    std::erase_if(*list, [&](const PackSignal& signal) {
      if (find_signal(signal.signal) != nullptr) return false;
      warnings_.push_back({.code = "unknown_signal",
                           .message = "the signature \"" + signature.id + "\" uses the signal \"" + signal.signal +
                                      "\", which this version does not know; it is ignored",
                           .place = place});
      return true;
    });
  }
  if (!signature.signals.empty()) return true;
  warnings_.push_back({.code = "signature_ignored",
                       .message = "this version knows none of the signals of the signature \"" + signature.id + "\"; it is ignored",
                       .place = place});
  return false;
}

void PackReader::read_overt(JsonValue value, Pack& pack) {
  std::set<std::pair<Platform, std::string>> seen;
  value.each(1, max_overt_accounts, [&](JsonValue one) {
    OvertAccount account;
    JsonObject fields = one.object();
    account.platform = read_word(fields.required("platform"), platform_words, Platform::x);
    account.id = fields.optional("id").text(max_name);
    if (const JsonValue handle = fields.optional("handle"); handle.present()) account.handle = PackNames::read_handle(handle);
    if (account.id.empty() && account.handle.empty()) fields.fail(ErrorCode::missing_field, "expected an \"id\" or a \"handle\"");
    account.name = fields.required("name").text(max_line);
    account.kind = read_one_of(fields.required("kind"), overt_kinds);
    account.country = fields.required("country").text(max_name);
    names_.check_source(fields.required("source"));
    fields.finish();
    const std::string key = account.id.empty() ? "@" + account.handle : account.id;
    if (!seen.emplace(account.platform, key).second) one.fail(ErrorCode::invalid_value, "the account " + key + " is listed twice");
    pack.overt.push_back(std::move(account));
  });
}

Pack PackReader::read(JsonValue root) {
  Pack pack;
  JsonObject fields = root.object();
  JsonValue schema = fields.required("schema");
  if (schema.present() && schema.count(1, 1'000'000) > 1)
    schema.fail(ErrorCode::unsupported, "the pack has a newer format than this version reads");
  pack.id = read_id(fields.required("id"));
  pack.version = read_version(fields.required("version"));
  pack.title = fields.required("title").text(max_line);
  fields.optional("notes").each(0, 100, [](JsonValue one) { one.text(max_text); });
  names_.read_sources(fields.required("sources"));
  names_.read_published_accounts(fields.optional("published_accounts"));
  shared_parameters_ = std::make_shared<const SignalParameters>(read_parameters(fields.optional("parameters"), SignalParameters{}, names_));
  const JsonValue overt = fields.optional("overt");
  read_overt(overt, pack);
  std::set<std::string> ids;
  // A pack of overt accounts needs no signatures.
  JsonValue signatures = overt.present() ? fields.optional("signatures") : fields.required("signatures");
  signatures.each(overt.present() ? 0 : 1, 200, [&](JsonValue one) {
    Signature signature = read_signature(one);
    if (!ids.insert(signature.id).second) one.fail(ErrorCode::invalid_value, "two signatures have the id \"" + signature.id + "\"");
    signature.place = one.place();
    if (drop_unknown_signals(signature, one.place())) pack.signatures.push_back(std::move(signature));
  });
  fields.finish();
  pack.warnings = std::move(warnings_);
  return pack;
}

}  // namespace

Result<Pack> read_pack_with(std::string_view json, ReadCases read_cases) {
  JsonReader reader;
  const JsonValue root = reader.parse(json, {.max_bytes = max_pack_bytes, .max_depth = max_pack_depth});
  Pack pack = PackReader(read_cases).read(root);
  if (!reader.good()) return reader.error();
  return pack;
}

Result<Pack> read_proven_pack(std::string_view json) { return read_pack_with(json, nullptr); }

}  // namespace persona_lens
