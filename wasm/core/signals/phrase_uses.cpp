#include "signals/phrase_uses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "signals/result_parts.h"
#include "text/normalise.h"
#include "text/phrases.h"
#include "text/quoting.h"

namespace persona_lens {
namespace {

bool certainly_within(const Post& post, const Phrase& phrase) {
  if (phrase.valid_from && (!post.time || post.time->earliest < *phrase.valid_from)) return false;
  return !phrase.valid_until || (post.time && post.time->latest <= *phrase.valid_until);
}

bool has_kind(const std::vector<Phrase>& phrases, PhraseKind kind) {
  return std::ranges::any_of(phrases, [&](const Phrase& phrase) { return phrase.kind == kind; });
}

// Looks for phrases of one kind.
struct Search {
  const SignalParameters& parameters;
  PhraseKind kind;
  PhraseUses& result;

  // The matches in `post` that count: of the kind, in time, none inside another.
  [[nodiscard]] std::vector<PhraseMatch> matches_in(const Post& post, std::string_view normal) const {
    std::vector<PhraseMatch> kept;
    std::uint32_t reached = 0;
    for (const PhraseMatch& match : parameters.phrase_index->find(normal)) {
      const Phrase& phrase = parameters.phrases[match.phrase];
      if (phrase.kind != kind || match.end <= reached || !certainly_within(post, phrase)) continue;
      kept.push_back(match);
      reached = match.end;
    }
    return kept;
  }

  void look_at(const Post& post, std::size_t user) const {
    const auto normal = normalise(post.text);
    if (!normal) {
      if (normal.error().code == ErrorCode::internal) result.why_not = "text_engine_failed";
      return;
    }
    ++result.posts;
    const std::vector<PhraseMatch> matches = matches_in(post, normal->text);
    if (matches.empty()) return;
    const QuotingGuard guard(normal->text, post.links);
    std::map<std::uint32_t, bool> quoted;  // by phrase
    for (const PhraseMatch& match : matches) {
      const bool distant = normal->attributed_quotation || guard.distance(match.begin, match.end) != Distance::none;
      const auto [found, is_new] = quoted.try_emplace(parameters.phrase_index->same_as(match.phrase), distant);
      if (!is_new) found->second = found->second && distant;
    }
    for (const auto& [phrase, distant] : quoted) result.uses.push_back({&post, phrase, user, distant});
  }
};

// Distinct phrases by how they are used.
struct Phrases {
  std::set<std::uint32_t> own;
  std::set<std::uint32_t> all;
};

PhraseTally tally_over(const PhraseUses& uses, const Phrases& phrases) {
  PhraseTally result;
  result.phrases = phrases.own.size();
  result.found = phrases.all.size();
  std::set<std::uint32_t> never_quoted_only;
  for (const PhraseUse& use : uses.uses) {
    if (use.quoted) continue;
    never_quoted_only.insert(use.phrase);
    if (!phrases.own.contains(use.phrase)) continue;
    if (result.evidence.empty() || result.evidence.back() != use.post) result.evidence.push_back(use.post);
    if (result.users.empty() || result.users.back() != use.user) result.users.push_back(use.user);
  }
  result.posts = result.evidence.size();
  result.quoted = result.found - never_quoted_only.size();
  return result;
}

}  // namespace

PhraseUses find_phrase_uses(const SignalContext& context, std::span<const AccountKey> accounts, PhraseKind kind) {
  PhraseUses result;
  const SignalParameters* parameters = context.parameters;
  if (parameters == nullptr || parameters->phrase_index == nullptr || !has_kind(parameters->phrases, kind)) {
    result.why_not = "no_parameters";
    return result;
  }
  const Search search{*parameters, kind, result};
  std::size_t looked_at = 0;
  for (std::size_t user = 0; user < accounts.size(); ++user) {
    std::size_t of_account = 0;
    for (const Post* post : context.book.posts_by(accounts[user])) {
      if (post->kind == PostKind::repost || post->text.empty()) continue;
      if (of_account == max_phrase_posts || looked_at == max_phrase_group_posts) {
        ++result.left_out;
        continue;
      }
      ++of_account;
      ++looked_at;
      search.look_at(*post, user);
    }
  }
  if (result.why_not.empty() && result.posts == 0) result.why_not = "no_own_texts";
  return result;
}

PhraseTally tally(const PhraseUses& uses) {
  Phrases phrases;
  for (const PhraseUse& use : uses.uses) {
    phrases.all.insert(use.phrase);
    if (!use.quoted) phrases.own.insert(use.phrase);
  }
  return tally_over(uses, phrases);
}

PhraseTally tally_of_group(const PhraseUses& uses, std::size_t members) {
  Phrases phrases;
  std::map<std::uint32_t, std::set<std::size_t>> users_of;
  std::set<std::size_t> users;
  for (const PhraseUse& use : uses.uses) {
    phrases.all.insert(use.phrase);
    if (use.quoted) continue;
    users_of[use.phrase].insert(use.user);
    users.insert(use.user);
  }
  if (users.size() >= 2 && 3 * users.size() >= members) {
    for (const auto& [phrase, of_phrase] : users_of) {
      if (of_phrase.size() >= 2) phrases.own.insert(phrase);
    }
  }
  return tally_over(uses, phrases);
}

void add_evidence(SignalResult& result, const PhraseTally& tally, std::span<const AccountKey> accounts, bool of_group) {
  for (const Post* post : tally.evidence) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    result.evidence_posts.push_back(post->id);
  }
  if (!of_group) return;
  for (const std::size_t user : tally.users) {
    if (result.evidence_accounts.size() == max_evidence_accounts) break;
    result.evidence_accounts.push_back(accounts[user]);
  }
}

void add_post_counts(SignalResult& result, const PhraseUses& uses) {
  result.observed.push_back(observed_number("posts", static_cast<std::uint64_t>(uses.posts)));
  if (uses.left_out > 0) result.observed.push_back(observed_number("posts_left_out", static_cast<std::uint64_t>(uses.left_out)));
}

}  // namespace persona_lens
