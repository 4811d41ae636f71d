// Where an account's own posts use the phrases or published texts of a signature: what known_phrase, published_text, calque, commercial and
// quoting count.
//
// Own posts are originals, replies and the account's own words above a quoted post; reposts are somebody else's. A phrase with dates is
// compared with posts only that were certainly written within them. Where phrases of one kind stand inside each other, the longest counts.
// Phrases with one normal form are one phrase.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "signals/parameters.h"
#include "signals/signal.h"

namespace persona_lens {

// The newest of an account; and of a group, over all its members.
inline constexpr std::size_t max_phrase_posts = 2'000;
inline constexpr std::size_t max_phrase_group_posts = 20'000;

// One phrase in one post.
struct PhraseUse {
  const Post* post = nullptr;
  std::uint32_t phrase = 0;
  std::size_t user = 0;  // place in the list of accounts asked about
  bool quoted = false;   // everywhere in the post (text/quoting.h)
};

struct PhraseUses {
  std::string_view why_not;     // set where nothing could be looked for: no_parameters, no_own_texts, text_engine_failed
  std::vector<PhraseUse> uses;  // by account, the newest post first
  std::size_t posts = 0;        // compared
  std::size_t left_out = 0;     // older ones beyond the caps
};

PhraseUses find_phrase_uses(const SignalContext& context, std::span<const AccountKey> accounts, PhraseKind kind);

// The same for published texts (text/fingerprints.h): PhraseUse::phrase is the place of the text in the parameters, for texts that repeat
// another the place of the first.
PhraseUses find_published_uses(const SignalContext& context, std::span<const AccountKey> accounts);

// What is counted of them.
struct PhraseTally {
  std::size_t phrases = 0;         // distinct, used in the account's own words
  std::size_t found = 0;           // distinct, quoted ones included
  std::size_t quoted = 0;          // distinct, found in quotations only
  std::size_t posts = 0;           // with a phrase in the account's own words
  std::vector<std::size_t> users;  // accounts with such a post: places in the list
  std::vector<const Post*> evidence;
};

PhraseTally tally(const PhraseUses& uses);
// A group's phrases: only those that two members use in their own words, and none unless a third of the members use any. One member's
// words say nothing about a crowd.
PhraseTally tally_of_group(const PhraseUses& uses, std::size_t members);

void add_evidence(SignalResult& result, const PhraseTally& tally, std::span<const AccountKey> accounts, bool of_group);
// "posts" and, where older posts were left out, "posts_left_out".
void add_post_counts(SignalResult& result, const PhraseUses& uses);

}  // namespace persona_lens
