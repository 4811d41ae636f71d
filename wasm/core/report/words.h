// The sentences of one language, from shared/words: a flat object of keys, each a text with {named} placeholders or a pair
// {"zero": …, "one": …, "other": …} chosen by the placeholder {n} ("zero" may be left out). Numbers and dates are spelled as the
// language's own keys say.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "result.h"

namespace persona_lens {

// What stands for {name} in a sentence.
struct Filling {
  std::string_view name;
  std::string value;
  std::optional<double> number = std::nullopt;  // of {n}, which chooses between "zero", "one" and "other"
};

class Words {
 public:
  // The shipped language that fits the tag best ("pt-BR", then "pt", then English). Keys a language lacks are taken from English.
  static Words for_language(std::string_view tag);
  // Reads one words file. Errors: not_json, invalid_value and so on, with the place.
  static Result<Words> parse(std::string_view json);

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

  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  struct Sentence {
    std::string zero;  // both empty where the text does not depend on {n}
    std::string one;
    std::string other;
  };

  std::map<std::string, Sentence, std::less<>> sentences_;
};

}  // namespace persona_lens
