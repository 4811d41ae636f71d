// Text as X escapes it in its responses, made plain again.
#pragma once

#include <string>
#include <string_view>

namespace persona_lens {

// Decodes, in one pass, the entities that X writes into full_text (&amp; &lt; &gt;), the other predefined ones (&quot; &apos;) and numeric
// references (&#39; &#x27;). Anything else that begins with "&" stays as it is: in long texts X escapes nothing, and a plain "&" is
// common there. References to surrogates, to U+0000 and beyond U+10FFFF stay as they are.
std::string decode_entities(std::string_view text);

}  // namespace persona_lens
