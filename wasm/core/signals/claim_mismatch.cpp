#include "signals/claim_mismatch.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compact_sort.h"
#include "signals/parameters.h"
#include "signals/phrase_uses.h"
#include "signals/result_parts.h"
#include "stats/divergence.h"
#include "text/normalise.h"
#include "text/phrases.h"
#include "text/quoting.h"

namespace persona_lens {
namespace {

constexpr std::string_view id = "claim_mismatch";
constexpr Group evidence_group = Group::g7_persona;

constexpr double language_decibans = 6;
constexpr double about_decibans = 3;
constexpr double dependence = 0.3;  // as within an evidence group (domain 5.1)
constexpr std::size_t min_posts_each_side = 10;
constexpr double min_dominance = 0.8;
constexpr double min_divergence = 0.5;

// Whoever says so has a reason to be elsewhere than claimed, or to have written otherwise before.
constexpr auto moving = std::to_array<std::string_view>(
    {// English, Spanish, French, German, Portuguese
     "born in", "born and raised in", "originally from", "living in", "lives in", "live in", "based in", "now in", "expat", "expats",
     "expatriate", "abroad", "immigrant", "immigrated", "moved to", "moved from", "relocated", "nomad", "overseas", "former", "formerly",
     "ex-", "stationed in", "traveling", "travelling", "traveler", "traveller", "nacido en", "nacida en", "vivo en", "viviendo en",
     "emigrante", "emigré", "expatriado", "expatriada", "en el extranjero", "né à", "née à", "né en", "née en", "vivant à", "vivant en",
     "expatrié", "expatriée", "à l'étranger", "geboren in", "lebe in", "lebt in", "ausgewandert", "auswanderer", "im ausland", "nascido em",
     "nascida em", "moro em", "morando em", "expatriada", "no exterior",
     // Russian, Arabic, Chinese, Japanese
     "родился в", "родилась в", "живу в", "эмигрант", "эмигрантка", "за границей", "مولود في", "أعيش في", "مقيم في", "مغترب", "مغتربة",
     "出生于", "出生於", "生于", "旅居", "移居", "移民", "海外", "定居", "生まれ", "在住", "移住", "駐在"});

// What "About this account" shows instead of a country.
constexpr auto regions = std::to_array<std::string_view>({"africa",
                                                          "asia",
                                                          "australasia",
                                                          "central america",
                                                          "central asia",
                                                          "east asia",
                                                          "east asia & pacific",
                                                          "eastern europe",
                                                          "europe",
                                                          "europe & central asia",
                                                          "european union",
                                                          "latin america",
                                                          "latin america & caribbean",
                                                          "middle east",
                                                          "middle east & north africa",
                                                          "north africa",
                                                          "north america",
                                                          "northern europe",
                                                          "oceania",
                                                          "south america",
                                                          "south asia",
                                                          "southeast asia",
                                                          "southern europe",
                                                          "sub-saharan africa",
                                                          "west asia",
                                                          "western europe",
                                                          "worldwide"});

struct OtherName {
  std::string_view name;
  std::string_view country;
};
constexpr auto other_names = std::to_array<OtherName>({{"usa", "united states"},
                                                       {"us", "united states"},
                                                       {"u.s.", "united states"},
                                                       {"united states of america", "united states"},
                                                       {"uk", "united kingdom"},
                                                       {"great britain", "united kingdom"},
                                                       {"russian federation", "russia"},
                                                       {"republic of korea", "south korea"},
                                                       {"korea", "south korea"},
                                                       {"czechia", "czech republic"},
                                                       {"türkiye", "turkey"}});

std::string country_form(std::string_view written) {
  const auto normal = normalise(written);
  if (!normal) return {};
  const auto* other = std::ranges::find(other_names, std::string_view(normal->text), &OtherName::name);
  return other == other_names.end() ? normal->text : std::string(other->country);
}

// nullptr when ICU failed.
const PhraseIndex* moving_index() {
  static const auto index = [] {
    auto built = PhraseIndex::build(moving);
    return built ? std::make_unique<const PhraseIndex>(std::move(built).value()) : nullptr;
  }();
  return index.get();
}

// Which claim each phrase of the claim index belongs to.
std::vector<std::size_t> claim_of_phrase(const SignalParameters& parameters) {
  std::vector<std::size_t> result;
  for (std::size_t claim = 0; claim < parameters.claims.size(); ++claim) {
    result.insert(result.end(), parameters.claims[claim].phrases.size(), claim);
  }
  return result;
}

// Countries that the profile claims, in their compared form; none where it speaks of a move.
std::set<std::string> claimed_countries(const SignalParameters& parameters, const Account& account) {
  std::set<std::string> countries;
  const PhraseIndex* moves = moving_index();
  if (moves == nullptr) return countries;
  const std::vector<std::size_t> claims = claim_of_phrase(parameters);
  for (const auto* field : {&account.name, &account.bio, &account.location}) {
    if (!field->has_value()) continue;
    const auto normal = normalise(**field);
    if (!normal) continue;
    if (!moves->find(normal->text).empty()) return {};
    const QuotingGuard guard(normal->text, {});
    for (const PhraseMatch& match : parameters.claim_index->find(normal->text)) {
      if (guard.distance(match.begin, match.end) != Distance::none) continue;
      countries.insert(country_form(parameters.claims[claims[match.phrase]].country));
    }
  }
  return countries;
}

// nullopt: the platform names no country.
std::optional<bool> contradicts(const std::optional<std::string>& about, const std::set<std::string>& claimed) {
  if (!about) return std::nullopt;
  const std::string country = country_form(*about);
  if (country.empty() || std::ranges::find(regions, std::string_view(country)) != regions.end()) return std::nullopt;
  return !claimed.contains(country);
}

struct Written {
  TimeMs time;
  std::string_view lang;
  const Post* post;
};

// The account's own posts with a time and a language, oldest first.
std::vector<Written> tagged_posts(const AccountBook& book, const AccountKey& account) {
  std::vector<Written> posts;
  for (const Post* post : book.posts_by(account)) {
    if (posts.size() == max_phrase_posts) break;
    if (post->kind == PostKind::repost || !post->time || !post->lang) continue;
    // "und", "zxx", "qme" and the like: no words, or none that the platform knows. "art": emoji.
    const std::string_view lang = *post->lang;
    if (lang.size() < 2 || lang == "und" || lang == "zxx" || lang == "art" || (lang.size() == 3 && lang.front() == 'q')) continue;
    posts.push_back({post->time->earliest, lang, post});
  }
  compact_sort(posts, [](const Written& a, const Written& b) { return a.time < b.time; });
  return posts;
}

struct Pivot {
  double divergence = 0;
  std::size_t before = 0;
  std::vector<const Post*> around;  // the last before it and the first after it
  bool changed = false;             // from one dominant language to another
};

// The language of nearly all of so many posts, and of enough of them; "" when there is none.
std::string_view dominant(const Counts& counts, std::size_t total) {
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  const double needed = std::max(static_cast<double>(min_posts_each_side), min_dominance * static_cast<double>(total));
  return most->second >= needed ? std::string_view(most->first) : std::string_view();
}

// Where the languages before and after differ most; nullopt with too few posts.
std::optional<Pivot> find_pivot(const std::vector<Written>& posts) {
  if (posts.size() < 2 * min_posts_each_side) return std::nullopt;
  Counts before;
  Counts after;
  for (const Written& post : posts) after[std::string(post.lang)] += 1;
  Pivot best;
  best.before = min_posts_each_side;
  for (std::size_t i = 0; i + min_posts_each_side < posts.size(); ++i) {
    const std::string lang(posts[i].lang);
    before[lang] += 1;
    after[lang] -= 1;
    if (i + 1 < min_posts_each_side) continue;
    const double divergence = jensen_shannon(before, after);
    if (divergence <= best.divergence) continue;
    best.divergence = divergence;
    best.before = i + 1;
    const std::string_view earlier = dominant(before, i + 1);
    const std::string_view later = dominant(after, posts.size() - i - 1);
    best.changed = divergence >= min_divergence && !earlier.empty() && !later.empty() && earlier != later;
  }
  if (best.changed) best.around = {posts[best.before - 1].post, posts[best.before].post};
  return best;
}

struct Mismatch {
  std::string_view why_not;
  std::size_t claims = 0;
  std::optional<bool> about;
  std::optional<Pivot> pivot;

  [[nodiscard]] bool pivots() const { return pivot && pivot->changed; }
  [[nodiscard]] double weight() const {
    const double language = pivots() ? language_decibans : 0;
    const double country = about.value_or(false) ? about_decibans : 0;
    return std::max(language, country) + dependence * std::min(language, country);
  }
};

Mismatch mismatch_of(const SignalContext& context, const AccountKey& key) {
  Mismatch result;
  const Account* account = context.book.find(key);
  if (account == nullptr) {
    result.why_not = "account_unknown";
    return result;
  }
  if (!account->name && !account->bio && !account->location) {
    result.why_not = "no_profile_text";
    return result;
  }
  const std::set<std::string> claimed = claimed_countries(*context.parameters, *account);
  result.claims = claimed.size();
  if (claimed.empty()) {
    result.why_not = "no_claim";
    return result;
  }
  result.about = contradicts(account->about_country, claimed);
  result.pivot = find_pivot(tagged_posts(context.book, key));
  if (!result.about && !result.pivot) result.why_not = "claim_not_comparable";
  return result;
}

bool has_claims(const SignalContext& context) { return context.parameters != nullptr && context.parameters->claim_index != nullptr; }

}  // namespace

SignalResult claim_mismatch(const SignalContext& context, const AccountKey& account) {
  if (!has_claims(context)) return not_evaluated(id, evidence_group, "no_parameters");
  const Mismatch found = mismatch_of(context, account);
  if (!found.why_not.empty()) return not_evaluated(id, evidence_group, found.why_not);
  SignalResult result = evaluated(id, evidence_group);
  result.decibans = {found.weight(), found.weight()};
  result.observed = {observed_number("claims", static_cast<std::uint64_t>(found.claims))};
  if (found.about) result.observed.push_back(observed_number("about_contradicts", std::uint64_t{*found.about ? 1U : 0U}));
  if (found.pivot) {
    result.observed.push_back(observed_number("earlier_language_divergence", found.pivot->divergence));
    result.observed.push_back(observed_number("posts_before", static_cast<std::uint64_t>(found.pivot->before)));
    for (const Post* post : found.pivot->around) result.evidence_posts.push_back(post->id);
  }
  return result;
}

SignalResult claim_mismatch_of_group(const SignalContext& context, const CandidateGroup& group) {
  if (!has_claims(context)) return not_evaluated(id, evidence_group, "no_parameters");
  std::size_t compared = 0;
  std::size_t claiming = 0;
  std::size_t contradicted = 0;
  double divergence = 0;
  std::vector<double> weights;
  SignalResult result = evaluated(id, evidence_group);
  for (const AccountKey& member : group.members) {
    const Mismatch found = mismatch_of(context, member);
    claiming += found.claims > 0 ? 1 : 0;
    if (!found.why_not.empty()) continue;
    ++compared;
    contradicted += found.about.value_or(false) ? 1 : 0;
    if (found.pivot) divergence = std::max(divergence, found.pivot->divergence);
    if (found.weight() == 0) continue;
    weights.push_back(found.weight());
    if (result.evidence_accounts.size() < max_evidence_accounts) result.evidence_accounts.push_back(member);
    if (!found.pivots()) continue;
    for (const Post* post : found.pivot->around) {
      if (result.evidence_posts.size() < max_evidence_posts) result.evidence_posts.push_back(post->id);
    }
  }
  if (compared == 0) return not_evaluated(id, evidence_group, "claim_not_comparable");
  compact_sort(weights, std::greater<>());
  if (weights.size() >= 2 && 3 * weights.size() >= group.members.size()) result.decibans = {weights[1], weights[1]};
  result.observed = {observed_number("claims", static_cast<std::uint64_t>(claiming)),
                     observed_number("about_contradicts", static_cast<std::uint64_t>(contradicted)),
                     observed_number("earlier_language_divergence", divergence),
                     observed_number("members", static_cast<std::uint64_t>(group.members.size())),
                     observed_number("members_mismatching", static_cast<std::uint64_t>(weights.size()))};
  return result;
}

}  // namespace persona_lens
