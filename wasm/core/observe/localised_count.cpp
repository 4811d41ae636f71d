#include "observe/localised_count.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/folded.h"

namespace persona_lens {
namespace {

// Powers of ten. `spaced`: the one where a space stands between number and unit, `other`: a second one that it then may be as well (in another
// language); 0 where there is no such difference.
struct Unit {
  std::u32string_view word;
  int power = 0;
  int spaced = 0;
  int other = 0;
};

// Words that stand after the number. Source: Unicode CLDR (short and long decimal formats), folded; a full stop at the end is part of the
// word only where it tells two units apart.
constexpr auto units = std::to_array<Unit>({
    {U"k", 3},        {U"m", 6, 6, 9}, {U"b", 9, 3},     {U"bn", 9},    {U"mil", 3},    {U"mil.", 6},  {U"mln", 6},   {U"mio", 6},
    {U"mill", 6},     {U"milj", 6},    {U"mn", 6},       {U"mi", 6},    {U"md", 9},     {U"mrd", 9},   {U"mld", 9},   {U"mia", 9},
    {U"mr", 9},       {U"tn", 3},      {U"t", 12, 3, 9}, {U"tis", 3},   {U"tys", 3},    {U"tuh", 3},   {U"tūkst", 3}, {U"hilj", 3},
    {U"mii", 3},      {U"mijë", 3},    {U"rb", 3},       {U"ribu", 3},  {U"jt", 6},     {U"juta", 6},  {U"n", 3},     {U"tr", 6},
    {U"nghìn", 3},    {U"triệu", 6},   {U"tỷ", 9},       {U"e", 3},     {U"e.", 3},     {U"þ", 3},     {U"ming", 3},  {U"bin", 3},
    {U"thousand", 3}, {U"million", 6}, {U"billion", 9},  {U"lakh", 5},  {U"lac", 5},    {U"l", 5},     {U"crore", 7}, {U"cr", 7},
    {U"тыс", 3},      {U"тис", 3},     {U"хил", 3},      {U"хиљ", 3},   {U"млн", 6},    {U"мил", 6},   {U"млрд", 9},  {U"мың", 3},
    {U"миң", 3},      {U"мянга", 3},   {U"мянган", 3},   {U"сая", 6},   {U"χιλ", 3},    {U"εκ", 6},    {U"δισ", 9},   {U"हज़ार", 3},
    {U"हजार", 3},     {U"ह", 3},       {U"लाख", 5},      {U"करोड़", 7},  {U"करोड", 7},   {U"क॰", 7},    {U"कोटी", 7},  {U"अरब", 9},
    {U"अ॰", 9},       {U"হাজার", 3},   {U"হা", 3},       {U"লাখ", 5},   {U"লা", 5},     {U"কোটি", 7},  {U"কো", 7},    {U"હજાર", 3},
    {U"લાખ", 5},      {U"કરોડ", 7},    {U"ਹਜ਼ਾਰ", 3},     {U"ਲੱਖ", 5},    {U"ਕਰੋੜ", 7},    {U"వే", 3},     {U"మి", 6},     {U"ஆ", 3},
    {U"மி", 6},       {U"ಸಾ", 3},      {U"ಮಿ", 6},        {U"ہزار", 3},  {U"لاکھ", 5},   {U"کروڑ", 7},  {U"هزار", 3},  {U"میلیون", 6},
    {U"میلیارد", 9},  {U"ألف", 3},     {U"آلاف", 3},     {U"مليون", 6}, {U"ملايين", 6}, {U"مليار", 9}, {U"ሺ", 3},     {U"ሚ", 6},
    {U"հզր", 3},      {U"մլն", 6},     {U"ათ", 3},       {U"მლნ", 6},   {U"千", 3},     {U"천", 3},    {U"万", 4},    {U"萬", 4},
    {U"만", 4},       {U"億", 8},      {U"亿", 8},       {U"억", 8},    {U"พัน", 3},     {U"หมื่น", 4},   {U"แสน", 5},   {U"ล้าน", 6},
    {U"ພັນ", 3},       {U"ລ້ານ", 6},     {U"ពាន់", 3},      {U"លាន", 6},   {U"ထောင်", 3},   {U"သောင်း", 4}, {U"သိန်း", 5},   {U"သန်း", 6},
});

// Words that stand before it: Swahili, Sinhala.
constexpr auto units_before = std::to_array<Unit>({{U"elfu", 3}, {U"ද", 3}, {U"මි", 6}});

// Beginnings of the words for videos.
constexpr auto video_words = std::to_array<std::u32string_view>(
    {U"vide",    U"víde",      U"vidé",   U"bideo", U"wideo",  U"film",   U"klip",   U"vaizdo", U"myndb", U"myndskei",
     U"ividiyo", U"amavidiyo", U"видео",  U"відео", U"відэа",  U"бейне",  U"βίντεο", U"տեսա",   U"ვიდეო", U"סרטון",
     U"فيديو",   U"ویدیو",     U"ویڈیو",  U"ቪዲዮ",   U"वीडियो", U"विडियो", U"व्हिडिओ", U"भिडियो", U"ভিডিও", U"વીડિયો",
     U"વિડિઓ",   U"વીડિઓ",     U"વિડિયો", U"ਵੀਡੀਓ", U"ਵੀਡਿਓ",  U"வீடியோ",  U"వీడియో",    U"ವೀಡಿಯೊ",  U"ವೀಡಿಯೋ", U"വീഡിയോ",
     U"වීඩියෝ",    U"วิดีโอ",      U"ວິດີໂອ",   U"វីដេអូ",  U"ဗီဒီယို",    U"動画",   U"视频",   U"影片",   U"視訊",  U"동영상"});

struct PrintedNumber {
  std::uint64_t digits = 0;  // all of them, as if there were no separator
  int decimals = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};

constexpr std::size_t most_digits = 15;
constexpr std::u32string_view separators = U".,'’٬٫·";

// Where the next group of a number begins after `at`, or `at` where none does. A space, too, may separate thousands.
std::size_t next_group(const std::u32string& line, std::size_t at) {
  if (at + 1 >= line.size() || !is_digit(line[at + 1])) return at;
  if (separators.find(line[at]) != std::u32string_view::npos) return at + 1;
  if (line[at] != U' ') return at;
  std::size_t end = at + 1;
  while (end < line.size() && is_digit(line[end])) ++end;
  return end - at - 1 == 3 ? at + 1 : at;
}

// The number that begins at `first`, with its groups.
std::optional<PrintedNumber> number_at(const std::u32string& line, std::size_t first, bool unit_follows_allowed) {
  PrintedNumber number;
  number.first = first;
  std::array<std::size_t, 8> groups{};  // lengths
  std::size_t count = 0;
  char32_t separator = 0;
  bool mixed = false;
  std::size_t digits = 0;
  std::size_t at = first;
  while (true) {
    if (count == groups.size()) return std::nullopt;
    std::size_t length = 0;
    for (; at < line.size() && is_digit(line[at]); ++at, ++length) {
      if (++digits > most_digits) return std::nullopt;
      number.digits = number.digits * 10 + (line[at] - U'0');
    }
    groups[count++] = length;
    const std::size_t next = next_group(line, at);
    if (next == at) break;
    mixed = mixed || (separator != 0 && separator != line[at]);
    separator = line[at];
    at = next;
  }
  number.end = at;
  if (count == 1) return number;
  // Groups of thousands (or, in India, of hundreds before the last thousand): whole numbers. One separator and another length: a fraction.
  const bool grouped = groups[0] >= 1 && groups[0] <= 3 && groups[count - 1] == 3 &&
                       std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count),
                                   [](std::size_t length) { return length == 2 || length == 3; });
  if (grouped && !mixed && !(unit_follows_allowed && count == 2 && separator != U' ')) return number;
  if (count != 2 || separator == U' ') return std::nullopt;
  number.decimals = static_cast<int>(groups[1]);
  return number;
}

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t value = 1;
  for (; exponent > 0; --exponent) value *= 10;
  return value;
}

// The longest unit that the text begins with and that ends there.
const Unit* unit_after(std::u32string_view text) {
  if (text.starts_with(U' ')) text.remove_prefix(1);
  const Unit* best = nullptr;
  for (const Unit& unit : units) {
    if (!text.starts_with(unit.word) || (best != nullptr && best->word.size() >= unit.word.size())) continue;
    const bool ends = text.size() == unit.word.size() || !is_letter(text[unit.word.size()]) || is_unspaced(unit.word.back());
    if (ends) best = &unit;
  }
  return best;
}

const Unit* unit_before(std::u32string_view text) {
  if (text.ends_with(U' ')) text.remove_suffix(1);
  const auto found = std::ranges::find_if(units_before, [&](const Unit& unit) {
    return text.ends_with(unit.word) && (text.size() == unit.word.size() || !is_letter(text[text.size() - unit.word.size() - 1]));
  });
  return found == units_before.end() ? nullptr : &*found;
}

std::optional<CountRange> scaled(const PrintedNumber& number, int power) {
  constexpr std::uint64_t largest = 1'000'000'000'000'000;
  if (number.decimals > power) return std::nullopt;
  const std::uint64_t step = power_of_ten(power - number.decimals);
  if (number.digits >= largest / step) return std::nullopt;
  return CountRange{number.digits * step, number.digits * step + step - 1};
}

}  // namespace

std::optional<CountRange> parse_count(std::string_view line) {
  constexpr std::size_t longest_line = 300;
  if (line.size() > longest_line) return std::nullopt;
  const std::u32string text = folded(line);
  const auto begin = std::ranges::find_if(text, is_digit);
  if (begin == text.end()) return std::nullopt;
  const auto first = static_cast<std::size_t>(begin - text.begin());
  // A unit makes "1.234" a fraction.
  const auto plain = number_at(text, first, false);
  const auto with_unit = number_at(text, first, true);
  const auto& any = plain ? plain : with_unit;
  if (!any) return std::nullopt;
  if (std::any_of(text.begin() + static_cast<std::ptrdiff_t>(any->end), text.end(), is_digit)) return std::nullopt;
  const std::u32string_view view(text);
  const Unit* unit = unit_after(view.substr(any->end));
  if (unit == nullptr) unit = unit_before(view.substr(0, first));
  if (unit == nullptr) return plain && plain->decimals == 0 ? scaled(*plain, 0) : std::nullopt;
  if (!with_unit) return std::nullopt;
  const bool is_spaced = any->end < text.size() && text[any->end] == U' ';
  const auto range = scaled(*with_unit, is_spaced && unit->spaced != 0 ? unit->spaced : unit->power);
  if (!range || !is_spaced || unit->other == 0) return range;
  const auto other = scaled(*with_unit, unit->other);
  if (!other) return std::nullopt;
  return CountRange{std::min(range->low, other->low), std::max(range->high, other->high)};
}

bool names_videos(std::string_view line) {
  constexpr std::size_t longest_line = 300;
  if (line.size() > longest_line) return false;
  const std::u32string text = folded(line);
  return std::ranges::any_of(video_words, [&](std::u32string_view word) { return text.find(word) != std::u32string::npos; });
}

}  // namespace persona_lens
