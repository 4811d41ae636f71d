#include "observe/youtube_response.h"

#include <algorithm>
#include <map>
#include <utility>

#include "observe/joined_month.h"
#include "observe/observation_set.h"
#include "observe/recording.h"
#include "observe/relative_time.h"
#include "observe/youtube_collector.h"
#include "observe/youtube_runs.h"
#include "observe/youtube_walker.h"

namespace persona_lens {
namespace {

// Works out when the posts were made, and counts what it could not read.
class Clock {
 public:
  Clock(std::optional<TimeMs> read_at, ObservationSet& out) : read_at_(read_at), out_(out) {}

  void set_time(PendingPost& pending) {
    Post& post = pending.post;
    const auto relative = parsed(pending.relative);
    if (relative && !relative->alone && pending.is_comment) post.marks.emplace_back("edited");
    if (post.time) return;
    if (!pending.printed.empty() && dates_left_ > 0) {
      --dates_left_;
      post.time = parse_printed_date(pending.printed, "");
    }
    if (post.time || pending.relative.empty()) return;
    if (!relative) {
      ++unread_[pending.relative];
    } else if (!read_at_) {
      ++undated_;
    } else {
      post.time = interval_of(*relative, *read_at_);
    }
  }

  void report() {
    constexpr std::size_t most_wordings = 20;
    std::size_t reported = 0;
    for (const auto& [wording, count] : unread_) {
      if (++reported > most_wordings) break;
      out_.add_notice("unknown_time", "a time could not be read (" + std::to_string(count) + "×): " + wording, "");
    }
    if (undated_ > 0) {
      out_.add_notice("reading_time_unknown",
                      std::to_string(undated_) + " times like \"4 years ago\" were left out: it is not known when this was read", "");
    }
  }

 private:
  std::optional<RelativeTime> parsed(const std::string& line) {
    if (line.empty()) return std::nullopt;
    constexpr std::size_t most_kept = 5'000;
    if (const auto known = known_.find(line); known != known_.end()) return known->second;
    const auto time = parse_relative_time(line);
    if (known_.size() < most_kept) known_.emplace(line, time);
    return time;
  }

  std::optional<TimeMs> read_at_;
  ObservationSet& out_;
  std::map<std::string, std::optional<RelativeTime>> known_;
  std::map<std::string, std::size_t> unread_;
  std::size_t undated_ = 0;
  std::size_t dates_left_ = 2'000;
};

void report_unknown_kinds(const YoutubeWalker& walker, ObservationSet& seen) {
  for (const auto& [kind, count] : walker.unknown_kinds()) {
    seen.add_notice("unknown_shape", "\"" + kind + "\" is not known (" + std::to_string(count) + "×) and was not read", "");
  }
}

Result<Observations> read_body(const Source& source, std::span<const std::byte> bytes, JsonInput& input) {
  simdjson::ondemand::document document;
  if (auto error = input.open(bytes, document)) return *error;
  ObservationSet seen;
  YoutubeCollector collected(seen);
  YoutubeWalker walker(collected);
  if (const auto code = walker.walk(document)) return input.error_of(code, document, walker.place());
  if (!walker.is_recognised() && !collected.found_anything) {
    return Error{ErrorCode::unknown_shape,
                 "valid JSON, but no response of YouTube that is known: no channel, no comment and no video in it", ""};
  }
  const auto request = source.variables ? parse_youtube_request(*source.variables) : std::nullopt;
  if (source.variables && !request) seen.add_notice("invalid_value", "the request's body is no JSON object", "variables");

  collected.join();
  const std::string channel = collected.channel_of_page();
  name_authors(collected, channel);
  const std::optional<TimeMs> server_time = collected.clock ? collected.clock : source.http_date ? source.http_date : source.read_at;
  Clock clock(server_time, seen);
  for (PendingPost& pending : collected.posts) {
    clock.set_time(pending);
    seen.add(std::move(pending.post));
  }
  clock.report();
  report_unknown_kinds(walker, seen);

  std::vector<Run> runs = make_runs(collected, channel, request.value_or(YoutubeRequest{}), seen);
  Observations result = seen.take();
  result.runs = std::move(runs);
  result.server_time = server_time;
  return result;
}

}  // namespace

Result<Observations> read_youtube_response(const Source& source, std::span<const std::byte> bytes, JsonInput& input) {
  auto recording = open_recording(bytes, input);
  if (!recording) return read_body(source, without_guard(bytes), input);
  Source inner = source;
  if (recording->date) inner.http_date = recording->date;
  if (!recording->request.empty() && !inner.variables) inner.variables = std::move(recording->request);
  const std::string& body = recording->body;
  return read_body(inner, without_guard(std::as_bytes(std::span(body.data(), body.size()))), input);
}

}  // namespace persona_lens
