#include "text/quoting_words.h"

#include <array>

namespace persona_lens {
namespace {

using Words = std::string_view;

constexpr auto attribution = std::to_array<Words>(
    {// English
     "said", "say", "says", "saying", "claim", "claims", "claimed", "claiming", "wrote", "write", "writes", "writing", "posted", "posting",
     "post", "posts", "tweet", "tweets", "tweeted", "tweeting", "repeat", "repeats", "repeated", "repeating", "call", "calls", "called",
     "calling", "push", "pushes", "pushed", "pushing", "spread", "spreads", "spreading", "reads", "according to", "quote", "quotes",
     "quoted", "quoting", "phrase", "phrases", "phrasing", "slogan", "slogans", "wording", "narrative", "narratives", "talking point",
     "talking points", "caption", "captions", "headline", "headlines", "propaganda", "disinformation", "misinformation", "disinfo",
     "influence operation", "influence operations", "spamouflage", "dragonbridge", "bots", "trolls", "troll farm", "fake accounts",
     "copypasta", "researchers", "alleged", "alleges", "so called", "so-called", "as in", "the words", "the line", "the lines",
     // Spanish
     "dijo", "dice", "dicen", "dijeron", "afirma", "afirman", "afirmó", "según", "escribe", "escriben", "escribió", "escribieron",
     "publica", "publican", "publicó", "repite", "repiten", "llama", "llaman", "llamó", "difunde", "difunden", "cita", "citas", "frase",
     "frases", "lema", "lemas", "consigna", "consignas", "titular", "titulares", "desinformación", "bulo", "bulos", "cuentas falsas",
     "investigadores", "supuesto", "supuesta", "narrativa", "narrativas", "asegura", "aseguran", "sostiene", "sostienen",
     // French
     "dit", "disent", "disait", "affirme", "affirment", "selon", "d'après", "écrit", "écrivent", "publie", "publient", "répète", "répètent",
     "qualifie", "qualifient", "appelle", "appellent", "diffuse", "diffusent", "prétend", "prétendent", "citation", "citations",
     "expression", "slogan", "propagande", "désinformation", "faux comptes", "chercheurs", "soi-disant", "titre", "récit", "récits",
     // German
     "sagt", "sagte", "sagen", "sagten", "behauptet", "behaupten", "behauptete", "laut", "schreibt", "schreiben", "schrieb", "schrieben",
     "postet", "posten", "twittert", "wiederholt", "wiederholen", "nennt", "nennen", "nannte", "verbreitet", "verbreiten", "zitat",
     "zitate", "zitiert", "parole", "parolen", "phrase", "phrasen", "schlagzeile", "schlagzeilen", "desinformation", "falschmeldung",
     "fake-konten", "forscher", "angeblich", "sogenannte", "sogenannten", "narrativ", "narrative",
     // Portuguese
     "disse", "diz", "dizem", "disseram", "afirmou", "segundo", "escreve", "escrevem", "escreveu", "escreveram", "publicam", "publicou",
     "repetem", "chama", "chamam", "chamou", "espalha", "espalham", "frase", "bordão", "manchete", "manchetes", "desinformação", "boato",
     "boatos", "contas falsas", "pesquisadores", "suposto", "suposta", "alega", "alegam",
     // Russian
     "сказал", "сказала", "сказали", "говорит", "говорят", "утверждает", "утверждают", "заявил", "заявила", "заявили", "заявляет",
     "заявляют", "пишет", "пишут", "написал", "написала", "написали", "повторяет", "повторяют", "называет", "называют", "назвал", "назвали",
     "распространяет", "распространяют", "цитата", "цитаты", "цитирует", "фраза", "фразы", "лозунг", "лозунги", "заголовок", "заголовки",
     "пропаганда", "пропаганды", "дезинформация", "дезинформации", "фейк", "фейки", "боты", "тролли", "исследователи", "якобы",
     "так называемый", "так называемая", "по словам", "по мнению", "нарратив", "нарративы",
     // Arabic
     "قال", "قالت", "قالوا", "يقول", "تقول", "يقولون", "زعم", "زعمت", "زعموا", "يزعم", "تزعم", "يزعمون", "ادعى", "ادعت", "يدعي", "تدعي",
     "كتب", "كتبت", "يكتب", "تكتب", "نشر", "نشرت", "ينشر", "تنشر", "تكرر", "يكرر", "وفقا", "بحسب", "حسب", "عبارة", "عبارات", "شعار",
     "شعارات", "عنوان", "عناوين", "دعاية", "تضليل", "التضليل", "شائعة", "شائعات", "حسابات وهمية", "الباحثون", "باحثون",
     // Chinese, both forms
     "说", "說", "称", "稱", "声称", "聲稱", "宣称", "宣稱", "表示", "写道", "寫道", "发文", "發文", "转发", "轉發", "散布", "散佈", "传播",
     "傳播", "所谓", "所謂", "引用", "口号", "口號", "标题", "標題", "话术", "話術", "假消息", "虚假信息", "虛假訊息", "宣传", "宣傳",
     "水军", "水軍", "网军", "網軍", "假账号", "假帳號", "研究人员", "研究人員", "叙事", "敘事",
     // Japanese
     "と言", "といった", "という", "と述べ", "と主張", "と書", "と投稿", "とツイート", "と繰り返", "と呼", "と称", "によると", "によれば",
     "引用", "フレーズ", "スローガン", "見出し", "プロパガンダ", "偽情報", "デマ", "工作アカウント", "偽アカウント", "研究者", "いわゆる"});

constexpr auto denial = std::to_array<Words>(
    {// English
     "not", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "won't", "can't", "cannot", "never", "no evidence",
     "no proof", "nobody says", "no one says", "false", "falsehood", "untrue", "lie", "lies", "lying", "hoax", "myth", "debunked",
     "debunking", "nonsense", "baseless", "unfounded", "fake", "wrong",
     // Spanish
     "no", "nunca", "jamás", "falso", "falsa", "mentira", "mentiras", "bulo", "desmentido", "sin pruebas", "tampoco",
     // French
     "ne", "n'est", "n'a", "pas", "jamais", "faux", "fausse", "mensonge", "mensonges", "démenti", "aucune preuve", "infondé",
     // German
     "nicht", "kein", "keine", "keinen", "nie", "niemals", "falsch", "lüge", "lügen", "unsinn", "widerlegt", "stimmt nicht",
     // Portuguese
     "não", "nunca", "mentira", "falso", "falsa", "sem provas", "desmentido", "tampouco",
     // Russian
     "не", "нет", "никогда", "ложь", "лживо", "неправда", "враньё", "вранье", "опровергнуто", "опровергли", "выдумка",
     // Arabic
     "ليس", "ليست", "لا", "لم", "لن", "ما من دليل", "كذب", "كاذب", "كاذبة", "أكاذيب", "غير صحيح", "غير صحيحة", "لا صحة", "زائف", "زائفة",
     // Chinese, both forms
     "不是", "并非", "並非", "不实", "不實", "不属实", "不屬實", "没有证据", "沒有證據", "假的", "谎言", "謊言", "谣言", "謠言", "造谣",
     "造謠", "辟谣", "闢謠", "胡说", "胡說", "子虚乌有", "子虛烏有", "从来没有", "從來沒有",
     // Japanese
     "ではない", "じゃない", "ではありません", "じゃありません", "でない", "事実無根", "嘘", "ウソ", "うそ", "デマ", "誤り", "間違い",
     "根拠がない", "根拠のない"});

constexpr auto hosts = std::to_array<Words>(
    {// Research on influence operations
     "graphika.com", "aspi.org.au", "aspistrategist.org.au", "dfrlab.org", "isdglobal.org", "io.stanford.edu", "cyber.fsi.stanford.edu",
     "disinfo.eu", "euvsdisinfo.eu", "bellingcat.com", "alethea.com", "doublethinklab.org", "recordedfuture.com", "mandiant.com",
     "newsguardtech.com", "newsguardrealitycheck.com", "transparency.meta.com", "medialab.dfrlab.org", "checkfirst.network", "cyabra.com",
     "iftf.org", "oii.ox.ac.uk", "demtech.oii.ox.ac.uk", "citizenlab.ca", "iorg.tw",
     // Fact checks
     "snopes.com", "politifact.com", "factcheck.org", "fullfact.org", "leadstories.com", "factcheck.afp.com", "factuel.afp.com",
     "factual.afp.com", "faktencheck.afp.com", "checamos.afp.com", "boomlive.in", "altnews.in", "factly.in", "maldita.es", "newtral.es",
     "verificat.cat", "chequeado.com", "colombiacheck.com", "animalpolitico.com", "correctiv.org", "mimikama.org", "mimikama.at",
     "hoaxmap.org", "aosfatos.org", "lupa.uol.com.br", "boatos.org", "poligrafo.sapo.pt", "stopfake.org", "provereno.media", "factcheck.kz",
     "fatabyyano.net", "misbar.com", "verify-sy.com", "tfc-taiwan.org.tw", "mygopen.com", "cofacts.tw", "factchecklab.org",
     "asiafactcheck.org", "piyaoba.org", "factcheckcenter.jp", "infact.press", "fij.info", "litmus-factcheck.jp"});

constexpr auto address_parts = std::to_array<Words>({"spamouflage",
                                                     "dragonbridge",
                                                     "influence-operation",
                                                     "influence_operation",
                                                     "influence-campaign",
                                                     "information-operation",
                                                     "covert-influence",
                                                     "coordinated-inauthentic",
                                                     "inauthentic-behavior",
                                                     "adversarial-threat-report",
                                                     "troll-farm",
                                                     "fake-accounts",
                                                     "disinformation",
                                                     "disinfo",
                                                     "fact-check",
                                                     "factcheck",
                                                     "fact_check",
                                                     "factchecking",
                                                     "faktencheck",
                                                     "desinformation",
                                                     "desinformacion",
                                                     "desinformacao",
                                                     "propaganda"});

}  // namespace

std::span<const std::string_view> attribution_words() noexcept { return attribution; }
std::span<const std::string_view> denial_words() noexcept { return denial; }
std::span<const std::string_view> exposing_hosts() noexcept { return hosts; }
std::span<const std::string_view> exposing_address_parts() noexcept { return address_parts; }

}  // namespace persona_lens
