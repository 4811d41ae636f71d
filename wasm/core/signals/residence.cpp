#include "signals/residence.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "text/normalise.h"

namespace persona_lens {
namespace {

// Reviewed: places whose clocks are between `from` and `to` minutes ahead of UTC all year or in summer; two blocks, for the zones that
// reports have named. Lower case, as the normal form is; names of ASCII letters are compared as whole words, others anywhere.
struct Zone {
  std::int32_t from;
  std::int32_t to;
};
constexpr Zone east_asia{420, 540};
constexpr Zone eastern_europe{120, 240};

constexpr auto east_asian_places = std::to_array<std::string_view>({
    // China, Hong Kong, Macau, Taiwan
    "china",
    "prc",
    "beijing",
    "shanghai",
    "guangzhou",
    "canton",
    "shenzhen",
    "chengdu",
    "chongqing",
    "wuhan",
    "hangzhou",
    "nanjing",
    "tianjin",
    "xian",
    "xi'an",
    "suzhou",
    "qingdao",
    "xiamen",
    "urumqi",
    "xinjiang",
    "tibet",
    "hong kong",
    "hongkong",
    "hk",
    "kowloon",
    "macau",
    "macao",
    "taiwan",
    "taipei",
    "taichung",
    "kaohsiung",
    "tainan",
    "hsinchu",
    "taoyuan",
    "中国",
    "中國",
    "中华",
    "中華",
    "大陆",
    "大陸",
    "北京",
    "上海",
    "广州",
    "廣州",
    "广东",
    "廣東",
    "深圳",
    "成都",
    "重庆",
    "重慶",
    "武汉",
    "武漢",
    "杭州",
    "南京",
    "天津",
    "西安",
    "苏州",
    "蘇州",
    "青岛",
    "青島",
    "厦门",
    "廈門",
    "新疆",
    "西藏",
    "香港",
    "九龙",
    "九龍",
    "澳门",
    "澳門",
    "台湾",
    "台灣",
    "臺灣",
    "台北",
    "臺北",
    "台中",
    "臺中",
    "高雄",
    "台南",
    "臺南",
    "新竹",
    "桃园",
    "桃園",
    "🇨🇳",
    "🇭🇰",
    "🇲🇴",
    "🇹🇼",
    // Japan, Korea, Mongolia
    "japan",
    "tokyo",
    "osaka",
    "kyoto",
    "nagoya",
    "yokohama",
    "fukuoka",
    "sapporo",
    "okinawa",
    "日本",
    "東京",
    "东京",
    "大阪",
    "京都",
    "名古屋",
    "横浜",
    "福岡",
    "札幌",
    "沖縄",
    "北海道",
    "埼玉",
    "千葉",
    "神戸",
    "広島",
    "仙台",
    "にほん",
    "とうきょう",
    "トウキョウ",
    "korea",
    "seoul",
    "busan",
    "incheon",
    "한국",
    "대한민국",
    "서울",
    "부산",
    "인천",
    "대구",
    "대전",
    "광주",
    "경기",
    "韩国",
    "韓國",
    "조선",
    "pyongyang",
    "mongolia",
    "ulaanbaatar",
    "монгол",
    "улаанбаатар",
    "🇯🇵",
    "🇰🇷",
    "🇰🇵",
    "🇲🇳",
    // South-east Asia
    "singapore",
    "malaysia",
    "kuala lumpur",
    "penang",
    "sabah",
    "sarawak",
    "philippines",
    "pilipinas",
    "manila",
    "cebu",
    "davao",
    "indonesia",
    "jakarta",
    "bali",
    "bandung",
    "surabaya",
    "medan",
    "jawa",
    "java",
    "yogyakarta",
    "sulawesi",
    "sumatra",
    "papua",
    "thailand",
    "bangkok",
    "chiang mai",
    "phuket",
    "vietnam",
    "viet nam",
    "việt nam",
    "hanoi",
    "ha noi",
    "hà nội",
    "saigon",
    "sài gòn",
    "ho chi minh",
    "hồ chí minh",
    "da nang",
    "đà nẵng",
    "cambodia",
    "phnom penh",
    "laos",
    "vientiane",
    "brunei",
    "timor",
    "palau",
    "新加坡",
    "马来西亚",
    "馬來西亞",
    "吉隆坡",
    "菲律宾",
    "菲律賓",
    "ไทย",
    "กรุงเทพ",
    "เชียงใหม่",
    "កម្ពុជា",
    "ລາວ",
    "🇸🇬",
    "🇲🇾",
    "🇵🇭",
    "🇮🇩",
    "🇹🇭",
    "🇻🇳",
    "🇰🇭",
    "🇱🇦",
    "🇧🇳",
    "🇹🇱",
    "🇵🇼",
    // Western Australia, Siberia
    "perth",
    "western australia",
    "siberia",
    "novosibirsk",
    "krasnoyarsk",
    "irkutsk",
    "omsk",
    "tomsk",
    "yakutsk",
    "новосибирск",
    "красноярск",
    "иркутск",
    "томск",
    "якутск",
    "сибир",
});

constexpr auto eastern_european_places = std::to_array<std::string_view>({
    "russia",    "moscow",   "petersburg", "kazan",      "sochi",     "samara",     "росси",        "россия",       "москв",
    "петербург", "казан",    "самар",      "ростов",     "belarus",   "minsk",      "беларус",      "минск",        "ukraine",
    "kyiv",      "kiev",     "odesa",      "odessa",     "kharkiv",   "lviv",       "украин",       "україн",       "киев",
    "київ",      "одес",     "харьков",    "харків",     "львів",     "львов",      "crimea",       "крым",         "крим",
    "donetsk",   "донецк",   "turkey",     "türkiye",    "turkiye",   "istanbul",   "i̇stanbul",     "ankara",       "izmir",
    "romania",   "românia",  "bucharest",  "bulgaria",   "българия",  "sofia",      "greece",       "ελλαδα",       "ελλάδα",
    "athens",    "cyprus",   "finland",    "suomi",      "helsinki",  "estonia",    "eesti",        "tallinn",      "latvia",
    "latvija",   "riga",     "lithuania",  "lietuva",    "vilnius",   "moldova",    "chisinau",     "israel",       "tel aviv",
    "jerusalem", "ישראל",    "תל אביב",    "ירושלים",    "palestine", "gaza",       "فلسطين",       "غزة",          "lebanon",
    "beirut",    "لبنان",    "بيروت",      "syria",      "سوريا",     "jordan",     "amman",        "الأردن",       "iraq",
    "baghdad",   "العراق",   "بغداد",      "saudi",      "riyadh",    "jeddah",     "السعودية",     "الرياض",       "جدة",
    "kuwait",    "الكويت",   "qatar",      "doha",       "قطر",       "الدوحة",     "bahrain",      "البحرين",      "yemen",
    "اليمن",     "uae",      "dubai",      "abu dhabi",  "emirates",  "الإمارات",   "دبي",          "oman",         "عمان",
    "egypt",     "cairo",    "مصر",        "القاهرة",    "libya",     "ليبيا",      "sudan",        "السودان",      "ethiopia",
    "kenya",     "nairobi",  "uganda",     "tanzania",   "somalia",   "rwanda",     "south africa", "johannesburg", "cape town",
    "zimbabwe",  "zambia",   "mozambique", "madagascar", "iran",      "tehran",     "ایران",        "تهران",        "armenia",
    "yerevan",   "հայաստան", "azerbaijan", "baku",       "tbilisi",   "საქართველო", "germany",      "deutschland",  "berlin",
    "france",    "paris",    "italy",      "italia",     "spain",     "españa",     "poland",       "polska",       "serbia",
    "србија",    "🇷🇺",       "🇧🇾",         "🇺🇦",         "🇹🇷",        "🇷🇴",         "🇧🇬",           "🇬🇷",           "🇨🇾",
    "🇫🇮",        "🇪🇪",       "🇱🇻",         "🇱🇹",         "🇲🇩",        "🇮🇱",         "🇵🇸",           "🇱🇧",           "🇸🇾",
    "🇯🇴",        "🇮🇶",       "🇸🇦",         "🇰🇼",         "🇶🇦",        "🇧🇭",         "🇾🇪",           "🇦🇪",           "🇴🇲",
    "🇪🇬",        "🇱🇾",       "🇸🇩",         "🇪🇹",         "🇰🇪",        "🇺🇬",         "🇹🇿",           "🇿🇦",           "🇮🇷",
    "🇦🇲",        "🇦🇿",       "🇬🇪",
});

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

bool names(std::string_view text, std::string_view place) {
  const bool whole_words = std::ranges::none_of(place, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  for (std::size_t at = text.find(place); at != std::string_view::npos; at = text.find(place, at + 1)) {
    if (!whole_words) return true;
    const std::size_t end = at + place.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) return true;
  }
  return false;
}

bool within_an_hour(std::int32_t offset, Zone zone) { return offset >= zone.from && offset <= zone.to; }

// "utc+8", "gmt +08:00" and the like, in minutes, from the text after the letters.
std::optional<std::int32_t> offset_after(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const std::int32_t sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  std::int32_t hours = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && digits < 2 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
    hours = hours * 10 + (text[digits] - '0');
  if (digits == 0) return std::nullopt;
  constexpr std::int32_t minutes_per_hour = 60;
  return sign * hours * minutes_per_hour;
}

bool says_offset(std::string_view text, std::int32_t utc_offset_minutes) {
  constexpr std::int32_t tolerance = 60;
  for (const std::string_view letters : {std::string_view("utc"), std::string_view("gmt")}) {
    for (std::size_t at = text.find(letters); at != std::string_view::npos; at = text.find(letters, at + 1)) {
      const auto said = offset_after(text.substr(at + letters.size()));
      if (said && std::abs(*said - utc_offset_minutes) <= tolerance) return true;
    }
  }
  return false;
}

bool says_it_lives_there(const std::optional<std::string>& written, std::int32_t utc_offset_minutes) {
  if (!written) return false;
  const auto normal = normalise(*written);
  if (!normal) return false;
  const std::string_view text = normal->text;
  const auto named = [&](std::string_view place) { return names(text, place); };
  if (says_offset(text, utc_offset_minutes)) return true;
  if (within_an_hour(utc_offset_minutes, east_asia) && std::ranges::any_of(east_asian_places, named)) return true;
  return within_an_hour(utc_offset_minutes, eastern_europe) && std::ranges::any_of(eastern_european_places, named);
}

}  // namespace

Residence residence_of(const Account& account, std::int32_t utc_offset_minutes) {
  for (const auto* written : {&account.location, &account.bio, &account.about_country}) {
    if (says_it_lives_there(*written, utc_offset_minutes)) return Residence::in_zone;
  }
  const bool zone_is_listed = within_an_hour(utc_offset_minutes, east_asia) || within_an_hour(utc_offset_minutes, eastern_europe);
  const bool names_a_place = account.location && account.location->view().find_first_not_of(" \t\n") != std::string::npos;
  return zone_is_listed && names_a_place ? Residence::elsewhere : Residence::unknown;
}

}  // namespace persona_lens
