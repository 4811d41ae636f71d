#include "signals/name_index.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "text/normalise.h"

namespace persona_lens {
namespace {

constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80"};

struct Entry {
  std::string normal;
  Bearer bearer;
};

void add_names(const AccountBook& book, const Account& account, std::vector<Entry>& entries) {
  const AccountKey key{account.platform, account.id};
  for (const SeenName& name : book.identity(key).names) {
    if (std::string normal = normal_name(name.text); !normal.empty()) entries.push_back({std::move(normal), {key, name.text}});
  }
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
  std::vector<Entry> entries;
  for (const Account* account : book.accounts()) add_names(book, *account, entries);
  std::ranges::sort(entries, {}, [](const Entry& entry) { return std::tie(entry.bearer.account.platform, entry.normal, entry.bearer); });
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
  generation_ = book.generation();
}

bool NameIndex::is_current(const AccountBook& book) const noexcept { return book_ == &book && generation_ == book.generation(); }

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
