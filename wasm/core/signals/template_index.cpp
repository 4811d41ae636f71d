#include "signals/template_index.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "compact_sort.h"
#include "text/text_key.h"

namespace persona_lens {
namespace {

std::size_t place_of(Platform platform) { return static_cast<std::size_t>(platform); }

// One account's handle or name that has a shape.
struct Found {
  Platform platform;
  ShapeKind kind;
  std::uint32_t number;  // of the account on its platform
  std::uint32_t place;   // of the account in the list
  std::uint64_t shape;   // its key, which takes less than the shape
};

bool same_shape(const Found& a, const Found& b) { return std::tie(a.platform, a.kind, a.shape) == std::tie(b.platform, b.kind, b.shape); }

}  // namespace

void TemplateIndex::update(const AccountBook& book) {
  if (is_current(book)) return;
  *this = {};
  std::vector<const Account*> accounts = book.accounts();
  compact_sort(accounts, [](const Account* a, const Account* b) {
    if (a->platform != b->platform || a->created.has_value() != b->created.has_value()) {
      return std::tuple(a->platform, !a->created.has_value()) < std::tuple(b->platform, !b->created.has_value());
    }
    return a->created && a->created->earliest < b->created->earliest;
  });

  for (const Platform platform : {Platform::x, Platform::youtube}) {
    const auto is_dated = [&](const Account* account) { return account->platform == platform && account->created; };
    created_.at(place_of(platform)).reserve(static_cast<std::size_t>(std::ranges::count_if(accounts, is_dated)));
  }
  std::vector<Found> found;
  found.reserve(2 * accounts.size());
  for (std::uint32_t place = 0; place < accounts.size(); ++place) {
    const Account& account = *accounts[place];
    const auto number = static_cast<AccountNumber>(accounts_.at(place_of(account.platform))++);
    if (account.created) created_.at(place_of(account.platform)).push_back({account.created->earliest, account.created->latest});
    const auto add = [&](const std::vector<NameShape>& shapes) {
      for (const NameShape& shape : shapes) {
        const std::uint64_t key = text_key(shape.key, static_cast<std::uint64_t>(shape.kind));
        found.push_back({.platform = account.platform, .kind = shape.kind, .number = number, .place = place, .shape = key});
      }
    };
    add(shapes_of_handle(account.handle));
    if (account.name) add(shapes_of_name(*account.name));
  }
  // Numbered in the order of the shapes' keys, not of arrival.
  compact_sort(found, [](const Found& a, const Found& b) {
    return std::tie(a.platform, a.kind, a.shape, a.number) < std::tie(b.platform, b.kind, b.shape, b.number);
  });
  std::vector<std::pair<std::uint32_t, ShapeNumber>> by_account;
  by_account.reserve(found.size());
  shape_members_.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i == 0 || !same_shape(found[i - 1], found[i])) {
      shapes_.push_back({found[i].kind, found[i].platform, static_cast<std::uint32_t>(shape_members_.size())});
    }
    shape_members_.push_back(found[i].number);
    by_account.emplace_back(found[i].place, static_cast<ShapeNumber>(shapes_.size() - 1));
  }
  shapes_.push_back({ShapeKind::lengths, Platform::x, static_cast<std::uint32_t>(shape_members_.size())});
  shapes_.shrink_to_fit();
  found = {};

  compact_sort(by_account);
  account_shapes_.reserve(by_account.size());
  auto next = by_account.begin();
  for (std::uint32_t place = 0; place < accounts.size(); ++place) {
    Slice slice{.begin = static_cast<std::uint32_t>(account_shapes_.size()), .count = 0};
    for (; next != by_account.end() && next->first == place; ++next) account_shapes_.push_back(next->second);
    slice.count = static_cast<std::uint32_t>(account_shapes_.size()) - slice.begin;
    shapes_of_.add(accounts[place]->platform, accounts[place]->id, slice);
  }
  shapes_of_.settle();
  book_ = &book;
  generation_ = book.profile_generation();
}

bool TemplateIndex::is_current(const AccountBook& book) const noexcept {
  return book_ == &book && generation_ == book.profile_generation();
}

std::span<const TemplateIndex::ShapeNumber> TemplateIndex::shapes_of(const AccountKey& account) const {
  const Slice* found = shapes_of_.find(view_of(account));
  return found == nullptr ? std::span<const ShapeNumber>{} : std::span(account_shapes_).subspan(found->begin, found->count);
}

std::size_t TemplateIndex::accounts(Platform platform) const { return accounts_.at(place_of(platform)); }

std::size_t TemplateIndex::accounts_created(Platform platform, TimeMs from, TimeMs to) const {
  const std::vector<Created>& created = created_.at(place_of(platform));
  const auto first = std::ranges::lower_bound(created, from, {}, &Created::earliest);
  const auto last = std::ranges::upper_bound(created, to, {}, &Created::earliest);
  if (first >= last) return 0;
  return static_cast<std::size_t>(std::count_if(first, last, [&](const Created& time) { return time.latest <= to; }));
}

std::size_t TemplateIndex::accounts_created_with(ShapeNumber shape, TimeMs from, TimeMs to) const {
  const std::vector<Created>& created = created_.at(place_of(shapes_[shape].platform));
  // Accounts without a creation time have the highest numbers.
  const auto members = shape_members_of(shape);
  const auto dated = std::span(members.begin(), std::ranges::lower_bound(members, created.size()));
  const auto earliest = [&](AccountNumber number) { return created[number].earliest; };
  const auto first = std::ranges::lower_bound(dated, from, {}, earliest);
  const auto last = std::ranges::upper_bound(dated, to, {}, earliest);
  if (first >= last) return 0;
  return static_cast<std::size_t>(std::count_if(first, last, [&](AccountNumber number) { return created[number].latest <= to; }));
}

}  // namespace persona_lens
