#include "signals/template_leak.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "signals/phrase_uses.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"
#include "text/template_traces.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "template_leak";
constexpr Group evidence_group = Group::g3_copying;
constexpr double leak_decibans = 6;

struct Leaks {
  std::size_t looked_at = 0;
  std::vector<const Post*> posts;
  std::vector<AccountKey> leaking;
  std::size_t shared = 0;
};

bool speaks_of_programming(const AccountBook& book, const AccountKey& key) {
  const Account* account = book.find(key);
  return account != nullptr && account->bio && is_talk_about_traces(*account->bio);
}

// Whether other accounts posted the whole text as well.
bool is_shared(const TextIndex& index, const AccountKey& account, const Post* post) {
  const auto author = index.number_of(account);
  return author && std::ranges::any_of(index.texts_of(account), [&](TextIndex::TextNumber text) {
           if (index.authors_of(text).size() < 2) return false;
           const auto posts = index.posts_with(text, *author);
           return std::ranges::find(posts, post) != posts.end();
         });
}

void look_at(const SignalContext& context, const AccountKey& account, Leaks& leaks) {
  const bool programmer = speaks_of_programming(context.book, account);
  std::vector<const Post*> found;
  std::size_t of_account = 0;
  for (const Post* post : context.book.posts_by(account)) {
    if (post->kind == PostKind::repost || post->text.empty()) continue;
    if (of_account == max_phrase_posts || leaks.looked_at == max_phrase_group_posts) break;
    ++of_account;
    ++leaks.looked_at;
    if (!programmer && has_template_trace(post->text)) found.push_back(post);
  }
  if (found.empty()) return;
  leaks.leaking.push_back(account);
  for (const Post* post : found) {
    // For counting only: an account full of leaks need not be compared to the last.
    if (leaks.posts.size() < max_evidence_posts && is_shared(context.texts, account, post)) ++leaks.shared;
    leaks.posts.push_back(post);
  }
}

SignalResult found_in(const SignalContext& context, std::span<const AccountKey> accounts, bool of_group) {
  Leaks leaks;
  for (const AccountKey& account : accounts) look_at(context, account, leaks);
  if (leaks.looked_at == 0) return not_evaluated(id, evidence_group, "no_own_texts");

  SignalResult result = evaluated(id, evidence_group);
  const bool enough = !of_group || (leaks.leaking.size() >= 2 && 3 * leaks.leaking.size() >= accounts.size());
  if (!leaks.posts.empty() && enough) result.decibans = {leak_decibans, leak_decibans};
  result.observed = {observed_number("leaks", static_cast<std::uint64_t>(leaks.posts.size())),
                     observed_number("leaks_shared_by_others", static_cast<std::uint64_t>(leaks.shared)),
                     observed_number("posts", static_cast<std::uint64_t>(leaks.looked_at))};
  for (const Post* post : leaks.posts) {
    if (result.evidence_posts.size() == max_evidence_posts) break;
    result.evidence_posts.push_back(post->id);
  }
  if (!of_group) return result;
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(accounts.size())));
  result.observed.push_back(observed_number("members_leaking", static_cast<std::uint64_t>(leaks.leaking.size())));
  if (leaks.leaking.size() > max_evidence_accounts) leaks.leaking.resize(max_evidence_accounts);
  result.evidence_accounts = std::move(leaks.leaking);
  return result;
}

}  // namespace

SignalResult template_leak(const SignalContext& context, const AccountKey& account) { return found_in(context, {&account, 1}, false); }

SignalResult template_leak_of_group(const SignalContext& context, const CandidateGroup& group) {
  return found_in(context, group.members, true);
}

}  // namespace persona_lens
