#include "packs/composed_case.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "compact_sort.h"

namespace persona_lens {
namespace {

constexpr TimeMs snowflake_epoch = 1'288'834'974'657;
constexpr TimeMs first_post_ever = 1'142'899'200'000;  // 2006-03-21
// The smallest snowflake in use (2010-11-04): ids before it were counted up.
constexpr std::uint64_t first_snowflake = 29'700'859'247;
// Any post id that is not part of the case, for reposts, quotes and replies whose original was not seen.
constexpr std::string_view unseen_on_x = "1";
constexpr std::string_view unseen_on_youtube = "00000000000";
constexpr std::size_t video_id_length = 11;
constexpr std::size_t comment_id_length = 26;
constexpr std::size_t channel_number_length = 22;
constexpr std::size_t short_link_length = 10;

std::string replaced(std::string_view text, std::string_view mark, std::string_view with) {
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, from)) {
    out.append(text, from, at - from).append(with);
    from = at + mark.size();
  }
  return out.append(text, from);
}

std::string filled(std::string_view text, std::size_t post_number, std::size_t account_number) {
  return replaced(replaced(text, "{n}", std::to_string(post_number)), "{a}", std::to_string(account_number));
}

// An entry of a list that is used in turn; "" of an empty list.
std::string_view in_turn(const std::vector<std::string>& list, std::size_t index) {
  return list.empty() ? std::string_view() : std::string_view(list[index % list.size()]);
}

// What looks drawn at random, and is the same for the same words (FNV-1a, then SplitMix64).
std::string code_of(std::string_view words, std::size_t length) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::uint64_t state = 14'695'981'039'346'656'037U;
  for (const char c : words) state = (state ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  std::string code;
  while (code.size() < length) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    code += letters[(mixed ^ (mixed >> 31U)) % letters.size()];
  }
  return code;
}

// How a page of YouTube tells an age: "4 years ago". The true time lies inside, with the same margins as the reader takes.
TimeInterval as_told(TimeMs time, TimeMs seen_at) {
  struct Unit {
    TimeMs length;
    TimeMs margin;
  };
  constexpr std::array<Unit, 7> units{{{365 * ms_per_day, 16 * ms_per_day},
                                       {30 * ms_per_day, ms_per_day},
                                       {7 * ms_per_day, ms_per_day},
                                       {ms_per_day, 0},
                                       {ms_per_hour, 0},
                                       {60 * ms_per_second, 0},
                                       {ms_per_second, 0}}};
  const TimeMs age = std::max<TimeMs>(seen_at - time, 0);
  const auto* unit = std::ranges::find_if(units, [&](const Unit& one) { return age >= one.length; });
  if (unit == units.end()) return {.earliest = time, .latest = seen_at, .basis = TimeBasis::relative};
  const TimeMs units_ago = age / unit->length;
  return {.earliest = seen_at - (units_ago + 1) * unit->length - unit->margin,
          .latest = std::min(seen_at, seen_at - units_ago * unit->length + unit->margin),
          .basis = TimeBasis::relative};
}

// Hands out post ids that rise with time.
class PostIds {
 public:
  std::pair<std::uint64_t, bool> next(TimeMs time) {
    const auto snowflake = static_cast<std::uint64_t>(std::max<TimeMs>(time - snowflake_epoch, 0)) << 22U;
    const bool is_snowflake = snowflake >= first_snowflake;
    // A hundred ids a second leave the order of time intact and stay below the first snowflake.
    std::uint64_t id = is_snowflake ? snowflake : static_cast<std::uint64_t>(std::max<TimeMs>(time - first_post_ever, 0)) / 1000 * 100 + 2;
    while (!used_.insert(id).second) ++id;
    return {id, is_snowflake};
  }

 private:
  std::set<std::uint64_t> used_;
};

// One post before it is written out.
struct Planned {
  std::string id;
  TimeMs time = 0;
  TimeBasis basis = TimeBasis::id;
  const CasePosts* stretch = nullptr;
  std::size_t index = 0;   // within the stretch
  std::size_t number = 0;  // of all the account's posts in this visit, from 1
};

struct PlannedAccount {
  const CaseAccount* alike = nullptr;
  std::size_t number = 0;  // among those alike, from 1
  std::string id;
  std::vector<Planned> posts;
};

struct PlannedVisit {
  TimeMs at = 0;
  std::vector<PlannedAccount> accounts;
};

struct Tagged {
  std::string post;
  std::string author;
  std::string handle;
  std::string text;
};

// The order of a profile sorted by likes has nothing to do with time; any fixed order that is not chronological stands for it.
void shuffle_as_if_by_likes(std::vector<std::string>& ids) {
  std::vector<std::string> shuffled;
  for (std::size_t i = 1; i < ids.size(); i += 2) shuffled.push_back(ids[i]);
  for (std::size_t i = 0; i < ids.size(); i += 2) shuffled.push_back(ids[i]);
  ids = std::move(shuffled);
}

// First every post of every visit gets its id, so that posts can refer to each other; then all is written out.
class Composer {
 public:
  explicit Composer(const ComposedCase& composed) : composed_(composed) {
    for (const CaseVisit& visit : composed.visits) plan(visit.at, visit.accounts);
    plan(composed.at, composed.accounts);
  }

  [[nodiscard]] std::vector<Observations> write() const {
    std::vector<Observations> all;
    all.reserve(visits_.size());
    for (const PlannedVisit& visit : visits_) all.push_back(write(visit));
    return all;
  }

 private:
  [[nodiscard]] bool on_youtube() const noexcept { return composed_.platform == Platform::youtube; }

  void plan(TimeMs at, const std::vector<CaseAccount>& accounts);
  PlannedAccount plan(const CaseAccount& alike, std::size_t number, TimeMs at);
  std::string id_of(const PlannedAccount& account, const CasePosts& stretch, TimeMs time, std::size_t at_that_time, TimeBasis& basis);

  [[nodiscard]] Observations write(const PlannedVisit& visit) const;
  [[nodiscard]] Account profile_of(const PlannedAccount& planned) const;
  [[nodiscard]] Post post_of(const PlannedAccount& author, const Planned& planned, TimeMs seen_at) const;
  [[nodiscard]] std::string text_of(const PlannedAccount& author, const Planned& planned, const std::vector<std::string>& links) const;
  void refer(Post& post, const CasePosts& stretch) const;
  [[nodiscard]] Run timeline_of(const PlannedAccount& planned) const;

  const ComposedCase& composed_;
  PostIds ids_;
  // The same post seen in two visits has one id. The last: how many posts of the account came before it at that very time.
  std::map<std::tuple<std::string, TimeMs, std::size_t>, std::pair<std::string, TimeBasis>> known_;
  std::map<std::string, Tagged, std::less<>> tags_;
  std::vector<PlannedVisit> visits_;
};

std::string handle_of(const PlannedAccount& planned) {
  return filled(in_turn(planned.alike->handles, planned.number - 1), planned.number, planned.number);
}

std::string Composer::id_of(const PlannedAccount& account, const CasePosts& stretch, TimeMs time, std::size_t at_that_time,
                            TimeBasis& basis) {
  auto& [id, known_basis] = known_[{account.id, time, at_that_time}];
  if (id.empty() && on_youtube()) {
    const std::string words = account.id + ' ' + std::to_string(time) + ' ' + std::to_string(at_that_time);
    id = stretch.kind == PostKind::reply ? "Ug" + code_of(words, comment_id_length - 2) : code_of(words, video_id_length);
    known_basis = TimeBasis::relative;
  } else if (id.empty()) {
    const auto [number, is_snowflake] = ids_.next(time);
    id = std::to_string(number);
    known_basis = is_snowflake ? TimeBasis::id : TimeBasis::reported;
  }
  basis = known_basis;
  return id;
}

PlannedAccount Composer::plan(const CaseAccount& alike, std::size_t number, TimeMs at) {
  PlannedAccount account{.alike = &alike, .number = number, .id = {}, .posts = {}};
  account.id = key_of(composed_, std::to_string(alike.id + number - 1)).id;
  std::map<TimeMs, std::size_t> at_time;
  for (const CasePosts& stretch : alike.posts) {
    std::size_t index = 0;
    for (const TimeMs time : times_of(stretch, at)) {
      Planned post{.id = {}, .time = time, .basis = {}, .stretch = &stretch, .index = index++, .number = account.posts.size() + 1};
      post.id = id_of(account, stretch, time, at_time[time]++, post.basis);
      account.posts.push_back(std::move(post));
    }
  }
  return account;
}

void Composer::plan(TimeMs at, const std::vector<CaseAccount>& accounts) {
  PlannedVisit visit{.at = at, .accounts = {}};
  for (const CaseAccount& alike : accounts) {
    for (std::size_t i = 0; i < alike.count; ++i) visit.accounts.push_back(plan(alike, i + 1, at));
  }
  for (const PlannedAccount& account : visit.accounts) {
    for (const Planned& post : account.posts) {
      if (post.stretch->tag.empty()) continue;
      tags_.insert_or_assign(
          post.stretch->tag,
          Tagged{.post = post.id, .author = account.id, .handle = handle_of(account), .text = text_of(account, post, post.stretch->links)});
    }
  }
  visits_.push_back(std::move(visit));
}

Account Composer::profile_of(const PlannedAccount& planned) const {
  const CaseAccount& alike = *planned.alike;
  Account account;
  account.platform = composed_.platform;
  account.id = planned.id;
  account.handle = handle_of(planned);
  if (!alike.names.empty()) account.name = filled(in_turn(alike.names, planned.number - 1), planned.number, planned.number);
  account.bio = alike.bio;
  account.location = alike.location;
  account.about_country = alike.about_country;
  account.label = alike.label;
  account.verified = alike.verified;
  account.followers = alike.followers;
  account.following = alike.following;
  account.handle_changes = alike.handle_changes;
  account.posts_total = alike.posts_total;
  if (alike.timeline == CaseTimeline::complete && !account.posts_total) account.posts_total = planned.posts.size();
  account.created = alike.created;
  if (account.created) {
    const TimeMs later = static_cast<TimeMs>(planned.number - 1) * alike.created_every;
    account.created = TimeInterval{account.created->earliest + later, account.created->latest + later, account.created->basis};
  }
  return account;
}

std::string Composer::text_of(const PlannedAccount& author, const Planned& planned, const std::vector<std::string>& links) const {
  const CasePosts& stretch = *planned.stretch;
  if (stretch.texts.empty()) {  // a repost of a tagged post
    const auto original = tags_.find(stretch.repost_of);
    return original == tags_.end() ? "" : "RT @" + original->second.handle + ": " + original->second.text;
  }
  const std::size_t among_all = (author.number - 1) * stretch.count + planned.index;
  std::string text = replaced(in_turn(stretch.texts, planned.index), "{each}", in_turn(stretch.each, among_all));
  text = filled(text, planned.number, author.number);
  std::string shown;
  for (const std::string& link : links) {
    if (!shown.empty()) shown += ' ';
    shown += on_youtube() ? link : "https://t.co/" + code_of(planned.id + link, short_link_length);
  }
  if (text.find("{link}") != text.npos) return replaced(text, "{link}", shown);
  return shown.empty() ? text : text + ' ' + shown;
}

void Composer::refer(Post& post, const CasePosts& stretch) const {
  const std::string unseen(on_youtube() ? unseen_on_youtube : unseen_on_x);
  const auto id_of_tag = [&](const std::string& tag) {
    const auto found = tags_.find(tag);
    return found == tags_.end() ? unseen : found->second.post;
  };
  if (stretch.kind == PostKind::repost || !stretch.repost_of.empty()) post.repost_of = id_of_tag(stretch.repost_of);
  if (stretch.kind == PostKind::quote || !stretch.quote_of.empty()) post.quote_of = id_of_tag(stretch.quote_of);
  if (stretch.kind != PostKind::reply && stretch.reply_to.empty()) return;
  post.reply_to = id_of_tag(stretch.reply_to);
  if (const auto found = tags_.find(stretch.reply_to); found != tags_.end()) {
    post.reply_to_author = found->second.author;
  } else if (!stretch.reply_to.empty()) {
    post.reply_to_author = key_of(composed_, stretch.reply_to).id;
  }
}

Post Composer::post_of(const PlannedAccount& author, const Planned& planned, TimeMs seen_at) const {
  const CasePosts& stretch = *planned.stretch;
  Post post;
  post.platform = composed_.platform;
  post.id = planned.id;
  post.author_id = author.id;
  post.time = on_youtube() ? as_told(planned.time, seen_at) : TimeInterval{planned.time, planned.time, planned.basis};
  const std::size_t among_all = (author.number - 1) * stretch.count + planned.index;
  for (const std::string& link : stretch.links) {
    const std::string with_entry = replaced(link, "{each}", in_turn(stretch.each, among_all));
    post.links.push_back(filled(with_entry, planned.number, author.number));
  }
  post.text = text_of(author, planned, post.links);
  post.lang = stretch.lang;
  post.kind = stretch.kind;
  if (!stretch.views.empty()) post.views = stretch.views[planned.index % stretch.views.size()];
  refer(post, stretch);
  return post;
}

Run Composer::timeline_of(const PlannedAccount& planned) const {
  Run run;
  run.platform = composed_.platform;
  run.operation = on_youtube() ? "channel_videos" : "UserTweets";
  run.subject = AccountKey{.platform = composed_.platform, .id = planned.id};
  run.chain = run.operation + ' ' + planned.id;
  run.cursor_in = "";
  run.reaches_start = true;
  run.reaches_end = planned.alike->timeline == CaseTimeline::complete;
  run.gapless = true;
  for (const Planned& post : planned.posts) run.post_ids.push_back(post.id);
  if (planned.alike->timeline == CaseTimeline::by_likes) {
    shuffle_as_if_by_likes(run.post_ids);
  } else {
    run.chronological = run.post_ids.size() >= 2;
  }
  return run;
}

Observations Composer::write(const PlannedVisit& visit) const {
  Observations out;
  out.server_time = visit.at;
  for (const PlannedAccount& account : visit.accounts) {
    if (account.alike->gone) {
      out.unavailable.push_back({.platform = composed_.platform, .id = account.id});
      continue;
    }
    PlannedAccount newest_first = account;
    compact_sort(newest_first.posts, [&](const Planned& a, const Planned& b) {
      if (a.time != b.time || on_youtube()) return a.time > b.time;
      return a.id.size() != b.id.size() ? a.id.size() > b.id.size() : a.id > b.id;
    });
    out.accounts.push_back(profile_of(account));
    if (account.alike->timeline != CaseTimeline::scattered && !account.posts.empty()) out.runs.push_back(timeline_of(newest_first));
    for (const Planned& post : newest_first.posts) out.posts.push_back(post_of(account, post, visit.at));
  }
  return out;
}

// 1 = Monday … 7 = Sunday, in UTC.
std::uint32_t weekday_of(TimeMs time) {
  const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds(time)};
  return std::chrono::weekday(std::chrono::floor<std::chrono::days>(point)).iso_encoding();
}

}  // namespace

std::vector<TimeMs> times_of(const CasePosts& posts, TimeMs until) {
  std::vector<TimeMs> times;
  for (TimeMs time = posts.first; time <= until && times.size() < posts.count;) {
    const bool wanted = posts.only_on.empty() || std::ranges::find(posts.only_on, weekday_of(time)) != posts.only_on.end();
    if (wanted) {
      times.push_back(time);
      time += posts.every;
    } else if (posts.every == 0) {
      break;
    } else {  // to the first step of the next day
      const TimeMs rest_of_day = ms_per_day - time % ms_per_day;
      time += (rest_of_day + posts.every - 1) / posts.every * posts.every;
    }
  }
  return times;
}

std::size_t post_count(const ComposedCase& composed) {
  std::size_t count = 0;
  const auto add = [&](const std::vector<CaseAccount>& accounts) {
    for (const CaseAccount& account : accounts) {
      for (const CasePosts& posts : account.posts) count += account.count * posts.count;
    }
  };
  for (const CaseVisit& visit : composed.visits) add(visit.accounts);
  add(composed.accounts);
  return count;
}

AccountKey key_of(const ComposedCase& composed, std::string_view account) {
  if (composed.platform == Platform::x) return {.platform = Platform::x, .id = std::string(account)};
  const std::size_t zeros = account.size() < channel_number_length ? channel_number_length - account.size() : 0;
  return {.platform = Platform::youtube, .id = "UC" + std::string(zeros, '0') + std::string(account)};
}

std::vector<Observations> visits_of(const ComposedCase& composed) { return Composer(composed).write(); }

Observations observations_of(const ComposedCase& composed) {
  std::vector<Observations> visits = visits_of(composed);
  return std::move(visits.back());
}

}  // namespace persona_lens
