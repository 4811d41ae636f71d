#include "text/name_shape.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "catch.h"

namespace persona_lens {
namespace {

std::string key_of(const std::vector<NameShape>& shapes, ShapeKind kind) {
  const auto found = std::ranges::find(shapes, kind, &NameShape::kind);
  return found == shapes.end() ? std::string() : found->key;
}

std::string handle_key(std::string_view handle, ShapeKind kind) { return key_of(shapes_of_handle(handle), kind); }
std::string name_key(std::string_view name, ShapeKind kind) { return key_of(shapes_of_name(name), kind); }

}  // namespace

TEST_CASE("a chosen handle of one word has no shape", "[text]") {
  for (const char* handle : {"", "annexample", "12345678", "例の花子"}) CHECK(shapes_of_handle(handle).empty());
}

TEST_CASE("name and digits are what platforms assign", "[text]") {
  CHECK(handle_key("AnnExam12345678", ShapeKind::assigned) == "h:a7d8");
  CHECK(handle_key("bobsamp87654321", ShapeKind::assigned) == "h:a7d8");
  CHECK(handle_key("k3vJq9ZpLw2xYtB", ShapeKind::assigned) == "h*15");
  CHECK(handle_key("Qm7TzR4kWp9LxV2", ShapeKind::assigned) == "h*15");
  CHECK(handle_key("Ann_Example_1990", ShapeKind::assigned).empty());
}

TEST_CASE("other handles have the lengths of their parts and their letters", "[text]") {
  CHECK(handle_key("ann_example7", ShapeKind::lengths) == "h:a3_a7d1");
  CHECK(handle_key("Garden_News_01", ShapeKind::literal) == handle_key("garden_news_127", ShapeKind::literal));
  CHECK(handle_key("garden_news_01", ShapeKind::literal) != handle_key("garden_talk_01", ShapeKind::literal));
  CHECK(handle_key("a1", ShapeKind::literal).empty());
}

TEST_CASE("names with different numbers agree in every script", "[text]") {
  CHECK(name_key("阿一", ShapeKind::literal) == name_key("阿二", ShapeKind::literal));
  CHECK(name_key("Ann 1", ShapeKind::literal) == name_key("ann ٢٣", ShapeKind::literal));
  CHECK(name_key("Ann ⑦", ShapeKind::literal) == name_key(" Ann  8 ", ShapeKind::literal));
  CHECK(name_key("阿一", ShapeKind::literal) != name_key("李一", ShapeKind::literal));
  CHECK(name_key("2024", ShapeKind::literal).empty());
}

TEST_CASE("repeated parts are seen where a name has several", "[text]") {
  CHECK(name_key("火红红", ShapeKind::repeated) == "n~cABB");
  CHECK(name_key("水蓝蓝", ShapeKind::repeated) == "n~cABB");
  CHECK(name_key("huo honghong", ShapeKind::repeated) == "n~wAB2");
  CHECK(name_key("fire red red", ShapeKind::repeated) == "n~wABB");
  for (const char* name : {"", "李若水", "红红", "Anna", "Ann Example", "Ann Ann", "Lulu", "!!"}) {
    CAPTURE(name);
    CHECK(name_key(name, ShapeKind::repeated).empty());
  }
}

TEST_CASE("first and last name in reverse order are told from anagrams", "[text]") {
  CHECK(are_reversed_handles("AnnaExample", "ExampleAnna"));
  CHECK(are_reversed_handles("anna_example1", "Example_Anna22"));
  CHECK(rotation_key("AnnaExample") == rotation_key("ExampleAnna"));
  CHECK_FALSE(are_reversed_handles("AnnaExample", "AnnaExample"));
  CHECK_FALSE(are_reversed_handles("AnnaExample", "nnaExampleA"));  // one letter moved is no name
  CHECK_FALSE(are_reversed_handles("AnnaExample", "ExampelAnna"));
  CHECK(rotation_key("AnnBo").empty());
  CHECK(are_reversed_names("Ann Example", "example  Ann"));
  CHECK(word_pair_key("Ann Example") == word_pair_key("Example Ann"));
  CHECK(are_reversed_names("例 花子", "花子 例"));
  CHECK_FALSE(are_reversed_names("Ann Ann", "Ann Ann"));
  CHECK(word_pair_key("Ann B Example").empty());
}

TEST_CASE("long and broken names are bounded", "[text]") {
  CHECK(shapes_of_handle("a\xFF"
                         "1")
            .empty());
  const std::string lengthy(100'000, 'a');
  CHECK(rotation_key(lengthy).size() == max_name_characters);
  CHECK(shapes_of_handle(lengthy + "12345678").empty());  // cut before its digits
}

}  // namespace persona_lens
