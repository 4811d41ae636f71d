#include "dispatch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <utility>
#include <vector>

#include "packs/json_reader.h"
#include "packs/json_words.h"
#include "report/json.h"
#include "text/json_writer.h"

namespace persona_lens {
namespace {

constexpr JsonLimits header_limits{.max_bytes = 4U * 1024 * 1024, .max_depth = 8};
constexpr std::size_t header_length_bytes = 4;
constexpr std::size_t max_listed = 100'000;  // accounts or posts named in one call
constexpr std::size_t max_id_bytes = 100;
constexpr std::size_t max_word_bytes = 1000;
constexpr std::size_t max_variables_bytes = 256U * 1024;
constexpr double max_time_ms = 8.64e15;  // the range of JavaScript's Date

constexpr std::array<std::pair<std::string_view, Source::Kind>, 3> source_kinds{
    {{"response", Source::Kind::response}, {"page_rows", Source::Kind::page_rows}, {"archive", Source::Kind::archive}}};

struct Call {
  JsonReader& reader;
  JsonObject& header;
  std::span<const std::byte> body;

  [[nodiscard]] std::string_view body_text() const { return {reinterpret_cast<const char*>(body.data()), body.size()}; }
};

// What a call answers: a JSON value to stand under "result", or raw bytes.
struct Answer {
  std::string json;
  bool raw = false;
};

TimeMs read_time(JsonValue value) { return static_cast<TimeMs>(value.number(-max_time_ms, max_time_ms)); }

std::optional<TimeMs> read_optional_time(JsonValue value) {
  if (!value.present()) return std::nullopt;
  return read_time(std::move(value));
}

AccountKey read_key(JsonValue value) {
  JsonObject fields = value.object();
  AccountKey key;
  key.platform = read_word(fields.required("platform"), platform_words, Platform::x);
  key.id = fields.required("id").text(max_id_bytes);
  return key;
}

Source read_source(JsonValue value) {
  Source source;
  JsonObject fields = value.object();
  source.platform = read_word(fields.required("platform"), platform_words, Platform::x);
  source.kind = read_word(fields.required("kind"), source_kinds, Source::Kind::response);
  source.operation = fields.optional("operation").text_or_empty(max_word_bytes);
  if (JsonValue variables = fields.optional("variables"); variables.present())
    source.variables = variables.text_or_empty(max_variables_bytes);
  source.read_at = read_optional_time(fields.optional("read_at"));
  source.http_date = read_optional_time(fields.optional("http_date"));
  source.file = source.operation;
  return source;
}

void write_key(JsonWriter& json, const AccountKey& key) {
  json.member("platform", word_of(platform_words, key.platform)).member("id", key.id);
}

void write_notices(JsonWriter& json, const std::vector<Notice>& notices) {
  json.begin_array();
  for (const Notice& notice : notices) {
    json.begin_object().member("code", notice.code).member("message", notice.message).member("place", notice.place).end_object();
  }
  json.end_array();
}

// A line of NDJSON as a value of its own.
std::string_view without_newline(std::string_view line) { return line.substr(0, line.size() - std::min<std::size_t>(line.size(), 1)); }

// One function a call. Each reads its header, checks that reading went well, and only then touches the engine.

Result<Answer> load_pack(Engine& engine, const Call& call) {
  const Result<PackInfo> info = load_pack_of_call(engine, call.body_text());
  if (!info) return info.error();
  Answer answer;
  JsonWriter json(answer.json);
  json.begin_object().member("id", info->id).member("version", info->version);
  json.member("signatures", info->signatures).member("cases", info->cases).key("warnings");
  write_notices(json, info->warnings);
  json.end_object();
  return answer;
}

Answer words_answer(const WordsInfo& info) {
  Answer answer;
  JsonWriter(answer.json).begin_object().member("language", info.language).member("sentences", info.sentences).end_object();
  return answer;
}

Result<Answer> load_words(Engine& engine, const Call& call) {
  const std::string_view language = call.header.required("language").text(max_id_bytes);
  if (!call.reader.good()) return call.reader.error();
  const Result<WordsInfo> info = engine.load_words(language, call.body_text());
  if (!info) return info.error();
  return words_answer(*info);
}

Result<Answer> load_pack_words(Engine& engine, const Call& call) {
  const Result<WordsInfo> info = engine.load_pack_words(call.body_text());
  if (!info) return info.error();
  return words_answer(*info);
}

Result<Answer> summary_answer(const Engine& engine, const IngestSummary& summary) {
  Answer answer;
  JsonWriter json(answer.json);
  json.begin_object().member("accounts", summary.accounts).member("posts", summary.posts).member("runs", summary.runs);
  json.key("touched").begin_array();
  for (const AccountKey& key : summary.touched) {
    json.begin_object();
    write_key(json, key);
    const Account* account = engine.account(key);
    json.member("handle", account != nullptr ? account->handle.view() : std::string_view()).end_object();
  }
  json.end_array().key("notices");
  write_notices(json, summary.notices);
  json.end_object();
  return answer;
}

Result<Answer> ingest(Engine& engine, const Call& call) {
  const Source source = read_source(call.header.required("source"));
  if (!call.reader.good()) return call.reader.error();
  const Result<IngestSummary> summary = engine.ingest(source, call.body);
  if (!summary) return summary.error();
  return summary_answer(engine, *summary);
}

Result<Answer> assess(Engine& engine, const Call& call) {
  const TimeMs at = read_time(call.header.required("at"));
  std::vector<AccountKey> keys;
  call.header.optional("accounts").each(0, max_listed, [&](JsonValue one) { keys.push_back(read_key(std::move(one))); });
  if (!call.reader.good()) return call.reader.error();
  Answer answer;
  JsonWriter json(answer.json);
  json.begin_array();
  for (const Assessment& assessment : engine.assess(at, keys)) {
    std::string line;
    append_assessment(line, assessment);
    json.raw(without_newline(line));
  }
  json.end_array();
  return answer;
}

// The strongest: more than any panel shows, few enough for a phone's memory.
constexpr std::size_t most_groups = 48;

Result<Answer> groups(Engine& engine, const Call& call) {
  const TimeMs at = read_time(call.header.required("at"));
  if (!call.reader.good()) return call.reader.error();
  Answer answer;
  // Most answers are shorter; a string that doubles would need twice as much in one piece.
  answer.json.reserve(std::size_t{2} * 1024 * 1024);
  JsonWriter json(answer.json);
  json.begin_array();
  engine.each_group(at, most_groups, [&](const GroupAssessment& group) {
    std::string line;
    append_group(line, group);
    json.raw(without_newline(line));
  });
  json.end_array();
  return answer;
}

Result<Answer> authors(Engine& engine, const Call& call) {
  const Platform platform = read_word(call.header.required("platform"), platform_words, Platform::x);
  std::vector<std::string_view> posts;
  call.header.required("posts").each(0, max_listed, [&](JsonValue one) { posts.push_back(one.text(max_id_bytes)); });
  if (!call.reader.good()) return call.reader.error();
  Answer answer;
  JsonWriter json(answer.json);
  json.begin_array();
  for (const std::string_view post : posts) {
    const Account* author = engine.author_of(platform, post);
    if (author == nullptr) continue;
    json.begin_object().member("post", post).key("account").begin_object();
    write_key(json, {.platform = author->platform, .id = author->id});
    json.member("handle", author->handle).end_object().end_object();
  }
  json.end_array();
  return answer;
}

// The newest: a card draws no more, and an account may have tens of thousands.
constexpr std::size_t most_post_times = 400;

Result<Answer> post_times(Engine& engine, const Call& call) {
  const AccountKey key = read_key(call.header.required("account"));
  if (!call.reader.good()) return call.reader.error();
  const std::vector<std::optional<TimeInterval>> all = engine.post_times(key);
  const std::size_t told = std::min(all.size(), most_post_times);
  Answer answer;
  JsonWriter json(answer.json);
  json.begin_object().key("times").begin_array();
  for (const std::optional<TimeInterval>& time : std::span(all).first(told)) {
    if (time) {
      json.begin_array().value(time->earliest).value(time->latest).end_array();
    } else {
      json.null();
    }
  }
  json.end_array().member("left_out", all.size() - told).end_object();
  return answer;
}

Result<Answer> forget(Engine& engine, const Call& call) {
  const AccountKey key = read_key(call.header.required("account"));
  if (!call.reader.good()) return call.reader.error();
  engine.forget(key);
  return Answer{.json = "null"};
}

Result<Answer> forget_all(Engine& engine, const Call&) {
  engine.forget_all();
  return Answer{.json = "null"};
}

Result<Answer> snapshot(Engine& engine, const Call&) {
  std::string bytes = engine.snapshot();
  if (bytes.empty()) return Error{.code = ErrorCode::too_large, .message = "not enough memory for a snapshot", .place = ""};
  return Answer{.json = std::move(bytes), .raw = true};
}

Result<Answer> restore(Engine& engine, const Call& call) {
  const Result<IngestSummary> summary = engine.restore(call.body_text());
  if (!summary) return summary.error();
  return summary_answer(engine, *summary);
}

using Handler = Result<Answer> (*)(Engine&, const Call&);
constexpr std::array<std::pair<std::string_view, Handler>, 12> handlers{{{"load_pack", load_pack},
                                                                         {"load_words", load_words},
                                                                         {"load_pack_words", load_pack_words},
                                                                         {"ingest", ingest},
                                                                         {"assess", assess},
                                                                         {"groups", groups},
                                                                         {"authors", authors},
                                                                         {"post_times", post_times},
                                                                         {"forget", forget},
                                                                         {"forget_all", forget_all},
                                                                         {"snapshot", snapshot},
                                                                         {"restore", restore}}};

Result<Answer> answer_call(Engine& engine, std::span<const std::byte> bytes) {
  if (bytes.size() > max_call_bytes) return Error{.code = ErrorCode::too_large, .message = "the call is too large", .place = ""};
  if (bytes.size() < header_length_bytes) return Error{.code = ErrorCode::invalid_value, .message = "the call has no header", .place = ""};
  std::size_t header_length = 0;
  for (std::size_t i = header_length_bytes; i > 0; --i) header_length = header_length << 8U | std::to_integer<std::size_t>(bytes[i - 1]);
  bytes = bytes.subspan(header_length_bytes);
  if (header_length > bytes.size()) return Error{.code = ErrorCode::invalid_value, .message = "the header is cut short", .place = ""};

  const std::string_view header_text(reinterpret_cast<const char*>(bytes.data()), header_length);
  JsonReader reader;
  JsonObject header = reader.parse(header_text, header_limits).object();
  const std::string_view name = header.required("call").text(max_word_bytes);
  if (!reader.good()) return reader.error();
  const auto handler = std::ranges::find(handlers, name, &std::pair<std::string_view, Handler>::first);
  if (handler == handlers.end()) return Error{.code = ErrorCode::unsupported, .message = "there is no such call", .place = "/call"};
  const Call call{.reader = reader, .header = header, .body = bytes.subspan(header_length)};
  return handler->second(engine, call);
}

}  // namespace

std::string error_answer(ErrorCode code, std::string_view message, std::string_view place) {
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ok", false)
      .key("error")
      .begin_object()
      .member("code", to_string(code))
      .member("message", message)
      .member("place", place)
      .end_object()
      .end_object();
  return out;
}

std::string dispatch(Engine& engine, std::span<const std::byte> call) noexcept {
  try {
    try {
      Result<Answer> answer = answer_call(engine, call);
      if (!answer) return error_answer(answer.error().code, answer.error().message, answer.error().place);
      if (answer->raw) return std::move(answer->json);
      return R"({"ok":true,"result":)" + answer->json + "}";
    } catch (const std::bad_alloc&) {
      return error_answer(ErrorCode::too_large, "not enough memory");
    } catch (const std::exception& defect) {
      return error_answer(ErrorCode::internal, defect.what());
    }
  } catch (...) {
    return {};  // not even memory for an error message; an empty answer is no valid one
  }
}

EngineOptions read_options(std::string_view json) noexcept {
  EngineOptions options;
  try {
    JsonReader reader;
    JsonObject fields = reader.parse(json, header_limits).object();
    const std::string_view language = fields.optional("language").text(max_id_bytes, options.language);
    const std::uint64_t accounts = fields.optional("max_accounts").count(1, 1'000'000, options.max_accounts);
    const std::uint64_t posts = fields.optional("max_posts").count(1, 10'000'000, options.max_posts);
    if (reader.good()) {
      options.language = language;
      options.max_accounts = static_cast<std::size_t>(accounts);
      options.max_posts = static_cast<std::size_t>(posts);
    }
  } catch (...) {
    return {};
  }
  return options;
}

}  // namespace persona_lens
