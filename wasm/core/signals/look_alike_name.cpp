#include "signals/look_alike_name.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "signals/name_index.h"
#include "signals/overt_label.h"
#include "signals/parameters.h"
#include "signals/result_parts.h"
#include "signals/word_lists.h"
#include "text/look_alike.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "look_alike_name";
constexpr Group group = Group::g7_persona;

constexpr std::size_t least_equal = 6;
constexpr std::size_t least_distant = 10;
constexpr double look_alike_decibans = 6;

// A protected name or handle by its skeleton.
struct Model {
  const ProtectedName* name;
  std::u32string skeleton;
};

// Whether the organisation's own account on the platform could be told: the handles are those of X, and only channels' ids begin with "UC".
bool is_known_on(const ProtectedName& name, Platform platform) {
  const auto is_channel = [](const std::string& known) { return known.starts_with("UC"); };
  if (platform == Platform::youtube) return std::ranges::any_of(name.ids, is_channel);
  return !name.handles.empty() || !std::ranges::all_of(name.ids, is_channel);
}

std::vector<Model> models_of(const SignalParameters& parameters, Platform platform) {
  std::vector<Model> models;
  for (const ProtectedName& name : parameters.protected_names) {
    if (!is_known_on(name, platform)) continue;
    std::vector<std::string_view> spellings{name.name};
    spellings.insert(spellings.end(), name.handles.begin(), name.handles.end());
    for (const std::string_view spelling : spellings) {
      auto skeleton = look_alike_skeleton(spelling);
      if (skeleton && skeleton->size() >= least_equal) models.push_back({&name, std::move(skeleton).value()});
    }
  }
  return models;
}

bool is_same_handle(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_the_real_one(const ProtectedName& name, const Account& account) {
  if (std::ranges::find(name.ids, account.id.view()) != name.ids.end()) return true;
  if (account.platform != Platform::x) return false;
  return std::ranges::any_of(name.handles, [&](const std::string& handle) { return is_same_handle(handle, account.handle); });
}

bool pays_homage(const Account& account) {
  // The parts of a handle stand apart: "Example_Parody".
  std::string handle = account.handle;
  std::ranges::replace(handle, '_', ' ');
  for (const std::string& text : {account.name.value_or(std::string()), account.bio.value_or(std::string()), handle}) {
    if (says_one_of(homage_words(), normal_name(text))) return true;
  }
  return account.label == "parody" || account.label == "fan" || account.label == "commentary";
}

struct Likeness {
  double similarity = 0;
  const ProtectedName* name = nullptr;
};

// How much the skeleton looks like the model; 0 where it does not.
double similarity_of(const std::u32string& skeleton, const std::u32string& model) {
  if (skeleton == model) return 1;
  const std::size_t longer = std::max(skeleton.size(), model.size());
  if (model.size() < least_distant || longer - std::min(skeleton.size(), model.size()) > 1) return 0;
  return edit_distance(skeleton, model) > 1 ? 0 : 1 - 1 / static_cast<double>(model.size());
}

// nullopt: ICU failed.
std::optional<Likeness> likeness_of(const SignalContext& context, const std::vector<Model>& models, const Account& account) {
  Likeness closest;
  if (is_overt(context, account)) return closest;
  std::vector<std::u32string> skeletons;
  for (const std::string& spelling : {account.name.value_or(std::string()), std::string(account.handle)}) {
    auto skeleton = look_alike_skeleton(spelling);
    if (skeleton) {
      if (!skeleton->empty()) skeletons.push_back(std::move(skeleton).value());
    } else if (skeleton.error().code == ErrorCode::internal) {
      return std::nullopt;
    }
  }
  for (const Model& model : models) {
    for (const std::u32string& skeleton : skeletons) {
      const double similarity = similarity_of(skeleton, model.skeleton);
      if (similarity > closest.similarity && !is_the_real_one(*model.name, account)) closest = {similarity, model.name};
    }
  }
  if (closest.name != nullptr && pays_homage(account)) return Likeness{};
  return closest;
}

void observe(SignalResult& result, const Likeness& closest) {
  result.observed = {observed_number("similarity", closest.similarity)};
  if (closest.name == nullptr) return;
  result.observed.push_back({"protected", closest.name->name, std::nullopt});
  result.decibans = {look_alike_decibans, look_alike_decibans};
}

}  // namespace

SignalResult look_alike_name(const SignalContext& context, const AccountKey& key) {
  if (context.parameters == nullptr) return not_evaluated(id, group, "no_parameters");
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  const std::vector<Model> models = models_of(*context.parameters, key.platform);
  if (models.empty()) return not_evaluated(id, group, "no_parameters");
  const auto closest = likeness_of(context, models, *account);
  if (!closest) return not_evaluated(id, group, "text_engine_failed");
  SignalResult result = evaluated(id, group);
  observe(result, *closest);
  return result;
}

SignalResult look_alike_name_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  if (context.parameters == nullptr) return not_evaluated(id, group, "no_parameters");
  if (candidates.members.empty()) return not_evaluated(id, group, "account_unknown");
  const std::vector<Model> models = models_of(*context.parameters, candidates.members.front().platform);
  if (models.empty()) return not_evaluated(id, group, "no_parameters");
  SignalResult result = evaluated(id, group);
  Likeness closest;
  bool known = false;
  std::uint64_t imitating = 0;
  for (const AccountKey& member : candidates.members) {
    const Account* account = context.book.find(member);
    if (account == nullptr) continue;
    known = true;
    const auto likeness = likeness_of(context, models, *account);
    if (!likeness) return not_evaluated(id, group, "text_engine_failed");
    if (likeness->name == nullptr) continue;
    ++imitating;
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
    if (likeness->similarity > closest.similarity) closest = *likeness;
  }
  if (!known) return not_evaluated(id, group, "account_unknown");
  observe(result, closest);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(candidates.members.size())));
  result.observed.push_back(observed_number("members_imitating", imitating));
  return result;
}

}  // namespace persona_lens
