// How a post is laid out around its text: what a form leaves when many texts are filled into it.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace persona_lens {

// Text, line breaks, hashtags and links in their order, as in "text / #tag / link"; mentions, hashtags before the text, repeated elements and
// pictures' links at the end left out. Empty where the layout says nothing: it needs text, two line breaks, a hashtag and a link.
std::string post_frame(std::string_view text);

// The hashtags before and behind the text, in lower case as far as ASCII goes.
std::set<std::string> outer_hashtags(std::string_view text);

}  // namespace persona_lens
