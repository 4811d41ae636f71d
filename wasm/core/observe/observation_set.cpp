#include "observe/observation_set.h"

#include <algorithm>
#include <utility>

namespace persona_lens {
namespace {

template <typename T>
void fill(std::optional<T>& into, const std::optional<T>& from) {
  if (!into) into = from;
}

template <typename T, typename Absent>
void fill(CompactOptional<T, Absent>& into, const CompactOptional<T, Absent>& from) {
  if (!into) into = from;
}

void fill(OptionalText& into, const OptionalText& from) {
  if (!into) into = from;
}

// A time printed by the platform or inside an id replaces one that was only estimated.
void fill_time(OptionalInterval& into, const OptionalInterval& from) {
  const auto is_exact = [](const TimeInterval& time) { return time.basis == TimeBasis::reported || time.basis == TimeBasis::id; };
  const auto width = [](const TimeInterval& time) { return time.latest - time.earliest; };
  const bool is_closer = into && from && (is_exact(*from) || !is_exact(*into)) && width(*from) < width(*into);
  if (!into || is_closer) into = from;
}

int strength(PostKind kind) {
  switch (kind) {
    case PostKind::repost:
      return 3;
    case PostKind::quote:
      return 2;
    case PostKind::reply:
      return 1;
    case PostKind::original:
      return 0;
  }
  return 0;
}

void merge_account(Account& into, const Account& from) {
  if (into.handle.empty()) into.handle = from.handle;
  fill(into.name, from.name);
  fill(into.bio, from.bio);
  fill(into.location, from.location);
  fill_time(into.created, from.created);
  fill(into.followers, from.followers);
  fill(into.following, from.following);
  fill(into.posts_total, from.posts_total);
  fill(into.verified, from.verified);
  fill(into.is_protected, from.is_protected);
  fill(into.label, from.label);
  fill(into.about_country, from.about_country);
  fill(into.handle_changes, from.handle_changes);
}

void merge_post(Post& into, const Post& from) {
  if (into.author_id.empty()) into.author_id = from.author_id;
  fill_time(into.time, from.time);
  if (from.text.size() > into.text.size()) {
    into.text = from.text;
    into.links = from.links;
  }
  fill(into.lang, from.lang);
  fill(into.repost_of, from.repost_of);
  fill(into.quote_of, from.quote_of);
  fill(into.reply_to, from.reply_to);
  fill(into.reply_to_author, from.reply_to_author);
  fill(into.views, from.views);
  for (const std::string_view mark : from.marks) {
    if (std::ranges::find(into.marks, mark) == into.marks.end()) into.marks.push_back(mark);
  }
  if (strength(from.kind) > strength(into.kind)) into.kind = from.kind;
}

}  // namespace

void ObservationSet::add(Account account) {
  Index& index = indices(account.platform).accounts;
  if (const auto known = index.find(account.id); known != index.end()) {
    merge_account(observations_.accounts[known->second], account);
    return;
  }
  if (observations_.accounts.size() >= max_observed_accounts) {
    if (!std::exchange(dropped_, true)) add_notice("too_many", "more accounts or posts than are kept; the rest was left out", "");
    return;
  }
  index.emplace(account.id, observations_.accounts.size());
  observations_.accounts.push_back(std::move(account));
}

void ObservationSet::add(Post post) {
  Index& index = indices(post.platform).posts;
  if (const auto known = index.find(post.id); known != index.end()) {
    merge_post(observations_.posts[known->second], post);
    return;
  }
  if (observations_.posts.size() >= max_observed_posts) {
    if (!std::exchange(dropped_, true)) add_notice("too_many", "more accounts or posts than are kept; the rest was left out", "");
    return;
  }
  index.emplace(post.id, observations_.posts.size());
  observations_.posts.push_back(std::move(post));
}

void ObservationSet::add_unavailable(AccountKey account) {
  Index& index = indices(account.platform).unavailable;
  if (index.size() >= max_observed_accounts || !index.emplace(account.id, 0).second) return;
  observations_.unavailable.push_back(std::move(account));
}

void ObservationSet::add_notice(std::string_view code, std::string message, std::string place) {
  std::vector<Notice>& notices = observations_.notices;
  if (notices.size() < max_notices) {
    notices.push_back({std::string(code), std::move(message), std::move(place)});
  } else if (notices.size() == max_notices) {
    notices.push_back({"more_notices", "there were more messages than are kept", ""});
  }
}

void ObservationSet::merge(Observations other) {
  for (Account& account : other.accounts) add(std::move(account));
  for (Post& post : other.posts) add(std::move(post));
  for (AccountKey& account : other.unavailable) add_unavailable(std::move(account));
  for (Notice& notice : other.notices) add_notice(notice.code, std::move(notice.message), std::move(notice.place));
}

const Account* ObservationSet::account(Platform platform, std::string_view id) const {
  const Index& index = indices(platform).accounts;
  const auto known = index.find(id);
  return known == index.end() ? nullptr : &observations_.accounts[known->second];
}

const Post* ObservationSet::post(Platform platform, std::string_view id) const {
  const Index& index = indices(platform).posts;
  const auto known = index.find(id);
  return known == index.end() ? nullptr : &observations_.posts[known->second];
}

Observations ObservationSet::take() {
  Observations result = std::move(observations_);
  *this = ObservationSet{};
  return result;
}

}  // namespace persona_lens
