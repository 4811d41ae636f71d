// Texts as YouTube writes them: a string, {"simpleText"}, {"runs": [{"text", "emoji", "navigationEndpoint"}]} or {"content", "commandRuns"}; and
// the endpoints beside them, which say where a name or a link leads.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace persona_lens {

// Where something leads; a name that stands for several channels has one for each. Views point into the parsed document; empty where it is not said.
struct Endpoint {
  std::string_view url;       // an address outside, or written out
  std::string_view page_url;  // of a page of the site, as in the address bar
  std::string_view browse_id;
  std::string_view base_url;  // "/@handle" or "/channel/UC…"
  std::string_view video_id;
  std::string_view reel_parameters;  // of a Short
  std::string_view name;             // of one of several channels
  std::string_view details;          // its handle and subscribers

  [[nodiscard]] bool empty() const { return url.empty() && page_url.empty() && browse_id.empty() && base_url.empty() && video_id.empty(); }
};

struct RichText {
  std::string text;
  std::vector<Endpoint> endpoints;
  bool is_null = true;  // nothing, or JSON's null
};

// Reads a value of any form; other members than those of texts and endpoints are skipped. Numbers and truth values become text. Texts are cut
// at 256 KiB, at a character; at most 200 endpoints are kept.
simdjson::error_code read_rich_text(simdjson::ondemand::value value, RichText& out);

// The address itself where the site wraps it ("https://www.youtube.com/redirect?…&q=…"), made absolute; "" where there is none outside the
// site or to a video.
std::string expanded_link(const Endpoint& endpoint);

// The value of a parameter of an address, percent-decoded; "" where it has none.
std::string parameter_of(std::string_view url, std::string_view name);

// "ann_example" of "/@ann_example", "https://www.youtube.com/@ann_example" or "@ann_example"; "" where there is no handle. A handle ends at a
// space, a mark of direction, and what ends a part of an address.
std::string handle_in(std::string_view text);

}  // namespace persona_lens
