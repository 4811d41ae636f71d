// Ids as numbers, and the times that are inside them.
// A snowflake holds the millisecond of its making: ms = (id >> 22) + 1288834974657 (X's own epoch, 2010-11-04T01:42:54.657Z).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model.h"

namespace persona_lens {

inline constexpr TimeMs snowflake_epoch = 1'288'834'974'657;
// The first post id that is a snowflake (4 Nov 2010); smaller post ids were counted one by one.
inline constexpr std::uint64_t first_snowflake_post = 29'700'859'247;
// The first account id that is a snowflake (16 Feb 2016).
inline constexpr std::uint64_t first_snowflake_account = 699'382'682'219'446'272;

// A platform id of X: 1–20 ASCII digits without a leading zero, below 2^64. Nothing else is an id.
std::optional<std::uint64_t> parse_numeric_id(std::string_view text) noexcept;

// The time inside a snowflake, to the millisecond. Says nothing about whether `id` is one.
constexpr TimeMs snowflake_time(std::uint64_t id) noexcept { return static_cast<TimeMs>(id >> 22U) + snowflake_epoch; }

// When a post with this id was made: exact, basis id; nullopt for ids from before snowflakes.
std::optional<TimeInterval> post_time_of_id(std::uint64_t id) noexcept;

// When an account with this id was made. Snowflakes: ±1 day (the id is drawn before the account is finished), basis id. Below 10^10:
// interpolated (sequential_ids.h). nullopt for the ids between, which X never gave out.
std::optional<TimeInterval> account_time_of_id(std::uint64_t id) noexcept;

}  // namespace persona_lens
