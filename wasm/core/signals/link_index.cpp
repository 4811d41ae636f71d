#include "signals/link_index.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

#include "compact_sort.h"
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

using Author = std::pair<Platform, std::string_view>;
Author author_of(const LinkIndex::Use& use) { return {use.post->platform, use.post->author_id}; }

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

// A number that stands for an address, and the place of a use of it.
struct Sighting {
  std::uint64_t address;
  std::uint32_t use;
};

}  // namespace

void LinkIndex::rebuild(const AccountBook& book) {
  by_author_ = {};
  std::vector<Sighting> sightings;  // 16 bytes for each instead of the address
  for (const Post* post : book.posts()) {
    if (!is_own_writing(*post) || post->text.starts_with("RT @")) continue;
    std::vector<std::uint64_t> of_post;
    std::size_t looked_at = 0;
    for (const std::string_view link : post->links) {
      if (looked_at++ == max_links_of_post) break;
      const std::string address = comparable_link(link);
      if (address.empty()) continue;
      const std::uint64_t key = text_key(address, static_cast<std::uint64_t>(post->platform));
      if (std::ranges::find(of_post, key) != of_post.end()) continue;
      of_post.push_back(key);
      sightings.push_back({key, static_cast<std::uint32_t>(by_author_.size())});
      by_author_.push_back({post, 0});
    }
  }
  by_author_.shrink_to_fit();
  // Numbered by their first uses: each use first tells where that was.
  compact_sort(sightings, {}, [](const Sighting& each) { return std::pair(each.address, each.use); });
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < sightings.size(); ++i) {
    if (i == 0 || sightings[i - 1].address != sightings[i].address) first = sightings[i].use;
    by_author_[sightings[i].use].link = first;
  }
  sightings = {};
  LinkNumber links = 0;
  for (std::uint32_t use = 0; use < by_author_.size(); ++use) {
    LinkNumber& link = by_author_[use].link;
    link = link == use ? links++ : by_author_[link].link;
  }
  begin_.assign(std::size_t{links} + 1, 0);
  begin_.shrink_to_fit();
  for (const Use& use : by_author_) ++begin_[use.link + 1];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  by_link_.assign(by_author_.size(), nullptr);
  std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
  for (const Use& use : by_author_) by_link_[next[use.link]++] = use.post;
  // Stable, so that an author's uses stay in order of age.
  compact_sort(by_author_, {}, author_of);
}

std::span<const LinkIndex::Use> LinkIndex::uses_of(const AccountKey& account) const {
  return std::ranges::equal_range(by_author_, Author(account.platform, account.id), {}, author_of);
}

}  // namespace persona_lens
