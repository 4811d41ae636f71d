#include "packs/composed_case.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace persona_lens {
namespace {

constexpr TimeMs snowflake_epoch = 1'288'834'974'657;
constexpr TimeMs first_post_ever = 1'142'899'200'000;  // 2006-03-21
// The smallest snowflake in use (2010-11-04): ids before it were counted up.
constexpr std::uint64_t first_snowflake = 29'700'859'247;
// Any post id that is not part of the case, for reposts, quotes and replies whose original was not seen.
constexpr std::string_view unseen_post = "1";

std::string filled(std::string_view text, std::size_t post_number, std::size_t account_number) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool post = rest.starts_with("{n}");
    if (post || rest.starts_with("{a}")) {
      out += std::to_string(post ? post_number : account_number);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Hands out post ids that rise with time.
class PostIds {
 public:
  std::pair<std::uint64_t, bool> next(TimeMs time) {
    const auto snowflake = static_cast<std::uint64_t>(std::max<TimeMs>(time - snowflake_epoch, 0)) << 22U;
    const bool is_snowflake = snowflake >= first_snowflake;
    // A hundred ids a second leave the order of time intact and stay below the first snowflake.
    std::uint64_t id = is_snowflake ? snowflake : static_cast<std::uint64_t>(std::max<TimeMs>(time - first_post_ever, 0)) / 1000 * 100 + 2;
    while (!used_.insert(id).second) ++id;
    return {id, is_snowflake};
  }

 private:
  std::set<std::uint64_t> used_;
};

struct TimedPost {
  std::uint64_t id;
  Post post;
};

void add_reference(Post& post) {
  switch (post.kind) {
    case PostKind::original:
      return;
    case PostKind::repost:
      post.repost_of = unseen_post;
      return;
    case PostKind::quote:
      post.quote_of = unseen_post;
      return;
    case PostKind::reply:
      post.reply_to = unseen_post;
      return;
  }
}

std::vector<TimedPost> posts_of(const CaseAccount& account, const std::string& author, std::size_t account_number, PostIds& ids) {
  std::vector<TimedPost> posts;
  std::size_t number = 0;
  for (const CasePosts& stretch : account.posts) {
    for (std::size_t i = 0; i < stretch.count; ++i) {
      ++number;
      const TimeMs time = stretch.first + static_cast<TimeMs>(i) * stretch.every;
      const auto [id, is_snowflake] = ids.next(time);
      Post post;
      post.id = std::to_string(id);
      post.author_id = author;
      post.time = TimeInterval{.earliest = time, .latest = time, .basis = is_snowflake ? TimeBasis::id : TimeBasis::reported};
      post.text = filled(stretch.texts[i % stretch.texts.size()], number, account_number);
      post.kind = stretch.kind;
      add_reference(post);
      posts.push_back({id, std::move(post)});
    }
  }
  std::ranges::sort(posts, std::greater{}, &TimedPost::id);
  return posts;
}

// The order of a profile sorted by likes has nothing to do with time; any fixed order that is not chronological stands for it.
void shuffle_as_if_by_likes(std::vector<std::string>& ids) {
  std::vector<std::string> shuffled;
  for (std::size_t i = 1; i < ids.size(); i += 2) shuffled.push_back(ids[i]);
  for (std::size_t i = 0; i < ids.size(); i += 2) shuffled.push_back(ids[i]);
  ids = std::move(shuffled);
}

Run timeline_of(const CaseAccount& account, const std::string& author, const std::vector<TimedPost>& posts) {
  Run run;
  run.operation = "UserTweets";
  run.subject = AccountKey{.platform = Platform::x, .id = author};
  run.chain = "UserTweets " + author;
  run.cursor_in = "";
  run.reaches_start = true;
  run.reaches_end = account.timeline == CaseTimeline::complete;
  run.gapless = true;
  for (const TimedPost& timed : posts) run.post_ids.push_back(timed.post.id);
  if (account.timeline == CaseTimeline::by_likes) {
    shuffle_as_if_by_likes(run.post_ids);
  } else {
    run.chronological = run.post_ids.size() >= 2;
  }
  return run;
}

}  // namespace

Observations observations_of(const ComposedCase& composed) {
  Observations out;
  out.server_time = composed.at;
  PostIds ids;
  for (const CaseAccount& alike : composed.accounts) {
    for (std::size_t i = 0; i < alike.count; ++i) {
      Account account;
      account.id = std::to_string(alike.id + i);
      account.handle = filled(alike.handle, i + 1, i + 1);
      if (alike.name) account.name = filled(*alike.name, i + 1, i + 1);
      account.bio = alike.bio;
      account.label = alike.label;
      account.posts_total = alike.posts_total;
      account.created = alike.created;
      if (account.created) {
        account.created->earliest += static_cast<TimeMs>(i) * alike.created_every;
        account.created->latest += static_cast<TimeMs>(i) * alike.created_every;
      }
      std::vector<TimedPost> posts = posts_of(alike, account.id, i + 1, ids);
      if (alike.timeline == CaseTimeline::complete && !account.posts_total) account.posts_total = posts.size();
      if (alike.timeline != CaseTimeline::scattered && !posts.empty()) out.runs.push_back(timeline_of(alike, account.id, posts));
      for (TimedPost& timed : posts) out.posts.push_back(std::move(timed.post));
      out.accounts.push_back(std::move(account));
    }
  }
  return out;
}

}  // namespace persona_lens
