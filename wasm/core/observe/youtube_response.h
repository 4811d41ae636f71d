// Responses of YouTube: next, browse and their like, the data of a page as it loads, the player's.
#pragma once

#include "model.h"
#include "observe/json_input.h"
#include "result.h"

namespace persona_lens {

// Reads one response, bare or inside a recording of it (recording.h), as one object or an array of parts. Channels become accounts (a handle is
// left empty where the page shows none), comments and videos become posts:
// - a comment is a reply; reply_to is the parent comment, or the video where it stands at the top, where the response names the video;
// - a video's text is its title; views are the lower end where the count is cut ("1.2K");
// - followers are the lower end of the subscribers, posts_total the upper end of the number of videos.
// A time "4 years ago" is worked out from when the response was made: the server's clock in it, else the recording's or the request's date, else
// the reader's clock. Where none is known such a time stays unknown, and a notice says so.
// Errors as observe() says.
Result<Observations> read_youtube_response(const Source& source, std::span<const std::byte> bytes, JsonInput& input);

}  // namespace persona_lens
