// persona-lens assess, groups and explain: the files through the engine, with the shipped packs and those given.
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

#include "commands.h"
#include "engine.h"
#include "files.h"
#include "report/json.h"
#include "shipped.h"

namespace persona_lens::cli {
namespace {

// Channel ids of YouTube are 24 characters long and begin with "UC"; ids of X are numbers.
bool is_channel_id(std::string_view id) {
  constexpr std::size_t channel_id_length = 24;
  return id.size() == channel_id_length && id.starts_with("UC");
}

// The shipped packs, then the given ones. A pack that is refused ends the command: its evaluation would silently be missing.
std::optional<Engine> make_engine(const Options& options) {
  EngineOptions engine_options;
  engine_options.language = options.language;
  Engine engine(engine_options);
  const auto load = [&](std::string_view file, std::string_view content) {
    const auto info = engine.load_pack(content);
    if (info) {
      tell(file, info->warnings);
    } else {
      tell(file, info.error());
    }
    return info.has_value();
  };
  for (const shipped::File& pack : shipped::packs()) {
    if (!load(pack.name, pack.content)) return std::nullopt;
  }
  for (const std::string& path : options.packs) {
    const auto content = read_file(path);
    if (!content) {
      tell(path, content.error());
      return std::nullopt;
    }
    if (!load(path, *content)) return std::nullopt;
  }
  return engine;
}

bool ingest(Engine& engine, const Options& options, const std::string& path) {
  const auto content = read_file(path);
  if (!content) {
    tell(path, content.error());
    return false;
  }
  Source source;
  source.platform = options.site.value_or(Platform::x);
  source.any_platform = !options.site;
  source.read_at = options.read_at;
  source.file = path;
  const auto summary = engine.ingest(source, bytes_of(*content));
  if (!summary) {
    tell(path, summary.error());
    return false;
  }
  tell(path, summary->notices);
  return true;
}

bool print_result(const Engine& engine, const Options& options) {
  std::string lines;
  if (options.command == Command::explain) {
    const Platform platform = is_channel_id(options.account) ? Platform::youtube : Platform::x;
    lines = engine.explain(options.at, {.platform = platform, .id = options.account});
    if (lines.empty()) tell("", options.account, "no account with this id was seen with its profile");
    return !lines.empty() && print(lines);
  }
  if (options.command == Command::groups) {
    engine.each_group(options.at, std::numeric_limits<std::size_t>::max(),
                      [&](const GroupAssessment& group) { append_group(lines, group); });
  } else {
    for (const Assessment& assessment : engine.assess(options.at)) append_assessment(lines, assessment);
  }
  return print(lines);
}

}  // namespace

int assess_command(const Options& options) {
  auto engine = make_engine(options);
  if (!engine) return 1;
  bool anything_read = false;
  for (const std::string& path : options.files) {
    const bool read = ingest(*engine, options, path);
    anything_read = anything_read || read;
    if (!options.each || !read) continue;
    if (!print_result(*engine, options)) return 1;
    engine->forget_all();
  }
  if (!options.each && anything_read && !print_result(*engine, options)) return 1;
  return anything_read ? 0 : 1;
}

}  // namespace persona_lens::cli
