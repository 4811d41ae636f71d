#include "observe/youtube_collector.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "observe/localised_count.h"
#include "observe/relative_time.h"
#include "observe/reported_time.h"
#include "observe/youtube_token.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t no_list = static_cast<std::size_t>(-1);
// More than any response has.
constexpr std::size_t most_lists = 200;
constexpr std::size_t most_entries = 20'000;
constexpr std::size_t most_videos_named = 100;
constexpr std::size_t most_time_bytes = 300;
// Plausible clocks: YouTube began in 2005; beyond 2099 nothing is believed.
constexpr std::uint64_t first_second = 1'104'537'600;
constexpr std::uint64_t last_second = 4'102'444'800;
constexpr std::size_t most_rows = 8;  // of details

PendingPost video_post(std::string_view id, std::string_view title) {
  PendingPost pending;
  pending.post.platform = Platform::youtube;
  pending.post.id = std::string(id);
  pending.post.text = std::string(title);
  return pending;
}

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
  pending.relative = cut_text(facts.text(Field::time), most_time_bytes);
  return pending;
}

std::optional<std::uint64_t> digits(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_live(const ThingFacts& facts) {
  return std::ranges::any_of(facts.all(), [](const Fact& fact) {
    return fact.field == Field::live && (fact.value.text == "true" || fact.value.text.find("LIVE") != std::string::npos);
  });
}

Account account_of(std::string_view id) {
  Account account;
  account.platform = Platform::youtube;
  account.id = std::string(id);
  return account;
}

// The verification that the facts print; absent where they are silent.
std::optional<bool> verification(const ThingFacts& facts) {
  std::optional<bool> verified;
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::verified) verified = verified.value_or(false) || fact.value.text == "true";
    if (fact.field == Field::badge && is_verification(fact.value.text)) verified = true;
  }
  return verified;
}

// How often a video was viewed; not how many are watching a live one.
std::optional<std::uint64_t> views_of(const ThingFacts& facts) {
  if (is_live(facts) || !facts.text(Field::upcoming).empty()) return std::nullopt;
  const auto exact = least_count(facts.text(Field::views));
  return exact ? exact : least_count(facts.text(Field::short_views));
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

void YoutubeCollector::begin(Thing thing) {
  const bool is_list = thing == Thing::list || thing == Thing::reloaded_list || thing == Thing::appended_list;
  if (is_list && lists.size() < most_lists) {
    scopes_.push_back(lists.size());
    lists.emplace_back();
    lists.back().is_reload = thing == Thing::reloaded_list;
    lists.back().is_append = thing == Thing::appended_list;
  } else if (is_list || thing == Thing::aside) {
    scopes_.push_back(no_list);
  } else if (thing == Thing::tab) {
    tab_starts_.push_back(lists.size());
  }
}

void YoutubeCollector::end(Thing thing, const ThingFacts& facts) {
  switch (thing) {
    case Thing::comment:
    case Thing::comment_of_2023:
      return take_comment(facts, thing == Thing::comment_of_2023);
    case Thing::comment_place:
      return take_comment_place(facts);
    case Thing::chat_message:
      return take_chat_message(facts);
    case Thing::video:
      return take_video(facts);
    case Thing::lockup:
      return take_lockup(facts);
    case Thing::shorts_lockup:
      return take_short(facts);
    case Thing::watched_video:
      return take_watched(facts);
    case Thing::player_video:
    case Thing::player_microformat:
      return take_player(facts);
    case Thing::channel_page:
    case Thing::channel_header:
    case Thing::about:
    case Thing::about_of_2022:
    case Thing::channel_card:
      return take_channel(thing, facts);
    case Thing::page_header:
      return take_page_header(facts);
    default:
      return take_other(thing, facts);
  }
}

void YoutubeCollector::take_other(Thing thing, const ThingFacts& facts) {
  YoutubeList* list = open_list();
  switch (thing) {
    case Thing::list:
    case Thing::reloaded_list:
    case Thing::appended_list:
      if (list != nullptr) list->target = std::string(facts.text(Field::target));
      [[fallthrough]];
    case Thing::aside:
      if (!scopes_.empty()) scopes_.pop_back();
      break;
    case Thing::tab: {
      const RichText* endpoint = facts.find(Field::endpoint);
      const std::string address =
          endpoint != nullptr && !endpoint->endpoints.empty() ? std::string(endpoint->endpoints.front().page_url) : "";
      for (std::size_t i = tab_starts_.back(); i < lists.size(); ++i) lists[i].tab = address;
      tab_starts_.pop_back();
      break;
    }
    case Thing::sort_menu: {
      std::size_t index = 0;
      for (const Fact& fact : facts.all()) {
        if (fact.field != Field::selected) continue;
        if (fact.value.text == "true") comment_sort = index;
        ++index;
      }
      break;
    }
    case Thing::chip:
      if (list != nullptr) list->chips.push_back(facts.is_true(Field::selected));
      break;
    case Thing::more:
      if (list != nullptr) list->token = std::string(facts.text(Field::token));
      if (auto video = video_of_comment_token(facts.text(Field::token))) {
        if (videos_named_.size() < most_videos_named && std::ranges::find(videos_named_, *video) == videos_named_.end()) {
          videos_named_.push_back(std::move(*video));
        }
      }
      break;
    case Thing::watched_video_id:
      if (is_video_id(facts.text(Field::id))) watched_id_ = std::string(facts.text(Field::id));
      break;
    case Thing::watched_owner:
      if (const RichText* title = facts.find(Field::author)) {
        watched_owner_ = take_author(*title);
        if (!watched_owner_.empty()) {
          Account account = account_of(watched_owner_);
          account.followers = least_count(facts.text(Field::subscribers));
          account.verified = verification(facts);
          out_.add(std::move(account));
        }
      }
      break;
    case Thing::comment_surface:
      for (const Fact& fact : facts.all()) {
        for (const Endpoint& endpoint : fact.value.endpoints) {
          const std::string comment = parameter_of(endpoint.page_url, "lc");
          if (is_post_id(comment) && is_video_id(endpoint.video_id)) video_of_.emplace(comment, endpoint.video_id);
        }
      }
      break;
    case Thing::comment_toolbar:
      if (facts.text(Field::heart) == "TOOLBAR_HEART_STATE_HEARTED") hearts_.emplace(facts.text(Field::key), true);
      break;
    case Thing::update:
      if (const auto seconds = digits(facts.text(Field::clock)); seconds && *seconds > first_second && *seconds < last_second) {
        clock = static_cast<TimeMs>(*seconds) * ms_per_second;
      }
      break;
    case Thing::alert:
      found_anything = true;
      if (facts.text(Field::kind) == "ERROR") alerts_.push_back(cut_text(facts.text(Field::reason), most_time_bytes));
      break;
    case Thing::playability:
      if (const std::string_view status = facts.text(Field::kind); !status.empty() && status != "OK") {
        notice("video_unavailable",
               "YouTube does not play this video (" + cut_text(status, 60) + "): " + cut_text(facts.text(Field::reason), most_time_bytes));
      }
      break;
    case Thing::error:
      found_anything = true;
      notice("platform_error", "YouTube answered with an error " + cut_text(facts.text(Field::kind), 60) + ": " +
                                   cut_text(facts.text(Field::reason), most_time_bytes));
      break;
    default:
      break;
  }
}

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
    Account account = account_of(author);
    set_name_or_handle(account, facts.text(Field::author_name));
    if (endpoint != nullptr && !endpoint->endpoints.empty()) set_handle(account, endpoint->endpoints.front().base_url);
    account.verified = verification(facts);
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
  Account account = account_of(author);
  set_name_or_handle(account, facts.text(Field::author_name));
  PendingPost pending = comment_post(id, facts);
  pending.post.author_id = std::string(author);
  if (facts.find(Field::member) != nullptr) pending.post.marks.emplace_back("member");
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::badge && fact.value.text == "OWNER") pending.post.marks.emplace_back("creator");
    if (fact.field == Field::badge && fact.value.text == "VERIFIED") account.verified = true;
  }
  out_.add(std::move(account));
  const auto micros = digits(facts.text(Field::moment));
  if (micros && *micros / 1'000'000 > first_second && *micros / 1'000'000 < last_second) {
    const auto time = static_cast<TimeMs>(*micros / 1000);
    pending.post.time = TimeInterval{time, time, TimeBasis::reported};
  }
  if (!pending.post.text.empty()) add_post(std::move(pending));
}

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
    if (fact.field == Field::author && pending.post.author_id.empty()) pending.post.author_id = take_author(fact.value);
  }
  if (!pending.post.author_id.empty() && verification(facts).value_or(false)) {
    Account account = account_of(pending.post.author_id);
    account.verified = true;
    out_.add(std::move(account));
  }
  pending.relative = cut_text(facts.text(Field::time), most_time_bytes);
  pending.post.views = views_of(facts);
  if (const std::string_view text = facts.text(Field::details); !text.empty() && text.size() <= most_time_bytes) {
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
    if (fact.field == Field::part && fact.row < rows.size() && fact.value.text.size() <= most_time_bytes)
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
  if (name != nullptr && !name->endpoints.empty()) pending.post.author_id = take_author(*name);
  const RichText* endpoint = facts.find(Field::endpoint);
  if (pending.post.author_id.empty() && endpoint != nullptr && !endpoint->endpoints.empty()) {
    RichText author;
    author.endpoints = endpoint->endpoints;
    if (name != nullptr) author.text = name->text;
    pending.post.author_id = take_author(author);
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
  pending.relative = cut_text(facts.text(Field::time), most_time_bytes);
  pending.printed = cut_text(facts.text(Field::date), most_time_bytes);
  pending.post.views = views_of(facts);
  watched_ = std::move(pending);
}

void YoutubeCollector::take_player(const ThingFacts& facts) {
  const std::string_view own_id = facts.text(Field::id);
  if (is_video_id(own_id)) player_id_ = std::string(own_id);
  if (player_id_.empty() || facts.text(Field::text).empty()) return;
  PendingPost pending = video_post(player_id_, facts.text(Field::text));
  if (const std::string_view author = facts.text(Field::author_id); is_channel_id(author)) {
    Account account = account_of(author);
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
      pending.post.time->earliest -= 14 * ms_per_hour;
      pending.post.time->latest += 12 * ms_per_hour;
    }
  }
  add_post(std::move(pending));
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
  Account account = account_of("");
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

std::string YoutubeCollector::take_author(const RichText& text) {
  std::string id;
  for (const Endpoint& endpoint : text.endpoints) {
    if (!is_channel_id(endpoint.browse_id) || endpoint.browse_id == id) continue;
    if (!id.empty()) return {};  // several channels: which of them posted it is not said
    id = std::string(endpoint.browse_id);
    Account account = account_of(id);
    set_name_or_handle(account, text.text);
    set_handle(account, endpoint.base_url);
    if (account.name || !account.handle.empty()) out_.add(std::move(account));
  }
  return id;
}

void YoutubeCollector::add_entry(std::string_view id, bool of_comments) {
  YoutubeList* list = open_list();
  if (list == nullptr) return;
  if (list->ids.size() >= most_entries) {
    list->has_unknown = true;
    return;
  }
  list->of_comments = list->of_comments || of_comments;
  list->ids.emplace_back(id);
}

YoutubeList* YoutubeCollector::open_list() { return scopes_.empty() || scopes_.back() == no_list ? nullptr : &lists[scopes_.back()]; }

PendingPost* YoutubeCollector::find(std::string_view id) {
  const auto known = index_.find(std::string(id));
  return known == index_.end() ? nullptr : &posts[known->second];
}

// The same video often stands in several places of one response, of which each says something else.
void YoutubeCollector::add_post(PendingPost pending) {
  found_anything = true;
  if (PendingPost* known = find(pending.post.id)) {
    if (known->relative.empty()) known->relative = std::move(pending.relative);
    if (known->printed.empty()) known->printed = std::move(pending.printed);
    if (known->post.author_id.empty()) known->post.author_id = std::move(pending.post.author_id);
    if (!known->post.views || (pending.post.views && *pending.post.views > *known->post.views)) known->post.views = pending.post.views;
    if (!known->post.time) known->post.time = pending.post.time;
    if (known->post.text.size() < pending.post.text.size()) {
      known->post.text = std::move(pending.post.text);
      known->post.links = std::move(pending.post.links);
    }
    return;
  }
  if (posts.size() >= max_observed_posts) {
    if (posts.size() == max_observed_posts) notice("too_many", "more comments and videos than are kept; the rest was left out");
    return;
  }
  index_.emplace(pending.post.id, posts.size());
  posts.push_back(std::move(pending));
}

void YoutubeCollector::join() {
  join_header();
  join_watched();
  join_comments();
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
    std::erase(post.links, "https://www.youtube.com/watch?v=" + video);
    if (hearts_.contains(pending.toolbar)) post.marks.emplace_back("hearted");
    if (pinned_.contains(post.id)) post.marks.emplace_back("pinned");
  }
}

}  // namespace persona_lens
