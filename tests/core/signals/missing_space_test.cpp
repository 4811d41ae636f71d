#include "signals/missing_space.h"

#include <string>
#include <string_view>

#include "catch.h"
#include "signals/scene.h"

namespace persona_lens::scenes {
namespace {

SignalResult typist(int missing, int usual) {
  Scene scene;
  scene.account("1", day(2020, 1, 1));
  for (int i = 0; i < missing + usual; ++i) {
    const bool misses = i < missing;
    scene.post("1", day(2024, 1, 1) + i * ms_per_hour, misses ? "I went home,then slept well" : "I went home, then slept well");
  }
  return missing_space(scene.context(), x_account("1"));
}

}  // namespace

TEST_CASE("a missing space is seen in plain words only", "[signals]") {
  for (const char* text :
       {"We went home,then slept", "What a day!Tomorrow again", "Really?Yes, really", "one thing;another thing",
        "the harbour is:closed today", "in the year 2020,we met again", "así es la vida,dijo ella", "élevé,puis parti hier"}) {
    CAPTURE(text);
    CHECK(spacing_of(text) == Spacing::missing);
  }
  for (const char* text : {"We went home, then slept", "see https://example.org/a,b?c:d for more", "see example.org:what and a,b.csv there",
                           "meet at 10:30 or 3,5 or 16:9 again", "so happy:D and lol;P indeed", "code like std::vector or a,b`x,y` here",
                           "ask @someone:hello and #one,two", "hi :smile:wave: there", "Lehrer:innen und Schüler:innen",
                           "jede:r weiß das schon", "in the EU:ssa today", "options A,B,C are there", "¡Hola!¿Qué tal?Bien gracias",
                           "Bonjour !Ça va bien ?Oui", "mail me,please@example.org today", "John 3:16b is read"}) {
    CAPTURE(text);
    CHECK(spacing_of(text) == Spacing::usual);
  }
  for (const char* text :
       {"你好,world,again and again", "これはtest,です。abcdefghijk", "привет,как дела", "مرحبا,hello", "ok,so", "12,000 !!!", ""}) {
    CAPTURE(text);
    CHECK(spacing_of(text) == Spacing::other_script);
  }
}

TEST_CASE("a fifth of ten posts is a hint, less is nothing", "[signals]") {
  CHECK(typist(2, 8).decibans == Decibans{2, 2});
  CHECK(number_of(typist(2, 8), "share") == 0.2);
  CHECK(typist(2, 9).decibans == Decibans{0, 0});
  CHECK_FALSE(typist(9, 0).evaluated);
  CHECK(typist(9, 0).why_not == "too_few_latin_posts");
}

TEST_CASE("non_native_writer_and_dyslexic_student_get_two_decibans_at_most", "[signals]") {
  CHECK(typist(6, 14).decibans.high == 2);   // 30 % missing
  CHECK(typist(200, 0).decibans.high == 2);  // every one
}

}  // namespace persona_lens::scenes
