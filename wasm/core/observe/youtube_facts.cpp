#include "observe/youtube_facts.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "observe/joined_month.h"
#include "observe/localised_count.h"
#include "observe/relative_time.h"

namespace persona_lens {
namespace {

constexpr std::size_t most_profile_bytes = 8UL * 1024;
constexpr std::size_t most_name_bytes = 512;
constexpr std::size_t most_links = 200;

bool is_figures(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == ' '; });
}

}  // namespace

std::optional<std::uint64_t> least_count(std::string_view text) {
  const auto range = parse_count(text);
  return range ? std::optional(range->low) : std::nullopt;
}

std::optional<std::uint64_t> most_videos(std::string_view text) {
  if (!is_figures(text) && !names_videos(text)) return std::nullopt;
  const auto range = parse_count(text);
  return range ? std::optional(range->high) : std::nullopt;
}

bool is_verification(std::string_view badge) noexcept {
  return badge.find("VERIFIED") != std::string_view::npos || badge == "CHECK" || badge.starts_with("CHECK_CIRCLE") ||
         badge.find("ARTIST") != std::string_view::npos || badge == "AUDIO_BADGE";
}

void set_name_or_handle(Account& account, std::string_view text) {
  if (text.empty()) return;
  if (text.starts_with('@')) {
    if (account.handle.empty()) account.handle = handle_in(text);
  } else if (!account.name) {
    account.name = cut_text(text, most_name_bytes);
  }
}

void set_handle(Account& account, std::string_view url) {
  if (account.handle.empty()) account.handle = handle_in(url);
}

Account make_channel(std::string_view id, const ThingFacts& facts, DateBudget& dates) {
  Account account;
  account.platform = Platform::youtube;
  account.id = std::string(id);
  for (const Fact& fact : facts.all()) {
    const std::string_view text = fact.value.text;
    switch (fact.field) {
      case Field::author_name:
      case Field::handle:
        set_name_or_handle(account, text);
        break;
      case Field::url:
        set_handle(account, text);
        break;
      case Field::endpoint:
        for (const Endpoint& endpoint : fact.value.endpoints) {
          if (endpoint.browse_id == id) set_handle(account, endpoint.base_url);
        }
        break;
      case Field::bio:
        if (!account.bio) account.bio = cut_text(text, most_profile_bytes);
        break;
      case Field::country:
        if (!text.empty()) account.location = cut_text(text, most_name_bytes);
        break;
      case Field::subscribers:
        // In lists of channels the handle stands where the subscribers did, and those where the videos did.
        if (text.starts_with('@')) {
          set_name_or_handle(account, text);
        } else {
          account.followers = least_count(text);
        }
        break;
      case Field::videos:
        account.posts_total = most_videos(text);
        if (!account.posts_total && facts.text(Field::subscribers).starts_with('@')) account.followers = least_count(text);
        break;
      case Field::joined:
        if (dates.left == 0) break;
        --dates.left;
        account.created = parse_printed_date(text, "");
        if (!account.created) dates.unread = cut_text(text, most_name_bytes);
        break;
      case Field::badge:
        if (is_verification(text)) account.verified = true;
        break;
      default:
        break;
    }
  }
  return account;
}

Details read_details(const std::vector<std::string>& parts) {
  Details details;
  const auto time = std::ranges::find_if(parts, [](const std::string& part) { return parse_relative_time(part).has_value(); });
  if (time == parts.end()) return details;
  details.relative = *time;
  if (time != parts.begin()) details.views = least_count(*(time - 1));
  return details;
}

std::vector<std::string> split_details(std::string_view text) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("·")) {
      parts.emplace_back();
      at += std::string_view("·").size() - 1;
    } else if (text.substr(at).starts_with("•")) {
      parts.emplace_back();
      at += std::string_view("•").size() - 1;
    } else {
      parts.back() += text[at];
    }
  }
  std::erase_if(parts, [](const std::string& part) { return part.find_first_not_of(' ') == std::string::npos; });
  return parts;
}

std::vector<std::string> links_of(const RichText& text) {
  std::vector<std::string> links;
  for (const Endpoint& endpoint : text.endpoints) {
    std::string link = expanded_link(endpoint);
    if (link.empty() || link.size() > most_profile_bytes || links.size() >= most_links) continue;
    if (std::ranges::find(links, link) == links.end()) links.push_back(std::move(link));
  }
  return links;
}

std::string cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return std::string(text.substr(0, most));
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_live(const ThingFacts& facts) {
  return std::ranges::any_of(facts.all(), [](const Fact& fact) {
    return fact.field == Field::live && (fact.value.text == "true" || fact.value.text.find("LIVE") != std::string::npos);
  });
}

Account channel_account(std::string_view id) {
  Account account;
  account.platform = Platform::youtube;
  account.id = std::string(id);
  return account;
}

std::optional<bool> verification_of(const ThingFacts& facts) {
  std::optional<bool> verified;
  for (const Fact& fact : facts.all()) {
    if (fact.field == Field::verified) verified = verified.value_or(false) || fact.value.text == "true";
    if (fact.field == Field::badge && is_verification(fact.value.text)) verified = true;
  }
  return verified;
}

std::optional<std::uint64_t> views_of(const ThingFacts& facts) {
  if (is_live(facts) || !facts.text(Field::upcoming).empty()) return std::nullopt;
  const auto exact = least_count(facts.text(Field::views));
  return exact ? exact : least_count(facts.text(Field::short_views));
}

}  // namespace persona_lens
