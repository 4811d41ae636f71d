#include "observe/joined_month.h"

#include <array>
#include <cstddef>
#include <string>

#include "catch.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

struct Line {
  const char* language;
  const char* text;
};

std::string start_of(const char* text, const char* language) {
  const auto month = parse_joined_month(text, language);
  return month ? iso_time(month->earliest) : "none";
}

}  // namespace

TEST_CASE("a joined month is that month in any time zone", "[observe]") {
  const auto month = parse_joined_month("Joined July 2009", "en");
  REQUIRE(month.has_value());
  CHECK(iso_time(month->earliest) == "2009-06-30T10:00:00.000Z");
  CHECK(iso_time(month->latest) == "2009-08-01T11:59:59.999Z");
  CHECK(month->basis == TimeBasis::joined_month);
}

TEST_CASE("July 2009 is read in the languages of the interface", "[observe]") {
  constexpr Line lines[] = {
      {"en", "Joined July 2009"},
      {"en-GB", "Joined July 2009"},
      {"de", "Seit Juli 2009 bei X"},
      {"fr", "A rejoint X en juillet 2009"},
      {"es", "Se unió en julio de 2009"},
      {"pt", "Ingressou em julho de 2009"},
      {"it", "Iscrizione: luglio 2009"},
      {"nl", "Lid geworden in juli 2009"},
      {"sv", "Gick med juli 2009"},
      {"da", "Tilmeldt juli 2009"},
      {"nb", "Ble med juli 2009"},
      {"fi", "Liittyi heinäkuu 2009"},
      {"pl", "Data dołączenia: lipiec 2009"},
      {"cs", "Připojil se červenec 2009"},
      {"hu", "2009. júliusban csatlakozott"},
      {"ro", "S-a alăturat în iulie 2009"},
      {"tr", "Temmuz 2009 tarihinde katıldı"},
      {"ru", "Регистрация: июль 2009"},
      {"uk", "Приєднання: липень 2009"},
      {"el", "Έγινε μέλος Ιούλιος 2009"},
      {"ar", "انضم في يوليو ٢٠٠٩"},
      {"fa", "پیوستن در ژوئیه ۲۰۰۹"},
      {"he", "הצטרפות ביולי 2009"},
      {"hi", "जुलाई २००९ में शामिल हुए"},
      {"th", "เข้าร่วมเมื่อ กรกฎาคม 2552"},
      {"vi", "Đã tham gia tháng 7 năm 2009"},
      {"id", "Bergabung Juli 2009"},
      {"ja", "2009年7月からXを利用しています"},
      {"zh-TW", "已加入 2009年7月"},
      {"zh-CN", "2009年7月 加入"},
      {"ko", "가입일: 2009년 7월"},
  };
  for (const Line& line : lines) {
    INFO(line.language << ": " << line.text);
    CHECK(start_of(line.text, line.language) == "2009-06-30T10:00:00.000Z");
  }
}

TEST_CASE("months that begin alike are kept apart", "[observe]") {
  CHECK(start_of("Připojil se červen 2009", "cs") == "2009-05-31T10:00:00.000Z");
  CHECK(start_of("Регистрация: май 2009", "ru") == "2009-04-30T10:00:00.000Z");
  CHECK(start_of("Регистрация: март 2009", "ru") == "2009-02-28T10:00:00.000Z");
  CHECK(start_of("Menyertai Jun 2009", "ms") == "2009-05-31T10:00:00.000Z");
}

TEST_CASE("without a language only agreement counts", "[observe]") {
  CHECK(start_of("Joined July 2009", "") == "2009-06-30T10:00:00.000Z");
  CHECK(start_of("2009年7月", "xx") == "2009-06-30T10:00:00.000Z");
  // October in Croatian, November in Polish and Czech.
  CHECK(start_of("listopad 2009", "") == "none");
}

TEST_CASE("a date with an English month cut short is read without knowing the language", "[observe]") {
  const std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto middle = civil_day(2014, static_cast<int>(i) + 1, 14);
    for (const std::string& line : {std::string("Joined ") + months[i] + " 14, 2014", std::string("Joined 14 ") + months[i] + " 2014"}) {
      INFO(line);
      const auto read = parse_printed_date(line, "");
      REQUIRE(read.has_value());
      REQUIRE(middle.has_value());
      CHECK(read->earliest == *middle - 14 * ms_per_hour);
      CHECK(read->latest == *middle + ms_per_day + 12 * ms_per_hour - 1);
    }
  }
}

TEST_CASE("a line without a month or a year that can be gives no date", "[observe]") {
  for (const char* text :
       {"", "Joined", "Joined July", "Joined 2009", "Joined July 1999", "July 2009 or July 2010", "Smarch 2009", "7/2009"}) {
    INFO(text);
    CHECK(start_of(text, "en") == "none");
  }
  CHECK(start_of(std::string(1000, '7').c_str(), "en") == "none");
}

}  // namespace persona_lens
