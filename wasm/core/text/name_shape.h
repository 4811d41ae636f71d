// How a handle or a display name is built, whatever its script: the forms by which names made from one template agree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace persona_lens {

// Longer names are cut: platforms allow 50 characters (X) and 100 (YouTube).
inline constexpr std::size_t max_name_characters = 128;

enum class ShapeKind : std::uint8_t {
  assigned,  // as platforms assign them at sign-up: letters and then digits, or a long random string
  lengths,   // the lengths of the runs of letters and digits, with the marks between: "a5_d2"
  literal,   // the same letters with different numbers: "阿#"
  repeated,  // which parts of the name are the same: "ABB"
};

struct NameShape {
  ShapeKind kind = ShapeKind::lengths;
  std::string key;  // equal for names of one shape
  friend auto operator<=>(const NameShape&, const NameShape&) = default;
};

// Case is folded. Empty where the handle has but one run of letters or digits: that is no shape.
std::vector<NameShape> shapes_of_handle(std::string_view handle);
// Numbers in any script, written in figures (7, ７, ٧, 七, ⑦), stand for one another.
std::vector<NameShape> shapes_of_name(std::string_view name);

// The handle's letters, case-folded, turned so that all rotations of the same letters agree: "FirstLast" and "LastFirst". Empty below six.
std::string rotation_key(std::string_view handle);
// Whether two handles' letters are the same two parts, of at least three letters each, in reverse order.
bool are_reversed_handles(std::string_view a, std::string_view b);
// Whether two names are the same two words in reverse order; the key is the same for both orders, and empty for other than two words.
std::string word_pair_key(std::string_view name);
bool are_reversed_names(std::string_view a, std::string_view b);

}  // namespace persona_lens
