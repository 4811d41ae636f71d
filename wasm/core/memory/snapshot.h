// The bytes of a snapshot: "PLAB", version (1 byte), FNV-1a of what follows (8 bytes, little endian), then accounts and posts, both least
// recently seen first. Numbers are LEB128, texts are length and UTF-8 bytes, absent facts take one bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/account_past.h"
#include "memory/bytes.h"
#include "memory/own_timeline.h"
#include "model.h"
#include "result.h"

namespace persona_lens {

struct AccountSnapshot {
  Account account;
  std::uint64_t first_seen = 0;  // rank, in the order of first mention
  std::vector<Stretch> stretches;
  AccountPast past;
};

struct PostSnapshot {
  Post post;
  TimeMs last_seen = SeenTimes::unknown;
};

struct BookSnapshot {
  std::vector<AccountSnapshot> accounts;
  std::vector<PostSnapshot> posts;
};

// Streams, so that no second copy of the memory is needed. To be run twice: without `size` it only counts; then with what was counted, so
// that the bytes are in place from the start and never moved to a larger place.
class SnapshotWriter {
 public:
  SnapshotWriter(std::size_t accounts, std::size_t posts, std::optional<std::size_t> size);

  // Exactly as many as announced, all accounts before the first post.
  void account(const Account& account, std::uint64_t first_seen, const std::vector<Stretch>& stretches, const AccountPast& past);
  void post(const Post& post, TimeMs last_seen);
  [[nodiscard]] std::size_t size() const noexcept { return out_.size(); }
  // Precondition: made with the size.
  [[nodiscard]] std::string finish();

 private:
  ByteWriter out_;
};

// Errors: invalid_value (not a snapshot, cut short, or damaged), unsupported (written by another version: what earlier ones
// remembered lacks the times of reading that this one judges by), too_large (> 256 MB).
Result<BookSnapshot> read_snapshot(std::string_view bytes);

}  // namespace persona_lens
