#include "signals/phrase_uses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "signals/result_parts.h"
#include "text/fingerprints.h"
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

// What was found in one post.
struct Found {
  std::uint32_t phrase = 0;
  std::size_t begin = 0;  // bytes in the normal form
  std::size_t end = 0;
};

// Looks for phrases of one kind.
struct PhraseSearch {
  const SignalParameters& parameters;
  PhraseKind kind;

  // The matches in `post` that count: of the kind, in time, none inside another.
  [[nodiscard]] std::vector<Found> operator()(const Post& post, std::string_view normal) const {
    std::vector<Found> kept;
    std::uint32_t reached = 0;
    for (const PhraseMatch& match : parameters.phrase_index->find(normal)) {
      const Phrase& phrase = parameters.phrases[match.phrase];
      if (phrase.kind != kind || match.end <= reached || !certainly_within(post, phrase)) continue;
      kept.push_back({parameters.phrase_index->same_as(match.phrase), match.begin, match.end});
      reached = match.end;
    }
    return kept;
  }
};

// Looks for published texts.
struct PublishedSearch {
  const SignalParameters& parameters;
  std::vector<std::uint32_t> first_of;  // by place, the text that it repeats

  explicit PublishedSearch(const SignalParameters& from) : parameters(from) {
    std::map<std::pair<std::string_view, std::uint32_t>, std::uint32_t> places;  // by list and row
    for (const PublishedText& text : parameters.published_texts) {
      const auto place = static_cast<std::uint32_t>(first_of.size());
      places.try_emplace({text.published_on, text.row}, place);
      const auto first = places.find({text.published_on, text.variant_of});
      first_of.push_back(first == places.end() ? place : first_of[first->second]);
    }
  }

  [[nodiscard]] std::vector<Found> operator()(const Post&, std::string_view normal) const {
    std::vector<Found> found;
    for (const FingerprintMatch& match : parameters.published_index->find(normal)) {
      found.push_back({first_of[match.fingerprint], match.begin, match.end});
    }
    return found;
  }
};

template <typename Search>
void look_at(const Post& post, std::size_t user, const Search& search, PhraseUses& result) {
  const auto normal = normalise(post.text);
  if (!normal) {
    if (normal.error().code == ErrorCode::internal) result.why_not = "text_engine_failed";
    return;
  }
  ++result.posts;
  const std::vector<Found> matches = search(post, normal->text);
  if (matches.empty()) return;
  const QuotingGuard guard(normal->text, post.links.texts());
  std::map<std::uint32_t, bool> quoted;  // by phrase
  for (const Found& match : matches) {
    const bool distant = normal->attributed_quotation || guard.distance(match.begin, match.end) != Distance::none;
    const auto [found, is_new] = quoted.try_emplace(match.phrase, distant);
    if (!is_new) found->second = found->second && distant;
  }
  for (const auto& [phrase, distant] : quoted) result.uses.push_back({&post, phrase, user, distant});
}

template <typename Search>
PhraseUses find_uses(const SignalContext& context, std::span<const AccountKey> accounts, const Search& search) {
  PhraseUses result;
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
      look_at(*post, user, search, result);
    }
  }
  if (result.why_not.empty() && result.posts == 0) result.why_not = "no_own_texts";
  return result;
}

PhraseUses without_parameters() {
  PhraseUses result;
  result.why_not = "no_parameters";
  return result;
}

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
  const SignalParameters* parameters = context.parameters;
  if (parameters == nullptr || parameters->phrase_index == nullptr || !has_kind(parameters->phrases, kind)) return without_parameters();
  return find_uses(context, accounts, PhraseSearch{*parameters, kind});
}

PhraseUses find_published_uses(const SignalContext& context, std::span<const AccountKey> accounts) {
  const SignalParameters* parameters = context.parameters;
  if (parameters == nullptr || parameters->published_index == nullptr) return without_parameters();
  return find_uses(context, accounts, PublishedSearch(*parameters));
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
