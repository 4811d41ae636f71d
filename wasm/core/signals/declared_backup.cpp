#include "signals/declared_backup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "signals/name_index.h"
#include "signals/result_parts.h"
#include "signals/word_lists.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "declared_backup";
constexpr Group group = Group::counter;

constexpr double declared_decibans = -8;
constexpr std::size_t most_posts = 500;      // the newest
constexpr std::size_t most_bearers = 100;    // a name of more is no sign of anything
constexpr std::size_t longest_post = 2'000;  // bytes: a declaration is short

bool is_handle_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool names_an_account(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at + 1 < text.size() && is_handle_character(text[at + 1])) return true;
  }
  return false;
}

bool names(std::string_view text, std::string_view handle) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const auto end = std::ranges::find_if_not(rest, is_handle_character);
    if (std::ranges::equal(rest.substr(0, static_cast<std::size_t>(end - rest.begin())), handle, {}, lower, lower)) return true;
  }
  return false;
}

bool declares(const std::string& text) { return says_one_of(backup_words(), normal_name(text)); }

const Post* declaring_post(const AccountBook& book, const AccountKey& key) {
  std::size_t looked_at = 0;
  for (const Post* post : book.posts_by(key)) {
    if (++looked_at > most_posts) break;
    if (post->kind == PostKind::repost || post->text.size() > longest_post) continue;
    if (names_an_account(post->text) && declares(post->text)) return post;
  }
  return nullptr;
}

// Another account of the same name that is there and names this one as its backup, or its main account.
const Account* declaring_bearer(const SignalContext& context, const Account& account) {
  if (!account.name || account.handle.empty()) return nullptr;
  const Names shared(context);
  const SharedName* name = shared->find(account.platform, normal_name(*account.name));
  if (name == nullptr || name->bearers.size() > most_bearers) return nullptr;
  for (const Bearer& bearer : name->bearers) {
    const Account* other = context.book.find(bearer.account);
    if (other == nullptr || other->id == account.id || !other->bio || context.book.gone_since(bearer.account)) continue;
    if (names(*other->bio, account.handle) && declares(*other->bio)) return other;
  }
  return nullptr;
}

}  // namespace

SignalResult declared_backup(const SignalContext& context, const AccountKey& key) {
  const Account* account = context.book.find(key);
  if (account == nullptr) return not_evaluated(id, group, "account_unknown");
  SignalResult result = evaluated(id, group);
  bool declared = declares(account->name.value_or(std::string())) || declares(account->bio.value_or(std::string()));
  if (!declared) {
    if (const Post* post = declaring_post(context.book, key)) {
      result.evidence_posts.push_back(post->id);
      declared = true;
    } else if (const Account* other = declaring_bearer(context, *account)) {
      result.evidence_accounts.push_back({other->platform, other->id});
      declared = true;
    } else if (!account->bio && context.book.posts_by(key).empty()) {
      return not_evaluated(id, group, "nothing_declared_known");
    }
  }
  result.observed = {observed_number("declared", std::uint64_t{declared ? 1U : 0U})};
  if (declared) result.decibans = {declared_decibans, declared_decibans};
  return result;
}

}  // namespace persona_lens
