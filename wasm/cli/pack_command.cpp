// persona-lens pack check: does a signature pack hold what it says?
#include "commands.h"
#include "engine.h"
#include "files.h"
#include "text/json_writer.h"

namespace persona_lens::cli {

int pack_command(const Options& options) {
  bool all_hold = true;
  for (const std::string& path : options.files) {
    const auto content = read_file(path);
    if (!content) {
      tell(path, content.error());
      all_hold = false;
      continue;
    }
    Engine engine;
    const auto info = engine.load_pack(*content);
    if (!info) {
      tell(path, info.error());
      all_hold = false;
      continue;
    }
    tell(path, info->warnings);
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("type", "pack").member("id", info->id).member("version", info->version);
    json.member("signatures", info->signatures).member("cases", info->cases).end_object().newline();
    if (!print(line)) return 1;
  }
  return all_hold ? 0 : 1;
}

}  // namespace persona_lens::cli
