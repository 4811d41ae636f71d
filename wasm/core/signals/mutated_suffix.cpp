#include "signals/mutated_suffix.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "mutated_suffix";
constexpr Group group = Group::g3_copying;
constexpr double full_weight = 4;
constexpr std::size_t min_others = 2;

struct Ending {
  TextIndex::AuthorNumber author;
  TailUse use;
};

// Posts with one stem that end in nonces, by author, then text and age.
using Endings = std::vector<Ending>;

// Of the cluster's texts with this stem; nonces never repeat, so that each is another ending.
Endings endings_of(const TextIndex& index, TextIndex::ClusterNumber cluster, std::uint32_t stem) {
  Endings endings;
  for (const auto text : index.texts_of_cluster(cluster)) {
    if (index.stem_of(text) != stem) continue;
    for (const auto author : index.authors_of(text)) {
      for (const Post* post : index.posts_with(text, author)) {
        if (const auto use = index.tails().nonce_of(*post)) endings.push_back({author, *use});
      }
    }
  }
  compact_sort(endings, [&](const Ending& a, const Ending& b) { return index.author_before(a.author, b.author); });
  return endings;
}

std::size_t authors_in(const Endings& endings) {
  std::set<TextIndex::AuthorNumber> authors;
  for (const Ending& ending : endings) authors.insert(ending.author);
  return authors.size();
}

bool looks_drawn(const Endings& endings) {
  const auto odd = std::ranges::count_if(endings, [](const Ending& ending) {
    const Tail& tail = ending.use.tail;
    return tail.kind == TailKind::symbols || tail.kind == TailKind::mixed || is_hard_to_pronounce(tail.word);
  });
  return 4 * static_cast<std::size_t>(odd) >= endings.size();
}

// The stems that more than one author has with endings, most authors first, then the older.
struct Found {
  std::vector<Endings> stems;
  std::size_t others_max = 0;
  std::size_t tails = 0;
};

using StemKey = std::pair<TextIndex::ClusterNumber, std::uint32_t>;

// The older cluster first.
struct OlderStem {
  const TextIndex* index;
  bool operator()(const StemKey& a, const StemKey& b) const {
    return a.first == b.first ? a.second < b.second : index->before(a.first, b.first);
  }
};

Found measure(std::vector<Endings> stems) {
  std::erase_if(stems, [](const Endings& endings) { return authors_in(endings) < 2 || !looks_drawn(endings); });
  compact_sort(stems, [](const Endings& a, const Endings& b) { return authors_in(a) > authors_in(b); });
  Found found;
  for (const Endings& endings : stems) found.tails += endings.size();
  if (!stems.empty()) found.others_max = authors_in(stems.front()) - 1;
  found.stems = std::move(stems);
  return found;
}

SignalResult result_of(const Found& found) {
  SignalResult result = evaluated(id, group);
  const double weight = found.others_max >= min_others ? full_weight : 0;
  result.decibans = {weight, weight};
  result.observed = {observed_number("others_max", static_cast<std::uint64_t>(found.others_max)),
                     observed_number("distinct_stems", static_cast<std::uint64_t>(found.stems.size())),
                     observed_number("distinct_tails", static_cast<std::uint64_t>(found.tails))};
  return result;
}

void add_evidence(const TextIndex& index, const Found& found, const AccountKey* but, SignalResult& result) {
  std::set<AccountKey> accounts;
  for (const Endings& endings : found.stems) {
    for (const Ending& ending : endings) {
      const AccountKey& author = index.author(ending.author);
      if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(ending.use.post->id);
      if (accounts.size() < max_evidence_accounts && (but == nullptr || author != *but)) accounts.insert(author);
    }
  }
  result.evidence_accounts.assign(accounts.begin(), accounts.end());
}

}  // namespace

SignalResult mutated_suffix(const SignalContext& context, const AccountKey& account) {
  const TextIndex& index = context.texts;
  if (index.failed()) return not_evaluated(id, group, "text_engine_failed");
  const auto self = index.number_of(account);
  if (!self || index.texts_of(account).empty()) return not_evaluated(id, group, "no_eligible_texts");
  if (!index.others_have_texts(account)) return not_evaluated(id, group, "nothing_to_compare");
  std::set<StemKey, OlderStem> keys(OlderStem{&index});
  for (const auto text : index.texts_of(account)) {
    for (const Post* post : index.posts_with(text, *self)) {
      if (index.tails().nonce_of(*post)) keys.emplace(index.cluster_of(text), index.stem_of(text));
    }
  }
  std::vector<Endings> stems;
  stems.reserve(keys.size());
  for (const auto& [cluster, stem] : keys) stems.push_back(endings_of(index, cluster, stem));
  const Found found = measure(std::move(stems));
  SignalResult result = result_of(found);
  add_evidence(index, found, &account, result);
  return result;
}

SignalResult mutated_suffix_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  const TextIndex& index = context.texts;
  if (index.failed()) return not_evaluated(id, group, "text_engine_failed");
  std::map<StemKey, Endings, OlderStem> by_stem(OlderStem{&index});
  std::size_t with_text = 0;
  for (const AccountKey& member : candidates.members) {
    const auto number = index.number_of(member);
    if (!number) continue;
    ++with_text;
    for (const auto text : index.texts_of(member)) {
      for (const Post* post : index.posts_with(text, *number)) {
        const auto use = index.tails().nonce_of(*post);
        if (use) by_stem[{index.cluster_of(text), index.stem_of(text)}].push_back({*number, *use});
      }
    }
  }
  if (with_text < 2) return not_evaluated(id, group, "too_few_members_with_text");
  std::vector<Endings> stems;
  stems.reserve(by_stem.size());
  for (auto& [key, endings] : by_stem) stems.push_back(std::move(endings));
  const Found found = measure(std::move(stems));
  std::set<TextIndex::AuthorNumber> sharing;
  for (const Endings& endings : found.stems) {
    for (const Ending& ending : endings) sharing.insert(ending.author);
  }
  SignalResult result = result_of(found);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(candidates.members.size())));
  result.observed.push_back(observed_number("members_sharing", static_cast<std::uint64_t>(sharing.size())));
  add_evidence(index, found, nullptr, result);
  return result;
}

}  // namespace persona_lens
