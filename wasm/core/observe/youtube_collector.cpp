#include "observe/youtube_collector.h"

#include <algorithm>
#include <utility>

#include "observe/youtube_token.h"

namespace persona_lens {
namespace {

constexpr std::size_t no_list = static_cast<std::size_t>(-1);
// More than any response has.
constexpr std::size_t most_lists = 200;
constexpr std::size_t most_entries = 20'000;
constexpr std::size_t most_videos_named = 100;

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

void YoutubeCollector::unknown() {
  if (YoutubeList* list = open_list()) list->has_unknown = true;
}

void YoutubeCollector::take_other(Thing thing, const ThingFacts& facts) {
  switch (thing) {
    case Thing::list:
    case Thing::reloaded_list:
    case Thing::appended_list:
    case Thing::aside:
      return end_list(facts);
    case Thing::tab:
      return end_tab(facts);
    case Thing::sort_menu:
      return take_sort_menu(facts);
    case Thing::chip:
      if (YoutubeList* list = open_list()) list->chips.push_back(facts.is_true(Field::selected));
      return;
    case Thing::more:
      return take_continuation(facts);
    case Thing::watched_video_id:
      if (is_video_id(facts.text(Field::id))) watched_id_ = std::string(facts.text(Field::id));
      return;
    case Thing::watched_owner:
      return take_owner(facts);
    case Thing::comment_surface:
      return take_surface(facts);
    case Thing::comment_toolbar:
      if (facts.text(Field::heart) == "TOOLBAR_HEART_STATE_HEARTED") hearted_.emplace(facts.text(Field::key));
      return;
    case Thing::update:
      if (const auto second = whole_number(facts.text(Field::clock)); second && is_plausible_second(*second)) {
        clock = static_cast<TimeMs>(*second) * ms_per_second;
      }
      return;
    default:
      return take_message(thing, facts);
  }
}

// What YouTube itself has to say.
void YoutubeCollector::take_message(Thing thing, const ThingFacts& facts) {
  const std::string kind = cut_text(facts.text(Field::kind), 60);
  const std::string reason = cut_text(facts.text(Field::reason), most_line_bytes);
  if (thing == Thing::alert) {
    found_anything = true;
    if (kind == "ERROR") alerts_.push_back(reason);
  } else if (thing == Thing::playability) {
    if (!kind.empty() && kind != "OK") notice("video_unavailable", "YouTube does not play this video (" + kind + "): " + reason);
  } else if (thing == Thing::error) {
    found_anything = true;
    notice("platform_error", "YouTube answered with an error " + kind + ": " + reason);
  }
}

void YoutubeCollector::end_list(const ThingFacts& facts) {
  if (YoutubeList* list = open_list()) list->target = std::string(facts.text(Field::target));
  if (!scopes_.empty()) scopes_.pop_back();
}

void YoutubeCollector::end_tab(const ThingFacts& facts) {
  const RichText* endpoint = facts.find(Field::endpoint);
  const bool has_address = endpoint != nullptr && !endpoint->endpoints.empty();
  const std::string address(has_address ? endpoint->endpoints.front().page_url : std::string_view());
  for (std::size_t i = tab_starts_.back(); i < lists.size(); ++i) lists[i].tab = address;
  tab_starts_.pop_back();
}

void YoutubeCollector::take_sort_menu(const ThingFacts& facts) {
  std::size_t index = 0;
  for (const Fact& fact : facts.all()) {
    if (fact.field != Field::selected) continue;
    if (fact.value.text == "true") comment_sort = index;
    ++index;
  }
}

void YoutubeCollector::take_continuation(const ThingFacts& facts) {
  const std::string_view token = facts.text(Field::token);
  if (YoutubeList* list = open_list()) list->token = std::string(token);
  auto video = video_of_comment_token(token);
  if (!video || videos_named_.size() >= most_videos_named) return;
  if (std::ranges::find(videos_named_, *video) == videos_named_.end()) videos_named_.push_back(std::move(*video));
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
    known->of_several = known->of_several || pending.of_several;
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

}  // namespace persona_lens
