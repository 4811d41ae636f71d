// The sentences of one language, from shared/words: a flat object of keys, each a text with {named} placeholders or an object of forms
// {"zero": …, "one": …, "two": …, "few": …, "many": …, "other": …} chosen by the placeholder {n} (plurals.h). Only "other" must be there;
// "zero" and "one" are taken for exactly 0 and 1 in every language. Numbers and dates are spelled as the language's own keys say.
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "result.h"
#include "shared_text.h"

namespace persona_lens {

// What stands for {name} in a sentence.
struct Filling {
  std::string_view name;
  std::string value;
  std::optional<double> number = std::nullopt;  // of {n}, which chooses between "zero", "one" and "other"
};

class Words {
 public:
  // The shipped language that fits the tag best ("es-MX": "es"; "zh-TW": "zh-Hant"; else English), with its pack texts. All languages are
  // shipped inside a program; the extension's modules hold none and are given theirs through translated(), English first.
  static Words for_language(std::string_view tag);
  // Reads one words file; `language` says how its plurals are chosen. Errors: not_json, invalid_value and so on, with the place.
  static Result<Words> parse(std::string_view json, std::string_view language = "en");
  // Reads a whole catalogue that stands for this one. Errors besides those of parse(): missing_field for a key that this one has,
  // invalid_value for placeholders that this one has not, or that are left out.
  [[nodiscard]] Result<Words> translated(std::string_view json, std::string_view language) const;

  // Reads what packs say, as one object of English texts and their translations, in addition to what is known. On error nothing changes.
  Result<std::size_t> add_pack_texts(std::string_view json);
  // Puts a pack's text into this language; leaves it as it is where it has no translation.
  void translate(SharedText& text) const;

  // The tag that the sentences were read under.
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const;
  // The sentence with its placeholders filled; a placeholder without filling is left out. An unknown key gives "".
  [[nodiscard]] std::string say(std::string_view key, std::span<const Filling> fillings = {}) const;
  [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Filling> fillings) const {
    return say(key, std::span<const Filling>(fillings.begin(), fillings.size()));
  }

  // "3,836"; below 10 with one decimal where the number is not whole.
  [[nodiscard]] std::string number(double number) const;
  // "7 July 2009"
  [[nodiscard]] std::string day(TimeMs time) const;
  // A citation's date, as exact as it is: "4 February 2021", "February 2021" or "2021". Anything else comes back as it is.
  [[nodiscard]] std::string date(std::string_view iso) const;

  [[nodiscard]] Filling count(std::string_view name, double count) const;

  // Two sentences one after the other, as the language joins them.
  [[nodiscard]] std::string join(std::string first, std::string second) const;

  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  // By Plural; a form that a sentence lacks is empty, "other" never is.
  using Sentence = std::array<std::string, 6>;

  std::string language_ = "en";
  std::map<std::string, Sentence, std::less<>> sentences_;
  // Shared by all conclusions that say them, as the packs' own texts are.
  std::map<std::string, SharedText, std::less<>> pack_texts_;
};

}  // namespace persona_lens
