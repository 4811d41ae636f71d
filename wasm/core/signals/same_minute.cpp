#include "signals/same_minute.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "compact_sort.h"
#include "signals/result_parts.h"
#include "signals/same_minutes.h"
#include "signals/synchrony_index.h"
#include "signals/text_index.h"
#include "stats/decibans.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "same_minute";
constexpr Group group = Group::g6_synchrony;

// A minute is found by the exact time of its post.
TimeMs begin_of(const FullMinute& minute) { return minute.post->time ? minute.post->time->earliest : TimeMs{0}; }

// Of each text, one minute after the other: posts less than a minute apart are of one minute, which counts with its fullest window.
std::vector<const FullMinute*> distinct_minutes(const TextIndex& texts, std::span<const FullMinute> minutes) {
  std::vector<const FullMinute*> in_order;
  in_order.reserve(minutes.size());
  for (const FullMinute& minute : minutes) in_order.push_back(&minute);
  compact_sort(in_order, [&](const FullMinute* a, const FullMinute* b) {
    return a->text == b->text ? begin_of(*a) < begin_of(*b) : texts.before(a->text, b->text);
  });
  std::vector<const FullMinute*> distinct;
  std::optional<std::tuple<TextKey, TimeMs>> began;
  for (const FullMinute* minute : in_order) {
    const TimeMs time = begin_of(*minute);
    if (!began || std::get<0>(*began) != minute->text || time - std::get<1>(*began) >= same_minute_width) {
      began = {minute->text, time};
      distinct.push_back(minute);
    } else if (std::tuple(minute->decibans, minute->others) > std::tuple(distinct.back()->decibans, distinct.back()->others)) {
      distinct.back() = minute;
    }
  }
  compact_sort(distinct, [](const FullMinute* a, const FullMinute* b) {
    return std::tuple(a->decibans, a->others) > std::tuple(b->decibans, b->others);
  });
  return distinct;
}

std::size_t distinct_texts(const std::vector<const FullMinute*>& minutes) {
  std::set<TextKey> texts;
  for (const FullMinute* minute : minutes) texts.insert(minute->text);
  return texts.size();
}

void observe(SignalResult& result, const std::vector<const FullMinute*>& minutes) {
  std::size_t others = 0;
  std::vector<Decibans> weights;
  for (const FullMinute* minute : minutes) {
    others = std::max(others, minute->others);
    weights.push_back({minute->decibans, minute->decibans});
  }
  if (!weights.empty()) result.decibans = {weights.front().low, combine_group(group, weights).high};
  result.observed = {observed_number("others_same_minute", static_cast<std::uint64_t>(others)),
                     observed_number("texts", static_cast<std::uint64_t>(distinct_texts(minutes))),
                     observed_number("minutes", static_cast<std::uint64_t>(minutes.size()))};
}

// Posts and authors of the weightiest minutes; `is_member` tells whose.
template <typename IsMember>
void add_evidence(SignalResult& result, const TextIndex& texts, const std::vector<const FullMinute*>& minutes, IsMember&& is_member) {
  std::set<AccountKey> accounts;
  std::set<std::string_view> posts;
  for (const FullMinute* minute : minutes) {
    if (minute->decibans <= 0) continue;
    for (const TextEvent& event : minute->events) {
      const AccountKey& author = texts.author(event.author);
      if (!is_member(author)) continue;
      if (accounts.size() < max_evidence_accounts) accounts.insert(author);
      if (result.evidence_posts.size() < max_evidence_posts && posts.insert(event.post->id).second) {
        result.evidence_posts.push_back(event.post->id);
      }
    }
  }
  result.evidence_accounts.assign(accounts.begin(), accounts.end());
}

}  // namespace

SignalResult same_minute(const SignalContext& context, const AccountKey& account) {
  if (context.texts.failed()) return not_evaluated(id, group, "text_engine_failed");
  const Synchrony synchrony(context);
  if (!synchrony->minutes().has_timed_text(account)) return not_evaluated(id, group, "no_timed_texts");
  if (!synchrony->minutes().shares_timed_text(account)) return not_evaluated(id, group, "no_shared_texts");
  SignalResult result = evaluated(id, group);
  const auto own = synchrony->minutes().of(account);
  const auto minutes = distinct_minutes(context.texts, own);
  observe(result, minutes);
  add_evidence(result, context.texts, minutes, [](const AccountKey&) { return true; });
  std::erase(result.evidence_accounts, account);
  return result;
}

SignalResult same_minute_of_group(const SignalContext& context, const CandidateGroup& candidates) {
  if (context.texts.failed()) return not_evaluated(id, group, "text_engine_failed");
  const Synchrony synchrony(context);
  const SameMinutes& known = synchrony->minutes();
  const auto timed = std::ranges::count_if(candidates.members, [&](const AccountKey& member) { return known.has_timed_text(member); });
  if (timed < 2) return not_evaluated(id, group, "no_timed_texts");
  const auto among = known.among(candidates.members);
  const auto minutes = distinct_minutes(context.texts, among);
  const std::set<AccountKey> members(candidates.members.begin(), candidates.members.end());
  double pairs = 0;
  for (const FullMinute* minute : minutes) pairs += static_cast<double>(minute->others) * static_cast<double>(minute->others + 1) / 2;

  SignalResult result = evaluated(id, group);
  observe(result, minutes);
  result.observed.push_back(observed_number("members", static_cast<std::uint64_t>(members.size())));
  result.observed.push_back(observed_number("pairs", pairs));
  add_evidence(result, context.texts, minutes, [&](const AccountKey& author) { return members.contains(author); });
  return result;
}

}  // namespace persona_lens
