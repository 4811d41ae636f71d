#include "packs/published_list.h"

#include <string>

#include "catch.h"

namespace persona_lens {

TEST_CASE("a list of published texts becomes fingerprints without text", "[packs]") {
  const auto texts = read_published_list(
      "{\"row\": 2, \"text\": \"The lighthouse keepers of the islands were paid in salted fish\"}\n"
      "\n"
      "{\"row\": 5, \"text\": \"Who put out the lighthouse of the northern islands?\"}\n"
      "{\"row\": 9, \"text\": \"THE LIGHTHOUSE KEEPERS of the islands were payed in salted fish\"}");
  REQUIRE(texts);
  REQUIRE(texts->size() == 3);
  CHECK(texts->at(0).row == 2);
  CHECK(texts->at(0).variant_of == 0);
  CHECK(texts->at(1).variant_of == 0);
  CHECK(texts->at(2).variant_of == 2);
  std::string line;
  append_published_text(line, texts->at(2));
  CHECK(line.starts_with(R"({"row":9,"variant_of":2,"characters":)"));
  CHECK(line.find("lighthouse") == std::string::npos);
  CHECK(line.ends_with("\"}\n"));
}

TEST_CASE("what is wrong with a list is said with its line", "[packs]") {
  const auto problem = [](const char* lines) {
    const auto texts = read_published_list(lines);
    REQUIRE_FALSE(texts);
    return texts.error();
  };
  const std::string good = "{\"row\": 7, \"text\": \"Who put out the lighthouse of the northern islands?\"}\n";
  CHECK(problem("{").code == ErrorCode::not_json);
  CHECK(problem("{\"row\": 1, \"text\": \"short\"}").place == "line 1");
  CHECK(problem((good + good).c_str()).code == ErrorCode::invalid_value);
  CHECK(problem((good + good).c_str()).place == "line 2");
  CHECK(problem("{\"row\": 1}").code == ErrorCode::missing_field);
  CHECK(problem("{\"row\": 1, \"text\": \"Who put out the lighthouse?\", \"more\": 1}").code == ErrorCode::invalid_value);
  CHECK(read_published_list("")->empty());
}

}  // namespace persona_lens
