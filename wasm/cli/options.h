// The command line as data.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model.h"

namespace persona_lens::cli {

enum class Command { observe, assess, groups, explain, pack_check, pack_new, pack_fingerprint, help, version };

struct Options {
  Command command = Command::help;
  std::optional<Platform> site;    // --site; absent: detected by the shape of each file
  TimeMs at = 0;                   // --at, else the clock
  std::optional<TimeMs> read_at;   // --at: when the files were read
  std::string language = "en";     // --lang
  std::vector<std::string> packs;  // --pack
  bool each = false;               // --each: every file is a visit of its own
  std::string account;             // of explain: an id
  std::vector<std::string> files;  // "-" is stdin; of pack new: the new pack's name
};

// What is wrong with a command line, in one sentence.
struct UsageError {
  std::string message;
};

// `arguments`: without the program's name. `now` stands for --at where it is not given.
std::variant<Options, UsageError> parse_options(std::span<const std::string_view> arguments, TimeMs now);

// The text of --help, and the sentence that follows a usage error.
std::string_view help_text();
std::string_view usage_line();

}  // namespace persona_lens::cli
