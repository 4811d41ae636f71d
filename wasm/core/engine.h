// The only door to the core: bindings and the command line know nothing else.
// Bytes go in, observations are remembered, assessments come out. Deterministic: the same inputs in the same order at the same
// time `at` give the same output, natively and in WebAssembly.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "result.h"

namespace persona_lens {

struct EngineOptions {
  std::size_t max_accounts = 20'000;  // memory bound; the least recently seen are forgotten first
  std::size_t max_posts = 200'000;
  std::string language = "en";  // BCP 47 tag of the sentences; falls back to "en". The extension's modules have none built in
};

// What a catalogue brought.
struct WordsInfo {
  std::string language;
  std::size_t sentences = 0;
};

struct PackInfo {
  std::string id;
  std::string version;
  std::size_t signatures = 0;
  std::size_t cases = 0;         // test and allows cases that were run and held
  std::vector<Notice> warnings;  // e.g. an unknown signal that was ignored
};

// What one ingest did. `touched` are the accounts whose assessment may have changed, in the order of the input.
struct IngestSummary {
  std::size_t accounts = 0;
  std::size_t posts = 0;
  std::size_t runs = 0;
  std::vector<AccountKey> touched;
  std::vector<Notice> notices;
};

class Engine {
 public:
  explicit Engine(const EngineOptions& options = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Reads, validates and self-tests a signature pack (JSON). A pack with a failing case is refused with the case's place.
  // A pack whose id is loaded already replaces it.
  Result<PackInfo> load_pack(std::string_view json);
  // The same for a pack that was proven before, by the build or by load_pack(): its cases are neither read nor run, and may be missing.
  Result<PackInfo> load_proven_pack(std::string_view json);

  // Sentences in another language: a whole catalogue of shared/words that stands for the one in use. What is damaged or incomplete is an
  // error, and the engine speaks as before. Where no words are built in, the first catalogue is taken as it is.
  Result<WordsInfo> load_words(std::string_view language, std::string_view json);
  // What the packs say, in that language (shared/words/packs.TAG.json), in addition to what load_words() read; English where it has no word.
  Result<WordsInfo> load_pack_words(std::string_view json);

  // Reads one input into memory. An error leaves memory as it was. By the source's `read_at`, what was not seen for two years is forgotten.
  Result<IngestSummary> ingest(const Source& source, std::span<const std::byte> bytes);
  // The same for observations made elsewhere (tests, recordings, pack cases).
  IngestSummary ingest(const Source& source, const Observations& observations);

  // Assessments of the accounts asked for (unknown keys are left out), or of all when `accounts` is empty, in first-seen order.
  // `at`: the time of assessment; relative ages and validity dates are taken from it.
  [[nodiscard]] std::vector<Assessment> assess(TimeMs at, std::span<const AccountKey> accounts = {}) const;
  // Groups found among all accounts in memory, strongest first.
  [[nodiscard]] std::vector<GroupAssessment> groups(TimeMs at) const;
  // The same one after the other, and no more than the `most` strongest: hundreds of groups in words take megabytes.
  void each_group(TimeMs at, std::size_t most, const std::function<void(const GroupAssessment&)>& visit) const;

  // The whole reckoning of one account and of the groups that it belongs to, step by step, as plain text in the engine's language; "" for
  // an account that is not known by a profile.
  [[nodiscard]] std::string explain(TimeMs at, const AccountKey& account) const;

  // An account by its id; nullptr when unknown, or known by id only. Valid until the engine next changes.
  [[nodiscard]] const Account* account(const AccountKey& key) const;
  // The author of a post, for rows of a page that carry only a status id. nullptr when never seen.
  [[nodiscard]] const Account* author_of(Platform platform, std::string_view post_id) const;
  // When the account's own posts in memory were made, newest first; nothing for a post whose time was never told. Empty when unknown.
  [[nodiscard]] std::vector<std::optional<TimeInterval>> post_times(const AccountKey& key) const;

  void forget(const AccountKey& account);
  void forget_all();

  // The whole memory (not the packs) as opaque bytes of a versioned format, and back. restore() replaces the memory; on error it is
  // left unchanged.
  [[nodiscard]] std::string snapshot() const;
  Result<IngestSummary> restore(std::string_view bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace persona_lens
