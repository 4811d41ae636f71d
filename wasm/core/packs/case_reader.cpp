// Reading and checking of composed cases; what they mean stands in composed_case.h.
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "packs/composed_case.h"
#include "packs/json_words.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_line = 300;
constexpr std::size_t max_text = 4000;
constexpr std::size_t max_time_text = 40;
constexpr double max_days = 10'000;
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

TimeMs days_to_ms(double days) { return static_cast<TimeMs>(days * static_cast<double>(ms_per_day)); }

std::optional<std::string> optional_text(JsonValue value, std::size_t max_bytes) {
  if (!value.present()) return std::nullopt;
  return std::string(value.text(max_bytes));
}

CasePosts read_posts(JsonValue value, TimeMs at) {
  CasePosts posts;
  JsonObject fields = value.object();
  JsonValue first = fields.required("first");
  if (const auto time = read_time(first)) posts.first = time->earliest;
  posts.count = static_cast<std::size_t>(fields.optional("count").count(1, max_case_posts, 1));
  posts.every = days_to_ms(fields.optional("every_days").number(0, max_days, 1));
  posts.kind = read_word(fields.optional("kind"), post_kinds, PostKind::original);
  JsonValue text = fields.optional("text");
  JsonValue texts = fields.optional("texts");
  if (text.present() == texts.present()) fields.fail(ErrorCode::invalid_value, "expected either \"text\" or \"texts\"");
  if (text.present()) posts.texts.emplace_back(text.text(max_text));
  texts.each(1, 1000, [&](JsonValue one) { posts.texts.emplace_back(one.text(max_text)); });
  fields.finish();
  if (posts.first + static_cast<TimeMs>(posts.count - 1) * posts.every > at) {
    first.fail(ErrorCode::invalid_value, "posts lie after the time of assessment");
  }
  return posts;
}

std::uint64_t read_account_id(JsonValue value) {
  const std::string_view text = value.text(18);
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size()) {
    value.fail(ErrorCode::invalid_value, "expected an account id of up to 18 digits");
  }
  return id;
}

CaseAccount read_account(JsonValue value, TimeMs at) {
  CaseAccount account;
  JsonObject fields = value.object();
  account.id = read_account_id(fields.required("id"));
  account.count = static_cast<std::size_t>(fields.optional("count").count(1, max_case_accounts, 1));
  account.handle = fields.required("handle").text(max_line);
  account.name = optional_text(fields.optional("name"), max_line);
  account.bio = optional_text(fields.optional("bio"), max_text);
  account.label = optional_text(fields.optional("label"), 100);
  account.created = read_time(fields.optional("created"));
  account.created_every = days_to_ms(fields.optional("created_every_days").number(0, max_days, 0));
  if (JsonValue total = fields.optional("posts_total"); total.present()) account.posts_total = total.count(0, 1'000'000'000);
  account.timeline = read_word(fields.optional("timeline"), timelines, CaseTimeline::scattered);
  fields.optional("posts").each(0, 1000, [&](JsonValue one) { account.posts.push_back(read_posts(std::move(one), at)); });
  fields.finish();
  return account;
}

Expectation read_expectation(JsonValue value, const std::set<std::string>& known_ids) {
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
  fields.finish();
  if (!known_ids.contains(expectation.account)) subject.fail(ErrorCode::invalid_value, "the case has no account with this id");
  return expectation;
}

// Account ids as they will stand in the observations; refuses doubles and a case that would grow beyond its caps.
std::set<std::string> ids_of(const std::vector<CaseAccount>& accounts, JsonValue& place) {
  std::set<std::string> ids;
  std::size_t total_accounts = 0;
  std::size_t total_posts = 0;
  for (const CaseAccount& account : accounts) {
    total_accounts += account.count;
    for (const CasePosts& posts : account.posts) {
      total_posts += account.count * posts.count;
      if (total_posts > max_case_posts) break;
    }
    if (total_accounts > max_case_accounts || total_posts > max_case_posts) {
      place.fail(ErrorCode::too_large, "a case may hold at most 1,000 accounts and 20,000 posts");
      return ids;
    }
    for (std::size_t i = 0; i < account.count; ++i) {
      if (ids.insert(std::to_string(account.id + i)).second) continue;
      place.fail(ErrorCode::invalid_value, "two accounts of the case have the id " + std::to_string(account.id + i));
      return ids;
    }
  }
  return ids;
}

}  // namespace

ComposedCase read_case(JsonValue value) {
  ComposedCase composed;
  JsonObject fields = value.object();
  composed.name = fields.required("name").text(max_line);
  composed.about = fields.optional("about").text(max_text);
  if (const auto at = read_time(fields.required("at"))) composed.at = at->earliest;
  JsonValue accounts = fields.required("accounts");
  accounts.each(1, max_case_accounts, [&](JsonValue one) { composed.accounts.push_back(read_account(std::move(one), composed.at)); });
  const std::set<std::string> ids = ids_of(composed.accounts, accounts);
  fields.required("expect").each(1, 100, [&](JsonValue one) { composed.expect.push_back(read_expectation(std::move(one), ids)); });
  fields.finish();
  return composed;
}

}  // namespace persona_lens
