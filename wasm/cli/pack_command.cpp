// persona-lens pack check, pack new and pack fingerprint: does a signature pack hold what it says, one to begin with, and fingerprints of
// published texts for one.
#include <filesystem>
#include <fstream>
#include <system_error>

#include "commands.h"
#include "files.h"
#include "packs/check_pack.h"
#include "packs/published_list.h"
#include "packs/starting_pack.h"
#include "text/json_writer.h"

namespace persona_lens::cli {

int pack_check_command(const Options& options) {
  bool all_hold = true;
  for (const std::string& path : options.files) {
    const auto content = read_file(path);
    if (!content) {
      tell(path, content.error());
      all_hold = false;
      continue;
    }
    const PackCheck check = check_pack(*content, options.at);
    tell(path, check.warnings);
    for (const Error& problem : check.problems) tell(path, problem);
    if (!check.problems.empty()) {
      all_hold = false;
      continue;
    }
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("type", "pack").member("id", check.id).member("version", check.version);
    json.member("signatures", check.signatures).member("cases", check.cases).member("overt_accounts", check.overt_accounts);
    json.end_object().newline();
    if (!print(line)) return 1;
  }
  return all_hold ? 0 : 1;
}

int pack_new_command(const Options& options) {
  std::filesystem::path file(options.files.front());
  if (file.extension() != ".json") file += ".json";
  const std::string id = file.stem().string();
  if (!is_pack_id(id)) {
    tell(options.files.front(), "", "a pack's name is made of lower-case words joined by \"-\", such as my-first-pack");
    return 2;
  }
  std::error_code unknown;
  if (std::filesystem::exists(file, unknown)) {
    tell(file.string(), "", "is there already and is left as it is");
    return 1;
  }
  std::ofstream stream(file, std::ios::binary);
  stream << starting_pack(id, options.at);
  stream.close();
  if (!stream) {
    tell(file.string(), "", "cannot be written");
    return 1;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("type", "pack").member("id", id).member("file", file.string()).end_object().newline();
  return print(line) ? 0 : 1;
}

int pack_fingerprint_command(const Options& options) {
  const std::string& path = options.files.front();
  const auto content = read_file(path);
  if (!content) {
    tell(path, content.error());
    return 1;
  }
  const auto texts = read_published_list(*content);
  if (!texts) {
    tell(path, texts.error());
    return 1;
  }
  std::string lines;
  for (const PublishedText& text : *texts) append_published_text(lines, text);
  return print(lines) ? 0 : 1;
}

}  // namespace persona_lens::cli
