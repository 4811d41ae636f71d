#include "signals/copied_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "copied_text";
constexpr Group group = Group::g3_copying;

struct Copied {
  TextIndex::ClusterNumber cluster;
  std::size_t others;
};

// Most shared first, then the older text.
void sort_by_sharing(std::vector<Copied>& copied) {
  compact_sort(copied, [](const Copied& a, const Copied& b) { return a.others > b.others; });
}

// The clusters of the account's texts, oldest first.
std::vector<TextIndex::ClusterNumber> clusters_of(const TextIndex& index, const AccountKey& account) {
  std::vector<TextIndex::ClusterNumber> clusters;
  for (const auto text : index.texts_of(account)) clusters.push_back(index.cluster_of(text));
  compact_sort(clusters, [&](auto a, auto b) { return index.before(a, b); });
  const auto repeated = std::ranges::unique(clusters);
  clusters.erase(repeated.begin(), repeated.end());
  return clusters;
}

// The most others with exactly the same normal form as one of the account's.
std::size_t exact_others(const TextIndex& index, const AccountKey& account) {
  std::size_t most = 0;
  for (const auto text : index.texts_of(account)) most = std::max(most, index.authors_of(text).size() - 1);
  return most;
}

Decibans weight_of(const std::vector<Copied>& copied) {
  if (copied.empty()) return {};
  std::vector<Decibans> weights;
  weights.reserve(copied.size());
  for (const Copied& text : copied) {
    const double weight = copied_text_decibans(text.others);
    weights.push_back({weight, weight});
  }
  return {std::min(copied_text_decibans(copied.front().others), cap_of(group)), combine_group(group, weights).high};
}

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

void observe(SignalResult& result, const std::vector<Copied>& copied, std::size_t exact, std::size_t eligible) {
  result.decibans = weight_of(copied);
  result.observed = {observed_number("k_others_max", static_cast<std::uint64_t>(copied.empty() ? 0 : copied.front().others)),
                     observed_number("exact_others_max", static_cast<std::uint64_t>(exact)),
                     observed_number("distinct_copied_texts", static_cast<std::uint64_t>(copied.size())),
                     observed_number("eligible_texts", static_cast<std::uint64_t>(eligible)),
                     observed_number("copied_share", share(copied.size(), eligible))};
}

void add_posts(SignalResult& result, std::span<const Post* const> posts) {
  for (const Post* post : posts) {
    if (result.evidence_posts.size() >= max_evidence_posts) return;
    result.evidence_posts.push_back(post->id);
  }
}

}  // namespace

double copied_text_decibans(std::size_t others) noexcept {
  if (others == 0) return 0;
  if (others == 1) return 3;
  if (others <= 3) return 9;
  return others <= 9 ? 10.5 : 12;
}

SignalResult copied_text(const SignalContext& context, const AccountKey& account) {
  const TextIndex& index = context.texts;
  if (index.failed()) return not_evaluated(id, group, "text_engine_failed");
  const auto self = index.number_of(account);
  if (!self) return not_evaluated(id, group, "no_eligible_texts");
  if (!index.others_have_texts(account)) return not_evaluated(id, group, "nothing_to_compare");

  const std::vector<TextIndex::ClusterNumber> clusters = clusters_of(index, account);
  std::vector<Copied> copied;
  for (const auto cluster : clusters) {
    const std::size_t others = index.authors_of_cluster(cluster).size() - 1;
    if (others > 0) copied.push_back({cluster, others});
  }
  sort_by_sharing(copied);

  SignalResult result = evaluated(id, group);
  observe(result, copied, exact_others(index, account), clusters.size());
  result.observed.push_back(observed_number("own_copied_share", share(copied.size(), clusters.size())));
  for (const Copied& shared : copied) {
    add_posts(result, index.posts_in_cluster(shared.cluster, *self));
    if (result.evidence_posts.size() >= max_evidence_posts) break;
  }
  if (copied.empty()) return result;
  for (const auto author : index.authors_of_cluster(copied.front().cluster)) {
    if (author == *self) continue;
    if (result.evidence_accounts.size() >= max_evidence_accounts) break;
    result.evidence_accounts.push_back(index.author(author));
    add_posts(result, std::span<const Post* const>(index.posts_in_cluster(copied.front().cluster, author)).first(1));
  }
  return result;
}

namespace {

// What the members share with each other, by cluster.
struct Sharing {
  std::vector<Copied> copied;
  std::vector<TextIndex::AuthorNumber> sharing;  // by key: who shares anything
  std::size_t exact = 0;
  std::size_t eligible = 0;
  std::size_t with_text = 0;
  std::size_t uses = 0;  // texts counted once for each member that has them
  std::size_t copied_uses = 0;
};

void sort_distinct(const TextIndex& index, std::vector<TextIndex::AuthorNumber>& numbers) {
  compact_sort(numbers, [&](auto a, auto b) { return index.author_before(a, b); });
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
}

Sharing sharing_of(const TextIndex& index, std::span<const AccountKey> members) {
  Sharing found;
  const auto older = [&](auto a, auto b) { return index.before(a, b); };
  std::map<TextIndex::ClusterNumber, std::vector<TextIndex::AuthorNumber>, decltype(older)> by_cluster(older);
  std::map<TextIndex::TextNumber, std::size_t> by_text;
  for (const AccountKey& member : members) {
    const auto number = index.number_of(member);
    if (!number) continue;
    ++found.with_text;
    for (const auto text : index.texts_of(member)) ++by_text[text];
    for (const auto cluster : clusters_of(index, member)) by_cluster[cluster].push_back(*number);
  }
  found.eligible = by_cluster.size();
  for (const auto& [text, posters] : by_text) found.exact = std::max(found.exact, posters - 1);
  for (const auto& [cluster, posters] : by_cluster) {
    found.uses += posters.size();
    if (posters.size() < 2) continue;
    found.copied_uses += posters.size();
    found.copied.push_back({cluster, posters.size() - 1});
    found.sharing.insert(found.sharing.end(), posters.begin(), posters.end());
  }
  sort_by_sharing(found.copied);
  sort_distinct(index, found.sharing);
  return found;
}

}  // namespace

SignalResult copied_text_of_group(const SignalContext& context, std::span<const AccountKey> members) {
  const TextIndex& index = context.texts;
  if (index.failed()) return not_evaluated(id, group, "text_engine_failed");
  const Sharing found = sharing_of(index, members);
  if (found.with_text < 2) return not_evaluated(id, group, "too_few_members_with_text");

  SignalResult result = evaluated(id, group);
  observe(result, found.copied, found.exact, found.eligible);
  result.observed.push_back(observed_number("own_copied_share", share(found.copied_uses, found.uses)));
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(members.size())));
  result.observed.push_back(observed_number("members_sharing", static_cast<std::uint64_t>(found.sharing.size())));
  const std::set<TextIndex::AuthorNumber> sharing(found.sharing.begin(), found.sharing.end());
  for (const Copied& shared : found.copied) {
    for (const auto author : index.authors_of_cluster(shared.cluster)) {
      if (result.evidence_posts.size() >= max_evidence_posts) break;
      if (sharing.contains(author)) add_posts(result, index.posts_in_cluster(shared.cluster, author));
    }
    if (result.evidence_posts.size() >= max_evidence_posts) break;
  }
  for (std::size_t i = 0; i < std::min(found.sharing.size(), max_evidence_accounts); ++i) {
    result.evidence_accounts.push_back(index.author(found.sharing[i]));
  }
  return result;
}

}  // namespace persona_lens
