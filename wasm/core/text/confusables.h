// Unicode's list of characters that look alike (UTS 39, confusables.txt), in the version of confusables_table.h, which is ICU's.
//
// ICU's own checker does much else with names, and carries those characters too that no folded text has: 200 KB in a module that is loaded
// with every page, for one look-up.
#pragma once

#include <string>
#include <string_view>

namespace persona_lens {

// Step 1 of the skeleton of UTS 39, section 4: characters taken apart, with their case folded (NFKC_Casefold, which the texts here have gone
// through before). Precondition: icu_ready().
std::u16string decomposed(std::u16string_view text);

// Step 2: every character that looks like another is replaced by the one that stands for all of them. Step 3 is to normalise the result.
std::u16string with_prototypes(std::u16string_view decomposed);

}  // namespace persona_lens
