// Any bytes as a text: normal form, places of its stretches, match form, core, tail, template traces and name shape.
#include "text/normalise.h"

#include "target.h"
#include "text/copies.h"
#include "text/match_form.h"
#include "text/name_shape.h"
#include "text/tails.h"
#include "text/template_traces.h"
#include "text/utf8.h"

namespace {

using namespace persona_lens;
using fuzz::require;

std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) == 0x80U ? 0 : (byte >= 0xF0U ? 2 : 1);
  }
  return units;
}

void check_places(std::string_view written, std::string_view normal) {
  const auto size = static_cast<std::uint32_t>(normal.size());
  const std::vector<TextSpan> asked = {{0, size}, {0, 0}, {size / 3, size / 2}, {size / 2, size}, {size, size}, {size + 7, size + 9}};
  const auto places = original_places(written, asked);
  require(places.has_value(), "what was normalised has places");
  require(places->size() == asked.size(), "a place for each stretch");
  for (const TextSpan& place : *places) {
    require(place.begin <= place.end && place.end <= utf16_units(written), "places lie in the text");
  }
}

void check_forms(std::string_view normal) {
  const MatchForm form = match_form(normal);
  require(form.begins.size() == form.characters.size() && form.ends.size() == form.characters.size(), "a place for each character");
  require(form.inner_begin <= form.inner_end && form.inner_end <= form.characters.size(), "the inner part lies in the form");
  for (std::size_t i = 0; i < form.begins.size(); ++i) {
    require(form.begins[i] < form.ends[i] && form.ends[i] <= normal.size(), "characters lie in the normal form");
    require(i == 0 || form.begins[i - 1] <= form.begins[i], "characters stand in their order");
  }
  for (const bool without_last_word : {false, true}) {
    const CoreText core = core_of(normal, without_last_word);
    require(core.letters + core.cjk <= core.text.size(), "letters are characters");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  if (const auto tail = find_tail(text)) {
    require(tail->word.data() >= text.data() && tail->word.data() + tail->word.size() <= text.data() + text.size(),
            "a tail is of the text");
  }
  (void)has_words(text);
  (void)has_template_trace(text);
  (void)is_talk_about_traces(text);
  (void)shapes_of_handle(text);
  (void)shapes_of_name(text);
  (void)rotation_key(text);
  (void)word_pair_key(text);
  const auto normal = normalise(text);
  require(normal.has_value() || normal.error().code != ErrorCode::internal, "ICU works");
  require(normal.has_value() == (first_invalid_utf8(text) == text.size()) || normal.error().code == ErrorCode::too_large,
          "every text that is UTF-8 has a normal form");
  if (!normal) return 0;
  require(first_invalid_utf8(normal->text) == normal->text.size(), "a normal form is UTF-8");
  require(normal->text.empty() || (normal->text.front() != ' ' && normal->text.back() != ' '), "no space at the ends");
  require(normal->text.find("  ") == std::string::npos, "no two spaces");
  require(!normal->hashtags_only || normal->letters + normal->cjk == 0, "hashtags only");
  check_places(text, normal->text);
  check_forms(normal->text);
  return 0;
}
