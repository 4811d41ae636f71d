#include "options.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/iso_time.h"

namespace persona_lens::cli {
namespace {

struct Parser {
  std::span<const std::string_view> arguments;
  std::size_t next = 0;
  Options options;
  std::optional<UsageError> error;

  bool fail(std::string message) {
    error = UsageError{std::move(message)};
    return false;
  }

  // "--name VALUE" or "--name=VALUE".
  bool value_of(std::string_view argument, std::string_view name, std::string& value) {
    if (argument.size() > name.size()) {
      value = std::string(argument.substr(name.size() + 1));
      return true;
    }
    if (next >= arguments.size()) return fail("option " + std::string(name) + " needs a value");
    value = std::string(arguments[next++]);
    return true;
  }

  static bool names(std::string_view argument, std::string_view name) {
    return argument == name || (argument.starts_with(name) && argument.size() > name.size() && argument[name.size()] == '=');
  }

  bool parse_command() {
    const std::string_view word = arguments[next++];
    if (word == "observe") {
      options.command = Command::observe;
    } else if (word == "assess") {
      options.command = Command::assess;
    } else if (word == "groups") {
      options.command = Command::groups;
    } else if (word == "explain") {
      options.command = Command::explain;
    } else if (word == "pack") {
      const std::string_view what = next < arguments.size() ? arguments[next++] : "";
      if (what == "check") {
        options.command = Command::pack_check;
      } else if (what == "new") {
        options.command = Command::pack_new;
      } else if (what == "fingerprint") {
        options.command = Command::pack_fingerprint;
      } else {
        return fail("what can be done with packs: pack check FILE…, pack new NAME, pack fingerprint FILE");
      }
    } else {
      return fail("there is no command \"" + std::string(word) + "\"");
    }
    return true;
  }

  bool allowed(std::string_view option, std::initializer_list<Command> commands) {
    if (std::ranges::find(commands, options.command) != commands.end()) return true;
    return fail("option " + std::string(option) + " does not belong to this command");
  }

  bool parse_option(std::string_view argument) {
    std::string value;
    if (names(argument, "--site")) {
      if (!allowed("--site", {Command::observe, Command::assess, Command::groups, Command::explain}) ||
          !value_of(argument, "--site", value))
        return false;
      if (value != "x" && value != "youtube") return fail("--site is x or youtube, not \"" + value + "\"");
      options.site = value == "youtube" ? Platform::youtube : Platform::x;
      return true;
    }
    if (names(argument, "--at")) {
      if (!allowed("--at",
                   {Command::observe, Command::assess, Command::groups, Command::explain, Command::pack_check, Command::pack_new}) ||
          !value_of(argument, "--at", value))
        return false;
      const auto time = parse_iso_time(value);
      if (!time) return fail("--at needs an ISO 8601 time such as 2026-11-22T12:00:00Z, not \"" + value + "\"");
      options.at = *time;
      options.read_at = time;
      return true;
    }
    if (names(argument, "--pack")) {
      if (!allowed("--pack", {Command::assess, Command::groups, Command::explain}) || !value_of(argument, "--pack", value)) return false;
      options.packs.push_back(value);
      return true;
    }
    if (names(argument, "--lang")) {
      return allowed("--lang", {Command::assess, Command::groups, Command::explain}) && value_of(argument, "--lang", options.language);
    }
    if (argument == "--each") {
      options.each = true;
      return allowed("--each", {Command::assess, Command::groups});
    }
    return fail("there is no option " + std::string(argument));
  }

  bool parse() {
    if (arguments.empty()) return fail("what is to be done?");
    for (const std::string_view argument : arguments) {
      if (argument == "--") break;
      if (argument == "--help" || argument == "-h" || argument == "--version") {
        options.command = argument == "--version" ? Command::version : Command::help;
        return true;
      }
    }
    if (arguments.front() == "help") return true;
    if (!parse_command()) return false;
    bool only_files = false;
    while (next < arguments.size()) {
      const std::string_view argument = arguments[next++];
      if (only_files || argument == "-" || !argument.starts_with('-')) {
        options.files.emplace_back(argument);
      } else if (argument == "--") {
        only_files = true;
      } else if (!parse_option(argument)) {
        return false;
      }
    }
    if (options.command == Command::explain && !options.files.empty()) {
      options.account = options.files.front();
      options.files.erase(options.files.begin());
    }
    if (options.command == Command::explain && options.account.empty()) return fail("which account? explain ID FILE…");
    if (options.command == Command::pack_new && options.files.size() != 1) return fail("one name is needed: pack new NAME");
    if (options.command == Command::pack_fingerprint && options.files.size() != 1) return fail("one file is needed: pack fingerprint FILE");
    if (options.files.empty()) return fail("which files? (\"-\" is standard input)");
    if (std::ranges::count(options.files, "-") > 1) return fail("standard input can be read once only");
    return true;
  }
};

}  // namespace

std::variant<Options, UsageError> parse_options(std::span<const std::string_view> arguments, TimeMs now) {
  Parser parser;
  parser.arguments = arguments;
  parser.options.at = now;
  if (parser.parse()) return parser.options;
  return parser.error.value_or(UsageError{});
}

std::string_view usage_line() {
  return "Usage: persona-lens observe|assess|groups [OPTION]… FILE…   or   persona-lens explain ID [OPTION]… FILE…   or   "
         "persona-lens pack check FILE…   or   persona-lens pack new NAME   or   persona-lens pack fingerprint FILE   (--help)";
}

std::string_view help_text() {
  return R"(persona-lens reads saved responses of X and YouTube and evaluates the accounts in them against cited signatures of influence operations.
It works on files alone: nothing is requested, nothing is sent.

  persona-lens observe [--site x|youtube] [--at TIME] FILE…
      One line of JSON for every distinct account and post of all files together.
  persona-lens assess [--site …] [--at TIME] [--pack FILE]… [--lang TAG] [--each] FILE…
      One line of JSON for every account: what was observed, what it resembles, how strongly, and what could not be checked.
  persona-lens groups [the same options] FILE…
      One line of JSON for every group of accounts that belong together by what they did.
  persona-lens explain ID [--site …] [--at TIME] [--pack FILE]… [--lang TAG] FILE…
      The whole reckoning of one account and of its groups, step by step, as text: every check that was made or could not be made, what was
      observed, weights, sums, what each signature asks for, and the label. ID is the numeric id of X or the channel id of YouTube.
  persona-lens pack check [--at TIME] FILE…
      Validates signature packs, runs their own cases and looks for signatures that are past their date. Says of everything that is wrong
      where it stands and why.
  persona-lens pack new NAME
      Writes NAME.json, a small pack that holds, to begin with. NAME is made of lower-case words joined by "-".
  persona-lens pack fingerprint FILE
      Fingerprints of published texts, for a pack: FILE holds a line of JSON for each, {"row": 2, "text": "…"}. The texts themselves are not
      printed. shared/tools/published_texts.py makes the shipped pack with it.

  FILE         a response of X or YouTube as JSON, or a recording of one; "-" is standard input. Several files are one visit to a page.
  --site SITE  x or youtube; detected by the shape of each file when not given.
  --at TIME    when the files were read and the accounts are assessed, ISO 8601. Give it for results that are the same tomorrow. When not
               given, accounts are assessed as of now, and a time like "4 years ago" counts only in a file that says when it was made.
  --pack FILE  a signature pack besides the shipped ones; one of the same id replaces a shipped one.
  --lang TAG   language of the sentences (BCP 47), English when not given or not there.
  --each       every file is a visit of its own.
  --version    print the version.

Results go to standard output, messages to standard error as "persona-lens: FILE: place: message".
Exit status: 0 when something was read (for pack check: when every pack holds; for explain: when the account is known), 1 when not, 2 when the command line is wrong.
)";
}

}  // namespace persona_lens::cli
