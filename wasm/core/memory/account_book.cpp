// Layout. Accounts and posts live in lists ordered by when they were last seen, least recent first; tables of pointers to these nodes find
// them by id. Nodes never move, so that pointers to them stay good until they are forgotten. Shelves of pointers keep posts in id
// order, all of them and each account's. Per post this costs few bytes beside the post itself: tens of thousands of them have to fit.
#include "memory/account_book.h"

#include <algorithm>
#include <memory>
#include <ranges>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "compact_sort.h"
#include "memory/book_nodes.h"
#include "memory/merge.h"
#include "memory/post_journal.h"
#include "memory/snapshot.h"

namespace persona_lens {
namespace {

// Whether somebody is known by more than an id. On YouTube many channels have no handle: there the name is what everybody sees.
bool is_profile(const Account& account) {
  if (!account.handle.empty()) return true;
  return account.platform == Platform::youtube && account.name && !account.name->empty();
}

}  // namespace

struct AccountBook::Impl {
  std::size_t max_accounts;
  std::size_t max_posts;

  NodePool<AccountNode> account_nodes;
  NodePool<PostNode> post_nodes;
  SeenList<AccountNode> accounts;
  SeenList<PostNode> posts;
  SeenList<PostNode> doomed;  // about to be forgotten: still on their shelves
  IdTable<AccountNode> account_by_id;
  IdTable<PostNode> post_by_id;
  PostShelf shelf;
  static constexpr std::size_t max_languages = 64;
  std::vector<SharedText> languages;
  std::size_t profiles = 0;        // accounts with a profile
  std::size_t timeline_posts = 0;  // ids held by all timelines together
  std::uint64_t next_first_seen = 0;
  std::uint64_t generation = 0;
  PostJournal journal;
  std::uint64_t profile_generation = 0;
  std::size_t authors = 0;  // accounts with a post

  Impl(std::size_t account_limit, std::size_t post_limit)
      : max_accounts(std::max<std::size_t>(account_limit, 1)), max_posts(std::max<std::size_t>(post_limit, 1)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;
  ~Impl() {
    take_back_all(accounts, account_nodes);
    take_back_all(posts, post_nodes);
    take_back_all(doomed, post_nodes);
  }

  template <typename Node>
  static void take_back_all(SeenList<Node>& list, NodePool<Node>& nodes) noexcept {
    while (Node* node = list.first()) {
      list.remove(*node);
      nodes.take_back(*node);
    }
  }

  [[nodiscard]] const AccountNode* node(const AccountKey& key) const { return account_by_id.find({key.platform, key.id}); }
  [[nodiscard]] const PostNode* post(Platform platform, std::string_view id) const { return post_by_id.find({platform, id}); }

  // Takes the other's place: nothing derived from that one is current any more.
  void become_next_of(const Impl& other) {
    generation = other.generation + 1;
    journal.become_next_of(other.journal);
    profile_generation = other.profile_generation + 1;
  }

  // Finds or makes the account's node and notes that it was just seen.
  AccountNode& touch_account(Platform platform, std::string_view id) {
    if (AccountNode* known = account_by_id.find({platform, id})) {
      accounts.move_to_end(*known);
      return *known;
    }
    AccountNode& made = account_nodes.make();
    accounts.add(made);
    made.account.platform = platform;
    made.account.id = id;
    made.first_seen = next_first_seen++;
    account_by_id.insert(made);
    return made;
  }

  // The author's node, whose id the post then shares.
  AccountNode& touch_author(Post& post) {
    AccountNode& author = touch_account(post.platform, post.author_id);
    post.author_id = author.account.id;
    return author;
  }

  // The author's, which has not got it yet.
  void put_on_shelf(PostNode& node) {
    PostShelf& own = touch_author(node.post).posts;
    if (own.empty()) ++authors;
    own.add(&node);
  }

  // Many posts name the same language, the same posts and the same people: one copy of each is enough.
  void share_texts(Post& post) {
    if (post.lang) {
      const auto known = std::ranges::find(languages, *post.lang);
      if (known != languages.end()) {
        post.lang = *known;
      } else if (languages.size() < max_languages) {
        languages.push_back(*post.lang);
      }
    }
    for (OptionalText* reference : {&post.repost_of, &post.quote_of, &post.reply_to}) {
      if (!*reference) continue;
      if (const PostNode* known = this->post(post.platform, **reference)) *reference = known->post.id;
    }
    if (!post.reply_to_author) return;
    if (const AccountNode* answered = account_by_id.find({post.platform, *post.reply_to_author}))
      post.reply_to_author = answered->account.id;
  }

  bool add_account(const Account& seen, std::optional<TimeMs> time) {
    AccountNode& known = touch_account(seen.platform, seen.id);
    AccountPast& past = known.past;
    const SeenTimes times = time ? SeenTimes{*time, *time} : SeenTimes{};
    const auto identity = [&] { return std::tuple(known.account.handle, known.account.name, known.account.created, known.has_profile); };
    const auto identity_before = identity();
    bool changed = past.handles.see(seen.handle, times, known.account.handle, past.read);
    changed |= past.names.see(seen.name.value_or(std::string()), times, known.account.name.value_or(std::string()), past.read);
    if (changed) ++profile_generation;
    const bool was_gone = past.gone_since().has_value();
    if (time && past.read.known() && *time < past.read.last) {
      // Read before what is known already: it only tells what is still missing.
      Account merged = seen;
      merge_account(merged, known.account);
      if (!(merged == known.account)) {
        merged.id = known.account.id;  // the copy that its posts share
        known.account = std::move(merged);
        changed = true;
      }
    } else {
      changed |= merge_account(known.account, seen);
    }
    if (is_profile(seen)) past.read.include(times);
    if (!known.has_profile && is_profile(known.account)) {
      known.has_profile = changed = true;
      ++profiles;
    }
    if (identity() != identity_before) ++profile_generation;
    return changed || was_gone != past.gone_since().has_value();
  }

  // The post as it is known now, and whether that is new.
  std::pair<const Post*, bool> add_post(Post seen, TimeMs time) {
    PostNode* found = post_by_id.find({seen.platform, seen.id});
    if (found == nullptr) {
      PostNode& made = post_nodes.make();
      posts.add(made);
      made.post = std::move(seen);
      made.last_seen = time;
      std::vector<std::string> marks = made.post.marks;
      compact_sort(marks);
      made.post.marks = marks;
      share_texts(made.post);
      post_by_id.insert(made);
      shelf.add(&made);
      if (!made.post.author_id.empty()) put_on_shelf(made);
      journal.come(made.post);
      return {&made.post, true};
    }
    PostNode& known = *found;
    posts.move_to_end(known);
    const bool had_author = !known.post.author_id.empty();
    const OptionalCount views = std::exchange(seen.views, std::nullopt);
    const Post before = known.post;
    const bool changed_but_views = merge_post(known.post, seen);
    seen.views = views;
    const bool changed = merge_post(known.post, seen) || changed_but_views;
    if (changed) share_texts(known.post);
    known.last_seen = std::max(known.last_seen, time);
    if (!known.post.author_id.empty()) {
      if (had_author) {
        touch_author(known.post);
      } else {
        put_on_shelf(known);
      }
    }
    if (changed_but_views) {
      journal.gone(known.post, before);
      journal.come(known.post);
    }
    return {&known.post, changed};
  }

  bool add_run(const Run& run, const AccountKey& owner, std::optional<TimeMs> time) {
    if (owner.id.empty() || !OwnTimeline::is_own_timeline(run.operation)) return false;
    AccountNode& subject = touch_account(owner.platform, owner.id);
    timeline_posts -= subject.timeline.post_count();
    const bool changed = subject.timeline.add(run, time);
    timeline_posts += subject.timeline.post_count();
    return changed;
  }

  // Takes a post out of everything but the shelves, which bury() clears at once for all of them.
  void doom(PostNode& node) {
    node.doomed = true;
    post_by_id.erase(node);
    posts.remove(node);
    doomed.add(node);
  }

  void erase_account(AccountNode& account) {
    for (const PostNode* own : account.posts.in_order()) {
      if (!own->doomed) doom(*post_by_id.find(id_of(*own)));
    }
    timeline_posts -= account.timeline.post_count();
    if (!account.posts.empty()) --authors;
    if (account.has_profile) {
      --profiles;
      ++profile_generation;
    }
    account_by_id.erase(account);
    accounts.remove(account);
    account_nodes.take_back(account);
  }

  // Why posts are forgotten: to make room, which may be told one by one, or because nothing of them is to be kept.
  enum class Burial : std::uint8_t { for_room, for_good };

  // Forgets the doomed posts. Returns whether there were any.
  bool bury(Burial why) {
    if (doomed.empty()) return false;
    if (why == Burial::for_good) {
      journal.start_anew();
    } else {
      for (const PostNode& node : doomed) journal.gone(node.post, node.post);
    }
    shelf.drop_doomed();
    std::unordered_set<AccountNode*> bereaved;
    for (const PostNode& node : doomed) {
      if (node.post.author_id.empty()) continue;
      AccountNode* author = account_by_id.find({node.post.platform, node.post.author_id});
      if (author == nullptr || !bereaved.insert(author).second) continue;
      author->posts.drop_doomed();
      if (author->posts.empty()) --authors;
    }
    take_back_all(doomed, post_nodes);
    return true;
  }

  // Forgets the least recently seen until everything is within its bound. Returns whether anything went.
  bool keep_within_bounds() {
    bool changed = false;
    for (; accounts.size() > max_accounts; changed = true) erase_account(*accounts.first());
    while (posts.size() > max_posts) doom(*posts.first());
    changed |= bury(Burial::for_room);
    // Timelines hold ids only, also of posts that were forgotten.
    const std::size_t max_timeline_posts = 2 * max_posts;
    for (AccountNode& account : accounts) {
      if (timeline_posts <= max_timeline_posts) break;
      const std::size_t count = account.timeline.post_count();
      if (count == 0) continue;
      timeline_posts -= count;
      account.timeline.clear();
      changed = true;
    }
    return changed;
  }

  bool forget_unseen_since(TimeMs time) {
    const auto is_old = [&](TimeMs last_seen) { return last_seen != SeenTimes::unknown && last_seen < time; };
    bool changed = false;
    for (PostNode* node = posts.first(); node != nullptr;) {
      PostNode* later = node->later;
      if (is_old(node->last_seen)) doom(*node);
      node = later;
    }
    changed |= bury(Burial::for_good);
    for (AccountNode* node = accounts.first(); node != nullptr;) {
      AccountNode* later = node->later;
      const AccountPast& past = node->past;
      const bool gone_lately = !past.unavailable.empty() && !is_old(past.unavailable.back());
      if (is_old(past.read.last) && !gone_lately && node->posts.empty()) {
        erase_account(*node);
        changed = true;
      }
      node = later;
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
    if (!account.id.empty() && impl_->add_account(account, observations.server_time)) note(account.platform, account.id);
  }
  for (const Post& post : observations.posts) {
    if (post.id.empty()) continue;
    const auto [known, is_new] = impl_->add_post(post, observations.server_time.value_or(SeenTimes::unknown));
    if (is_new) note(known->platform, known->author_id);
  }
  for (const Run& run : observations.runs) {
    if (run.subject && impl_->add_run(run, *run.subject, observations.server_time)) note(run.subject->platform, run.subject->id);
  }
  for (const AccountKey& key : observations.unavailable) {
    if (key.id.empty() || !observations.server_time) continue;
    if (impl_->touch_account(key.platform, key.id).past.see_unavailable(*observations.server_time)) note(key.platform, key.id);
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
  const PostNode* node = impl_->post(platform, id);
  return node == nullptr ? nullptr : &node->post;
}

std::vector<const Account*> AccountBook::accounts() const {
  std::vector<const AccountNode*> nodes;
  nodes.reserve(impl_->profiles);
  for (const AccountNode& node : impl_->accounts) {
    if (node.has_profile) nodes.push_back(&node);
  }
  compact_sort(nodes, [](const auto* a, const auto* b) {
    return a->first_seen != b->first_seen ? a->first_seen < b->first_seen : a->account.id < b->account.id;
  });
  std::vector<const Account*> accounts(nodes.size());
  std::ranges::transform(nodes, accounts.begin(), [](const AccountNode* node) { return &node->account; });
  return accounts;
}

std::vector<const Post*> AccountBook::posts_by(const AccountKey& key) const {
  const AccountNode* node = impl_->node(key);
  if (node == nullptr) return {};
  const std::vector<const PostNode*>& own = node->posts.in_order();
  std::vector<const Post*> posts(own.size());
  std::ranges::transform(own | std::views::reverse, posts.begin(), [](const PostNode* post) { return &post->post; });
  // Ids that are no numbers say nothing about time.
  if (std::ranges::all_of(posts, [](const Post* post) { return is_numeric_id(post->id); })) return posts;
  compact_sort(posts, [](const Post* a, const Post* b) {
    if (a->time.has_value() != b->time.has_value()) return a->time.has_value();
    return a->time && a->time->earliest > b->time->earliest;
  });
  return posts;
}

std::vector<const Post*> AccountBook::posts() const {
  const std::vector<const PostNode*>& all = impl_->shelf.in_order();
  std::vector<const Post*> posts(all.size());
  std::ranges::transform(all, posts.begin(), [](const PostNode* post) { return &post->post; });
  return posts;
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

Identity AccountBook::identity(const AccountKey& key) const {
  Identity identity;
  const AccountNode* node = impl_->node(key);
  if (node == nullptr) return identity;
  const AccountPast& past = node->past;
  identity.handles = past.handles.all();
  if (identity.handles.empty() && !node->account.handle.empty()) identity.handles.push_back({node->account.handle, past.read});
  identity.names = past.names.all();
  if (identity.names.empty() && node->account.name && !node->account.name->empty()) {
    identity.names.push_back({*node->account.name, past.read});
  }
  identity.read = past.read;
  identity.gone_since = past.gone_since();
  return identity;
}

std::optional<TimeMs> AccountBook::gone_since(const AccountKey& key) const {
  const AccountNode* node = impl_->node(key);
  return node == nullptr ? std::nullopt : node->past.gone_since();
}

TimelineVisits AccountBook::visits(const AccountKey& key) const {
  const AccountNode* node = impl_->node(key);
  if (node == nullptr) return {};
  return compare_visits(node->timeline, [&](std::string_view id) -> std::optional<TimeMs> {
    const PostNode* post = impl_->post(key.platform, id);
    if (post == nullptr || post->last_seen == SeenTimes::unknown) return std::nullopt;
    return post->last_seen;
  });
}

std::size_t AccountBook::account_count() const noexcept { return impl_->profiles; }
std::size_t AccountBook::post_count() const noexcept { return impl_->posts.size(); }
std::size_t AccountBook::author_count() const noexcept { return impl_->authors; }
std::uint64_t AccountBook::generation() const noexcept { return impl_->generation; }
std::uint64_t AccountBook::post_generation() const noexcept { return impl_->journal.generation(); }
std::optional<PostChanges> AccountBook::post_changes_since(std::uint64_t generation) const { return impl_->journal.since(generation); }
std::uint64_t AccountBook::profile_generation() const noexcept { return impl_->profile_generation; }

void AccountBook::forget(const AccountKey& key) {
  if (AccountNode* known = impl_->account_by_id.find({key.platform, key.id})) {
    impl_->erase_account(*known);
    impl_->bury(Impl::Burial::for_good);
    impl_->journal.start_anew();  // it may tell of posts that went before
    ++impl_->generation;
  }
  // Nor may other people's replies keep the id.
  for (PostNode& node : impl_->posts) {
    if (node.post.platform != key.platform || node.post.reply_to_author != key.id) continue;
    node.post.reply_to_author.reset();
    ++impl_->generation;
    impl_->journal.start_anew();
  }
}

void AccountBook::forget_all() {
  auto fresh = std::make_unique<Impl>(impl_->max_accounts, impl_->max_posts);
  fresh->become_next_of(*impl_);
  impl_ = std::move(fresh);
}

void AccountBook::forget_unseen_since(TimeMs time) {
  if (impl_->forget_unseen_since(time)) ++impl_->generation;
}

std::string AccountBook::snapshot() const {
  const auto write = [&](std::optional<std::size_t> size) {
    SnapshotWriter writer(impl_->accounts.size(), impl_->posts.size(), size);
    for (const AccountNode& node : impl_->accounts) {
      writer.account(node.account, node.first_seen, node.timeline.stretches(), node.past);
    }
    for (const PostNode& node : impl_->posts) writer.post(node.post, node.last_seen);
    return writer;
  };
  return write(write(std::nullopt).size()).finish();
}

Result<bool> AccountBook::restore(std::string_view bytes) {
  auto snapshot = read_snapshot(bytes);
  if (!snapshot) return snapshot.error();
  auto fresh = std::make_unique<Impl>(impl_->max_accounts, impl_->max_posts);
  // Posts first, because a post makes its author the most recently seen; the accounts, each of them seen again, then bring their order.
  for (PostSnapshot& saved : snapshot->posts) fresh->add_post(std::move(saved.post), saved.last_seen);
  snapshot->posts = {};
  for (AccountSnapshot& saved : snapshot->accounts) {
    AccountNode& node = fresh->touch_account(saved.account.platform, saved.account.id);
    fresh->add_account(saved.account, std::nullopt);
    node.past = std::move(saved.past);
    node.first_seen = saved.first_seen;
    fresh->next_first_seen = std::max(fresh->next_first_seen, saved.first_seen + 1);
    fresh->timeline_posts -= node.timeline.post_count();
    node.timeline.assign(std::move(saved.stretches));
    fresh->timeline_posts += node.timeline.post_count();
  }
  fresh->keep_within_bounds();
  fresh->become_next_of(*impl_);
  impl_ = std::move(fresh);
  return true;
}

}  // namespace persona_lens
