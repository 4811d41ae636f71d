#include "memory/merge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compact_sort.h"

namespace persona_lens {
namespace {

template <typename T>
bool replace(T& known, const T& seen) {
  if (known == seen) return false;
  known = seen;
  return true;
}

template <typename T>
bool replace_if_stated(std::optional<T>& known, const std::optional<T>& seen) {
  return seen && replace(known, seen);
}

template <typename T, typename Absent>
bool replace_if_stated(CompactOptional<T, Absent>& known, const CompactOptional<T, Absent>& seen) {
  return seen && replace(known, seen);
}

bool replace_if_stated(OptionalText& known, const OptionalText& seen) { return seen && replace(known, seen); }

int weakness(TimeBasis basis) { return basis == TimeBasis::id ? static_cast<int>(TimeBasis::reported) : static_cast<int>(basis); }

// Repost > quote > reply > original, as in the model.
int specificity(PostKind kind) {
  switch (kind) {
    case PostKind::repost:
      return 3;
    case PostKind::quote:
      return 2;
    case PostKind::reply:
      return 1;
    case PostKind::original:
      return 0;
  }
  return 0;
}

// Pages show different marks, none of them all: a mark that is not shown may still be there. In the order of the words.
bool unite_marks(TextList& known, const TextList& seen) {
  std::vector<std::string> both = known;
  for (const std::string_view mark : seen) both.emplace_back(mark);
  compact_sort(both);
  const auto repeated = std::ranges::unique(both);
  both.erase(repeated.begin(), repeated.end());
  return replace(known, TextList(both));
}

}  // namespace

bool merge_time(OptionalInterval& known, const OptionalInterval& seen) {
  if (!seen) return false;
  if (!known) return replace(known, seen);
  const int known_weakness = weakness(known->basis);
  const int seen_weakness = weakness(seen->basis);
  if (seen_weakness != known_weakness) return seen_weakness < known_weakness && replace(known, seen);
  if (known_weakness == weakness(TimeBasis::reported)) {
    const auto width = [](const TimeInterval& time) {
      return static_cast<std::uint64_t>(time.latest) - static_cast<std::uint64_t>(time.earliest);
    };
    return width(*seen) <= width(*known) && replace(known, seen);
  }
  const TimeInterval both{std::max(known->earliest, seen->earliest), std::min(known->latest, seen->latest), seen->basis};
  return replace(known, OptionalInterval(both.earliest <= both.latest ? both : *seen));
}

bool merge_account(Account& known, const Account& seen) {
  bool changed = !seen.handle.empty() && replace(known.handle, seen.handle);
  changed |= replace_if_stated(known.name, seen.name);
  changed |= replace_if_stated(known.bio, seen.bio);
  changed |= replace_if_stated(known.location, seen.location);
  changed |= merge_time(known.created, seen.created);
  changed |= replace_if_stated(known.followers, seen.followers);
  changed |= replace_if_stated(known.following, seen.following);
  changed |= replace_if_stated(known.posts_total, seen.posts_total);
  changed |= replace_if_stated(known.verified, seen.verified);
  changed |= replace_if_stated(known.is_protected, seen.is_protected);
  changed |= replace_if_stated(known.label, seen.label);
  changed |= replace_if_stated(known.about_country, seen.about_country);
  changed |= replace_if_stated(known.handle_changes, seen.handle_changes);
  return changed;
}

bool merge_post(Post& known, const Post& seen) {
  if (!known.author_id.empty() && !seen.author_id.empty() && known.author_id != seen.author_id) return false;
  const bool known_strong = !known.author_id.empty();
  const bool seen_strong = !seen.author_id.empty();
  const bool stronger = seen_strong && !known_strong;
  const bool weaker = known_strong && !seen_strong;

  bool changed = seen_strong && replace(known.author_id, seen.author_id);
  changed |= merge_time(known.time, seen.time);
  const bool fuller = stronger || (!weaker && seen.text.size() >= known.text.size());
  if (!seen.text.empty() && (fuller || known.text.empty())) changed |= replace(known.text, seen.text);
  if (!seen.links.empty() && (!weaker || known.links.empty())) changed |= replace(known.links, seen.links);
  if (specificity(seen.kind) > specificity(known.kind)) changed |= replace(known.kind, seen.kind);
  changed |= replace_if_stated(known.lang, seen.lang);
  changed |= replace_if_stated(known.repost_of, seen.repost_of);
  changed |= replace_if_stated(known.quote_of, seen.quote_of);
  changed |= replace_if_stated(known.reply_to, seen.reply_to);
  changed |= replace_if_stated(known.reply_to_author, seen.reply_to_author);
  if (seen.views > known.views) changed |= replace(known.views, seen.views);
  if (!seen.marks.empty()) changed |= unite_marks(known.marks, seen.marks);
  return changed;
}

}  // namespace persona_lens
