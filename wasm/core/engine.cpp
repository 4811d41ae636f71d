#include "engine.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "memory/account_book.h"
#include "observe/observe.h"
#include "packs/assess.h"
#include "packs/self_test.h"
#include "report/explain.h"
#include "report/sentences.h"
#include "report/words.h"
#include "signals/indices.h"
#include "signals/overt_accounts.h"
#include "signals/signal.h"

namespace persona_lens {
namespace {

// What was not seen for longer than this is forgotten.
constexpr TimeMs longest_memory = 2 * 365 * ms_per_day;

// From 2006, when the first of the platforms was there to be read, to the end of the century: a clock that was never set ages nothing.
constexpr bool plausible_clock(TimeMs now) { return now > 1'136'073'600'000 && now < 4'102'444'800'000; }

// The last line of defence: whatever is thrown below, the caller gets an error and the engine stays usable.
template <typename Work>
auto guarded(Work&& work) noexcept -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error{.code = ErrorCode::too_large, .message = "not enough memory", .place = ""};
  } catch (const std::exception& defect) {
    return Error{.code = ErrorCode::internal, .message = defect.what(), .place = ""};
  } catch (...) {
    return Error{.code = ErrorCode::internal, .message = "unknown failure", .place = ""};
  }
}

template <typename Value, typename Work>
Value guarded_or(Value fallback, Work&& work) noexcept {
  try {
    return work();
  } catch (...) {
    return fallback;
  }
}

}  // namespace

struct Engine::Impl {
  explicit Impl(const EngineOptions& options)
      : book(options.max_accounts, options.max_posts), words(Words::for_language(options.language)) {}

  // The indices are brought up to date once for each state of the memory: assessing a few rows at a time costs what those rows cost.
  SignalContext context(TimeMs at) const {
    indices.update(book, at);
    SignalContext context = indices.context(book, at);
    context.overt = &overt;
    return context;
  }

  std::vector<const Signature*> signatures() const {
    std::vector<const Signature*> all;
    for (const Pack& pack : packs) {
      for (const Signature& signature : pack.signatures) all.push_back(&signature);
    }
    return all;
  }

  IngestSummary remember(const Observations& observations) {
    IngestSummary summary;
    summary.accounts = observations.accounts.size();
    summary.posts = observations.posts.size();
    summary.runs = observations.runs.size();
    summary.notices = observations.notices;
    summary.touched = book.add(observations);
    return summary;
  }

  // Kept from one input to the next for its buffers.
  Observer observer;
  // By the reader's clock, once a day: what a page says of the time must not make anything be forgotten.
  void forget_by_age(TimeMs now) {
    if (aged_at && !is_later_by(now, *aged_at, ms_per_day)) return;
    aged_at = now;
    book.forget_unseen_since(now - longest_memory);
  }

  AccountBook book;
  std::optional<TimeMs> aged_at;
  Words words;
  PackInfo use(Pack pack) {
    PackInfo info{.id = pack.id, .version = pack.version, .signatures = pack.signatures.size(), .warnings = pack.warnings};
    const auto same = std::ranges::find(packs, pack.id, &Pack::id);
    if (same == packs.end()) {
      packs.push_back(std::move(pack));
    } else {
      *same = std::move(pack);
    }
    list_overt_accounts();
    return info;
  }

  // Of all packs.
  void list_overt_accounts() {
    std::vector<OvertAccount> all;
    for (const Pack& pack : packs) all.insert(all.end(), pack.overt.begin(), pack.overt.end());
    overt = OvertAccounts(std::move(all));
  }

  std::vector<Pack> packs;
  OvertAccounts overt;
  // Derived from the book; assessing does not change what is remembered.
  mutable SignalIndices indices;
};

Engine::Engine(const EngineOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<PackInfo> Engine::load_pack(std::string_view json) {
  return guarded([&]() -> Result<PackInfo> {
    Result<TestedPack> tested = read_tested_pack(json);
    if (!tested) return tested.error();
    PackInfo info = impl_->use(std::move(tested->pack));
    info.cases = tested->cases;
    return info;
  });
}

Result<PackInfo> Engine::load_proven_pack(std::string_view json) {
  return guarded([&]() -> Result<PackInfo> {
    Result<Pack> pack = read_proven_pack(json);
    if (!pack) return pack.error();
    return impl_->use(std::move(*pack));
  });
}

Result<WordsInfo> Engine::load_words(std::string_view language, std::string_view json) {
  return guarded([&]() -> Result<WordsInfo> {
    Result<Words> words = impl_->words.translated(json, language);
    if (!words) return words.error();
    impl_->words = std::move(*words);
    return WordsInfo{.language = std::string(language), .sentences = impl_->words.keys().size()};
  });
}

Result<WordsInfo> Engine::load_pack_words(std::string_view json) {
  return guarded([&]() -> Result<WordsInfo> {
    const Result<std::size_t> texts = impl_->words.add_pack_texts(json);
    if (!texts) return texts.error();
    return WordsInfo{.language = impl_->words.language(), .sentences = *texts};
  });
}

Result<IngestSummary> Engine::ingest(const Source& source, std::span<const std::byte> bytes) {
  return guarded([&]() -> Result<IngestSummary> {
    const Result<Observations> observations = impl_->observer.observe(source, bytes);
    if (!observations) return observations.error();
    IngestSummary summary = impl_->remember(*observations);
    if (source.read_at && plausible_clock(*source.read_at)) impl_->forget_by_age(*source.read_at);
    return summary;
  });
}

IngestSummary Engine::ingest(const Source&, const Observations& observations) {
  return guarded_or(IngestSummary{}, [&] { return impl_->remember(observations); });
}

std::vector<Assessment> Engine::assess(TimeMs at, std::span<const AccountKey> accounts) const {
  return guarded_or(std::vector<Assessment>{}, [&] {
    std::vector<AccountKey> all;
    if (accounts.empty()) {
      for (const Account* account : impl_->book.accounts()) all.push_back({.platform = account->platform, .id = account->id});
      accounts = all;
    }
    const std::vector<const Signature*> signatures = impl_->signatures();
    const SignalContext context = impl_->context(at);
    std::vector<Assessment> assessments;
    assessments.reserve(accounts.size());
    for (const AccountKey& key : accounts) {
      auto assessment = assess_account(signatures, context, key);
      if (!assessment) continue;
      put_into_words(*assessment, impl_->words);
      assessments.push_back(std::move(*assessment));
    }
    return assessments;
  });
}

std::vector<GroupAssessment> Engine::groups(TimeMs at) const {
  std::vector<GroupAssessment> groups;
  each_group(at, std::numeric_limits<std::size_t>::max(), [&](const GroupAssessment& group) { groups.push_back(group); });
  return groups;
}

void Engine::each_group(TimeMs at, std::size_t most, const std::function<void(const GroupAssessment&)>& visit) const {
  guarded_or(false, [&] {
    for (GroupAssessment& assessed : assess_groups(impl_->signatures(), impl_->context(at), most)) {
      // Gone again after its visit.
      GroupAssessment group = std::move(assessed);
      put_into_words(group, impl_->words);
      visit(group);
    }
    return true;
  });
}

std::string Engine::explain(TimeMs at, const AccountKey& account) const {
  return guarded_or(std::string{}, [&]() -> std::string {
    std::vector<Assessment> assessments = assess(at, {&account, 1});
    if (assessments.empty()) return {};
    std::vector<GroupAssessment> all = groups(at);
    std::erase_if(all, [&](const GroupAssessment& group) { return std::ranges::find(group.members, account) == group.members.end(); });
    return persona_lens::explain(assessments.front(), all, at, impl_->words);
  });
}

const Account* Engine::account(const AccountKey& key) const {
  return guarded_or(static_cast<const Account*>(nullptr), [&] { return impl_->book.find(key); });
}

const Account* Engine::author_of(Platform platform, std::string_view post_id) const {
  return guarded_or(static_cast<const Account*>(nullptr), [&]() -> const Account* {
    const Post* post = impl_->book.post(platform, post_id);
    if (post == nullptr || post->author_id.empty()) return nullptr;
    return impl_->book.find({.platform = platform, .id = post->author_id});
  });
}

std::vector<std::optional<TimeInterval>> Engine::post_times(const AccountKey& key) const {
  return guarded_or(std::vector<std::optional<TimeInterval>>{}, [&] {
    std::vector<std::optional<TimeInterval>> times;
    for (const Post* post : impl_->book.posts_by(key)) times.emplace_back(post->time);
    return times;
  });
}

void Engine::forget(const AccountKey& account) {
  guarded_or(false, [&] { return impl_->book.forget(account), true; });
}

void Engine::forget_all() {
  guarded_or(false, [&] { return impl_->book.forget_all(), true; });
}

std::string Engine::snapshot() const {
  return guarded_or(std::string{}, [&] { return impl_->book.snapshot(); });
}

Result<IngestSummary> Engine::restore(std::string_view bytes) {
  return guarded([&]() -> Result<IngestSummary> {
    const Result<bool> restored = impl_->book.restore(bytes);
    if (!restored) return restored.error();
    IngestSummary summary;
    summary.accounts = impl_->book.account_count();
    summary.posts = impl_->book.post_count();
    for (const Account* account : impl_->book.accounts()) summary.touched.push_back({.platform = account->platform, .id = account->id});
    return summary;
  });
}

}  // namespace persona_lens
