// Videos and channels: what the collector makes of them, and what it joins to them at the end.
#include <algorithm>
#include <array>
#include <utility>

#include "observe/localised_count.h"
#include "observe/reported_time.h"
#include "observe/youtube_collector.h"
#include "observe/youtube_token.h"

namespace persona_lens {
namespace {

constexpr std::size_t most_rows = 8;  // of details

PendingPost video_post(std::string_view id, std::string_view title) {
  PendingPost pending;
  pending.post.platform = Platform::youtube;
  pending.post.id = std::string(id);
  pending.post.text = std::string(title);
  return pending;
}

// A Short's parameters name its channel: field 23 (recordings of January and June 2026).
std::string channel_of_short(std::string_view parameters) {
  const auto bytes = base64_decoded(percent_decoded(parameters));
  if (!bytes) return {};
  constexpr std::string_view field = "\xBA\x01\x18";
  const std::size_t at = bytes->find(field);
  if (at == std::string::npos) return {};
  const std::string_view id = std::string_view(*bytes).substr(at + field.size(), 24);
  return is_channel_id(id) ? std::string(id) : std::string();
}

}  // namespace

void YoutubeCollector::take_video(const ThingFacts& facts) {
  std::string id(facts.text(Field::id));
  if (id.empty()) {
    if (const RichText* endpoint = facts.find(Field::endpoint); endpoint != nullptr && !endpoint->endpoints.empty()) {
      id = std::string(endpoint->endpoints.front().video_id);
    }
  }
  if (!is_video_id(id) || facts.text(Field::text).empty()) return;
  PendingPost pending = video_post(id, facts.text(Field::text));
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::author) take_author(fact.value, pending);
  }
  if (!pending.post.author_id.empty() && verification_of(facts).value_or(false)) {
    Account account = channel_account(pending.post.author_id);
    account.verified = true;
    out_.add(std::move(account));
  }
  pending.relative = cut_text(facts.text(Field::time), most_line_bytes);
  pending.post.views = views_of(facts);
  if (const std::string_view text = facts.text(Field::details); !text.empty() && text.size() <= most_line_bytes) {
    const Details details = read_details(split_details(text));
    if (pending.relative.empty()) pending.relative = details.relative;
    if (!pending.post.views) pending.post.views = details.views;
  }
  add_entry(id, false);
  add_post(std::move(pending));
}

void YoutubeCollector::take_lockup(const ThingFacts& facts) {
  const std::string_view id = facts.text(Field::id);
  const std::string_view kind = facts.text(Field::kind);
  const bool is_video = kind.empty() || kind.find("VIDEO") != std::string_view::npos || kind.find("SHORT") != std::string_view::npos;
  if (!is_video || !is_video_id(id) || facts.text(Field::text).empty()) return;
  PendingPost pending = video_post(id, facts.text(Field::text));

  std::array<std::vector<const RichText*>, most_rows> rows;
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::part && fact.row < rows.size() && fact.value.text.size() <= most_line_bytes)
      rows[fact.row].push_back(&fact.value);
  }
  std::size_t time_row = rows.size();
  for (std::size_t row = 0; row < rows.size() && time_row == rows.size(); ++row) {
    std::vector<std::string> parts;
    for (const RichText* part : rows[row]) parts.push_back(part->text);
    const Details details = read_details(parts);
    if (details.relative.empty()) continue;
    time_row = row;
    pending.relative = details.relative;
    if (!is_live(facts)) pending.post.views = details.views;
  }
  // The name stands above the row of views and time; the picture, or the name itself, leads to the channel.
  const RichText* name = time_row > 0 && !rows.front().empty() ? rows.front().front() : nullptr;
  if (name != nullptr) take_author(*name, pending);
  const RichText* endpoint = facts.find(Field::endpoint);
  if (pending.post.author_id.empty() && endpoint != nullptr && !endpoint->endpoints.empty()) {
    RichText author;
    author.endpoints = endpoint->endpoints;
    if (name != nullptr) author.text = name->text;
    take_author(author, pending);
  }
  add_entry(id, false);
  add_post(std::move(pending));
}

void YoutubeCollector::take_short(const ThingFacts& facts) {
  const RichText* endpoint = facts.find(Field::endpoint);
  if (endpoint == nullptr || endpoint->endpoints.empty() || facts.text(Field::text).empty()) return;
  const Endpoint& leads_to = endpoint->endpoints.front();
  if (!is_video_id(leads_to.video_id)) return;
  PendingPost pending = video_post(leads_to.video_id, facts.text(Field::text));
  pending.post.author_id = channel_of_short(leads_to.reel_parameters);
  pending.post.views = views_of(facts);
  add_entry(leads_to.video_id, false);
  add_post(std::move(pending));
}

void YoutubeCollector::take_watched(const ThingFacts& facts) {
  if (facts.text(Field::text).empty()) return;
  PendingPost pending = video_post("", facts.text(Field::text));
  pending.relative = cut_text(facts.text(Field::time), most_line_bytes);
  pending.printed = cut_text(facts.text(Field::date), most_line_bytes);
  pending.post.views = views_of(facts);
  watched_ = std::move(pending);
}

void YoutubeCollector::take_player(const ThingFacts& facts) {
  const std::string_view own_id = facts.text(Field::id);
  if (is_video_id(own_id)) player_id_ = std::string(own_id);
  if (player_id_.empty() || facts.text(Field::text).empty()) return;
  PendingPost pending = video_post(player_id_, facts.text(Field::text));
  if (const std::string_view author = facts.text(Field::author_id); is_channel_id(author)) {
    Account account = channel_account(author);
    set_name_or_handle(account, facts.text(Field::author_name));
    set_handle(account, facts.text(Field::url));
    out_.add(std::move(account));
    pending.post.author_id = std::string(author);
  }
  if (!facts.is_true(Field::live) && !facts.is_true(Field::upcoming)) pending.post.views = least_count(facts.text(Field::views));
  if (const std::string_view moment = facts.text(Field::moment); !moment.empty()) {
    pending.post.time = parse_reported_time(moment);
    // A day of the platform's, in a zone that is not said.
    constexpr std::size_t day_only = 10;
    if (pending.post.time && moment.size() == day_only) {
      const TimeInterval utc = *pending.post.time;
      pending.post.time = TimeInterval{utc.earliest - 14 * ms_per_hour, utc.latest + 12 * ms_per_hour, utc.basis};
    }
  }
  add_post(std::move(pending));
}

void YoutubeCollector::take_owner(const ThingFacts& facts) {
  const RichText* title = facts.find(Field::author);
  if (title == nullptr) return;
  PendingPost owned;
  take_author(*title, owned);
  watched_owner_ = owned.post.author_id;
  if (watched_owner_.empty()) return;
  Account account = channel_account(watched_owner_);
  account.followers = least_count(facts.text(Field::subscribers));
  account.verified = verification_of(facts);
  out_.add(std::move(account));
}

void YoutubeCollector::take_channel(Thing thing, const ThingFacts& facts) {
  const std::string_view id = facts.text(Field::id);
  if (!is_channel_id(id)) return;
  Account account = make_channel(id, facts, dates_);
  found_anything = true;
  if (thing == Thing::channel_page) page_ = account;
  if (thing == Thing::channel_header && !account.name && account.handle.empty()) {
    gone_.emplace_back(id);
    return;
  }
  out_.add(std::move(account));
}

void YoutubeCollector::take_page_header(const ThingFacts& facts) {
  Account account = channel_account("");
  std::vector<const Fact*> parts;
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::author_name) set_name_or_handle(account, fact.value.text);
    if (fact.field == Field::part && fact.value.text.starts_with('@')) set_name_or_handle(account, fact.value.text);
    if (fact.field == Field::part && !fact.value.text.starts_with('@')) parts.push_back(&fact);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto videos = names_videos(parts[i]->value.text) ? most_videos(parts[i]->value.text) : std::nullopt;
    if (!videos) continue;
    account.posts_total = videos;
    // Subscribers stand before the videos in one row.
    if (i == 1 && parts[0]->row == parts[1]->row) account.followers = least_count(parts[0]->value.text);
    break;
  }
  header_ = std::move(account);
}

void YoutubeCollector::take_author(const RichText& text, PendingPost& pending) {
  std::vector<const Endpoint*> channels;
  for (const Endpoint& endpoint : text.endpoints) {
    const auto is_same = [&](const Endpoint* known) { return known->browse_id == endpoint.browse_id; };
    if (is_channel_id(endpoint.browse_id) && std::ranges::none_of(channels, is_same)) channels.push_back(&endpoint);
  }
  for (const Endpoint* endpoint : channels) {
    Account account = channel_account(endpoint->browse_id);
    if (channels.size() == 1) set_name_or_handle(account, text.text);
    set_handle(account, endpoint->base_url);
    if (channels.size() > 1) {
      set_name_or_handle(account, endpoint->name);
      const std::size_t at = endpoint->details.find('@');
      if (at != std::string_view::npos) set_name_or_handle(account, endpoint->details.substr(at));
    }
    if (account.name || !account.handle.empty()) out_.add(std::move(account));
  }
  if (channels.size() == 1 && pending.post.author_id.empty()) pending.post.author_id = std::string(channels.front()->browse_id);
  pending.of_several = pending.of_several || channels.size() > 1;
}

void YoutubeCollector::join() {
  join_header();
  join_watched();
  join_comments();
  join_lists();
}

// A half-loaded answer has places of comments without their content.
void YoutubeCollector::join_lists() {
  std::size_t missing = 0;
  for (YoutubeList& list : lists) {
    const std::size_t before = list.ids.size();
    std::erase_if(list.ids, [&](const std::string& id) { return find(id) == nullptr; });
    if (list.ids.size() == before) continue;
    missing += before - list.ids.size();
    list.has_unknown = true;
  }
  if (missing > 0) notice("content_missing", std::to_string(missing) + " entries of lists have no content in this answer");
}

void YoutubeCollector::join_header() {
  if (page_ && header_) {
    Account whole = *header_;
    whole.id = page_->id;
    out_.add(std::move(whole));
  }
  for (const std::string& id : gone_) {
    if (alerts_.empty()) continue;
    out_.add_unavailable({Platform::youtube, id});
    notice("user_unavailable", "YouTube calls this channel unavailable: " + alerts_.front());
  }
  if (gone_.empty()) {
    for (const std::string& alert : alerts_) notice("platform_error", "YouTube answered: " + alert);
  }
  if (!dates_.unread.empty()) notice("unknown_date", "a date of joining could not be read: " + dates_.unread);
}

void YoutubeCollector::join_watched() {
  if (!watched_ || watched_id_.empty()) return;
  watched_->post.id = watched_id_;
  watched_->post.author_id = watched_owner_;
  add_post(std::move(*watched_));
  watched_.reset();
}

}  // namespace persona_lens
