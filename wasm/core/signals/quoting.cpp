#include "signals/quoting.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"
#include "text/quoting.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "quoting";
constexpr double quoting_decibans = -10;
constexpr double quoted_share = 0.5;

struct SharedTexts {
  std::size_t all = 0;
  std::size_t quoted = 0;
};

bool is_quotation(const TextIndex& index, TextIndex::TextNumber text, TextIndex::AuthorNumber author) {
  const std::string normal = index.text(text);
  return std::ranges::all_of(index.posts_with(text, author), [&](const Post* post) {
    const QuotingGuard guard(normal, post->links.texts());
    return guard.links_to_exposure() || guard.attributed_share() >= quoted_share;
  });
}

void count_shared_texts(const TextIndex& index, const AccountKey& account, SharedTexts& counts) {
  const auto author = index.number_of(account);
  if (!author) return;
  for (const TextIndex::TextNumber text : index.texts_of(account)) {
    if (index.authors_of(text).size() < 2) continue;
    ++counts.all;
    if (is_quotation(index, text, *author)) ++counts.quoted;
  }
}

void add_quoting_posts(SignalResult& result, const PhraseUses& uses) {
  for (const PhraseUse& use : uses.uses) {
    if (!use.quoted || result.evidence_posts.size() == max_evidence_posts) continue;
    if (result.evidence_posts.empty() || result.evidence_posts.back() != use.post->id) result.evidence_posts.push_back(use.post->id);
  }
}

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  const PhraseUses phrase_uses = find_phrase_uses(context, accounts, PhraseKind::unique);
  const PhraseUses published_uses = find_published_uses(context, accounts);
  // A signature may have either only; whatever else keeps one from being looked for keeps the other.
  const PhraseUses& compared = phrase_uses.why_not == "no_parameters" ? published_uses : phrase_uses;
  if (!compared.why_not.empty()) return not_evaluated(id, Group::counter, compared.why_not);
  if (context.texts.failed()) return not_evaluated(id, Group::counter, "text_engine_failed");
  const PhraseTally phrases = tally(phrase_uses);
  const PhraseTally published = tally(published_uses);
  const std::size_t found = phrases.found + published.found;
  const std::size_t quoted = phrases.quoted + published.quoted;
  SharedTexts texts;
  for (const AccountKey& account : accounts) count_shared_texts(context.texts, account, texts);

  SignalResult result = evaluated(id, Group::counter);
  const bool any = found + texts.all > 0;
  if (any && quoted == found && texts.quoted == texts.all) result.decibans = {quoting_decibans, quoting_decibans};
  result.observed = {observed_number("quoted_phrases", static_cast<std::uint64_t>(quoted)),
                     observed_number("phrases_found", static_cast<std::uint64_t>(found)),
                     observed_number("quoted_texts", static_cast<std::uint64_t>(texts.quoted)),
                     observed_number("shared_texts", static_cast<std::uint64_t>(texts.all))};
  add_post_counts(result, compared);
  if (of_group) result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
  add_quoting_posts(result, phrase_uses);
  add_quoting_posts(result, published_uses);
  return result;
}

}  // namespace

SignalResult quoting(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }
SignalResult quoting_of_group(const SignalContext& context, const CandidateGroup& group) { return found_in(context, group.members, true); }

}  // namespace persona_lens
