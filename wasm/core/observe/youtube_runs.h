// Lists of YouTube as coverage: which entries stood next to each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "observe/youtube_collector.h"

namespace persona_lens {

// What the request said of itself.
struct YoutubeRequest {
  std::optional<std::string> continuation;  // "" where it asked for a first page
};

// Reads the request's body. nullopt when it is no JSON object.
std::optional<YoutubeRequest> parse_youtube_request(std::string_view json);

// Names the channel of the videos in a tab of that channel, where they name none themselves. Before the posts are used.
void name_authors(YoutubeCollector& collected, std::string_view channel_of_page);

// Runs: a channel's tab ("channel_videos", "channel_shorts", "channel_streams", of that channel) and comments ("comments" of a video,
// "comment_replies" of a comment). Chronological where the page says that the newest come first (the first of a tab's orders; the second of
// the comments') and no time contradicts it; a page that says nothing of its order is not. Gapless: every entry of this list is known; a
// channel's other tabs are lists of their own. Call after times are known.
std::vector<Run> make_runs(const YoutubeCollector& collected, std::string_view channel_of_page, const YoutubeRequest& request,
                           const ObservationSet& seen);

}  // namespace persona_lens
