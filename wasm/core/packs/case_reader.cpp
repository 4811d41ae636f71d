// Reading and checking of composed cases; what they mean stands in composed_case.h.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "packs/composed_case.h"
#include "packs/json_words.h"
#include "text/fingerprints.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_line = 300;
constexpr std::size_t max_text = 4000;
constexpr std::size_t max_url = 2000;
constexpr std::size_t max_time_text = 40;
constexpr std::size_t max_list = 1000;
constexpr std::size_t max_published_texts = 20;
constexpr std::size_t max_tag = 40;
constexpr std::uint64_t max_number = 1'000'000'000'000;
constexpr TimeMs ms_per_minute = 60 * ms_per_second;
constexpr double max_step = 10'000.0 * static_cast<double>(ms_per_day);
constexpr double max_decibans = 100;
constexpr TimeMs first_post_ever = 1'142'899'200'000;  // 2006-03-21
constexpr TimeMs last_time = 3'124'224'000'000;        // 2069-01-01: snowflakes overflow soon after

constexpr std::array<std::pair<std::string_view, CaseTimeline>, 4> timelines{{{"scattered", CaseTimeline::scattered},
                                                                              {"complete", CaseTimeline::complete},
                                                                              {"newest", CaseTimeline::newest},
                                                                              {"by_likes", CaseTimeline::by_likes}}};
constexpr std::array<std::pair<std::string_view, PostKind>, 4> post_kinds{
    {{"original", PostKind::original}, {"repost", PostKind::repost}, {"quote", PostKind::quote}, {"reply", PostKind::reply}}};

// A day is the interval of its 24 hours in UTC; a time is itself.
std::optional<TimeInterval> read_time(JsonValue value) {
  if (!value.present()) return std::nullopt;
  const std::string_view text = value.text(max_time_text);
  if (text.empty()) return std::nullopt;
  const auto time = parse_iso_time(text);
  if (!time || *time < first_post_ever || *time > last_time) {
    value.fail(ErrorCode::invalid_value,
               "expected a day such as 2020-01-07 or a time such as 2020-01-07T09:30:00Z, from 2006-03-21 to 2068");
    return std::nullopt;
  }
  constexpr std::size_t day_length = 10;
  const TimeMs rest = text.size() == day_length ? ms_per_day - 1 : 0;
  return TimeInterval{.earliest = *time, .latest = *time + rest, .basis = TimeBasis::reported};
}

// A distance in days, minutes or seconds.
struct StepField {
  std::string_view name;
  TimeMs unit;
};
using StepFields = std::array<StepField, 3>;
constexpr StepFields between_posts{{{"every_days", ms_per_day}, {"every_minutes", ms_per_minute}, {"every_seconds", ms_per_second}}};
constexpr StepFields between_accounts{
    {{"created_every_days", ms_per_day}, {"created_every_minutes", ms_per_minute}, {"created_every_seconds", ms_per_second}}};

TimeMs read_step(JsonObject& fields, const StepFields& names, TimeMs fallback) {
  std::optional<TimeMs> step;
  for (const auto& [name, unit] : names) {
    JsonValue value = fields.optional(name);
    if (!value.present()) continue;
    if (step) value.fail(ErrorCode::invalid_value, "the distance is given twice");
    const auto unit_ms = static_cast<double>(unit);
    step = std::llround(value.number(0, max_step / unit_ms) * unit_ms);
  }
  return step.value_or(fallback);
}

std::optional<std::string> optional_text(JsonValue value, std::size_t max_bytes) {
  if (!value.present()) return std::nullopt;
  return std::string(value.text(max_bytes));
}

std::optional<std::uint64_t> optional_count(JsonValue value, std::uint64_t max) {
  if (!value.present()) return std::nullopt;
  return value.count(0, max);
}

std::optional<double> optional_decibans(JsonValue value) {
  if (!value.present()) return std::nullopt;
  return value.number(-max_decibans, max_decibans);
}

// One text or a list of them.
std::vector<std::string> one_or_more_texts(JsonValue value, std::size_t max_bytes) {
  std::vector<std::string> texts;
  if (!value.present()) return texts;
  if (value.is_text()) {
    texts.emplace_back(value.text(max_bytes));
  } else {
    value.each(1, max_list, [&](JsonValue one) { texts.emplace_back(one.text(max_bytes)); });
  }
  return texts;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 18 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_tag(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= max_tag && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, plain);
}

std::string read_tag(JsonValue value, bool or_account) {
  const std::string_view text = value.text(max_tag);
  if (!text.empty() && !is_tag(text) && !(or_account && is_id(text))) {
    value.fail(ErrorCode::invalid_value, or_account ? "expected a post's tag or an account's id" : "expected a tag such as first-video");
  }
  return std::string(text);
}

// Reads one case; keeps the tags and ids that it has met, so that references can be checked at the end.
class CaseReader {
 public:
  ComposedCase read(JsonValue value);

 private:
  void read_references(JsonObject& fields, CasePosts& posts);
  void read_texts(JsonObject& fields, CasePosts& posts);
  CasePosts read_posts(JsonValue value, const CaseAccount& account, TimeMs at);
  void read_profile(JsonObject& fields, CaseAccount& account);
  CaseAccount read_account(JsonValue value, TimeMs at);
  std::vector<CaseAccount> read_accounts(JsonValue value, TimeMs at);
  void note_ids(const std::vector<CaseAccount>& accounts, JsonValue& place);
  std::vector<CaseVisit> read_visits(JsonValue value, TimeMs at);
  Expectation read_expectation(JsonValue value);
  [[nodiscard]] bool is_too_large() const noexcept { return accounts_ > max_case_accounts || posts_ > max_case_posts; }

  std::set<std::string> ids_;
  std::set<std::string> tags_;
  std::vector<std::pair<std::string, JsonValue>> references_;
  std::size_t accounts_ = 0;
  std::size_t posts_ = 0;
};

// A reference says what kind of post it is; without one, "kind" does.
void CaseReader::read_references(JsonObject& fields, CasePosts& posts) {
  const JsonValue kind = fields.optional("kind");
  posts.kind = read_word(kind, post_kinds, PostKind::original);
  struct Reference {
    std::string_view field;
    std::string* tag;
    PostKind kind;
  };
  const std::array<Reference, 3> all{{{"reply_to", &posts.reply_to, PostKind::reply},
                                      {"quote_of", &posts.quote_of, PostKind::quote},
                                      {"repost_of", &posts.repost_of, PostKind::repost}}};
  for (const Reference& reference : all) {
    JsonValue value = fields.optional(reference.field);
    if (!value.present()) continue;
    if (kind.present()) value.fail(ErrorCode::invalid_value, "the reference tells the kind: leave \"kind\" out");
    *reference.tag = read_tag(value, reference.kind == PostKind::reply);
    posts.kind = reference.kind;
    if (is_tag(*reference.tag)) references_.emplace_back(*reference.tag, value);
  }
}

void CaseReader::read_texts(JsonObject& fields, CasePosts& posts) {
  JsonValue text = fields.optional("text");
  JsonValue texts = fields.optional("texts");
  const bool may_be_silent = !posts.repost_of.empty();
  if (text.present() && texts.present()) fields.fail(ErrorCode::invalid_value, "expected either \"text\" or \"texts\"");
  if (!text.present() && !texts.present() && !may_be_silent) {
    fields.fail(ErrorCode::missing_field, "expected either \"text\" or \"texts\"");
  }
  if (text.present()) posts.texts.emplace_back(text.text(max_text));
  texts.each(1, max_list, [&](JsonValue one) { posts.texts.emplace_back(one.text(max_text)); });
  fields.optional("each").each(1, max_list, [&](JsonValue one) { posts.each.emplace_back(one.text(max_text)); });
  posts.links = one_or_more_texts(fields.optional("links"), max_url);
  posts.lang = optional_text(fields.optional("lang"), 20);
  JsonValue views = fields.optional("views");
  if (views.is_number()) {
    posts.views.push_back(views.count(0, max_number));
  } else {
    views.each(1, max_list, [&](JsonValue one) { posts.views.push_back(one.count(0, max_number)); });
  }
}

CasePosts CaseReader::read_posts(JsonValue value, const CaseAccount& account, TimeMs at) {
  CasePosts posts;
  JsonObject fields = value.object();
  JsonValue first = fields.required("first");
  if (const auto time = read_time(first)) posts.first = time->earliest;
  posts.count = static_cast<std::size_t>(fields.optional("count").count(1, max_case_posts, 1));
  posts.every = read_step(fields, between_posts, ms_per_day);
  fields.optional("only_on").each(1, 7, [&](JsonValue one) { posts.only_on.push_back(static_cast<std::uint32_t>(one.count(1, 7, 1))); });
  read_references(fields, posts);
  read_texts(fields, posts);
  if (JsonValue tag = fields.optional("tag"); tag.present()) {
    posts.tag = read_tag(tag, false);
    if (posts.count > 1 || account.count > 1) tag.fail(ErrorCode::invalid_value, "only a single post of a single account has a tag");
    tags_.insert(posts.tag);
  }
  fields.finish();
  posts_ += account.count * posts.count;
  if (!is_too_large() && times_of(posts, at).size() < posts.count) {
    first.fail(ErrorCode::invalid_value, "posts lie after the time of assessment");
  }
  return posts;
}

void CaseReader::read_profile(JsonObject& fields, CaseAccount& account) {
  account.names = one_or_more_texts(fields.optional("name"), max_line);
  account.bio = optional_text(fields.optional("bio"), max_text);
  account.location = optional_text(fields.optional("location"), max_line);
  account.about_country = optional_text(fields.optional("about_country"), 100);
  account.label = optional_text(fields.optional("label"), 100);
  if (JsonValue verified = fields.optional("verified"); verified.present()) account.verified = verified.boolean(false);
  account.followers = optional_count(fields.optional("followers"), max_number);
  account.following = optional_count(fields.optional("following"), max_number);
  if (JsonValue changes = fields.optional("handle_changes"); changes.present()) {
    account.handle_changes = static_cast<std::uint32_t>(changes.count(0, 10'000));
  }
  account.created = read_time(fields.optional("created"));
  account.created_every = read_step(fields, between_accounts, 0);
  account.posts_total = optional_count(fields.optional("posts_total"), 1'000'000'000);
}

CaseAccount CaseReader::read_account(JsonValue value, TimeMs at) {
  CaseAccount account;
  JsonObject fields = value.object();
  JsonValue id = fields.required("id");
  const std::string_view digits = id.text(18);
  if (is_id(digits)) {
    std::from_chars(digits.data(), digits.data() + digits.size(), account.id);
  } else {
    id.fail(ErrorCode::invalid_value, "expected an account id of up to 18 digits");
  }
  account.count = static_cast<std::size_t>(fields.optional("count").count(1, max_case_accounts, 1));
  accounts_ += account.count;
  account.gone = fields.optional("gone").boolean(false);
  account.handles = one_or_more_texts(account.gone ? fields.optional("handle") : fields.required("handle"), max_line);
  read_profile(fields, account);
  account.timeline = read_word(fields.optional("timeline"), timelines, CaseTimeline::scattered);
  fields.optional("posts").each(0, max_list, [&](JsonValue one) { account.posts.push_back(read_posts(std::move(one), account, at)); });
  fields.finish();
  return account;
}

// Account ids as they will stand in the observations; refuses doubles within a visit.
void CaseReader::note_ids(const std::vector<CaseAccount>& accounts, JsonValue& place) {
  std::set<std::uint64_t> here;
  for (const CaseAccount& account : accounts) {
    for (std::size_t i = 0; i < account.count; ++i) {
      ids_.insert(std::to_string(account.id + i));
      if (here.insert(account.id + i).second) continue;
      place.fail(ErrorCode::invalid_value, "two accounts of the case have the id " + std::to_string(account.id + i));
      return;
    }
  }
}

std::vector<CaseAccount> CaseReader::read_accounts(JsonValue value, TimeMs at) {
  std::vector<CaseAccount> accounts;
  value.each(1, max_case_accounts, [&](JsonValue one) {
    accounts.push_back(read_account(std::move(one), at));
    if (is_too_large()) value.fail(ErrorCode::too_large, "a case may hold at most 1,000 accounts and 20,000 posts");
  });
  if (!is_too_large()) note_ids(accounts, value);
  return accounts;
}

std::vector<CaseVisit> CaseReader::read_visits(JsonValue value, TimeMs at) {
  std::vector<CaseVisit> visits;
  value.each(1, max_case_visits, [&](JsonValue one) {
    CaseVisit visit;
    JsonObject fields = one.object();
    JsonValue time = fields.required("at");
    if (const auto seen = read_time(time)) visit.at = seen->earliest;
    const TimeMs earliest = visits.empty() ? first_post_ever : visits.back().at;
    if (visit.at < earliest || visit.at > at) time.fail(ErrorCode::invalid_value, "visits come in order of time, before the assessment");
    visit.accounts = read_accounts(fields.required("accounts"), visit.at);
    fields.finish();
    visits.push_back(std::move(visit));
  });
  return visits;
}

Expectation CaseReader::read_expectation(JsonValue value) {
  Expectation expectation;
  JsonObject fields = value.object();
  JsonValue account = fields.optional("account");
  JsonValue group_of = fields.optional("group_of");
  const JsonValue label = fields.optional("label");
  const JsonValue at_most = fields.optional("at_most");
  if (account.present() == group_of.present()) fields.fail(ErrorCode::invalid_value, "expected either \"account\" or \"group_of\"");
  if (label.present() == at_most.present()) fields.fail(ErrorCode::invalid_value, "expected either \"label\" or \"at_most\"");
  expectation.of_group = group_of.present();
  expectation.exactly = label.present();
  JsonValue& subject = expectation.of_group ? group_of : account;
  expectation.account = subject.text(max_line);
  expectation.label = read_word(expectation.exactly ? label : at_most, label_words, Label::none);
  if (JsonValue note = fields.optional("note"); note.present()) expectation.note = note.text_or_empty(100);
  fields.optional("signals").object().each(64, [&](std::string_view signal, JsonValue one) {
    SignalExpectation wanted;
    wanted.signal = signal;
    JsonObject parts = one.object();
    if (JsonValue evaluated = parts.optional("evaluated"); evaluated.present()) wanted.evaluated = evaluated.boolean(true);
    wanted.at_least = optional_decibans(parts.optional("at_least"));
    wanted.at_most = optional_decibans(parts.optional("at_most"));
    parts.finish();
    expectation.signals.push_back(std::move(wanted));
  });
  fields.finish();
  if (!ids_.contains(expectation.account)) subject.fail(ErrorCode::invalid_value, "the case has no account with this id");
  return expectation;
}

ComposedCase CaseReader::read(JsonValue value) {
  ComposedCase composed;
  JsonObject fields = value.object();
  composed.name = fields.required("name").text(max_line);
  composed.about = fields.optional("about").text(max_text);
  composed.platform = read_word(fields.optional("platform"), platform_words, Platform::x);
  if (const auto at = read_time(fields.required("at"))) composed.at = at->earliest;
  fields.optional("published_texts").each(1, max_published_texts, [&](JsonValue one) {
    composed.published_texts.emplace_back(one.text(max_line));
    if (const auto known = fingerprint_of(composed.published_texts.back()); !known) one.fail(known.error().code, known.error().message);
  });
  composed.accounts = read_accounts(fields.required("accounts"), composed.at);
  composed.visits = read_visits(fields.optional("visits"), composed.at);
  fields.required("expect").each(1, 100, [&](JsonValue one) { composed.expect.push_back(read_expectation(std::move(one))); });
  fields.finish();
  for (auto& [tag, place] : references_) {
    if (!tags_.contains(tag)) place.fail(ErrorCode::invalid_value, "no post of the case has the tag \"" + tag + "\"");
  }
  return composed;
}

}  // namespace

ComposedCase read_case(JsonValue value) { return CaseReader().read(std::move(value)); }

Result<CaseFile> read_case_file(std::string_view json) {
  JsonReader reader;
  CaseFile file;
  JsonObject fields = reader.parse(json, {}).object();
  fields.required("schema").count(1, 1);
  file.title = fields.required("title").text(max_line);
  fields.required("cases").each(1, max_list, [&](JsonValue one) { file.cases.push_back(read_case(std::move(one))); });
  fields.finish();
  if (!reader.good()) return reader.error();
  return file;
}

}  // namespace persona_lens
