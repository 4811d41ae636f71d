#include "signals/camouflage.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/posting_times.h"
#include "signals/result_parts.h"
#include "signals/text_index.h"
#include "stats/runs_test.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "camouflage";
constexpr Group group = Group::g8_channel;
constexpr std::size_t min_posts = 20;
constexpr std::size_t min_of_each = 5;
constexpr std::size_t max_posts = 2'000;  // the newest
constexpr double regular_p = 0.05;
constexpr double camouflage_decibans = 4;

// Posts of the account whose text another account posted too, or nearly so; sorted by address.
std::vector<const Post*> copied_posts(const TextIndex& index, const AccountKey& key) {
  std::vector<const Post*> copied;
  const auto own = index.number_of(key);
  if (!own) return copied;
  for (const auto text : index.texts_of(key)) {
    if (index.authors_of_cluster(index.cluster_of(text)).size() < 2) continue;
    const auto posts = index.posts_with(text, *own);
    copied.insert(copied.end(), posts.begin(), posts.end());
  }
  compact_sort(copied, std::less<>{});
  return copied;
}

// Oldest first.
std::vector<const Post*> posts_in_order(const AccountBook& book, const AccountKey& key) {
  std::vector<const Post*> posts = book.posts_by(key);
  std::erase_if(posts, [](const Post* post) { return post->kind == PostKind::repost || !post->time || !is_exact(*post->time); });
  compact_sort(posts, std::greater<>{}, [](const Post* post) { return post->time ? post->time->earliest : 0; });
  if (posts.size() > max_posts) posts.resize(max_posts);
  std::ranges::reverse(posts);
  return posts;
}

}  // namespace

SignalResult camouflage(const SignalContext& context, const AccountKey& key) {
  if (context.texts.failed()) return not_evaluated(id, group, "text_engine_failed");
  const std::vector<const Post*> posts = posts_in_order(context.book, key);
  if (posts.size() < min_posts) return not_evaluated(id, group, "too_few_posts_in_order");
  if (!context.texts.others_have_texts(key)) return not_evaluated(id, group, "nothing_to_compare");
  const std::vector<const Post*> copied = copied_posts(context.texts, key);
  std::vector<bool> series;
  series.reserve(posts.size());
  for (const Post* post : posts) series.push_back(std::ranges::binary_search(copied, post, std::less<>{}));
  const RunsTest test = runs_test(series);

  SignalResult result = evaluated(id, group);
  result.observed = {observed_number("alternations", static_cast<std::uint64_t>(test.runs - 1)),
                     observed_number("posts", static_cast<std::uint64_t>(posts.size())), observed_number("runs_p", test.p_many),
                     observed_number("copied_posts", static_cast<std::uint64_t>(test.first_kind))};
  const bool enough = test.first_kind >= min_of_each && test.second_kind >= min_of_each;
  if (enough && test.p_many <= regular_p) result.decibans = {camouflage_decibans, camouflage_decibans};
  for (std::size_t i = 0; i < posts.size() && result.evidence_posts.size() < max_evidence_posts; ++i) {
    if (series[i]) result.evidence_posts.push_back(posts[i]->id);
  }
  return result;
}

}  // namespace persona_lens
