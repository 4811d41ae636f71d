// Groups of accounts that posted the same texts.
//
// The accounts of each comparable text that two or more posted; texts whose accounts are mostly the same make one group. Two sets are
// mostly the same where they share more than half of all their members (Jaccard > 0.5); smaller sets join the largest such one, so that
// a chain of overlaps cannot drift away from where it began. Sets are compared only through the members they share, and with a bounded
// number of larger sets each: near-linear in the posts.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "signals/candidate_groups.h"
#include "signals/signal.h"
#include "signals/text_index.h"

namespace persona_lens {
namespace {

// Enough for every page; the largest groups are kept.
constexpr std::size_t max_copy_groups = 1'000;
// How many groups that one account already belongs to are looked at for a further one of its texts.
constexpr std::size_t max_compared_groups = 32;

using Authors = std::vector<TextIndex::AuthorNumber>;  // ascending

struct CopyGroup {
  Authors core;  // the set that began it
  std::set<TextIndex::AuthorNumber> members;
  std::vector<TextIndex::TextNumber> texts;
};

// Sets of authors with all the texts that exactly they share; the largest sets first, then by their members.
std::vector<std::pair<Authors, std::vector<TextIndex::TextNumber>>> sharing_sets(const TextIndex& index) {
  std::map<Authors, std::vector<TextIndex::TextNumber>> texts_by_set;
  for (TextIndex::TextNumber text = 0; text < index.text_count(); ++text) {
    const auto authors = index.authors_of(text);
    if (authors.size() >= 2) texts_by_set[Authors(authors.begin(), authors.end())].push_back(text);
  }
  std::vector<std::pair<Authors, std::vector<TextIndex::TextNumber>>> sets(texts_by_set.begin(), texts_by_set.end());
  std::ranges::stable_sort(sets, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return sets;
}

// The group whose core shares the most members with `authors`, if those are most of both.
std::optional<std::size_t> mostly_the_same(const Authors& authors, const std::vector<CopyGroup>& groups,
                                           const std::unordered_map<TextIndex::AuthorNumber, std::vector<std::size_t>>& groups_of) {
  std::map<std::size_t, std::size_t> common;
  for (const auto author : authors) {
    const auto found = groups_of.find(author);
    if (found == groups_of.end()) continue;
    for (std::size_t i = 0; i < std::min(found->second.size(), max_compared_groups); ++i) ++common[found->second[i]];
  }
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const auto& [group, count] : common) {
    const std::size_t all = groups[group].core.size() + authors.size() - count;
    if (2 * count <= all || count <= most) continue;
    best = group;
    most = count;
  }
  return best;
}

std::vector<CopyGroup> groups_of_texts(const TextIndex& index) {
  std::vector<CopyGroup> groups;
  std::unordered_map<TextIndex::AuthorNumber, std::vector<std::size_t>> groups_of;
  for (auto& [authors, texts] : sharing_sets(index)) {
    if (const auto known = mostly_the_same(authors, groups, groups_of)) {
      CopyGroup& group = groups[*known];
      group.members.insert(authors.begin(), authors.end());
      group.texts.insert(group.texts.end(), texts.begin(), texts.end());
      continue;
    }
    if (groups.size() >= max_copy_groups) continue;
    for (const auto author : authors) groups_of[author].push_back(groups.size());
    std::set<TextIndex::AuthorNumber> members(authors.begin(), authors.end());
    groups.push_back({std::move(authors), std::move(members), std::move(texts)});
  }
  return groups;
}

CandidateGroup candidate_of(const TextIndex& index, const CopyGroup& group) {
  CandidateGroup candidate;
  candidate.kind = "copies";
  for (const auto member : group.members) candidate.members.push_back(index.author(member));
  std::vector<TextIndex::TextNumber> texts = group.texts;
  std::ranges::sort(texts);
  for (const auto text : texts) {
    for (const auto author : index.authors_of(text)) {
      for (const Post* post : index.posts_with(text, author)) candidate.posts.push_back(post->id);
    }
  }
  return candidate;
}

}  // namespace

std::vector<CandidateGroup> copy_groups(const SignalContext& context) {
  std::vector<CandidateGroup> copies;
  for (const CopyGroup& group : groups_of_texts(context.texts)) copies.push_back(candidate_of(context.texts, group));
  std::ranges::stable_sort(copies, [](const CandidateGroup& a, const CandidateGroup& b) {
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
  });
  return copies;
}

}  // namespace persona_lens
