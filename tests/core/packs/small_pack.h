// A pack as small as the format allows, and ways to break it.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace persona_lens::testing {

inline constexpr std::string_view small_pack = R"({
  "schema": 1,
  "id": "small",
  "version": "1.0.0",
  "title": "A small pack",
  "sources": {
    "report": { "title": "A report", "publisher": "Somebody", "date": "2021-02-04", "grade": "primary" }
  },
  "signatures": [
    {
      "id": "copiers",
      "title": "Copiers",
      "operation": "A composed operation",
      "summary": "Old accounts that copy.",
      "valid_from": "2019-01-01",
      "valid_until": "2030-12-31",
      "subjects": ["account", "group"],
      "sources": ["report"],
      "signals": [
        {
          "signal": "first_post_lag",
          "weight": "standard",
          "weight_basis": "elicited",
          "sources": ["report"],
          "rule": "Long silence.",
          "look_alike": "People who return."
        },
        {
          "signal": "copied_text",
          "weight": "standard",
          "weight_basis": "measured",
          "sources": ["report"],
          "rule": "Same text.",
          "look_alike": "Petitions."
        }
      ],
      "minimum": {
        "account": { "chronological": true, "posts": 8, "groups_any_of": ["G3"] },
        "group": { "members": 2, "groups_any_of": ["G3"] }
      },
      "disarm": ["T0150.004"],
      "innocent": ["People who return."],
      "cases": {
        "test": [
          {
            "name": "four sleepers",
            "at": "2020-03-01",
            "accounts": [
              {
                "id": "11", "count": 4, "handle": "sleeper_{a}_example", "created": "2010-02-11", "created_every_days": 190, "timeline": "complete",
                "posts": [
                  { "first": "2020-02-01", "count": 9, "every_days": 2, "text": "Report {n} of account {a}: the market opened and the weather stayed grey today" },
                  { "first": "2020-02-24", "text": "Those who spread rumours about the bridge should be ashamed of what they did to this town" }
                ]
              }
            ],
            "expect": [{ "account": "11", "label": "some" }]
          }
        ],
        "allows": [
          {
            "name": "nothing in common",
            "at": "2020-03-01",
            "accounts": [
              {
                "id": "21", "count": 3, "handle": "neighbour_{a}_example", "created": "2010-02-11", "created_every_days": 500, "timeline": "complete",
                "posts": [{ "first": "2020-02-01", "count": 9, "text": "Letter {n} of neighbour {a}: the roses are out and the cat is asleep in the sun" }]
              }
            ],
            "expect": [{ "account": "21", "label": "none" }]
          }
        ]
      }
    }
  ]
})";

// The text with the first `from` replaced. Throws where there is none: a test that breaks nothing proves nothing.
inline std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const std::size_t at = out.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(from));
  return out.replace(at, from.size(), to);
}

}  // namespace persona_lens::testing
