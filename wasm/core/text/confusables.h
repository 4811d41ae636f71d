// Unicode's list of characters that look alike (UTS 39, confusables.txt), as ICU's data file holds it.
//
// Read here and not through ICU's spoof checker, which does much else with names: 150 KB that the extension would ship for one look-up.
#pragma once

#include <string>
#include <string_view>

namespace persona_lens {

// Precondition of all: icu_ready().

// Whether the data can be read. If not, every character stands for itself below.
bool confusables_ready() noexcept;

// Step 1 of the skeleton of UTS 39, section 4: characters taken apart, with their case folded (NFKC_Casefold, which the texts here have gone
// through before).
std::u16string decomposed(std::u16string_view text);

// Step 2: every character that looks like another is replaced by the one that stands for all of them. Step 3 is to normalise the result.
std::u16string with_prototypes(std::u16string_view decomposed);

}  // namespace persona_lens
