#include "observe/x_facts.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>

#include "observe/html_text.h"
#include "observe/reported_time.h"
#include "observe/snowflake.h"

namespace persona_lens {
namespace {

// Longer than anything X shows; the rest of a hostile text is cut at a code point.
constexpr std::size_t max_text_bytes = 256UL * 1024;
constexpr std::size_t max_profile_text_bytes = 8UL * 1024;
constexpr std::size_t max_short_text_bytes = 256;
constexpr std::size_t max_links = 200;

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::optional<std::string> profile_text(const RankedText& field) {
  if (!field.known()) return std::nullopt;
  return std::string(cut(field.text(), max_profile_text_bytes));
}

std::optional<std::string> id_or_nothing(std::string_view id) {
  if (!parse_numeric_id(id)) return std::nullopt;
  return std::string(id);
}

std::optional<bool> either(std::optional<bool> a, std::optional<bool> b) {
  if (!a) return b;
  return *a || b.value_or(false);
}

// The platform's own label in our words. Business labels tell of an employer, not of the account, and are left out.
std::optional<std::string> label_of(const Facts& facts) {
  if (facts.label_type == "AutomatedLabel") return "automated";
  if (facts.verified_type == "Government") return "government";
  if (facts.label_url.find("state-affiliated") != std::string_view::npos) return "state_media";
  if (facts.parody_label == "Parody") return "parody";
  if (facts.parody_label == "Commentary") return "commentary";
  if (facts.parody_label == "Fan") return "fan";
  return std::nullopt;
}

std::optional<TimeInterval> created_of(std::string_view id, const Facts& facts) {
  if (facts.created_at.known()) {
    if (auto reported = parse_reported_time(facts.created_at.text())) return reported;
  }
  const auto number = parse_numeric_id(id);
  return number ? account_time_of_id(*number) : std::nullopt;
}

// A snowflake is exact, and it decides: unless X itself prints another minute, which happens only in composed data.
std::optional<TimeInterval> time_of_post(std::string_view id, const Facts& facts, TimeConflict& conflict) {
  const auto number = parse_numeric_id(id);
  auto from_id = number ? post_time_of_id(*number) : std::nullopt;
  auto reported = facts.created_at.known() ? parse_reported_time(facts.created_at.text()) : std::nullopt;
  if (!from_id) return reported;
  if (!reported) return from_id;
  constexpr TimeMs tolerance = 60 * ms_per_second;
  if (from_id->earliest < reported->earliest - tolerance || from_id->earliest > reported->latest + tolerance) {
    conflict.found = true;
    return reported;
  }
  return from_id;
}

std::vector<std::string> links_of(const Facts& facts) {
  // The long text's own list is complete; the short one's breaks off with its text.
  const bool of_long_text = std::ranges::any_of(facts.links, &Link::of_long_text);
  std::vector<std::string> links;
  for (const Link& link : facts.links) {
    if (link.of_long_text != of_long_text || links.size() >= max_links || link.url.size() > max_profile_text_bytes) continue;
    if (std::ranges::find(links, link.url) == links.end()) links.emplace_back(link.url);
  }
  return links;
}

std::string_view reference_id(std::string_view own, const Found& found) { return own.empty() || !parse_numeric_id(own) ? found.id : own; }

}  // namespace

void Facts::clear() {
  std::vector<Link> kept = std::move(links);
  kept.clear();
  *this = Facts{};
  links = std::move(kept);
}

std::optional<std::string_view> numeric_id_of(const Facts& facts) {
  for (const std::string_view id : {facts.rest_id, facts.id_str, facts.id_number}) {
    if (parse_numeric_id(id)) return id;
  }
  return std::nullopt;
}

Account make_account(std::string_view id, const Facts& facts) {
  Account account;
  account.platform = Platform::x;
  account.id = std::string(id);
  account.handle = std::string(cut(facts.handle.text(), max_short_text_bytes));
  account.name = profile_text(facts.name);
  account.bio = profile_text(facts.bio);
  account.location = profile_text(facts.location);
  account.created = created_of(id, facts);
  account.followers = facts.followers.get();
  account.following = facts.following.get();
  account.posts_total = facts.posts_total.get();
  account.verified = either(facts.verified, facts.blue_verified);
  account.is_protected = facts.is_protected;
  account.label = label_of(facts);
  if (!facts.about_country.empty()) account.about_country = std::string(cut(facts.about_country, max_short_text_bytes));
  if (facts.handle_changes) {
    account.handle_changes = static_cast<std::uint32_t>(std::min<std::uint64_t>(*facts.handle_changes, UINT32_MAX));
  }
  return account;
}

Post make_post(std::string_view id, const Facts& facts, const Relations& relations, TimeConflict& conflict) {
  Post post;
  post.platform = Platform::x;
  post.id = std::string(id);
  post.author_id = std::string(parse_numeric_id(relations.author.id) ? relations.author.id : facts.user_id);
  if (!parse_numeric_id(post.author_id)) post.author_id.clear();
  post.time = time_of_post(id, facts, conflict);
  post.text = decode_entities(cut(facts.text.text(), max_text_bytes));
  if (!facts.lang.empty()) post.lang = std::string(cut(facts.lang, max_short_text_bytes));
  post.repost_of = id_or_nothing(reference_id(facts.reposted_id, relations.reposted));
  post.quote_of = id_or_nothing(reference_id(facts.quoted_id, relations.quoted));
  post.reply_to = id_or_nothing(reference_id(facts.reply_id, relations.replied));
  post.reply_to_author = id_or_nothing(reference_id(facts.reply_user_id, relations.replied_author));
  post.links = links_of(facts);
  post.views = facts.views;

  const bool is_repost = post.repost_of || relations.reposted.kind != Found::Kind::nothing ||
                         (relations.names_reposted && facts.text.text().starts_with("RT @"));
  const bool is_quote = post.quote_of || facts.is_quote || relations.quoted.kind != Found::Kind::nothing;
  const bool is_reply = post.reply_to || relations.replied.kind != Found::Kind::nothing;
  post.kind = is_repost ? PostKind::repost : is_quote ? PostKind::quote : is_reply ? PostKind::reply : PostKind::original;
  return post;
}

}  // namespace persona_lens
