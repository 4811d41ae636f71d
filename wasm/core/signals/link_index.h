// Which accounts posted which link: addresses as the platform expanded them, compared without what differs between people who share the
// same page: scheme, "www." and "m.", fragment, tracking parameters, a slash at the end.
//
// Not indexed: shorteners' own addresses (t.co, bit.ly …), which differ for everybody or hide where they lead; the platforms' own pages and
// pictures; front pages without a path, which say nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"
#include "signals/posts_by.h"

namespace persona_lens {

// The address as it is compared; empty where it says nothing.
std::string comparable_link(std::string_view link);

class LinkIndex {
 public:
  // Stands for an address on one platform.
  using LinkKey = std::uint64_t;
  struct Use {
    const Post* post;
    LinkKey link;
  };
  struct Link {
    LinkKey key;
    std::vector<const Post*> posts;  // oldest first
  };

  void add(const Post& post);
  // `before`: the post as it was when it was added; `place`: where it stood.
  void remove(const Post& before, const Post* place);
  void clear() { posts_.clear(); }

  // Own posts with this link, oldest first.
  [[nodiscard]] std::vector<const Post*> posts_with(LinkKey link) const;
  // Those of several posts, by the oldest of these.
  [[nodiscard]] std::vector<Link> shared_links() const;
  // The account's own posts with comparable links, oldest first.
  [[nodiscard]] static std::vector<Use> uses_of(const AccountBook& book, const AccountKey& account);

 private:
  PostsBy<LinkKey> posts_;
};

// Links by their oldest posts.
void sort_by_age(std::vector<LinkIndex::Link>& links);

}  // namespace persona_lens
