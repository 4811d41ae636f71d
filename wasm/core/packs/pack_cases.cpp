#include <algorithm>
#include <utility>

#include "packs/pack.h"
#include "packs/pack_reading.h"

namespace persona_lens {
namespace {

// Running every case of a pack must stay a matter of seconds.
constexpr std::size_t max_pack_case_posts = 200'000;

void check_handles(JsonValue& place, const ComposedCase& composed, const PackNames& names) {
  const auto check = [&](const std::vector<CaseAccount>& accounts) {
    for (const CaseAccount& account : accounts) {
      for (const std::string& handle : account.handles) names.check_handle(place, handle);
    }
  };
  check(composed.accounts);
  for (const CaseVisit& visit : composed.visits) check(visit.accounts);
}

std::vector<ComposedCase> read_cases(JsonValue value, const PackNames& names, std::size_t& posts, bool must_resemble) {
  std::vector<ComposedCase> cases;
  value.each(1, 100, [&](JsonValue one) {
    ComposedCase composed = read_case(one);
    check_handles(one, composed, names);
    posts += post_count(composed);
    if (posts > max_pack_case_posts) one.fail(ErrorCode::too_large, "the pack's cases hold more than 200,000 posts");
    const auto resembles = [](const Expectation& e) { return e.exactly && e.label >= Label::some; };
    if (must_resemble && !std::ranges::any_of(composed.expect, resembles)) {
      one.fail(ErrorCode::invalid_value, "a test case must expect a label of \"some\" or more for somebody");
    }
    cases.push_back(std::move(composed));
  });
  return cases;
}

}  // namespace

Result<Pack> read_pack(std::string_view json) { return read_pack_with(json, read_cases); }

}  // namespace persona_lens
