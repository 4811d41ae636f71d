#include "observe/joined_month.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "text/iso_time.h"
#include "text/utf8.h"

namespace persona_lens {
namespace {

// Month names in lower case, as they begin in the forms that the interface uses; "|" between alternatives.
struct Language {
  std::string_view tag;
  bool at_word_start;  // the name begins a word; not so where prefixes are glued on or words are not spaced
  std::array<std::string_view, 12> months;
};

constexpr std::array<Language, 32> languages = {{
    {"ar",
     false,
     {"يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|ابريل|نيسان", "مايو|أيار", "يونيو|حزيران", "يوليو|تموز", "أغسطس|آب",
      "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"}},
    {"bn", true, {"জানুয়ার", "ফেব্রুয়ার", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট|অগাস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"}},
    {"ca", true, {"gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre", "desembre"}},
    {"cs",
     true,
     {"leden|ledn", "únor", "březen|březn", "duben|dubn", "květ", "červen|červn", "červenec|červenc", "srpen|srpn", "září", "říjen|říjn",
      "listopad", "prosin"}},
    {"da", true, {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}},
    {"de",
     true,
     {"januar|jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"}},
    {"el",
     true,
     {"ιανουάρ|ιανουαρ", "φεβρουάρ|φεβρουαρ", "μάρτ|μαρτ", "απρίλ|απριλ", "μάι|μαΐ|μαι", "ιούνι|ιουνί", "ιούλι|ιουλί", "αύγουστ|αυγούστ",
      "σεπτέμβρ|σεπτεμβρ", "οκτώβρ|οκτωβρ", "νοέμβρ|νοεμβρ", "δεκέμβρ|δεκεμβρ"}},
    {"en",
     true,
     {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}},
    {"es",
     true,
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre",
      "diciembre"}},
    {"fa",
     true,
     {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه|ژوئیهٔ|جولای", "اوت|آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}},
    {"fi",
     true,
     {"tammiku", "helmiku", "maalisku", "huhtiku", "toukoku", "kesäku", "heinäku", "eloku", "syysku", "lokaku", "marrasku", "jouluku"}},
    {"fil",
     true,
     {"enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo", "agosto", "setyembre", "oktubre", "nobyembre", "disyembre"}},
    {"fr",
     true,
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août|aout", "septembre", "octobre", "novembre", "décembre"}},
    {"he", false, {"ינואר", "פברואר", "מרץ|מרס", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"}},
    {"hi",
     true,
     {"जनवरी", "फ़रवरी|फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर|सितम्बर", "अक्टूबर|अक्तूबर", "नवंबर|नवम्बर", "दिसंबर|दिसम्बर"}},
    {"hr",
     true,
     {"siječ", "veljač", "ožuj", "trav", "svib", "lipanj|lipnj", "srpanj|srpnj", "kolovoz", "ruj", "listopad", "studen", "prosin"}},
    {"hu",
     true,
     {"január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november",
      "december"}},
    {"id",
     true,
     {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}},
    {"it",
     true,
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {"ms", true, {"januari", "februari", "mac", "april", "mei", "jun", "julai", "ogos", "september", "oktober", "november", "disember"}},
    {"nb", true, {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"}},
    {"nl",
     true,
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}},
    {"pl", true, {"stycz", "luty|lut", "marzec|marc", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "paźdz", "listopad", "grud"}},
    {"pt",
     true,
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}},
    {"ro",
     true,
     {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie",
      "decembrie"}},
    {"ru", true, {"январ", "феврал", "март", "апрел", "май|мая|мае", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"}},
    {"sv",
     true,
     {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}},
    {"th",
     false,
     {"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"}},
    {"tr", true, {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"}},
    {"uk", true, {"січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд"}},
    {"ur", true, {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"}},
    {"sr",
     true,
     {"јануар", "фебруар", "март", "април", "мај", "јун", "јул", "август", "септембар|септембр", "октобар|октобр", "новембар|новембр",
      "децембар|децембр"}},
}};

// Tags that X or browsers use for the same language.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> tag_aliases = {
    {{"in", "id"}, {"iw", "he"}, {"msa", "ms"}, {"no", "nb"}, {"tl", "fil"}}};

// The year's number and the other numbers of a line, in any of the scripts' digits.
constexpr std::array<char32_t, 6> zeros = {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\uFF10'};

char32_t fold(char32_t c) {
  for (const char32_t zero : zeros) {
    if (c >= zero && c <= zero + 9) return U'0' + (c - zero);
  }
  if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
    return c + 0x20;
  }
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x100 && c <= 0x137) return c | 1U;                     // Latin Extended-A: capitals are even …
  if (c >= 0x139 && c <= 0x148) return (c & 1U) != 0 ? c + 1 : c;  // … or odd
  return c;
}

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_sequence_length(text, at);
    const auto lead = static_cast<unsigned char>(text[at]);
    char32_t c = length == 4 ? lead & 0x07U : length == 3 ? lead & 0x0FU : length == 2 ? lead & 0x1FU : lead;
    for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    out += fold(c);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || c >= 0xC0; }

// Length of the longest alternative found in the line, 0 when none is.
std::size_t best_match(const std::u32string& line, std::string_view alternatives, bool at_word_start) {
  std::size_t best = 0;
  while (true) {
    const std::size_t bar = alternatives.find('|');
    const std::u32string name = folded(alternatives.substr(0, bar));
    for (std::size_t at = line.find(name); at != std::u32string::npos; at = line.find(name, at + 1)) {
      if (!at_word_start || at == 0 || !is_letter(line[at - 1])) best = std::max(best, name.size());
    }
    if (bar == std::string_view::npos) return best;
    alternatives.remove_prefix(bar + 1);
  }
}

// 1–12, or 0 when the language recognises none or cannot decide.
int month_in(const std::u32string& line, const Language& language) {
  int month = 0;
  std::size_t longest = 0;
  bool tie = false;
  for (std::size_t i = 0; i < language.months.size(); ++i) {
    const std::size_t length = best_match(line, language.months[i], language.at_word_start);
    if (length == 0) continue;
    tie = length == longest;
    if (length > longest) {
      longest = length;
      month = static_cast<int>(i) + 1;
    }
  }
  return tie ? 0 : month;
}

const Language* find_language(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : primary) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  for (const auto& [alias, name] : tag_aliases) {
    if (primary == alias) primary = name;
  }
  const auto found = std::ranges::find(languages, primary, &Language::tag);
  return found == languages.end() ? nullptr : &*found;
}

int month_by_name(const std::u32string& line, std::string_view tag) {
  if (const Language* language = find_language(tag)) return month_in(line, *language);
  int month = 0;
  for (const Language& language : languages) {
    const int candidate = month_in(line, language);
    if (candidate == 0) continue;
    if (month != 0 && month != candidate) return 0;
    month = candidate;
  }
  return month;
}

std::vector<int> numbers_in(const std::u32string& line) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char32_t c : line) {
    const bool digit = c >= U'0' && c <= U'9';
    if (digit && !inside) numbers.push_back(0);
    if (digit && numbers.back() < 100'000) numbers.back() = numbers.back() * 10 + static_cast<int>(c - U'0');
    inside = digit;
  }
  return numbers;
}

// Chinese, Japanese, Korean and Vietnamese number their months.
bool numbers_months(const std::u32string& line) {
  for (const std::u32string_view mark : {U"月", U"월", U"tháng"}) {
    if (line.find(mark) != std::u32string::npos) return true;
  }
  return false;
}

}  // namespace

std::optional<TimeInterval> parse_joined_month(std::string_view line, std::string_view language) {
  constexpr std::size_t longest_line = 400;
  if (line.size() > longest_line) return std::nullopt;
  const std::u32string text = folded(line);
  int year = 0;
  int numbered_month = 0;
  for (const int number : numbers_in(text)) {
    if (number >= 2006 && number <= 2099) {
      if (year != 0) return std::nullopt;
      year = number;
    } else if (number >= 2549 && number <= 2642) {
      year = number - 543;  // Buddhist era, Thai
    } else if (number >= 1 && number <= 12) {
      numbered_month = number;
    }
  }
  const int month = numbers_months(text) ? numbered_month : month_by_name(text, language);
  if (year == 0 || month == 0) return std::nullopt;
  const auto start = civil_day(year, month, 1);
  const auto end = civil_day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
  if (!start || !end) return std::nullopt;
  return TimeInterval{*start - 14 * ms_per_hour, *end + 12 * ms_per_hour - 1, TimeBasis::joined_month};
}

}  // namespace persona_lens
