// Composed responses of YouTube (tests/fixtures/youtube), read as the engine reads them. No person is meant.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "compose.h"
#include "text/iso_time.h"

namespace persona_lens::composed {

inline std::string fixture(const std::string& name) {
  const char* root = std::getenv("PERSONA_LENS_SOURCE_DIR");  // NOLINT(concurrency-mt-unsafe): tests run on one thread
  if (root == nullptr) FAIL("PERSONA_LENS_SOURCE_DIR is not set: the composed responses cannot be read");
  std::ifstream file(std::string(root) + "/tests/fixtures/youtube/" + name + ".json", std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline Source youtube() {
  Source source;
  source.platform = Platform::youtube;
  return source;
}

inline Observations read_youtube(std::string_view json) { return read(json, youtube()); }

inline std::string channel_id(const std::string& handle) {
  std::string id = "composed" + handle + std::string(22, '0');
  return "UC" + id.substr(0, 22);
}

inline const Post& post_of(const Observations& seen, std::string_view id) {
  const auto found = std::ranges::find(seen.posts, id, [](const Post& post) { return post.id.view(); });
  INFO("post " << id);
  REQUIRE(found != seen.posts.end());
  return *found;
}

inline const Account& account_of(const Observations& seen, std::string_view handle) {
  const auto found = std::ranges::find_if(seen.accounts, [&](const Account& account) { return account.handle == handle; });
  INFO("account " << handle);
  REQUIRE(found != seen.accounts.end());
  return *found;
}

inline std::string shown(const std::optional<TimeInterval>& time) {
  return time ? iso_time(time->earliest) + " " + iso_time(time->latest) : "unknown";
}

inline std::size_t notices(const Observations& seen, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::count(seen.notices, code, &Notice::code));
}

}  // namespace persona_lens::composed
