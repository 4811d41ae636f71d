#include "observe/x_response.h"

#include <algorithm>
#include <utility>

#include "observe/observation_set.h"
#include "observe/x_timeline.h"
#include "observe/x_walker.h"

namespace persona_lens {
namespace {

TimeMs newest_time(const Observations& seen) {
  TimeMs newest = 0;
  for (const Post& post : seen.posts) {
    if (post.time) newest = std::max(newest, post.time->earliest);
  }
  for (const Account& account : seen.accounts) {
    if (account.created) newest = std::max(newest, account.created->earliest);
  }
  return newest;
}

// v1.1 entries name posts by id only: their authors stand with the posts.
std::vector<Timeline> with_authors(std::vector<Timeline> timelines, const ObservationSet& seen) {
  for (Timeline& timeline : timelines) {
    for (TimelineEntry& entry : timeline.entries) {
      if (entry.kind != TimelineEntry::Kind::post || !entry.author_id.empty()) continue;
      if (const Post* post = seen.post(Platform::x, entry.post_id)) {
        entry.author_id = post->author_id;
      } else {
        entry.kind = TimelineEntry::Kind::unreadable;
      }
    }
  }
  return timelines;
}

Error unknown_shape(const XWalker& walker) {
  if (walker.is_youtube()) {
    return {ErrorCode::unsupported, "this is a response of YouTube, not of X", ""};
  }
  return {ErrorCode::unknown_shape, "valid JSON, but no response of X that is known: no account, no post and no timeline in it", ""};
}

}  // namespace

Result<Observations> read_x_response(const Source& source, std::span<const std::byte> bytes, JsonInput& input) {
  simdjson::ondemand::document document;
  if (auto error = input.open(bytes, document)) return *error;
  ObservationSet seen;
  XWalker walker(seen);
  if (const auto code = walker.walk(document)) return input.error_of(code, document, walker.place());
  if (!walker.is_recognised()) return unknown_shape(walker);

  const auto variables = source.variables ? parse_request_variables(*source.variables) : std::nullopt;
  if (source.variables && !variables) seen.add_notice("invalid_value", "the request's variables are no JSON object", "variables");
  const std::vector<Timeline> timelines = with_authors(walker.timelines(), seen);
  std::vector<Run> runs;
  for (const Timeline& timeline : timelines) {
    if (auto run = make_run(timeline, source.operation, variables)) runs.push_back(std::move(*run));
  }
  auto server_time = server_time_of(timelines, newest_time(seen.observations()), source.http_date, source.read_at);

  Observations result = seen.take();
  result.runs = std::move(runs);
  result.server_time = server_time ? server_time : source.http_date ? source.http_date : source.read_at;
  return result;
}

}  // namespace persona_lens
