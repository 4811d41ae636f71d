#include "signals/mixed_script_name.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signals/result_parts.h"
#include "text/script_runs.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "mixed_script_name";
constexpr Group group = Group::g7_persona;

std::string in_words(const std::vector<Script>& scripts) {
  std::string text;
  for (const Script script : scripts) {
    if (!text.empty()) text += '+';
    text += script_code(script);
  }
  return text;
}

}  // namespace

SignalResult mixed_script_name(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  if (!account->name || account->name->empty()) return not_evaluated(id, group, "name_unknown");
  const std::vector<MixedWord> mixed = mixed_words(*account->name);
  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("mixed_words", static_cast<std::uint64_t>(mixed.size()))};
  if (mixed.empty()) return result;
  result.observed.push_back({"word", mixed.front().word, std::nullopt});
  result.observed.push_back({"scripts", in_words(mixed.front().scripts), std::nullopt});
  return result;
}

}  // namespace persona_lens
