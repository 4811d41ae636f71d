// Which accounts posted which link: addresses as the platform expanded them, compared without what differs between people who share the
// same page: scheme, "www." and "m.", fragment, tracking parameters, a slash at the end.
//
// Not indexed: shorteners' own addresses (t.co, bit.ly …), which differ for everybody or hide where they lead; the platforms' own pages and
// pictures; front pages without a path, which say nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_book.h"
#include "model.h"

namespace persona_lens {

// The address as it is compared; empty where it says nothing.
std::string comparable_link(std::string_view link);

class LinkIndex {
 public:
  using LinkNumber = std::uint32_t;
  struct Use {
    const Post* post;
    LinkNumber link;
  };

  void rebuild(const AccountBook& book);

  [[nodiscard]] std::size_t link_count() const noexcept { return begin_.size() - 1; }
  // Own posts with this link, oldest first. Numbered by their oldest post.
  [[nodiscard]] std::span<const Post* const> posts_with(LinkNumber link) const {
    return std::span<const Post* const>(by_link_).subspan(begin_[link], begin_[link + 1] - begin_[link]);
  }
  // The account's own posts with comparable links, oldest first.
  [[nodiscard]] std::span<const Use> uses_of(const AccountKey& account) const;

 private:
  std::vector<const Post*> by_link_;
  std::vector<std::size_t> begin_ = {0};  // of each link's posts; one more than links
  std::vector<Use> by_author_;            // by author, then as they were found
};

}  // namespace persona_lens
