// Layout. Accounts and posts live in lists ordered by when they were last seen, least recent first; hash maps lead from ids into the
// lists. List nodes never move, so that pointers to them stay good until they are forgotten. Posts are also kept in id order, all of them
// and each account's, so that no question needs a sort.
#include "memory/account_book.h"

#include <algorithm>
#include <functional>
#include <list>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "memory/merge.h"
#include "memory/own_timeline.h"
#include "memory/post_order.h"
#include "memory/snapshot.h"

namespace persona_lens {
namespace {

struct IdView {
  Platform platform;
  std::string_view id;
  friend bool operator==(const IdView&, const IdView&) = default;
};

struct IdHash {
  std::size_t operator()(const IdView& key) const noexcept {
    return std::hash<std::string_view>{}(key.id) * 31 + static_cast<std::size_t>(key.platform);
  }
};

using OrderedPosts = std::set<const Post*, OldestIdFirst>;

struct AccountNode {
  Account account;
  bool has_profile = false;  // false: known only as the author of a post or the subject of a timeline
  std::uint64_t first_seen = 0;
  OrderedPosts posts;
  OwnTimeline timeline;
};

using AccountList = std::list<AccountNode>;
using PostList = std::list<Post>;

}  // namespace

struct AccountBook::Impl {
  std::size_t max_accounts;
  std::size_t max_posts;

  AccountList accounts;
  PostList posts;
  // The keys view into the nodes, whose ids never change.
  std::unordered_map<IdView, AccountList::iterator, IdHash> account_by_id;
  std::unordered_map<IdView, PostList::iterator, IdHash> post_by_id;
  OrderedPosts posts_in_order;
  std::size_t profiles = 0;        // accounts with a profile
  std::size_t timeline_posts = 0;  // ids held by all timelines together
  std::uint64_t next_first_seen = 0;
  std::uint64_t generation = 0;

  // Made on demand for one generation.
  mutable std::vector<const Account*> listed_accounts;
  mutable std::vector<const Post*> listed_posts;
  mutable std::uint64_t accounts_listed_at = UINT64_MAX;
  mutable std::uint64_t posts_listed_at = UINT64_MAX;

  Impl(std::size_t account_limit, std::size_t post_limit)
      : max_accounts(std::max<std::size_t>(account_limit, 1)), max_posts(std::max<std::size_t>(post_limit, 1)) {}

  [[nodiscard]] const AccountNode* node(const AccountKey& key) const {
    const auto found = account_by_id.find(IdView{key.platform, key.id});
    return found == account_by_id.end() ? nullptr : &*found->second;
  }

  // Finds or makes the account's node and notes that it was just seen.
  AccountNode& touch_account(Platform platform, std::string_view id) {
    if (const auto found = account_by_id.find(IdView{platform, id}); found != account_by_id.end()) {
      accounts.splice(accounts.end(), accounts, found->second);
      return *found->second;
    }
    AccountNode& made = accounts.emplace_back();
    made.account.platform = platform;
    made.account.id = id;
    made.first_seen = next_first_seen++;
    account_by_id.emplace(IdView{platform, made.account.id}, std::prev(accounts.end()));
    return made;
  }

  bool add_account(const Account& seen) {
    AccountNode& known = touch_account(seen.platform, seen.id);
    bool changed = merge_account(known.account, seen);
    if (!known.has_profile && !known.account.handle.empty()) {
      known.has_profile = changed = true;
      ++profiles;
    }
    return changed;
  }

  // The post as it is known now, and whether that is new.
  std::pair<const Post*, bool> add_post(const Post& seen) {
    const auto found = post_by_id.find(IdView{seen.platform, seen.id});
    if (found == post_by_id.end()) {
      const Post& made = posts.emplace_back(seen);
      post_by_id.emplace(IdView{made.platform, made.id}, std::prev(posts.end()));
      posts_in_order.insert(&made);
      if (!made.author_id.empty()) touch_account(made.platform, made.author_id).posts.insert(&made);
      return {&made, true};
    }
    posts.splice(posts.end(), posts, found->second);
    Post& known = *found->second;
    const bool changed = merge_post(known, seen);
    if (!known.author_id.empty()) touch_account(known.platform, known.author_id).posts.insert(&known);
    return {&known, changed};
  }

  bool add_run(const Run& run, const AccountKey& owner) {
    if (owner.id.empty() || !OwnTimeline::is_own_timeline(run.operation)) return false;
    AccountNode& subject = touch_account(owner.platform, owner.id);
    timeline_posts -= subject.timeline.post_count();
    const bool changed = subject.timeline.add(run);
    timeline_posts += subject.timeline.post_count();
    return changed;
  }

  void erase_post(PostList::iterator post) {
    posts_in_order.erase(&*post);
    if (!post->author_id.empty()) {
      if (const auto author = account_by_id.find(IdView{post->platform, post->author_id}); author != account_by_id.end()) {
        author->second->posts.erase(&*post);
      }
    }
    post_by_id.erase(IdView{post->platform, post->id});
    posts.erase(post);
  }

  void erase_account(AccountList::iterator account) {
    const OrderedPosts own = std::move(account->posts);
    account->posts.clear();
    for (const Post* post : own) {
      posts_in_order.erase(post);
      const auto found = post_by_id.find(IdView{post->platform, post->id});
      const PostList::iterator place = found->second;
      post_by_id.erase(found);
      posts.erase(place);
    }
    timeline_posts -= account->timeline.post_count();
    if (account->has_profile) --profiles;
    account_by_id.erase(IdView{account->account.platform, account->account.id});
    accounts.erase(account);
  }

  // Forgets the least recently seen until everything is within its bound. Returns whether anything went.
  bool keep_within_bounds() {
    bool changed = false;
    for (; accounts.size() > max_accounts; changed = true) erase_account(accounts.begin());
    for (; posts.size() > max_posts; changed = true) erase_post(posts.begin());
    // Timelines hold ids only, also of posts that were forgotten.
    const std::size_t max_timeline_posts = 2 * max_posts;
    for (auto account = accounts.begin(); timeline_posts > max_timeline_posts && account != accounts.end(); ++account) {
      const std::size_t count = account->timeline.post_count();
      if (count == 0) continue;
      timeline_posts -= count;
      account->timeline.clear();
      changed = true;
    }
    return changed;
  }
};

AccountBook::AccountBook(std::size_t max_accounts, std::size_t max_posts) : impl_(std::make_unique<Impl>(max_accounts, max_posts)) {}
AccountBook::~AccountBook() = default;
AccountBook::AccountBook(AccountBook&&) noexcept = default;
AccountBook& AccountBook::operator=(AccountBook&&) noexcept = default;

std::vector<AccountKey> AccountBook::add(const Observations& observations) {
  std::vector<AccountKey> changed;
  std::unordered_set<IdView, IdHash> listed;  // views of the observations and of posts, none of which goes before the end of the loops
  bool anything = false;
  const auto note = [&](Platform platform, std::string_view id) {
    anything = true;
    if (!id.empty() && listed.insert(IdView{platform, id}).second) changed.push_back({platform, std::string(id)});
  };
  for (const Account& account : observations.accounts) {
    if (!account.id.empty() && impl_->add_account(account)) note(account.platform, account.id);
  }
  for (const Post& post : observations.posts) {
    if (post.id.empty()) continue;
    const auto [known, is_new] = impl_->add_post(post);
    if (is_new) note(known->platform, known->author_id);
  }
  for (const Run& run : observations.runs) {
    if (run.subject && impl_->add_run(run, *run.subject)) note(run.subject->platform, run.subject->id);
  }
  // An input larger than the memory forgets part of itself again.
  if (impl_->keep_within_bounds()) {
    anything = true;
    std::erase_if(changed, [&](const AccountKey& key) { return impl_->node(key) == nullptr; });
  }
  if (anything) ++impl_->generation;
  return changed;
}

const Account* AccountBook::find(const AccountKey& key) const {
  const AccountNode* node = impl_->node(key);
  return node != nullptr && node->has_profile ? &node->account : nullptr;
}

const Post* AccountBook::post(Platform platform, std::string_view id) const {
  const auto found = impl_->post_by_id.find(IdView{platform, id});
  return found == impl_->post_by_id.end() ? nullptr : &*found->second;
}

std::vector<const Account*> AccountBook::accounts() const {
  if (impl_->accounts_listed_at != impl_->generation) {
    std::vector<const AccountNode*> nodes;
    for (const AccountNode& node : impl_->accounts) {
      if (node.has_profile) nodes.push_back(&node);
    }
    std::ranges::sort(nodes, [](const auto* a, const auto* b) {
      return a->first_seen != b->first_seen ? a->first_seen < b->first_seen : a->account.id < b->account.id;
    });
    impl_->listed_accounts.clear();
    for (const AccountNode* node : nodes) impl_->listed_accounts.push_back(&node->account);
    impl_->accounts_listed_at = impl_->generation;
  }
  return impl_->listed_accounts;
}

std::vector<const Post*> AccountBook::posts_by(const AccountKey& key) const {
  const AccountNode* node = impl_->node(key);
  if (node == nullptr) return {};
  std::vector<const Post*> posts(node->posts.rbegin(), node->posts.rend());
  // Ids that are no numbers say nothing about time.
  if (std::ranges::all_of(posts, [](const Post* post) { return is_numeric_id(post->id); })) return posts;
  std::ranges::stable_sort(posts, [](const Post* a, const Post* b) {
    if (a->time.has_value() != b->time.has_value()) return a->time.has_value();
    return a->time && a->time->earliest > b->time->earliest;
  });
  return posts;
}

std::vector<const Post*> AccountBook::posts() const {
  if (impl_->posts_listed_at != impl_->generation) {
    impl_->listed_posts.assign(impl_->posts_in_order.begin(), impl_->posts_in_order.end());
    impl_->posts_listed_at = impl_->generation;
  }
  return impl_->listed_posts;
}

History AccountBook::history(const AccountKey& key) const {
  History history;
  const AccountNode* node = impl_->node(key);
  if (node == nullptr) return history;
  if (const Stretch* best = node->timeline.best()) {
    return {best->chronological, best->gapless, best->reaches_end, best->post_ids, best->operation};
  }
  // None is verified: name one that was read, so that "never read" and "not in order" can be told apart.
  for (const Stretch& stretch : node->timeline.stretches()) {
    if (!history.operation.empty() && stretch.operation >= history.operation) continue;
    history.operation = stretch.operation;
  }
  return history;
}

std::size_t AccountBook::account_count() const noexcept { return impl_->profiles; }
std::size_t AccountBook::post_count() const noexcept { return impl_->posts.size(); }
std::uint64_t AccountBook::generation() const noexcept { return impl_->generation; }

void AccountBook::forget(const AccountKey& key) {
  const auto found = impl_->account_by_id.find(IdView{key.platform, key.id});
  if (found != impl_->account_by_id.end()) {
    impl_->erase_account(found->second);
    ++impl_->generation;
  }
  // Nor may other people's replies keep the id.
  for (Post& post : impl_->posts) {
    if (post.platform != key.platform || post.reply_to_author != key.id) continue;
    post.reply_to_author.reset();
    ++impl_->generation;
  }
}

void AccountBook::forget_all() {
  auto fresh = std::make_unique<Impl>(impl_->max_accounts, impl_->max_posts);
  fresh->generation = impl_->generation + 1;
  impl_ = std::move(fresh);
}

std::string AccountBook::snapshot() const {
  SnapshotWriter writer(impl_->accounts.size(), impl_->posts.size());
  for (const AccountNode& node : impl_->accounts) {
    writer.account(node.account, node.first_seen, node.timeline.stretches());
  }
  for (const Post& post : impl_->posts) writer.post(post);
  return writer.finish();
}

Result<bool> AccountBook::restore(std::string_view bytes) {
  auto snapshot = read_snapshot(bytes);
  if (!snapshot) return snapshot.error();
  auto fresh = std::make_unique<Impl>(impl_->max_accounts, impl_->max_posts);
  // Posts first, because a post makes its author the most recently seen; the accounts, each of them seen again, then bring their order.
  for (const Post& post : snapshot->posts) fresh->add_post(post);
  for (AccountSnapshot& saved : snapshot->accounts) {
    AccountNode& node = fresh->touch_account(saved.account.platform, saved.account.id);
    fresh->add_account(saved.account);
    node.first_seen = saved.first_seen;
    fresh->next_first_seen = std::max(fresh->next_first_seen, saved.first_seen + 1);
    fresh->timeline_posts -= node.timeline.post_count();
    node.timeline.assign(std::move(saved.stretches));
    fresh->timeline_posts += node.timeline.post_count();
  }
  fresh->keep_within_bounds();
  fresh->generation = impl_->generation + 1;
  impl_ = std::move(fresh);
  return true;
}

}  // namespace persona_lens
