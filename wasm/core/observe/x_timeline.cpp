#include "observe/x_timeline.h"

#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "compact_sort.h"
#include "observe/snowflake.h"
#include "observe/x_shapes.h"

namespace persona_lens {
namespace {

using Kind = TimelineEntry::Kind;

// Beyond this a number is no snowflake of our time but X's other numbering (2^63 − 1 minus an id).
constexpr TimeMs latest_clock = 2'208'988'800'000;  // 2040-01-01

std::string_view cursor_of(const Timeline& timeline, std::string_view type) {
  for (const TimelineEntry& entry : timeline.entries) {
    if (entry.kind == Kind::cursor && entry.cursor_type == type) return entry.cursor_value;
  }
  return {};
}

// Content of a timeline in its order. Entries without sortIndex keep their place at the end and spoil the proof.
std::vector<const TimelineEntry*> in_order(const Timeline& timeline) {
  std::vector<const TimelineEntry*> ordered;
  for (const TimelineEntry& entry : timeline.entries) {
    if (entry.kind != Kind::cursor) ordered.push_back(&entry);
  }
  const auto place = [](const TimelineEntry* entry) { return std::pair(entry->sort_index.has_value(), entry->sort_index.value_or(0)); };
  // Equal places keep the order of the array: all entries stand in one vector.
  compact_sort(ordered, [&](const TimelineEntry* a, const TimelineEntry* b) {
    return place(a) == place(b) ? std::less<>()(a, b) : place(a) > place(b);
  });
  return ordered;
}

bool falls_by(std::span<const TimelineEntry* const> ordered, std::uint64_t step) {
  std::optional<std::uint64_t> above;
  for (const TimelineEntry* entry : ordered) {
    const std::optional<std::uint64_t> index = entry->sort_index;
    if (!index || (above && *above - *index != step)) return false;
    above = index;
  }
  return true;
}

bool strictly_fall(std::span<const std::string> post_ids) {
  for (std::size_t i = 1; i < post_ids.size(); ++i) {
    const auto newer = parse_numeric_id(post_ids[i - 1]);
    const auto older = parse_numeric_id(post_ids[i]);
    if (!newer || !older || *newer <= *older) return false;
  }
  return post_ids.size() >= 2;
}

bool can_be_chronological(Order order, const std::optional<RequestVariables>& variables) {
  switch (order) {
    case Order::newest_first:
      return true;
    // Without the request the order of the ids decides alone.
    case Order::newest_first_if_latest:
      return !variables || variables->mode.empty() || variables->mode == "Latest";
    case Order::newest_first_if_recency:
      return variables && variables->mode == "Recency";
    case Order::newest_first_if_unranked:
      return variables && variables->enable_ranking == false;
    case Order::other:
    case Order::no_posts:
      return false;
  }
  return false;
}

// The owner of a user's timeline: from the request, from the object around it, or because all its posts have one author.
std::string owner_of(const Timeline& timeline, const std::optional<RequestVariables>& variables) {
  if (variables && parse_numeric_id(variables->user_id)) return variables->user_id;
  if (parse_numeric_id(timeline.owner_id)) return std::string(timeline.owner_id);
  std::string_view author;
  for (const TimelineEntry& entry : timeline.entries) {
    if (entry.kind != Kind::post) continue;
    if (entry.author_id.empty() || (!author.empty() && author != entry.author_id)) return {};
    author = entry.author_id;
  }
  return std::string(author);
}

std::string chain_of(const Run& run, const std::optional<RequestVariables>& variables) {
  std::string chain = run.operation;
  chain += ':';
  chain += run.subject ? run.subject->id.view() : variables ? std::string_view(variables->subject) : std::string_view();
  if (variables && !variables->mode.empty()) chain += ':' + variables->mode;
  if (variables && variables->enable_ranking) chain += *variables->enable_ranking ? ":ranked" : ":unranked";
  return chain;
}

}  // namespace

std::optional<Run> make_run(const Timeline& timeline, std::string_view operation, const std::optional<RequestVariables>& variables) {
  if (operation.empty()) {
    // People stand where posts could: only posts tell that it is a timeline of posts.
    const auto is_of_posts = [](const TimelineEntry& entry) { return entry.kind <= Kind::module; };
    if (std::ranges::none_of(timeline.entries, is_of_posts)) return std::nullopt;
    operation = operation_at(timeline.path, timeline.scribe_page);
  }
  const Operation* row = find_operation(operation);
  if (operation.empty() || (row != nullptr && row->order == Order::no_posts)) return std::nullopt;

  Run run;
  run.platform = Platform::x;
  run.operation = std::string(operation);
  std::string owner;
  if (row != nullptr && row->of_one_user) {
    owner = owner_of(timeline, variables);
    if (!owner.empty()) run.subject = AccountKey{Platform::x, owner};
  }
  const std::vector<const TimelineEntry*> ordered = in_order(timeline);
  bool all_readable = true;
  for (const TimelineEntry* entry : ordered) {
    if (entry->kind == Kind::unreadable) all_readable = false;
    // Somebody else's post on a user's timeline is a suggestion, however it is marked.
    const bool foreign = !owner.empty() && !entry->author_id.empty() && entry->author_id != owner;
    if (entry->kind == Kind::post && !foreign) run.post_ids.emplace_back(entry->post_id);
  }
  const bool is_ordered_operation = row != nullptr && can_be_chronological(row->order, variables);
  const bool owner_is_known = row == nullptr || !row->of_one_user || !owner.empty();
  run.chronological = is_ordered_operation && owner_is_known && strictly_fall(run.post_ids);
  run.gapless = row != nullptr && all_readable && !timeline.has_unknown_instruction && !ordered.empty() && falls_by(ordered, row->step);
  if (variables) run.cursor_in = variables->cursor;
  run.reaches_start = variables && variables->cursor && variables->cursor->empty();
  if (const std::string_view bottom = cursor_of(timeline, "Bottom"); !bottom.empty()) run.cursor_bottom = std::string(bottom);
  // X ends a timeline with a page of nothing but cursors.
  const bool only_cursors = ordered.empty() && !timeline.entries.empty();
  run.reaches_end = timeline.terminated_at_bottom || only_cursors;
  run.chain = chain_of(run, variables);
  return run;
}

std::optional<TimeMs> server_time_of(std::span<const Timeline> timelines, TimeMs newest_seen, std::optional<TimeMs> http_date,
                                     std::optional<TimeMs> read_at) {
  std::optional<std::uint64_t> highest;
  for (const Timeline& timeline : timelines) {
    for (const TimelineEntry& entry : timeline.entries) {
      if (entry.kind == Kind::cursor || !entry.sort_index) continue;
      if (!highest || *entry.sort_index > *highest) highest = entry.sort_index;
    }
  }
  if (!highest || *highest < first_snowflake_account) return std::nullopt;
  const TimeMs time = snowflake_time(*highest);
  const auto near = [&](std::optional<TimeMs> clock) { return !clock || (time > *clock - ms_per_day && time < *clock + ms_per_day); };
  // A response cannot be older than what it holds; half a minute for clocks that differ.
  if (time < newest_seen - 30 * ms_per_second || time > latest_clock || !near(http_date)) return std::nullopt;
  // The reader's clock may be wrong or stand later than the recording; only a response from its future is refused.
  if (read_at && time > *read_at + ms_per_day) return std::nullopt;
  return time;
}

std::optional<RequestVariables> parse_request_variables(std::string_view json) {
  constexpr std::size_t most = 64UL * 1024;
  if (json.size() > most) return std::nullopt;
  const simdjson::padded_string padded(json);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(object) != simdjson::SUCCESS)
    return std::nullopt;
  RequestVariables variables;
  variables.cursor = "";
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != simdjson::SUCCESS) return std::nullopt;
    const std::string_view key = field.escaped_key();
    simdjson::ondemand::value value = field.value();
    if (key == "enableRanking") {
      bool enabled = false;
      if (value.get_bool().get(enabled) == simdjson::SUCCESS) variables.enable_ranking = enabled;
      continue;
    }
    std::string_view text;
    if (value.get_string(true).get(text) != simdjson::SUCCESS) continue;
    if (key == "userId") {
      variables.user_id = std::string(text);
    } else if (key == "cursor") {
      variables.cursor = std::string(text);
    } else if (key == "product" || key == "rankingMode") {
      variables.mode = std::string(text);
    } else if (key == "rawQuery" || key == "listId" || key == "focalTweetId" || key == "communityId" || key == "screen_name") {
      variables.subject = std::string(text);
    }
  }
  return variables;
}

}  // namespace persona_lens
