#include "signals/link_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compact_sort.h"
#include "memory/post_order.h"
#include "signals/text_index.h"
#include "text/text_key.h"

namespace persona_lens {
namespace {

// A post names a few pages; a list of hundreds is not sharing.
constexpr std::size_t max_links_of_post = 16;
constexpr std::size_t max_link_bytes = 2'000;

constexpr auto not_compared = std::to_array<std::string_view>({"t.co", "bit.ly", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly",
                                                               "dlvr.it", "ift.tt", "twitter.com", "x.com", "mobile.twitter.com",
                                                               "pic.twitter.com", "pic.x.com", "pbs.twimg.com", "video.twimg.com"});
constexpr auto tracking = std::to_array<std::string_view>({"utm_", "fbclid=", "gclid=", "igshid=", "mc_cid=", "mc_eid=", "ref=", "ref_src=",
                                                           "s=", "si=", "feature=", "share=", "cmpid=", "smid=", "ncid="});

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || std::ranges::any_of(tracking, [&](auto start) { return parameter.starts_with(start); })) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

}  // namespace

std::string comparable_link(std::string_view link) {
  if (link.size() > max_link_bytes) return {};
  const std::size_t scheme = link.find("://");
  if (scheme == std::string_view::npos) return {};
  link.remove_prefix(scheme + 3);
  link = link.substr(0, link.find('#'));
  const std::size_t question = std::min(link.find('?'), link.size());
  std::string_view path = link.substr(0, question);
  const std::size_t slash = std::min(path.find('/'), path.size());
  std::string host = lower(path.substr(0, slash));
  path.remove_prefix(slash);
  while (path.ends_with('/')) path.remove_suffix(1);
  const auto hosted = [&](std::string_view name) { return host == name; };
  for (const std::string_view prefix : {"www.", "m.", "amp."}) {
    if (host.starts_with(prefix)) host.erase(0, prefix.size());
  }
  if (host.empty() || std::ranges::any_of(not_compared, hosted)) return {};
  const std::string query = question < link.size() ? without_tracking(link.substr(question + 1)) : std::string();
  if (path.empty() && query.empty()) return {};
  host += path;
  host += query;
  return host;
}

namespace {

// The post's distinct links, in their order.
std::vector<LinkIndex::LinkKey> links_of(const Post& post) {
  std::vector<LinkIndex::LinkKey> links;
  if (!is_own_writing(post) || post.text.starts_with("RT @")) return links;
  std::size_t looked_at = 0;
  for (const std::string_view link : post.links) {
    if (looked_at++ == max_links_of_post) break;
    const std::string address = comparable_link(link);
    if (address.empty()) continue;
    const LinkIndex::LinkKey key = text_key(address, static_cast<std::uint64_t>(post.platform));
    if (std::ranges::find(links, key) == links.end()) links.push_back(key);
  }
  return links;
}

}  // namespace

void LinkIndex::add(const Post& post) {
  for (const LinkKey link : links_of(post)) posts_.add(link, post);
}

void LinkIndex::remove(const Post& before, const Post* place) {
  for (const LinkKey link : links_of(before)) posts_.remove(link, place);
}

std::vector<const Post*> LinkIndex::posts_with(LinkKey link) const {
  std::vector<const Post*> posts = posts_.find(link);
  compact_sort(posts, OldestIdFirst());
  return posts;
}

std::vector<LinkIndex::Link> LinkIndex::shared_links() const {
  std::vector<Link> links;
  posts_.for_each_with_at_least(2, [&](LinkKey key) { links.push_back({key, posts_with(key)}); });
  sort_by_age(links);
  return links;
}

std::vector<LinkIndex::Use> LinkIndex::uses_of(const AccountBook& book, const AccountKey& account) {
  std::vector<const Post*> posts = book.posts_by(account);
  compact_sort(posts, OldestIdFirst());
  std::vector<Use> uses;
  for (const Post* post : posts) {
    for (const LinkKey link : links_of(*post)) uses.push_back({post, link});
  }
  return uses;
}

void sort_by_age(std::vector<LinkIndex::Link>& links) {
  compact_sort(links, [](const LinkIndex::Link& a, const LinkIndex::Link& b) {
    const OldestIdFirst older;
    const Post* first = a.posts.front();
    const Post* second = b.posts.front();
    // One post may have several links.
    return first == second ? a.key < b.key : older(first, second);
  });
}

}  // namespace persona_lens
