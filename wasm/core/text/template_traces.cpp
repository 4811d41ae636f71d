#include "text/template_traces.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "text/normalise.h"
#include "text/phrases.h"

namespace persona_lens {
namespace {

using Words = std::string_view;

// Slots of templates. A name of two parts ("first_name", "post.title") is one in any case.
constexpr auto slots = std::to_array<Words>(
    {"name",     "names",    "firstname", "fname",    "lastname", "lname",     "fullname", "username", "user",      "nickname", "nick",
     "title",    "headline", "link",      "url",      "text",     "content",   "message",  "topic",    "keyword",   "keywords", "hashtag",
     "hashtags", "tag",      "tags",      "date",     "city",     "country",   "location", "company",  "product",   "image",    "video",
     "author",   "handle",   "mention",   "mentions", "email",    "recipient", "subject",  "body",     "price",     "emoji",    "random",
     "姓名",     "名字",     "标题",      "標題",     "内容",     "內容",      "链接",     "鏈接",     "用户名",    "昵称",     "话题",
     "nombre",   "titulo",   "nom",       "prenom",   "titre",    "nome",      "имя",      "ссылка",   "заголовок", "текст"});

constexpr auto talk = std::to_array<Words>(
    {// English
     "error", "errors", "bug", "bugs", "bugged", "buggy", "glitch", "javascript", "typescript", "js", "code", "coding", "coder", "codes",
     "programmer", "programmers", "programming", "developer", "developers", "dev", "devs", "software", "engineer", "frontend", "backend",
     "template", "templates", "placeholder", "placeholders", "variable", "variables", "print", "prints", "printf", "mail merge",
     "newsletter", "newsletters", "spam", "email", "emails", "e-mail", "marketing", "script", "scripts", "api", "json", "html", "css",
     "python", "java", "php", "sql", "regex", "console", "debug", "debugging", "website", "web site", "app", "terminal", "linux", "windows",
     "macos", "unix", "shell", "bash", "powershell", "folder", "folders", "file", "files", "directory", "install", "installed", "server",
     "compiler", "stack overflow", "github", "git", "typeof", "returns", "undefined is", "null", "syntax", "it dept", "why does", "why do",
     "why is", "tutorial", "chatgpt", "llm", "meme", "joke", "jokes", "lol", "lmao", "rofl", "haha", "hahaha", "hehe",
     // Spanish, French, German, Portuguese
     "código", "errores", "programador", "programadora", "programación", "plantilla", "variable", "carpeta", "archivo", "correo", "boletín",
     "jaja", "jajaja", "desarrollador", "desarrolladora", "erreur", "bogue", "développeur", "développeuse", "programmeur", "modèle",
     "dossier", "fichier", "courriel", "mdr", "ptdr", "fehler", "fehlermeldung", "programmierer", "programmiererin", "entwickler",
     "entwicklerin", "vorlage", "platzhalter", "ordner", "datei", "rundmail", "serienbrief", "erro", "programadora", "desenvolvedor",
     "modelo", "pasta", "arquivo", "kkk", "kkkk", "kkkkk", "rsrs",
     // Russian, Arabic
     "ошибка", "ошибки", "баг", "код", "программист", "разработчик", "шаблон", "переменная", "папка", "файл", "рассылка", "ахах", "ахаха",
     "лол", "خطأ", "مبرمج", "برمجة", "مطور", "كود", "قالب", "مجلد", "ملف", "ههه", "هههه", "ههههه",
     // Chinese, Japanese
     "错误", "錯誤", "报错", "報錯", "代码", "代碼", "程序", "程式", "程序员", "工程师", "工程師", "开发", "開發", "模板", "变量", "變數",
     "文件夹", "資料夾", "脚本", "腳本", "邮件", "郵件", "哈哈", "笑死", "エラー", "バグ", "コード", "プログラム", "プログラマ",
     "エンジニア", "開発", "テンプレ", "変数", "フォルダ", "ファイル", "メルマガ", "爆笑", "(笑)"});

constexpr auto laughing = std::to_array<Words>({"😂", "🤣", "😅", "😆"});

// Before "%s" these are greetings; other words may stand before a "%s" that means "percentages".
constexpr auto greetings = std::to_array<Words>({"dear", "hi", "hello", "hey", "hola", "bonjour", "hallo", "olá", "thanks", "welcome"});

// nullptr when ICU failed.
const PhraseIndex* talk_index() {
  static const auto index = [] {
    auto built = PhraseIndex::build(talk);
    return built ? std::make_unique<const PhraseIndex>(std::move(built).value()) : nullptr;
  }();
  return index.get();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U; }
bool is_name_part(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return lower;
}

bool is_slot_name(std::string_view name) {
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  if (name.empty() || !is_letter(name.front()) || !std::ranges::all_of(name, is_name_part)) return false;
  const std::size_t joint = name.find_first_of("_.");
  if (joint != std::string_view::npos && joint + 1 < name.size()) return true;
  return std::ranges::find(slots, lower_case(name)) != slots.end();
}

// "{{first_name}}", "${title}".
bool has_open_slot(std::string_view text, std::string_view opening, std::string_view closing) {
  constexpr std::size_t longest = 40;
  for (std::size_t at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
    const std::string_view rest = text.substr(at + opening.size(), longest + closing.size());
    const std::size_t end = rest.find(closing);
    if (end != std::string_view::npos && is_slot_name(rest.substr(0, end))) return true;
  }
  return false;
}

// How many names a path has from `at` on, divided by `separator`; the last one counts as two when it is a file ("x.txt").
std::size_t path_names(std::string_view text, std::size_t at, char separator) {
  std::size_t names = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    std::size_t dot = 0;
    while (at < text.size() && is_name_part(text[at])) {
      if (text[at] == '.' && at > begin) dot = at;
      ++at;
    }
    if (at == begin) break;
    ++names;
    const bool last = at >= text.size() || text[at] != separator;
    if (last) return dot > 0 && at - dot > 1 && at - dot <= 6 ? names + 1 : names;
    ++at;
  }
  return names;
}

bool has_windows_path(std::string_view text) {
  for (std::size_t at = text.find(":\\"); at != std::string_view::npos; at = text.find(":\\", at + 1)) {
    const bool drive = at > 0 && is_letter(text[at - 1]) && static_cast<unsigned char>(text[at - 1]) < 0x80U;
    const bool alone = at < 2 || !is_name_part(text[at - 2]) || static_cast<unsigned char>(text[at - 2]) >= 0x80U;
    if (drive && alone && path_names(text, at + 2, '\\') >= 2) return true;
  }
  return false;
}

bool has_unix_path(std::string_view text) {
  return std::ranges::any_of(std::to_array<Words>({"/home/", "/Users/"}), [&](std::string_view root) {
    for (std::size_t at = text.find(root); at != std::string_view::npos; at = text.find(root, at + 1)) {
      const bool begins = at == 0 || is_blank(text[at - 1]) || text.substr(0, at).ends_with("file://");
      if (begins && path_names(text, at + root.size(), '/') >= 2) return true;
    }
    return false;
  });
}

// The word before the place, in lower case; "" when there is none.
std::string word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && (is_blank(text[end - 1]) || text[end - 1] == ',')) --end;
  std::size_t begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return lower_case(text.substr(begin, end - begin));
}

bool has_percent_slot(std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = text.find("%s"); at != std::string_view::npos; at = text.find("%s", at + 1)) {
    if (at + 2 < text.size() && is_name_part(text[at + 2]) && text[at + 2] != '.') continue;
    if (at > 0 && (text[at - 1] == '@' || text[at - 1] == '#')) return true;
    if (at > 0 && !is_blank(text[at - 1])) continue;
    if (std::ranges::find(greetings, word_before(text, at)) != greetings.end()) return true;
    if (++found == 2) return true;
  }
  return false;
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

// Without what stands in code marks or quotation marks, and without links, where paths and slots are somebody else's.
std::string own_words(std::string_view text) {
  std::string own;
  own.reserve(text.size());
  constexpr auto pairs = std::to_array<std::pair<Words, Words>>(
      {{"```", "```"}, {"`", "`"}, {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {"《", "》"}});
  std::array<bool, pairs.size()> unclosed{};  // no closing mark follows: not to be looked for again
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t skipped = 0;
    for (std::size_t kind = 0; kind < pairs.size() && skipped == 0; ++kind) {
      const auto& [opening, closing] = pairs[kind];
      if (unclosed[kind] || !rest.starts_with(opening)) continue;
      const std::size_t end = rest.find(closing, opening.size());
      unclosed[kind] = end == std::string_view::npos;
      if (!unclosed[kind]) skipped = end + closing.size();
    }
    if (rest.starts_with("http://") || rest.starts_with("https://")) skipped = std::min(rest.find_first_of(" \n\t\r"), rest.size());
    if (skipped > 0) {
      own += ' ';
      at += skipped;
    } else {
      own += text[at++];
    }
  }
  return own;
}

// Without the words that hold a path or a slot, which may have words of programmers in them ("files", "template").
std::string without_traces(std::string_view text) {
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const bool trace = word.find_first_of("\\{") != std::string_view::npos || word.find("/home/") != std::string_view::npos ||
                       word.find("/Users/") != std::string_view::npos;
    if (!trace) rest += word;
    rest += ' ';
    at = end + 1;
  }
  return rest;
}

bool asks(std::string_view text) {
  return text.find('?') != std::string_view::npos || text.find("？") != std::string_view::npos || text.find("؟") != std::string_view::npos;
}

bool has_trace(std::string_view text) {
  if (text.find("[object Object]") != std::string_view::npos || has_word(text, "undefined undefined")) return true;
  if (has_open_slot(text, "{{", "}}") || has_open_slot(text, "${", "}") || has_percent_slot(text)) return true;
  if (has_word(text, "NaN%") || has_word(text, "$NaN") || has_word(text, "NaN:NaN")) return true;
  return has_windows_path(text) || has_unix_path(text);
}

}  // namespace

bool has_template_trace(std::string_view text) {
  // Hardly any text has one of these: most are done after one look.
  if (text.find_first_of("[{$%\\/") == std::string_view::npos && text.find("undefined") == std::string_view::npos &&
      text.find("NaN") == std::string_view::npos) {
    return false;
  }
  const std::string own = own_words(text);
  // The trace itself may hold words that programmers use: "files" in a path, "undefined".
  return has_trace(own) && !asks(own) && !is_talk_about_traces(without_traces(own));
}

bool is_talk_about_traces(std::string_view text) {
  if (std::ranges::any_of(laughing, [&](Words face) { return text.find(face) != std::string_view::npos; })) return true;
  const auto normal = normalise(text);
  const PhraseIndex* index = talk_index();
  // What cannot be read cannot be held against anybody.
  return !normal || index == nullptr || !index->find(normal->text).empty();
}

}  // namespace persona_lens
