#include "signals/template_index.h"

#include <algorithm>
#include <utility>

namespace persona_lens {
namespace {

void sort_by_time(std::vector<TimeInterval>& times) { std::ranges::stable_sort(times, {}, &TimeInterval::earliest); }

std::size_t count_within(const std::vector<TimeInterval>& times, TimeMs from, TimeMs to) {
  const auto first = std::ranges::lower_bound(times, from, {}, &TimeInterval::earliest);
  const auto last = std::ranges::upper_bound(times, to, {}, &TimeInterval::earliest);
  if (first >= last) return 0;
  return static_cast<std::size_t>(std::count_if(first, last, [&](const TimeInterval& time) { return time.latest <= to; }));
}

}  // namespace

void TemplateIndex::update(const AccountBook& book) {
  if (is_current(book)) return;
  *this = {};
  std::map<std::pair<Platform, NameShape>, std::vector<const Account*>> found;
  for (const Account* account : book.accounts()) {
    ++accounts_[account->platform];
    if (account->created) created_[account->platform].push_back(*account->created);
    shapes_of_[{account->platform, account->id}];
    for (NameShape& shape : shapes_of_handle(account->handle)) found[{account->platform, std::move(shape)}].push_back(account);
    if (!account->name) continue;
    for (NameShape& shape : shapes_of_name(*account->name)) found[{account->platform, std::move(shape)}].push_back(account);
  }
  // Numbered in the order of the shapes themselves, not of arrival.
  for (const auto& [shape, accounts] : found) {
    const auto number = static_cast<ShapeNumber>(shapes_.size());
    Shape& known = shapes_.emplace_back();
    known.kind = shape.second.kind;
    known.accounts = accounts.size();
    for (const Account* account : accounts) {
      shapes_of_[{account->platform, account->id}].push_back(number);
      if (account->created) known.created.push_back(*account->created);
    }
  }
  for (Shape& shape : shapes_) sort_by_time(shape.created);
  for (auto& [platform, times] : created_) sort_by_time(times);
  book_ = &book;
  generation_ = book.generation();
}

bool TemplateIndex::is_current(const AccountBook& book) const noexcept { return book_ == &book && generation_ == book.generation(); }

std::span<const TemplateIndex::ShapeNumber> TemplateIndex::shapes_of(const AccountKey& account) const {
  const auto found = shapes_of_.find(account);
  return found == shapes_of_.end() ? std::span<const ShapeNumber>{} : found->second;
}

std::size_t TemplateIndex::accounts(Platform platform) const {
  const auto found = accounts_.find(platform);
  return found == accounts_.end() ? 0 : found->second;
}

std::size_t TemplateIndex::accounts_created(Platform platform, TimeMs from, TimeMs to) const {
  const auto found = created_.find(platform);
  return found == created_.end() ? 0 : count_within(found->second, from, to);
}

std::size_t TemplateIndex::accounts_created_with(ShapeNumber shape, TimeMs from, TimeMs to) const {
  return count_within(shapes_[shape].created, from, to);
}

}  // namespace persona_lens
