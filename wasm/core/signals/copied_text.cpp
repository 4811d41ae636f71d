#include "signals/copied_text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "signals/result_parts.h"
#include "signals/text_index.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "copied_text";
constexpr Group group = Group::g3_copying;

struct Copied {
  TextIndex::TextNumber text;
  std::size_t others;
};

// Most shared first, then the older text.
void sort_by_sharing(std::vector<Copied>& copied) {
  std::ranges::stable_sort(copied, [](const Copied& a, const Copied& b) { return a.others > b.others; });
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

void observe(SignalResult& result, const std::vector<Copied>& copied, std::size_t eligible) {
  result.decibans = weight_of(copied);
  result.observed = {observed_number("k_others_max", static_cast<std::uint64_t>(copied.empty() ? 0 : copied.front().others)),
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
  const auto texts = index.texts_of(account);
  if (texts.empty()) return not_evaluated(id, group, "no_eligible_texts");
  if (!index.others_have_texts(account)) return not_evaluated(id, group, "nothing_to_compare");

  std::vector<Copied> copied;
  for (const auto text : texts) {
    const std::size_t others = index.authors_of(text).size() - 1;
    if (others > 0) copied.push_back({text, others});
  }
  sort_by_sharing(copied);

  SignalResult result = evaluated(id, group);
  observe(result, copied, texts.size());
  for (const Copied& shared : copied) {
    for (const auto author : index.authors_of(shared.text)) {
      if (index.author(author) == account) add_posts(result, index.posts_with(shared.text, author));
    }
    if (result.evidence_posts.size() >= max_evidence_posts) break;
  }
  if (copied.empty()) return result;
  for (const auto author : index.authors_of(copied.front().text)) {
    if (index.author(author) == account) continue;
    if (result.evidence_accounts.size() >= max_evidence_accounts) break;
    result.evidence_accounts.push_back(index.author(author));
    add_posts(result, index.posts_with(copied.front().text, author).first(1));
  }
  return result;
}

SignalResult copied_text_of_group(const SignalContext& context, std::span<const AccountKey> members) {
  const TextIndex& index = context.texts;
  if (index.failed()) return not_evaluated(id, group, "text_engine_failed");
  std::map<TextIndex::TextNumber, std::vector<const AccountKey*>> members_by_text;
  std::size_t with_text = 0;
  for (const AccountKey& member : members) {
    const auto texts = index.texts_of(member);
    if (!texts.empty()) ++with_text;
    for (const auto text : texts) members_by_text[text].push_back(&member);
  }
  if (with_text < 2) return not_evaluated(id, group, "too_few_members_with_text");

  std::vector<Copied> copied;
  std::vector<AccountKey> sharing;
  for (const auto& [text, posters] : members_by_text) {
    if (posters.size() < 2) continue;
    copied.push_back({text, posters.size() - 1});
    for (const AccountKey* poster : posters) sharing.push_back(*poster);
  }
  sort_by_sharing(copied);
  std::ranges::sort(sharing);
  const auto repeated = std::ranges::unique(sharing);
  sharing.erase(repeated.begin(), repeated.end());

  SignalResult result = evaluated(id, group);
  observe(result, copied, members_by_text.size());
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(members.size())));
  result.observed.push_back(observed_number("members_sharing", static_cast<std::uint64_t>(sharing.size())));
  for (const Copied& shared : copied) {
    for (const auto author : index.authors_of(shared.text)) {
      if (std::ranges::binary_search(sharing, index.author(author))) add_posts(result, index.posts_with(shared.text, author));
      if (result.evidence_posts.size() >= max_evidence_posts) break;
    }
    if (result.evidence_posts.size() >= max_evidence_posts) break;
  }
  if (sharing.size() > max_evidence_accounts) sharing.resize(max_evidence_accounts);
  result.evidence_accounts = std::move(sharing);
  return result;
}

}  // namespace persona_lens
