// What the walk gathers about one object of a response before it is known what the object is, and what it becomes: an account, a post,
// or neither. Views point into the parsed document.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model.h"
#include "observe/x_shapes.h"

namespace persona_lens {

// The same fact can stand in several places of one object; the newer place wins, and within one place the last (as in JSON).
enum class Rank : std::uint8_t { absent, flat, legacy, modern, long_text };

class RankedText {
 public:
  void set(std::string_view text, Rank rank) {
    if (rank < rank_) return;
    text_ = text;
    rank_ = rank;
  }
  [[nodiscard]] bool known() const { return rank_ != Rank::absent; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Rank rank() const { return rank_; }

 private:
  std::string_view text_;
  Rank rank_ = Rank::absent;
};

class RankedNumber {
 public:
  void set(std::uint64_t number, Rank rank) {
    if (rank < rank_) return;
    number_ = number;
    rank_ = rank;
  }
  [[nodiscard]] std::optional<std::uint64_t> get() const { return rank_ == Rank::absent ? std::nullopt : std::optional(number_); }

 private:
  std::uint64_t number_ = 0;
  Rank rank_ = Rank::absent;
};

struct Link {
  std::string_view url;
  bool of_long_text = false;
};

struct Facts {
  std::string_view rest_id;
  std::string_view id_str;
  std::string_view id_number;  // v1.1 "id", only where it is a JSON number

  // Of accounts.
  RankedText handle;
  RankedText name;
  RankedText bio;
  RankedText location;
  RankedText created_at;  // of posts too
  RankedNumber followers;
  RankedNumber following;
  RankedNumber posts_total;
  std::optional<bool> is_protected;
  std::optional<bool> verified;
  std::optional<bool> blue_verified;
  std::string_view verified_type;
  std::string_view parody_label;
  std::string_view label_type;
  std::string_view label_url;
  std::string_view about_country;
  std::optional<std::uint64_t> handle_changes;

  // Of posts.
  RankedText text;  // rank long_text: note_tweet or extended_tweet
  std::string_view lang;
  std::string_view user_id;
  std::string_view quoted_id;
  std::string_view reposted_id;
  std::string_view reply_id;
  std::string_view reply_user_id;
  std::optional<std::uint64_t> views;
  bool is_quote = false;
  bool is_direct_message = false;
  std::vector<Link> links;

  std::string_view reason;  // of an unavailable user or post

  void clear();
};

// What was found below a key: enough for the object above to refer to it.
struct Found {
  enum class Kind : std::uint8_t { nothing, stub, unavailable_post, unavailable_user, account, post };
  Kind kind = Kind::nothing;
  std::string_view id;         // may be empty for unavailable ones
  std::string_view author_id;  // of a post
};

// The children of an object that its facts refer to.
struct Relations {
  Found author;
  Found quoted;
  Found reposted;
  Found replied;
  Found replied_author;
  bool names_reposted = false;  // a repost's key is there and holds an object, be it empty
};

std::optional<std::string_view> numeric_id_of(const Facts& facts);

// Preconditions: the id is one, and the facts hold a handle or a text respectively.
Account make_account(std::string_view id, const Facts& facts);

struct TimeConflict {
  bool found = false;  // the id's time and the reported one are more than a minute apart
};
Post make_post(std::string_view id, const Facts& facts, const Relations& relations, TimeConflict& conflict);

}  // namespace persona_lens
