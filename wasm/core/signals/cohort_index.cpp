#include "signals/cohort_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <string_view>
#include <utility>

#include "compact_sort.h"
#include "stats/scan.h"

namespace persona_lens {
namespace {

constexpr std::size_t max_cohorts = 8;

struct Dated {
  TimeMs earliest = 0;
  TimeMs latest = 0;
  SharedText id;
};

std::string_view dated_id(const Dated& account) { return account.id; }
std::string_view id_of_member(const AccountKey& key) { return key.id; }

// Creation times of some accounts, sorted twice: a window [t − w, t] certainly holds those with latest ≤ t and earliest ≥ t − w. No
// account considered is known less exactly than w, so that earliest < t − w implies latest < t, and the number inside is a difference of
// two ranks.
class Times {
 public:
  Times() = default;
  Times(std::span<const Dated* const> accounts, TimeMs window) {
    for (const Dated* account : accounts) {
      if (account->latest - account->earliest > window) continue;
      earliest_.push_back(account->earliest);
      latest_.push_back(account->latest);
    }
    compact_sort(earliest_);
    compact_sort(latest_);
  }

  [[nodiscard]] std::size_t size() const noexcept { return latest_.size(); }
  [[nodiscard]] TimeMs first() const { return earliest_.front(); }
  [[nodiscard]] TimeMs last() const { return latest_.back(); }

  // Accounts that may have been created inside [from, to].
  [[nodiscard]] std::size_t within(double from, double to) const {
    const auto exact = [](TimeMs time) { return static_cast<double>(time); };
    const auto begin = std::ranges::lower_bound(latest_, from, {}, exact);
    const auto end = std::ranges::upper_bound(earliest_, to, {}, exact);
    const auto before = static_cast<std::size_t>(begin - latest_.begin());
    return static_cast<std::size_t>(end - earliest_.begin()) - before;
  }

  struct Densest {
    std::size_t count = 0;
    TimeMs end = 0;
  };
  [[nodiscard]] Densest densest(TimeMs window) const {
    Densest best;
    std::size_t outside = 0;
    for (std::size_t i = 0; i < latest_.size(); ++i) {
      if (i + 1 < latest_.size() && latest_[i + 1] == latest_[i]) continue;
      while (outside < earliest_.size() && earliest_[outside] < latest_[i] - window) ++outside;
      if (i + 1 - outside > best.count) best = {i + 1 - outside, latest_[i]};
    }
    return best;
  }

 private:
  std::vector<TimeMs> earliest_;
  std::vector<TimeMs> latest_;
};

struct PValues {
  double even = 1;
  double larger = 1;
};

// Of the cluster among the population, whose span ends no earlier than `at`.
PValues p_values(const Times& population, const CohortWindow& window, Times::Densest cluster, TimeMs at) {
  if (cluster.count < 2) return {};
  const auto start = static_cast<double>(population.first());
  const double finish = std::max(static_cast<double>(at), static_cast<double>(population.last()));
  const double span = finish - start;
  const auto width = static_cast<double>(window.width);
  if (!(span > width)) return {};
  const auto windows = static_cast<double>(cohort_windows.size());
  const double even = std::min(1.0, windows * scan_p_value(population.size(), width / span, cluster.count));

  const double around = std::min(window.neighbourhood * width, span);
  const double centre = static_cast<double>(cluster.end) - width / 2;
  const double from = std::clamp(centre - around / 2, start, finish - around);
  const std::size_t near = std::max(population.within(from, from + around), cluster.count);
  const double stretches = std::max(1.0, std::min(std::ceil(span / around), static_cast<double>(population.size()) / 2));
  const double fraction = std::min(1.0, window.ordinary_factor * width / around);
  const double local = std::min(1.0, windows * stretches * scan_p_value(near, fraction, cluster.count));
  return {even, std::max(even, local)};
}

// For each window the times of those known closely enough. Nearly always they are the same accounts for all: then there is one copy.
using TimesByWindow = std::array<std::shared_ptr<const Times>, cohort_windows.size()>;

TimesByWindow times_of(std::span<const Dated* const> accounts) {
  TimesByWindow times;
  for (std::size_t i = cohort_windows.size(); i-- > 0;) {
    const TimeMs window = cohort_windows[i].width;
    const auto fits = [&](const Dated* account) { return account->latest - account->earliest <= window; };
    // A wider window has all accounts of a narrower one.
    const bool same = i + 1 < times.size() && static_cast<std::size_t>(std::ranges::count_if(accounts, fits)) == times[i + 1]->size();
    times[i] = same ? times[i + 1] : std::make_shared<const Times>(accounts, window);
  }
  return times;
}

struct Platformed {
  Platform platform = Platform::x;
  std::vector<Dated> dated;  // by id
  std::vector<Cohort> cohorts;
  TimesByWindow times;
};

// The most surprising cluster of `accounts` among `population`, over all windows; on a tie the shortest window.
Cohort most_surprising(const Platformed& found, std::span<const Dated* const> accounts, TimeMs at) {
  const TimesByWindow& population = found.times;
  const TimesByWindow own = times_of(accounts);
  Cohort best;
  TimeMs end = 0;
  for (std::size_t i = 0; i < cohort_windows.size(); ++i) {
    const CohortWindow& window = cohort_windows[i];
    const Times::Densest cluster = own[i]->densest(window.width);
    if (cluster.count < 2) continue;
    const PValues p = p_values(*population[i], window, cluster, at);
    // Where fewer accounts are dated closely enough than can weigh anything, that window must not hide one in which enough are.
    const bool enough = population[i]->size() >= cohort_min_accounts;
    const bool best_enough = best.dated_accounts >= cohort_min_accounts;
    if (best.window != 0 && (enough == best_enough ? p.larger >= best.p_value : best_enough)) continue;
    best.window = window.width;
    best.dated_accounts = population[i]->size();
    best.p_value = p.larger;
    best.p_value_even = p.even;
    end = cluster.end;
  }
  if (best.window == 0) return best;
  for (const Dated* account : accounts) {
    if (account->latest <= end && account->earliest >= end - best.window) best.members.push_back({found.platform, account->id});
  }
  return best;
}

bool is_exact_enough(const TimeInterval& created) {
  // Far from both ends of the range, so that no difference of two times overflows.
  constexpr TimeMs limit = std::numeric_limits<TimeMs>::max() / 4;
  return created.earliest > -limit && created.latest < limit && created.earliest <= created.latest &&
         created.latest - created.earliest <= cohort_windows.back().width;
}

void find_cohorts(Platformed& found, TimeMs at) {
  std::vector<const Dated*> left;
  left.reserve(found.dated.size());
  for (const Dated& account : found.dated) left.push_back(&account);
  found.times = times_of(left);
  while (left.size() >= 2 && found.cohorts.size() < max_cohorts) {
    Cohort cohort = most_surprising(found, left, at);
    if (cohort.members.empty()) return;
    const bool significant = cohort.p_value < 1 / std::numbers::e;
    // One insignificant cluster is worth telling where there is no other.
    if (!significant && !found.cohorts.empty()) return;
    std::erase_if(left,
                  [&](const Dated* account) { return std::ranges::binary_search(cohort.members, dated_id(*account), {}, id_of_member); });
    found.cohorts.push_back(std::move(cohort));
    if (!significant) return;
  }
}

}  // namespace

struct CohortIndex::Impl {
  const AccountBook* book = nullptr;
  std::uint64_t generation = 0;
  TimeMs at = 0;
  std::array<Platformed, 2> platforms;
};

CohortIndex::CohortIndex() : impl_(std::make_unique<Impl>()) {}
CohortIndex::~CohortIndex() = default;
CohortIndex::CohortIndex(CohortIndex&&) noexcept = default;
CohortIndex& CohortIndex::operator=(CohortIndex&&) noexcept = default;

void CohortIndex::update(const AccountBook& book, TimeMs at) {
  if (is_current(book, at)) return;
  impl_->platforms = {};
  impl_->platforms.back().platform = Platform::youtube;
  for (const Account* account : book.accounts()) {
    if (!account->created || !is_exact_enough(*account->created)) continue;
    impl_->platforms[static_cast<std::size_t>(account->platform)].dated.push_back(
        {account->created->earliest, account->created->latest, account->id});
  }
  for (Platformed& platform : impl_->platforms) {
    compact_sort(platform.dated, {}, dated_id);
    find_cohorts(platform, at);
  }
  impl_->book = &book;
  impl_->generation = book.profile_generation();
  impl_->at = at;
}

bool CohortIndex::is_current(const AccountBook& book, TimeMs at) const noexcept {
  return impl_->book == &book && impl_->generation == book.profile_generation() && impl_->at == at;
}

bool CohortIndex::is_dated(const Account& account) noexcept { return account.created && is_exact_enough(*account.created); }

std::size_t CohortIndex::dated_accounts(Platform platform) const noexcept {
  return impl_->platforms[static_cast<std::size_t>(platform)].dated.size();
}

std::span<const Cohort> CohortIndex::cohorts(Platform platform) const noexcept {
  return impl_->platforms[static_cast<std::size_t>(platform)].cohorts;
}

const Cohort* CohortIndex::cohort_of(const AccountKey& account) const {
  for (const Cohort& cohort : cohorts(account.platform)) {
    if (std::ranges::binary_search(cohort.members, account)) return &cohort;
  }
  return nullptr;
}

Cohort CohortIndex::densest_of(std::span<const AccountKey> accounts) const {
  if (accounts.empty()) return {};
  const Platformed& platform = impl_->platforms[static_cast<std::size_t>(accounts.front().platform)];
  std::vector<const Dated*> members;
  for (const AccountKey& key : accounts) {
    const auto place = std::ranges::lower_bound(platform.dated, std::string_view(key.id), {}, dated_id);
    if (key.platform == platform.platform && place != platform.dated.end() && place->id == key.id) members.push_back(&*place);
  }
  compact_sort(members, {}, [](const Dated* account) { return dated_id(*account); });
  const auto repeated = std::ranges::unique(members);
  members.erase(repeated.begin(), repeated.end());
  return most_surprising(platform, members, impl_->at);
}

}  // namespace persona_lens
