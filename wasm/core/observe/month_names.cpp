#include "observe/month_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace persona_lens {
namespace {

// Source of the names: Unicode CLDR.
constexpr std::array<MonthNames, 68> languages = {{
    {"af",
     true,
     {"januarie", "februarie", "maart|mrt", "april", "mei", "junie", "julie", "augustus", "september", "oktober", "november", "desember"}},
    {"am", true, {"ጃንዋሪ", "ፌብሩዋሪ", "ማርች", "ኤፕሪል", "ሜይ", "ጁን", "ጁላይ", "ኦገስት", "ሴፕቴምበር", "ኦክቶበር", "ኖቬምበር", "ዲሴምበር"}},
    {"ar",
     false,
     {"يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|ابريل|نيسان", "مايو|أيار", "يونيو|حزيران", "يوليو|تموز", "أغسطس|آب",
      "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"}},
    {"az", true, {"yanvar", "fevral", "mart", "aprel", "may", "iyun|iyn", "iyul|iyl", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"}},
    {"be",
     true,
     {"студзеня|студзень", "лютага|люты", "сакавіка", "красавіка", "май|мая", "чэрвень|чэрвеня", "ліпень|ліпеня", "жнівень|жніўня",
      "верасень|верасня", "кастрычніка", "лістапада", "снежань|снежня"}},
    {"bg", true, {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"}},
    {"bn", true, {"জানুয়ার", "ফেব্রুয়ার", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট|অগাস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"}},
    {"bs", true, {"januar", "februar", "mart", "april", "maj", "juni", "juli", "august", "septembar", "oktobar", "novembar", "decembar"}},
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
    {"et",
     true,
     {"jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"}},
    {"eu",
     true,
     {"urtarrila", "otsaila", "martxoa", "apirila", "maiatza", "ekaina", "uztaila", "abuztua", "iraila", "urria", "azaroa", "abendua"}},
    {"fa",
     true,
     {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه|ژوئیهٔ|جولای", "اوت|آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}},
    {"fi",
     true,
     {"tammiku", "helmiku", "maalisku", "huhtiku", "toukoku", "kesäku", "heinäku", "eloku", "syysku", "lokaku", "marrasku", "jouluku"},
     4},
    {"fil",
     true,
     {"enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo", "agosto", "setyembre", "oktubre", "nobyembre", "disyembre"}},
    {"fr",
     true,
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août|aout", "septembre", "octobre", "novembre", "décembre"}},
    {"gl",
     true,
     {"xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro", "outubro", "novembro", "decembro"}},
    {"gu", true, {"જાન્યુઆરી", "ફેબ્રુઆરી", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ", "સપ્ટેમ્બર", "ઑક્ટોબર", "નવેમ્બર", "ડિસેમ્બર"}},
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
    {"hy",
     true,
     {"հունվարի|հնվ", "փետրվարի|փտվ", "մարտի|մրտ", "ապրիլի", "մայիսի|մյս", "հունիսի|հնս", "հուլիսի|հլս", "օգոստոսի|օգս", "սեպտեմբերի",
      "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"}},
    {"id",
     true,
     {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}},
    {"is", true, {"janúar", "febrúar", "mars", "apríl", "maí", "júní", "júlí", "ágúst", "september", "október", "nóvember", "desember"}},
    {"it",
     true,
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {"ka",
     true,
     {"იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი", "ნოემბერი",
      "დეკემბერი"}},
    {"kk", true, {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"}},
    {"km", false, {"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"}},
    {"kn", true, {"ಜನವರಿ", "ಫೆಬ್ರವರಿ", "ಮಾರ್ಚ್", "ಏಪ್ರಿಲ್", "ಮೇ", "ಜೂನ್", "ಜುಲೈ", "ಆಗಸ್ಟ್", "ಸೆಪ್ಟೆಂಬರ್", "ಅಕ್ಟೋಬರ್", "ನವೆಂಬರ್", "ಡಿಸೆಂಬರ್"}},
    {"ky", true, {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}},
    {"lo",
     false,
     {"ມັງກອນ|ມ.ກ", "ກຸມພາ|ກ.ພ", "ມີນາ|ມ.ນ", "ເມສາ|ມ.ສ", "ພຶດສະພາ|ພ.ພ", "ມິຖຸນາ|ມິ.ຖ", "ກໍລະກົດ|ກ.ລ", "ສິງຫາ|ສ.ຫ", "ກັນຍາ|ກ.ຍ", "ຕຸລາ|ຕ.ລ", "ພະຈິກ|ພ.ຈ",
      "ທັນວາ|ທ.ວ"}},
    {"lt",
     true,
     {"sausio|sausis", "vasario|vasaris", "kovas|kovo", "balandžio|balandis", "gegužės", "birželis|birželio", "liepos|liepa",
      "rugpjūtis|rugpjūčio", "rugsėjis|rugsėjo", "spalio|spalis", "lapkričio|lapkritis", "gruodžio|gruodis"}},
    {"lv",
     true,
     {"janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs", "jūlijs", "augusts", "septembris", "oktobris", "novembris",
      "decembris"}},
    {"mk", true, {"јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август", "септември", "октомври", "ноември", "декември"}},
    {"ml", true, {"ജനുവരി", "ഫെബ്രുവരി", "മാർച്ച്", "ഏപ്രിൽ", "മേയ്", "ജൂൺ", "ജൂലൈ", "ഓഗസ്റ്റ്", "സെപ്റ്റംബർ", "ഒക്ടോബർ|ഒക്ടോ", "നവംബർ", "ഡിസംബർ"}},
    {"mr", true, {"जानेवारी", "फेब्रुवारी", "मार्च", "एप्रिल", "मे", "जून", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर", "नोव्हेंबर", "डिसेंबर"}},
    {"ms", true, {"januari", "februari", "mac", "april", "mei", "jun", "julai", "ogos", "september", "oktober", "november", "disember"}},
    {"my", false, {"ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ", "ဒီဇင်ဘာ"}},
    {"nb", true, {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"}},
    {"ne", true, {"जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"}},
    {"nl",
     true,
     {"januari", "februari", "maart|mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}},
    {"pa", true, {"ਜਨਵਰੀ", "ਫ਼ਰਵਰੀ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ", "ਅਗਸਤ", "ਸਤੰਬਰ", "ਅਕਤੂਬਰ", "ਨਵੰਬਰ", "ਦਸੰਬਰ"}},
    {"pl", true, {"stycz", "luty|lut", "marzec|marc", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "paźdz", "listopad", "grud"}},
    {"pt",
     true,
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}},
    {"ro",
     true,
     {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie",
      "decembrie"}},
    {"ru", true, {"январ", "феврал", "март", "апрел", "май|мая|мае", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"}},
    {"si", true, {"ජනවාරි", "පෙබරවාරි", "මාර්තු", "අප්රේල්", "මැයි", "ජූනි", "ජූලි", "අගෝස්තු", "සැප්තැම්බර්", "ඔක්තෝබර්", "නොවැම්බර්", "දෙසැම්බර්"}},
    {"sk",
     true,
     {"januára", "februára", "marec|marca", "apríla", "mája", "júna", "júla", "augusta", "september|septembra", "októbra|október",
      "novembra|november", "decembra|december"}},
    {"sl",
     true,
     {"januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september", "oktober", "november", "december"}},
    {"sq", true, {"janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"}},
    {"sr",
     true,
     {"јануар", "фебруар", "март", "април", "мај", "јун", "јул", "август", "септембар|септембр", "октобар|октобр", "новембар|новембр",
      "децембар|децембр"}},
    {"sr-latn",
     true,
     {"januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar", "novembar", "decembar"}},
    {"sv",
     true,
     {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}},
    {"sw", true, {"januari", "februari", "machi", "aprili", "mei", "juni", "julai", "agosti", "septemba", "oktoba", "novemba", "desemba"}},
    {"ta", true, {"ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"}},
    {"te", true, {"జనవరి", "ఫిబ్రవరి", "మార్చి", "ఏప్రిల్", "మే", "జూన్", "జులై", "ఆగస్టు", "సెప్టెంబర్", "అక్టోబర్", "నవంబర్", "డిసెంబర్"}},
    {"th",
     false,
     {"มกราคม|ม.ค.", "กุมภาพันธ์|ก.พ.", "มีนาคม|มี.ค.", "เมษายน|เม.ย.", "พฤษภาคม|พ.ค.", "มิถุนายน|มิ.ย.", "กรกฎาคม|ก.ค.", "สิงหาคม|ส.ค.",
      "กันยายน|ก.ย.", "ตุลาคม|ต.ค.", "พฤศจิกายน|พ.ย.", "ธันวาคม|ธ.ค."}},
    {"tr", true, {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"}},
    {"uk", true, {"січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд"}},
    {"ur", true, {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"}},
    {"uz", true, {"yanvar", "fevral", "mart", "aprel", "may", "iyun|iyn", "iyul|iyl", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"}},
    {"zu",
     true,
     {"januwari", "februwari", "mashi", "ephreli", "meyi", "juni", "julayi", "agasti", "septhemba", "okthoba", "novemba", "disemba"}},
}};

// Tags that a site or a browser uses for the same language.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> tag_aliases = {
    {{"in", "id"}, {"iw", "he"}, {"msa", "ms"}, {"no", "nb"}, {"tl", "fil"}}};

std::string lower_case(std::string_view tag) {
  std::string lower(tag);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return lower;
}

}  // namespace

std::span<const MonthNames> month_names() noexcept { return languages; }

const MonthNames* find_month_names(std::string_view tag) {
  const std::string whole = lower_case(tag);
  if (const auto exact = std::ranges::find(languages, whole, &MonthNames::tag); exact != languages.end()) return &*exact;
  std::string primary = whole.substr(0, whole.find_first_of("-_"));
  for (const auto& [alias, name] : tag_aliases) {
    if (primary == alias) primary = name;
  }
  const auto found = std::ranges::find(languages, primary, &MonthNames::tag);
  return found == languages.end() ? nullptr : &*found;
}

}  // namespace persona_lens
