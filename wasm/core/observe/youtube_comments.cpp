// Comments and chat messages: what the collector makes of them, and what it joins to them at the end.
#include <algorithm>
#include <utility>

#include "observe/youtube_collector.h"
#include "observe/youtube_token.h"

namespace persona_lens {
namespace {

PendingPost comment_post(std::string_view id, const ThingFacts& facts) {
  PendingPost pending;
  pending.is_comment = true;
  pending.post.platform = Platform::youtube;
  pending.post.id = std::string(id);
  pending.post.kind = PostKind::reply;
  if (const RichText* text = facts.find(Field::text)) {
    pending.post.text = text->text;
    pending.post.links = links_of(*text);
  }
  pending.relative = cut_text(facts.text(Field::time), most_line_bytes);
  return pending;
}

}  // namespace

void YoutubeCollector::take_comment(const ThingFacts& facts, bool of_2023) {
  const std::string_view id = facts.text(Field::id);
  if (!is_post_id(id) || facts.find(Field::text) == nullptr) {
    if (!id.empty()) notice("invalid_value", "a comment without an id or a text that can be used was left out");
    return;
  }
  PendingPost pending = comment_post(id, facts);
  std::string author(facts.text(Field::author_id));
  const RichText* endpoint = facts.find(Field::endpoint);
  if (author.empty() && endpoint != nullptr && !endpoint->endpoints.empty()) author = std::string(endpoint->endpoints.front().browse_id);
  if (is_channel_id(author)) {
    Account account = channel_account(author);
    set_name_or_handle(account, facts.text(Field::author_name));
    if (endpoint != nullptr && !endpoint->endpoints.empty()) set_handle(account, endpoint->endpoints.front().base_url);
    account.verified = verification_of(facts);
    out_.add(std::move(account));
    pending.post.author_id = author;
  }
  if (facts.is_true(Field::creator)) pending.post.marks.emplace_back("creator");
  if (!facts.text(Field::member).empty()) pending.post.marks.emplace_back("member");
  pending.toolbar = std::string(facts.text(Field::key));
  if (of_2023) {
    if (facts.is_true(Field::heart)) pending.post.marks.emplace_back("hearted");
    if (facts.find(Field::pinned) != nullptr) pinned_.emplace(id);
    for (const Fact& fact : facts.all()) {
      if (fact.field != Field::time || fact.value.endpoints.empty()) continue;
      if (is_video_id(fact.value.endpoints.front().video_id)) video_of_.emplace(id, fact.value.endpoints.front().video_id);
    }
    if (facts.find(Field::pinned) == nullptr) add_entry(id, true);
  }
  add_post(std::move(pending));
}

void YoutubeCollector::take_comment_place(const ThingFacts& facts) {
  const std::string_view id = facts.text(Field::id);
  if (!is_post_id(id)) return;
  if (facts.text(Field::pinned).empty()) {
    add_entry(id, true);
  } else {
    pinned_.emplace(id);
  }
}

void YoutubeCollector::take_chat_message(const ThingFacts& facts) {
  const std::string id = [&] {
    std::string text = percent_decoded(facts.text(Field::id));
    while (text.ends_with('=')) text.pop_back();
    return text;
  }();
  const std::string_view author = facts.text(Field::author_id);
  if (!is_post_id(id) || !is_channel_id(author)) {
    notice("invalid_value", "a chat message without an id or an author that can be used was left out");
    return;
  }
  Account account = channel_account(author);
  set_name_or_handle(account, facts.text(Field::author_name));
  PendingPost pending = comment_post(id, facts);
  pending.post.author_id = std::string(author);
  if (facts.find(Field::member) != nullptr) pending.post.marks.emplace_back("member");
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::badge && fact.value.text == "OWNER") pending.post.marks.emplace_back("creator");
    if (fact.field == Field::badge && fact.value.text == "VERIFIED") account.verified = true;
  }
  out_.add(std::move(account));
  const auto micros = whole_number(facts.text(Field::moment));
  if (micros && is_plausible_second(*micros / 1'000'000)) {
    const auto time = static_cast<TimeMs>(*micros / 1000);
    pending.post.time = TimeInterval{time, time, TimeBasis::reported};
  }
  if (!pending.post.text.empty()) add_post(std::move(pending));
}

void YoutubeCollector::take_surface(const ThingFacts& facts) {
  for (const Fact& fact : facts.all()) {
    for (const Endpoint& endpoint : fact.value.endpoints) {
      const std::string comment = parameter_of(endpoint.page_url, "lc");
      if (is_post_id(comment) && is_video_id(endpoint.video_id)) video_of_.emplace(comment, endpoint.video_id);
    }
  }
}

// The one video that the response's comments belong to, "" where it is not one.
std::string YoutubeCollector::video_of_comments() const {
  std::string only = videos_named_.size() == 1 ? videos_named_.front() : std::string();
  for (const auto& [comment, video] : video_of_) {
    if (only.empty()) only = video;
    if (only != video) return {};
  }
  return only;
}

void YoutubeCollector::join_comments() {
  const std::string only_video = video_of_comments();
  for (PendingPost& pending : posts) {
    if (!pending.is_comment) continue;
    Post& post = pending.post;
    const auto named = video_of_.find(post.id);
    const std::string video = named == video_of_.end() ? only_video : named->second;
    const std::size_t dot = post.id.find('.');
    if (dot != std::string::npos && dot > 0) {
      post.reply_to = post.id.substr(0, dot);
    } else if (!video.empty()) {
      post.reply_to = video;
    }
    if (post.reply_to) {
      if (const PendingPost* parent = find(*post.reply_to); parent != nullptr && !parent->post.author_id.empty()) {
        post.reply_to_author = parent->post.author_id;
      }
    }
    // A moment of the video itself is no link.
    post.links.remove("https://www.youtube.com/watch?v=" + video);
    if (hearted_.contains(pending.toolbar)) post.marks.emplace_back("hearted");
    if (pinned_.contains(post.id)) post.marks.emplace_back("pinned");
  }
}

}  // namespace persona_lens
