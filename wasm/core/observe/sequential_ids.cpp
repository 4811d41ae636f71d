#include "observe/sequential_ids.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

#include "observe/snowflake.h"

namespace persona_lens {
namespace {

constexpr TimeMs widening = 65 * ms_per_day;

constexpr TimeMs day(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::sys_days days = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
  return static_cast<TimeMs>(days.time_since_epoch().count()) * ms_per_day;
}

constexpr TimeMs first_account = day(2006, 3, 21);

// The highest id given out by the first day of a quarter.
struct Anchor {
  int year;
  unsigned month;
  std::uint64_t id;
};
constexpr std::array<Anchor, 36> anchors = {{
    {2007, 4, 3'108'404},     {2007, 7, 7'149'014},     {2007, 10, 9'197'662},                                //
    {2008, 1, 11'750'454},    {2008, 4, 14'281'877},    {2008, 7, 15'287'529},    {2008, 10, 16'535'502},     //
    {2009, 1, 18'532'227},    {2009, 4, 27'991'661},    {2009, 7, 52'557'200},    {2009, 10, 78'726'799},     //
    {2010, 1, 100'858'892},   {2010, 4, 128'357'507},   {2010, 7, 161'499'559},   {2010, 10, 197'145'101},    //
    {2011, 1, 232'712'601},   {2011, 4, 275'192'568},   {2011, 7, 327'095'854},   {2011, 10, 382'849'544},    //
    {2012, 1, 451'969'640},   {2012, 4, 541'879'627},   {2012, 7, 623'310'484},   {2012, 10, 854'034'130},    //
    {2013, 1, 1'051'277'358}, {2013, 4, 1'322'827'152}, {2013, 7, 1'559'317'352}, {2013, 10, 1'921'841'484},  //
    {2014, 1, 2'270'644'154}, {2014, 4, 2'422'383'997}, {2014, 7, 2'597'126'862}, {2014, 10, 2'797'818'203},  //
    {2015, 1, 2'954'021'572}, {2015, 4, 3'128'013'550}, {2015, 7, 3'351'289'955}, {2015, 10, 3'798'590'546},  //
    {2016, 1, 4'675'935'878},
}};

}  // namespace

std::optional<TimeInterval> sequential_account_time(std::uint64_t id) noexcept {
  if (id == 0 || id >= first_unused_sequential_id) return std::nullopt;
  const auto after = std::ranges::upper_bound(anchors, id, {}, &Anchor::id);
  const auto time_of = [](const Anchor& anchor) { return day(anchor.year, anchor.month, 1); };
  if (after == anchors.begin()) return TimeInterval{first_account, time_of(anchors.front()) + widening, TimeBasis::interpolated};
  const Anchor& before = *(after - 1);
  if (after == anchors.end()) {
    return TimeInterval{time_of(before) - widening, snowflake_time(first_snowflake_account) + widening, TimeBasis::interpolated};
  }
  const double share = static_cast<double>(id - before.id) / static_cast<double>(after->id - before.id);
  const TimeMs start = time_of(before);
  const TimeMs time = start + static_cast<TimeMs>(share * static_cast<double>(time_of(*after) - start));
  return TimeInterval{std::max(time - widening, first_account), time + widening, TimeBasis::interpolated};
}

}  // namespace persona_lens
