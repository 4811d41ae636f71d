#include "observe/youtube_runs.h"

#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "observe/youtube_token.h"

namespace persona_lens {
namespace {

enum class Shelf { none, videos, shorts, streams };

struct Tab {
  Shelf shelf = Shelf::none;
  std::string channel;
  bool newest_first = false;
};

Shelf shelf_of_address(std::string_view address) {
  address = address.substr(0, address.find('?'));
  if (address.ends_with("/videos")) return Shelf::videos;
  if (address.ends_with("/shorts")) return Shelf::shorts;
  return address.ends_with("/streams") || address.ends_with("/live") ? Shelf::streams : Shelf::none;
}

Shelf shelf_of_token(ChannelToken::Tab tab) {
  switch (tab) {
    case ChannelToken::Tab::videos:
      return Shelf::videos;
    case ChannelToken::Tab::shorts:
      return Shelf::shorts;
    case ChannelToken::Tab::streams:
      return Shelf::streams;
    case ChannelToken::Tab::other:
      break;
  }
  return Shelf::none;
}

// Which channel's tab a list is. The token of what follows names channel, tab and order; the page's address and chips say the same for people.
Tab tab_of(const YoutubeList& list, std::string_view channel_of_page, const YoutubeRequest& request) {
  Tab tab;
  if (list.of_comments) return tab;
  auto token = read_channel_token(list.token);
  if (!token && request.continuation) token = read_channel_token(*request.continuation);
  tab.shelf = shelf_of_address(list.tab);
  if (tab.shelf != Shelf::none) tab.channel = std::string(channel_of_page);
  if (token) {
    if (list.tab.empty()) tab.shelf = shelf_of_token(token->tab);
    if (tab.channel.empty() && tab.shelf != Shelf::none) tab.channel = token->channel_id;
    tab.newest_first = token->order == ChannelToken::Order::latest;
  }
  // Latest, Popular, Oldest.
  if (!list.chips.empty()) tab.newest_first = list.chips.front();
  return tab;
}

std::string_view operation_of(Shelf shelf) {
  return shelf == Shelf::shorts ? "channel_shorts" : shelf == Shelf::streams ? "channel_streams" : "channel_videos";
}

// No entry is certainly newer than the one before it, and at least two are there.
bool keeps_order(const std::vector<std::string>& ids, const ObservationSet& seen) {
  std::optional<TimeInterval> before;
  for (const std::string& id : ids) {
    const Post* post = seen.post(Platform::youtube, id);
    if (post == nullptr || !post->time) continue;
    if (before && post->time->earliest > before->latest) return false;
    before = post->time;
  }
  return ids.size() >= 2;
}

std::optional<Run> run_of(const YoutubeList& list, const YoutubeCollector& collected, std::string_view channel_of_page,
                          const YoutubeRequest& request, const ObservationSet& seen) {
  if (list.ids.empty()) return std::nullopt;
  Run run;
  run.platform = Platform::youtube;
  bool newest_first = false;
  if (list.of_comments) {
    constexpr std::string_view replies = "comment-replies-item-";
    const bool is_replies = list.target.starts_with(replies);
    const Post* first = seen.post(Platform::youtube, list.ids.front());
    run.operation = is_replies ? "comment_replies" : "comments";
    const std::string subject = is_replies ? list.target.substr(replies.size()) : first != nullptr ? first->reply_to.value_or("") : "";
    run.chain = run.operation + ":" + subject;
    constexpr std::size_t newest = 1;
    newest_first = !is_replies && list.is_reload && collected.comment_sort == newest;
  } else {
    const Tab tab = tab_of(list, channel_of_page, request);
    if (tab.shelf == Shelf::none || tab.channel.empty()) return std::nullopt;
    run.operation = std::string(operation_of(tab.shelf));
    run.chain = run.operation + ":" + tab.channel;
    run.subject = AccountKey{Platform::youtube, tab.channel};
    newest_first = tab.newest_first;
  }
  run.post_ids = list.ids;
  run.cursor_bottom = list.token.empty() ? std::nullopt : std::optional(list.token);
  run.reaches_start = !list.is_append;
  run.reaches_end = list.token.empty();
  run.cursor_in = run.reaches_start ? std::optional<std::string>("") : request.continuation;
  run.chronological = newest_first && keeps_order(list.ids, seen);
  run.gapless = !list.has_unknown;
  return run;
}

}  // namespace

std::optional<YoutubeRequest> parse_youtube_request(std::string_view json) {
  constexpr std::size_t most = 256UL * 1024;
  if (json.size() > most) return std::nullopt;
  const simdjson::padded_string padded(json);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(object) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  YoutubeRequest request;
  request.continuation = "";
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != simdjson::SUCCESS) return std::nullopt;
    if (field.escaped_key() != "continuation") continue;
    std::string_view text;
    if (field.value().get_string(true).get(text) == simdjson::SUCCESS) request.continuation = std::string(text);
  }
  return request;
}

void name_authors(YoutubeCollector& collected, std::string_view channel_of_page) {
  for (const YoutubeList& list : collected.lists) {
    const Tab tab = tab_of(list, channel_of_page, {});
    if (tab.shelf == Shelf::none || tab.channel.empty()) continue;
    for (const std::string& id : list.ids) {
      PendingPost* pending = collected.find(id);
      if (pending != nullptr && pending->post.author_id.empty() && !pending->of_several) pending->post.author_id = tab.channel;
    }
  }
}

std::vector<Run> make_runs(const YoutubeCollector& collected, std::string_view channel_of_page, const YoutubeRequest& request,
                           const ObservationSet& seen) {
  std::vector<Run> runs;
  for (const YoutubeList& list : collected.lists) {
    if (auto run = run_of(list, collected, channel_of_page, request, seen)) runs.push_back(std::move(*run));
  }
  return runs;
}

}  // namespace persona_lens
