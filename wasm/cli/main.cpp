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
  using namespace persona_lens::cli;
  const std::vector<std::string_view> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const auto parsed = parse_options(arguments, now());
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    tell("", "", error->message + ". " + std::string(usage_line()));
    return 2;
  }
  const Options& options = *std::get_if<Options>(&parsed);
  switch (options.command) {
    case Command::observe:
      return observe_command(options);
    case Command::assess:
    case Command::groups:
      return assess_command(options);
    case Command::pack_check:
      return pack_command(options);
    case Command::version:
      return print("persona-lens " PERSONA_LENS_VERSION "\n") ? 0 : 1;
    case Command::help:
      return print(help_text()) ? 0 : 1;
  }
  return 2;
}
