// persona-lens: the core on the command line, and the newsroom's bulk tool.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "files.h"
#include "options.h"

namespace {

persona_lens::TimeMs now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

int main(int argc, char** argv) {
  using persona_lens::cli::Command;
  using persona_lens::cli::Options;
  using persona_lens::cli::print;
  const std::vector<std::string_view> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const auto parsed = persona_lens::cli::parse_options(arguments, now());
  if (const auto* error = std::get_if<persona_lens::cli::UsageError>(&parsed)) {
    persona_lens::cli::tell("", "", error->message + ". " + std::string(persona_lens::cli::usage_line()));
    return 2;
  }
  const Options& options = *std::get_if<Options>(&parsed);
  switch (options.command) {
    case Command::observe:
      return persona_lens::cli::observe_command(options);
    case Command::assess:
    case Command::groups:
    case Command::explain:
      return persona_lens::cli::assess_command(options);
    case Command::pack_check:
      return persona_lens::cli::pack_check_command(options);
    case Command::pack_new:
      return persona_lens::cli::pack_new_command(options);
    case Command::pack_fingerprint:
      return persona_lens::cli::pack_fingerprint_command(options);
    case Command::version:
      return print("persona-lens " PERSONA_LENS_VERSION "\n") ? 0 : 1;
    case Command::help:
      return print(persona_lens::cli::help_text()) ? 0 : 1;
  }
  return 2;
}
