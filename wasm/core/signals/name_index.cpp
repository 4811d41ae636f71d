#include "signals/name_index.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

#include "compact_sort.h"
#include "text/normalise.h"
#include "text/text_key.h"

namespace persona_lens {
namespace {

constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80"};

struct Entry {
  std::string normal;
  Bearer bearer;
};

// A number that stands for a name's normal form, with one that bears or bore it. Sixteen bytes instead of the names themselves, which are
// read once more where several accounts have a number.
struct Borne {
  std::uint64_t normal;
  const Account* account;
};

std::uint64_t key_of(const Account& account, std::string_view normal) {
  return text_key(normal, static_cast<std::uint64_t>(account.platform));
}

// Names of several accounts, by platform and normal form, then by bearer.
std::vector<Entry> shared_names(const AccountBook& book) {
  std::vector<Borne> borne;
  const auto each_name = [&](const Account& account, auto&& take) {
    const AccountKey key{account.platform, account.id};
    for (const SeenName& name : book.identity(key).names) {
      if (const std::string normal = normal_name(name.text); !normal.empty()) take(key, name.text, normal);
    }
  };
  for (const Account* account : book.accounts()) {
    each_name(*account, [&](const AccountKey&, const std::string&, const std::string& normal) {
      borne.push_back({key_of(*account, normal), account});
    });
  }
  compact_sort(borne, {}, &Borne::normal);
  std::vector<Entry> entries;
  for (auto first = borne.begin(); first != borne.end();) {
    const auto last = std::find_if(first, borne.end(), [&](const Borne& other) { return other.normal != first->normal; });
    // An account's own several spellings of one name are no sharing; they stand next to each other.
    const bool is_shared = std::any_of(first, last, [&](const Borne& other) { return other.account != first->account; });
    const Account* before = nullptr;
    for (auto one = first; is_shared && one != last; ++one) {
      if (std::exchange(before, one->account) == one->account) continue;
      each_name(*one->account, [&](const AccountKey& key, const std::string& name, const std::string& normal) {
        if (key_of(*one->account, normal) == first->normal) entries.push_back({normal, {key, name}});
      });
    }
    first = last;
  }
  compact_sort(entries, {}, [](const Entry& entry) { return std::tie(entry.bearer.account.platform, entry.normal, entry.bearer); });
  return entries;
}

}  // namespace

std::string normal_name(std::string_view name) {
  auto normal = normalise(name);
  return normal ? std::move(normal.value().text) : std::string();
}

bool has_odd_whitespace(std::string_view name) {
  const bool outside = std::ranges::any_of(blanks, [&](auto blank) { return name.starts_with(blank) || name.ends_with(blank); });
  return outside || name.find("  ") != std::string_view::npos;
}

void NameIndex::update(const AccountBook& book) {
  if (is_current(book)) return;
  std::vector<Entry> entries = shared_names(book);
  shared_.clear();
  for (auto first = entries.begin(); first != entries.end();) {
    const auto last = std::find_if(first, entries.end(), [&](const Entry& entry) {
      return entry.normal != first->normal || entry.bearer.account.platform != first->bearer.account.platform;
    });
    if (first->bearer.account != std::prev(last)->bearer.account) {
      SharedName& name = shared_.emplace_back(SharedName{first->bearer.account.platform, first->normal, {}});
      for (auto entry = first; entry != last; ++entry) name.bearers.push_back(std::move(entry->bearer));
    }
    first = last;
  }
  book_ = &book;
  generation_ = book.profile_generation();
}

bool NameIndex::is_current(const AccountBook& book) const noexcept { return book_ == &book && generation_ == book.profile_generation(); }

const SharedName* NameIndex::find(Platform platform, std::string_view normal) const {
  const auto key = [](const SharedName& name) { return std::pair(name.platform, std::string_view(name.normal)); };
  const auto place = std::ranges::lower_bound(shared_, std::pair(platform, normal), {}, key);
  return place == shared_.end() || key(*place) != std::pair(platform, normal) ? nullptr : &*place;
}

Names::Names(const SignalContext& context) : index_(context.names) {
  if (index_ != nullptr && index_->is_current(context.book)) return;
  own_.emplace();
  own_->update(context.book);
  index_ = &*own_;
}

}  // namespace persona_lens
