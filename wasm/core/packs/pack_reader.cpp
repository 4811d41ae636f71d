// Reading and checking of packs; what they mean stands in pack.h, the format in shared/schema/pack.schema.json.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "packs/json_reader.h"
#include "packs/json_words.h"
#include "packs/pack.h"
#include "signals/signal.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_name = 100;
constexpr std::size_t max_line = 300;
constexpr std::size_t max_text = 4000;
constexpr std::size_t max_url = 2000;
constexpr double max_band_decibans = 20;
// Running every case of a pack must stay a matter of seconds.
constexpr std::size_t max_pack_case_posts = 200'000;

constexpr std::array<std::pair<std::string_view, bool>, 2> signal_kinds{{{"evidence", false}, {"topic", true}}};
constexpr std::array<std::pair<std::string_view, Label>, 3> cap_labels{
    {{"some", Label::some}, {"marked", Label::marked}, {"strong", Label::strong}}};
constexpr std::array<std::string_view, 4> grades{"primary", "press", "measured", "elicited"};
constexpr std::array<std::string_view, 2> notes{"commercial", "campaign"};
constexpr std::array<std::string_view, 2> subjects{"account", "group"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }

// Words of lower-case letters and digits, joined by single separators.
bool is_joined_words(std::string_view text, char separator) {
  bool after_word = false;
  for (const char c : text) {
    if (!is_lower_or_digit(c) && (c != separator || !after_word)) return false;
    after_word = c != separator;
  }
  return after_word;
}

bool matches(std::string_view text, std::string_view pattern) {  // '#' stands for a digit
  return std::ranges::equal(text, pattern, [](char c, char p) { return p == '#' ? is_digit(c) : c == p; });
}

std::string read_id(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && !is_joined_words(text, '-'))
    value.fail(ErrorCode::invalid_value, "expected an id of lower-case words joined by \"-\"");
  return std::string(text);
}

// The name of a signal or of an observed number.
std::string read_name(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && !is_joined_words(text, '_'))
    value.fail(ErrorCode::invalid_value, "expected a name of lower-case words joined by \"_\"");
  return std::string(text);
}

template <std::size_t N>
std::string read_one_of(JsonValue value, const std::array<std::string_view, N>& allowed) {
  const std::string_view text = value.text(max_name);
  if (!text.empty() && std::ranges::find(allowed, text) == allowed.end()) {
    std::string list;
    for (const std::string_view word : allowed) list += (list.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    value.fail(ErrorCode::invalid_value, "expected one of " + list);
  }
  return std::string(text);
}

std::string read_version(JsonValue value) {
  const std::string_view text = value.text(max_name);
  const bool plain = std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
  const bool dotted = std::ranges::count(text, '.') == 2 && !text.starts_with('.') && !text.ends_with('.') && text.find("..") == text.npos;
  if (!text.empty() && !(plain && dotted)) value.fail(ErrorCode::invalid_value, "expected a version such as 1.0.0");
  return std::string(text);
}

std::optional<TimeMs> read_day(JsonValue value) {
  const std::string_view text = value.text(max_name);
  if (text.empty()) return std::nullopt;
  const auto day = matches(text, "####-##-##") ? parse_iso_time(text) : std::nullopt;
  if (!day) value.fail(ErrorCode::invalid_value, "expected a day such as 2020-01-07");
  return day;
}

Citation read_source(JsonValue value) {
  Citation source;
  JsonObject fields = value.object();
  source.title = fields.required("title").text(max_line);
  source.publisher = fields.required("publisher").text(max_line);
  JsonValue date = fields.required("date");
  source.date = date.text(max_name);
  const std::string first_day = source.date + std::string("0000-01-01").substr(std::min<std::size_t>(source.date.size(), 10));
  const bool form = matches(source.date, "####") || matches(source.date, "####-##") || matches(source.date, "####-##-##");
  if (!source.date.empty() && (!form || !parse_iso_time(first_day))) {
    date.fail(ErrorCode::invalid_value, "expected a date such as 2021-02-04, 2021-02 or 2021");
  }
  JsonValue url = fields.optional("url");
  source.url = url.text(max_url);
  if (url.present() && !source.url.starts_with("https://"))
    url.fail(ErrorCode::invalid_value, "expected an address that begins with https://");
  source.grade = read_one_of(fields.required("grade"), grades);
  fields.finish();
  return source;
}

// Reads one document from its root; keeps what the parts share: the table of sources, the catalogue's gaps, the size of all cases.
class PackReader {
 public:
  Pack read(JsonValue root);

 private:
  std::vector<Citation> read_source_refs(JsonValue value);
  Weight read_weight(JsonValue value, bool topic, bool counter);
  PackSignal read_signal(JsonValue value, bool counter);
  std::vector<PackSignal> read_signals(JsonValue value, std::size_t min, bool counter);
  Minimum read_minimum(JsonValue value, bool of_group);
  void read_subjects(JsonObject& fields, Signature& signature);
  std::vector<ComposedCase> read_cases(JsonValue value, bool must_resemble);
  Signature read_signature(JsonValue value);
  // Leaves out what this version cannot evaluate. False when nothing is left of the signature.
  bool drop_unknown_signals(Signature& signature, const std::string& place);

  std::map<std::string, Citation, std::less<>> sources_;
  std::vector<Notice> warnings_;
  std::size_t case_posts_ = 0;
};

std::vector<Citation> PackReader::read_source_refs(JsonValue value) {
  std::vector<Citation> cited;
  std::set<std::string_view> seen;
  value.each(1, 20, [&](JsonValue ref) {
    const std::string_view key = ref.text(max_name);
    const auto source = sources_.find(key);
    if (source == sources_.end()) {
      ref.fail(ErrorCode::invalid_value, "\"" + std::string(key) + "\" is not among the pack's sources");
    } else if (!seen.insert(key).second) {
      ref.fail(ErrorCode::invalid_value, "the source is named twice");
    } else {
      cited.push_back(source->second);
    }
  });
  return cited;
}

Weight PackReader::read_weight(JsonValue value, bool topic, bool counter) {
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

PackSignal PackReader::read_signal(JsonValue value, bool counter) {
  PackSignal signal;
  JsonObject fields = value.object();
  signal.signal = read_name(fields.required("signal"));
  signal.topic = read_word(fields.optional("kind"), signal_kinds, false);
  signal.weight = read_weight(fields.required("weight"), signal.topic, counter);
  // A topic needs neither basis nor source, because it claims nothing.
  signal.basis = read_one_of(signal.topic ? fields.optional("weight_basis") : fields.required("weight_basis"), grades);
  signal.sources = read_source_refs(signal.topic ? fields.optional("sources") : fields.required("sources"));
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

Minimum PackReader::read_minimum(JsonValue value, bool of_group) {
  Minimum minimum;
  JsonObject fields = value.object();
  if (of_group) {
    minimum.members = fields.optional("members").count(2, 100'000, 2);
  } else {
    minimum.chronological = fields.optional("chronological").boolean(false);
    minimum.posts = fields.optional("posts").count(0, 100'000, 0);
  }
  fields.optional("groups_any_of").each(1, 8, [&](JsonValue one) {
    const Group group = read_word(one, group_words, Group::g1_history);
    if (group == Group::counter) one.fail(ErrorCode::invalid_value, "evidence against cannot be demanded");
    minimum.groups_any_of.push_back(group);
  });
  fields.optional("signals").object().each(64, [&](std::string_view signal, JsonValue one) {
    SignalFloor floor;
    floor.signal = signal;
    JsonObject parts = one.object();
    JsonValue observed = parts.required("observed");
    if (observed.is_text()) {
      floor.observed.push_back(read_name(observed));
    } else {
      observed.each(1, 8, [&](JsonValue name) { floor.observed.push_back(read_name(std::move(name))); });
    }
    floor.at_least = parts.required("at_least").number(-1e15, 1e15);
    parts.finish();
    minimum.signals.push_back(std::move(floor));
  });
  fields.finish();
  return minimum;
}

void PackReader::read_subjects(JsonObject& fields, Signature& signature) {
  std::set<std::string> named;
  fields.required("subjects").each(1, 2, [&](JsonValue one) {
    if (!named.insert(read_one_of(one, subjects)).second) one.fail(ErrorCode::invalid_value, "the subject is named twice");
  });
  JsonObject minimum = fields.required("minimum").object();
  if (named.contains("account")) signature.account = read_minimum(minimum.required("account"), false);
  if (named.contains("group")) signature.group = read_minimum(minimum.required("group"), true);
  minimum.finish();
  for (const auto& subject : {signature.account, signature.group}) {
    if (!subject) continue;
    for (const SignalFloor& floor : subject->signals) {
      const bool listed = std::ranges::any_of(signature.signals, [&](const PackSignal& s) { return s.signal == floor.signal; });
      if (!listed) minimum.fail(ErrorCode::invalid_value, "demands the signal \"" + floor.signal + "\", which the signature does not list");
    }
  }
}

std::vector<ComposedCase> PackReader::read_cases(JsonValue value, bool must_resemble) {
  std::vector<ComposedCase> cases;
  value.each(1, 100, [&](JsonValue one) {
    ComposedCase composed = read_case(one);
    case_posts_ += post_count(composed);
    if (case_posts_ > max_pack_case_posts) one.fail(ErrorCode::too_large, "the pack's cases hold more than 200,000 posts");
    const auto resembles = [](const Expectation& e) { return e.exactly && e.label >= Label::some; };
    if (must_resemble && !std::ranges::any_of(composed.expect, resembles)) {
      one.fail(ErrorCode::invalid_value, "a test case must expect a label of \"some\" or more for somebody");
    }
    cases.push_back(std::move(composed));
  });
  return cases;
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
  signature.sources = read_source_refs(fields.required("sources"));
  signature.signals = read_signals(fields.required("signals"), 1, false);
  signature.counter = read_signals(fields.optional("counter"), 0, true);
  read_subjects(fields, signature);
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
  JsonObject cases = fields.required("cases").object();
  signature.test = read_cases(cases.required("test"), true);
  signature.allows = read_cases(cases.required("allows"), false);
  cases.finish();
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
  fields.required("sources").object().each(500, [&](std::string_view key, JsonValue one) {
    if (!is_joined_words(key, '-') || key.size() > max_name)
      one.fail(ErrorCode::invalid_value, "expected a key of lower-case words joined by \"-\"");
    sources_.emplace(key, read_source(one));
  });
  std::set<std::string> ids;
  fields.required("signatures").each(1, 200, [&](JsonValue one) {
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

Result<Pack> read_pack(std::string_view json) {
  JsonReader reader;
  const JsonValue root = reader.parse(json, {.max_bytes = max_pack_bytes, .max_depth = max_pack_depth});
  Pack pack = PackReader().read(root);
  if (!reader.good()) return reader.error();
  return pack;
}

}  // namespace persona_lens
