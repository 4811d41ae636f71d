#include "signals/name_template.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"
#include "signals/template_index.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "name_template";
constexpr Group group = Group::g2_creation;
constexpr double template_decibans = 3;
constexpr std::size_t min_matching = 8;
constexpr std::size_t min_pairs = 3;
constexpr double rare_share = 0.1;
constexpr TimeMs contemporary = 365 * ms_per_day;
constexpr std::size_t min_contemporaries = 20;
constexpr std::size_t prior_others = 2;
constexpr std::size_t prior_others_of_odd_shapes = 30;

using Members = std::vector<const Account*>;  // with a profile, by key

// The context's index where it has one that fits, or one made for this question.
class Templates {
 public:
  explicit Templates(const SignalContext& context) : index_(context.templates) {
    if (index_ != nullptr && index_->is_current(context.book)) return;
    own_.emplace();
    own_->update(context.book);
    index_ = &*own_;
  }
  const TemplateIndex& operator*() const { return *index_; }

 private:
  std::optional<TemplateIndex> own_;
  const TemplateIndex* index_;
};

// A shape that members share.
struct Shared {
  TemplateIndex::ShapeNumber shape = 0;
  Members members;
  double background = 1;  // the share of other accounts with it, the prior included
};

double with_prior(std::size_t matching, std::size_t others, std::size_t prior) {
  return (static_cast<double>(matching) + 1) / static_cast<double>(others + prior);
}

// Against the other accounts created within a year of these; 1 where too few of those are known.
double share_among_contemporaries(const TemplateIndex& index, const Shared& shared, const Members& members) {
  std::vector<TimeMs> created;
  for (const Account* member : shared.members) {
    if (member->created) created.push_back(member->created->earliest);
  }
  if (created.empty()) return 1;
  compact_sort(created);
  const TimeMs from = created[created.size() / 2] - contemporary;
  const TimeMs to = created[created.size() / 2] + contemporary;
  const auto is_inside = [&](const Account* account) {
    return account->created && account->created->earliest >= from && account->created->latest <= to;
  };
  const auto own = static_cast<std::size_t>(std::ranges::count_if(members, is_inside));
  const auto own_matching = static_cast<std::size_t>(std::ranges::count_if(shared.members, is_inside));
  const std::size_t others = index.accounts_created(members.front()->platform, from, to) - own;
  if (others < min_contemporaries) return 1;
  return with_prior(index.accounts_created_with(shared.shape, from, to) - own_matching, others, prior_others);
}

double background_of(const TemplateIndex& index, const Shared& shared, const Members& members) {
  const ShapeKind kind = index.kind(shared.shape);
  if (kind == ShapeKind::assigned) return share_among_contemporaries(index, shared, members);
  const std::size_t prior = kind == ShapeKind::lengths ? prior_others : prior_others_of_odd_shapes;
  return with_prior(index.accounts_with(shared.shape) - shared.members.size(), index.accounts(members.front()->platform) - members.size(),
                    prior);
}

// Shapes of at least two members; the rarest of the most shared first.
std::vector<Shared> shared_shapes(const TemplateIndex& index, const Members& members) {
  std::map<TemplateIndex::ShapeNumber, Members> found;
  for (const Account* member : members) {
    for (const auto shape : index.shapes_of({member->platform, member->id})) found[shape].push_back(member);
  }
  std::vector<Shared> shapes;
  for (auto& [shape, matching] : found) {
    if (matching.size() < 2) continue;
    Shared shared{.shape = shape, .members = std::move(matching), .background = 1};
    shared.background = background_of(index, shared, members);
    shapes.push_back(std::move(shared));
  }
  compact_sort(shapes, [](const Shared& a, const Shared& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.background < b.background;
  });
  return shapes;
}

bool is_template(const Shared& shared, std::size_t members) {
  return shared.members.size() >= min_matching && 5 * shared.members.size() >= 4 * members && shared.background <= rare_share;
}

bool created_within_an_hour(const Account& a, const Account& b) {
  if (!a.created || !b.created) return false;
  return std::max(a.created->latest, b.created->latest) - std::min(a.created->earliest, b.created->earliest) <= ms_per_hour;
}

// Disjoint pairs, each of neighbours in time among the members whose key is the same.
template <typename KeyOf, typename AreReversed>
void find_pairs(const Members& members, KeyOf&& key_of, AreReversed&& are_reversed, std::set<std::pair<std::string, std::string>>& pairs) {
  std::map<std::string, Members> by_key;
  for (const Account* member : members) {
    if (!member->created) continue;
    std::string key = key_of(*member);
    if (!key.empty()) by_key[std::move(key)].push_back(member);
  }
  for (auto& [key, same] : by_key) {
    compact_sort(same, {}, [](const Account* account) { return account->created->earliest; });
    for (std::size_t i = 0; i + 1 < same.size(); ++i) {
      if (!are_reversed(*same[i], *same[i + 1]) || !created_within_an_hour(*same[i], *same[i + 1])) continue;
      pairs.insert(std::minmax(same[i]->id, same[i + 1]->id));
      ++i;
    }
  }
}

std::set<std::pair<std::string, std::string>> reversed_pairs(const Members& members) {
  std::set<std::pair<std::string, std::string>> pairs;
  find_pairs(
      members, [](const Account& account) { return rotation_key(account.handle); },
      [](const Account& a, const Account& b) { return are_reversed_handles(a.handle, b.handle); }, pairs);
  find_pairs(
      members, [](const Account& account) { return account.name ? word_pair_key(*account.name) : std::string(); },
      [](const Account& a, const Account& b) { return are_reversed_names(*a.name, *b.name); }, pairs);
  return pairs;
}

}  // namespace

SignalResult name_template(const SignalContext&, const AccountKey&) { return not_evaluated(id, group, "groups_only"); }

SignalResult name_template_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const std::set<AccountKey> keys(candidates.members.begin(), candidates.members.end());
  Members members;
  for (const AccountKey& key : keys) {
    if (const Account* account = context.book.find(key)) members.push_back(account);
  }
  if (members.size() < 2 * min_pairs) return not_evaluated(id, group, "too_few_profiles");

  const Templates templates(context);
  const std::vector<Shared> shapes = shared_shapes(*templates, members);
  const auto pairs = reversed_pairs(members);
  const auto templates_found = std::ranges::count_if(shapes, [&](const Shared& shared) { return is_template(shared, keys.size()); });
  // What is shown is what weighs, or else what most members share.
  auto shown = std::ranges::find_if(shapes, [&](const Shared& shared) { return is_template(shared, keys.size()); });
  if (shown == shapes.end()) shown = shapes.begin();

  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("members_matching", static_cast<std::uint64_t>(shapes.empty() ? 0 : shown->members.size())),
                     observed_number("members", static_cast<std::uint64_t>(keys.size())),
                     observed_number("templates", static_cast<std::uint64_t>(templates_found)),
                     observed_number("reversed_pairs", static_cast<std::uint64_t>(pairs.size())),
                     observed_number("background_share", shapes.empty() ? 0.0 : shown->background)};
  std::set<AccountKey> evidence;
  if (templates_found > 0) {
    for (const Account* member : shown->members) evidence.insert({member->platform, member->id});
  }
  if (pairs.size() >= min_pairs) {
    for (const auto& [first, second] : pairs) {
      evidence.insert({members.front()->platform, first});
      evidence.insert({members.front()->platform, second});
    }
  }
  if (!evidence.empty()) result.decibans = {template_decibans, template_decibans};
  for (const AccountKey& key : evidence) {
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(key);
  }
  return result;
}

}  // namespace persona_lens
