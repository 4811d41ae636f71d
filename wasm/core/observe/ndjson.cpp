#include "observe/ndjson.h"

#include "text/iso_time.h"
#include "text/json_writer.h"

namespace persona_lens {
namespace {

std::string_view name_of(Platform platform) { return platform == Platform::x ? "x" : "youtube"; }

std::string_view name_of(TimeBasis basis) {
  switch (basis) {
    case TimeBasis::id:
      return "id";
    case TimeBasis::reported:
      return "reported";
    case TimeBasis::joined_month:
      return "joined-month";
    case TimeBasis::relative:
      return "relative";
    case TimeBasis::interpolated:
      return "interpolated";
    case TimeBasis::assumed:
      return "assumed";
  }
  return "assumed";
}

std::string_view name_of(PostKind kind) {
  switch (kind) {
    case PostKind::original:
      return "original";
    case PostKind::repost:
      return "repost";
    case PostKind::quote:
      return "quote";
    case PostKind::reply:
      return "reply";
  }
  return "original";
}

void write_time(JsonWriter& json, std::string_view key, const std::optional<TimeInterval>& time) {
  if (!time) return;
  json.key(key).begin_object();
  json.member("earliest", iso_time(time->earliest)).member("latest", iso_time(time->latest)).member("basis", name_of(time->basis));
  json.end_object();
}

// Nothing where it was not stated; likewise below.
void write_text(JsonWriter& json, std::string_view name, const OptionalText& text) {
  if (text) json.member(name, text->view());
}

void write_count(JsonWriter& json, std::string_view name, const OptionalCount& count) {
  if (count) json.member(name, *count);
}

}  // namespace

void append_account(std::string& out, const Account& account) {
  JsonWriter json(out);
  json.begin_object().member("type", "account").member("platform", name_of(account.platform)).member("id", account.id);
  json.member("handle", account.handle);
  write_text(json, "name", account.name);
  write_text(json, "bio", account.bio);
  write_text(json, "location", account.location);
  write_time(json, "created", account.created);
  write_count(json, "followers", account.followers);
  write_count(json, "following", account.following);
  write_count(json, "posts_total", account.posts_total);
  json.member("verified", account.verified).member("protected", account.is_protected);
  write_text(json, "label", account.label);
  write_text(json, "about_country", account.about_country);
  json.member("handle_changes", account.handle_changes);
  json.end_object().newline();
}

void append_post(std::string& out, const Post& post) {
  JsonWriter json(out);
  json.begin_object().member("type", "post").member("platform", name_of(post.platform)).member("id", post.id);
  if (!post.author_id.empty()) json.member("author_id", post.author_id);
  write_time(json, "time", post.time);
  json.member("text", post.text);
  write_text(json, "lang", post.lang);
  json.member("kind", name_of(post.kind));
  write_text(json, "repost_of", post.repost_of);
  write_text(json, "quote_of", post.quote_of);
  write_text(json, "reply_to", post.reply_to);
  write_count(json, "views", post.views);
  if (!post.marks.empty()) {
    json.key("marks").begin_array();
    for (const std::string_view mark : post.marks) json.value(mark);
    json.end_array();
  }
  json.end_object().newline();
}

}  // namespace persona_lens
