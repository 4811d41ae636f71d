#include "signals/word_lists.h"

#include <algorithm>
#include <array>

namespace persona_lens {
namespace {

constexpr auto backup = std::to_array<std::string_view>({
    "backup account",
    "back-up account",
    "back up account",
    "backup acc",
    "backup of",
    "backup for",
    "backup profile",
    "backup channel",
    "second account",
    "2nd account",
    "secondary account",
    "alt account",
    "alternate account",
    "new account of",
    "my new account",
    "my other account",
    "my main account",
    "old account",
    "previous account",
    "former account",
    "main account",
    "main acc",
    "main:",
    "backup:",
    "cuenta de respaldo",
    "cuenta secundaria",
    "segunda cuenta",
    "cuenta nueva",
    "nueva cuenta",
    "cuenta anterior",
    "cuenta principal",
    "cuenta de reserva",
    "compte secondaire",
    "second compte",
    "compte de secours",
    "nouveau compte",
    "ancien compte",
    "compte principal",
    "deuxième compte",
    "zweitaccount",
    "zweitkonto",
    "backup-account",
    "ersatzaccount",
    "ersatzkonto",
    "neuer account",
    "hauptaccount",
    "alter account",
    "conta reserva",
    "conta secundária",
    "segunda conta",
    "conta nova",
    "nova conta",
    "conta antiga",
    "conta principal",
    "conta backup",
    "запасной аккаунт",
    "резервный аккаунт",
    "второй аккаунт",
    "новый аккаунт",
    "старый аккаунт",
    "основной аккаунт",
    "حساب احتياطي",
    "الحساب الاحتياطي",
    "حسابي الاحتياطي",
    "حساب بديل",
    "الحساب البديل",
    "حسابي الثاني",
    "حسابي الجديد",
    "حسابي القديم",
    "الحساب الثاني",
    "备用号",
    "备用账号",
    "备用帐号",
    "小号",
    "新号",
    "旧号",
    "原账号",
    "备份账号",
    "大号",
    "備用帳號",
    "小號",
    "新帳號",
    "舊帳號",
    "原帳號",
    "備份帳號",
    "分身帳號",
    "サブ垢",
    "サブアカ",
    "予備アカウント",
    "予備垢",
    "新アカウント",
    "新垢",
    "旧アカウント",
    "旧垢",
    "本垢",
    "裏垢",
    "避難用アカウント",
    "부계정",
    "부계",
    "본계",
    "백업 계정",
    "백업계정",
    "새 계정",
    "예비 계정",
    "이전 계정",
    "दूसरा अकाउंट",
    "दूसरा खाता",
    "बैकअप अकाउंट",
    "नया अकाउंट",
    "पुराना अकाउंट",
    "akun cadangan",
    "akun kedua",
    "akun baru",
    "akun lama",
    "akun utama",
    "akun backup",
});

constexpr auto homage = std::to_array<std::string_view>({
    "fan",           "fans",       "fanpage",    "fan page",      "fanclub",       "fan club",     "fan account", "stan",
    "parody",        "parodie",    "parodia",    "paródia",       "satire",        "sátira",       "satira",      "unofficial",
    "not official",  "tribute",    "commentary", "no oficial",    "não oficial",   "non officiel", "inoffiziell", "not affiliated",
    "supporters of", "friends of", "пародия",    "неофициальный", "неофициальная", "фан",          "фан-клуб",    "محاكاة ساخرة",
    "غير رسمي",      "معجب",       "معجبين",     "粉丝",          "粉絲",          "后援会",       "後援會",      "应援",
    "應援",          "非官方",     "恶搞",       "惡搞",          "戏仿",          "ファン",       "非公式",      "パロディ",
    "応援",          "팬",         "팬페이지",   "비공식",        "패러디",        "응원",         "प्रशंसक",       "फैन",
    "पैरोडी",         "अनौपचारिक",  "penggemar",  "tidak resmi",   "parodi",
});

constexpr auto live_stream = std::to_array<std::string_view>({
    "live",      "livestream", "live stream", "streaming",   "streamed", "en vivo",  "en directo",      "directo",
    "en direct", "direct",     "ao vivo",     "rediffusion", "replay",   "vod",      "premiere",        "прямой эфир",
    "стрим",     "трансляция", "بث مباشر",    "مباشر",       "直播",     "現場直播", "现场直播",        "生放送",
    "生配信",    "配信",       "ライブ",      "라이브",      "생방송",   "लाइव",     "siaran langsung",
});

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool says(std::string_view word, std::string_view normal) {
  for (std::size_t at = normal.find(word); at != std::string_view::npos; at = normal.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool joined_before = is_word_byte(word.front()) && at > 0 && is_word_byte(normal[at - 1]);
    const bool joined_after = is_word_byte(word.back()) && end < normal.size() && is_word_byte(normal[end]);
    if (!joined_before && !joined_after) return true;
  }
  return false;
}

}  // namespace

std::span<const std::string_view> backup_words() { return backup; }
std::span<const std::string_view> homage_words() { return homage; }
std::span<const std::string_view> live_stream_words() { return live_stream; }

bool says_one_of(std::span<const std::string_view> words, std::string_view normal) {
  return std::ranges::any_of(words, [&](std::string_view word) { return says(word, normal); });
}

}  // namespace persona_lens
