#include "packs/starting_pack.h"

#include <cstddef>

#include "packs/pack_fields.h"
#include "text/iso_time.h"

namespace persona_lens {
namespace {

constexpr std::string_view text = R"({
  "schema": 1,
  "id": "@id@",
  "version": "0.1.0",
  "title": "A pack that says which pattern it is about",
  "notes": ["What was left out, and why. Replace every text here, then run: persona-lens pack check @id@.json"],
  "sources": {
    "report": { "title": "Title of the report", "publisher": "Who published it", "date": "2021-02-04", "grade": "press" },
    "our-judgement": { "title": "[Weights set by ourselves]", "publisher": "Who you are", "date": "2021", "grade": "elicited" }
  },
  "signatures": [
    {
      "id": "old-accounts-one-text",
      "title": "Old accounts, one text",
      "operation": "Name of the documented operation",
      "summary": "What the report describes, in plain words: accounts that were silent for years post the same text.",
      "valid_from": "2019-01-01",
      "valid_until": "@until@",
      "subjects": ["account", "group"],
      "sources": ["report"],
      "signals": [
        {
          "signal": "first_post_lag",
          "weight": "standard",
          "weight_basis": "elicited",
          "sources": ["report", "our-judgement"],
          "rule": "When the trait counts: years between the creation and the first surviving public post.",
          "look_alike": "People who return after years."
        },
        {
          "signal": "copied_text",
          "weight": "standard",
          "weight_basis": "elicited",
          "sources": ["report"],
          "rule": "When the trait counts: other accounts posted the same text.",
          "look_alike": "People who share a petition's text."
        }
      ],
      "minimum": {
        "account": {
          "chronological": true,
          "posts": 8,
          "groups_any_of": ["G3"],
          "signals": { "first_post_lag": { "observed": ["lag_days_low", "longest_gap_days_low"], "at_least": 730 } }
        },
        "group": { "members": 3, "groups_any_of": ["G3"], "signals": { "first_post_lag": { "observed": "longest_gap_days_low", "at_least": 730 } } }
      },
      "disarm": ["T0150.002"],
      "innocent": ["Somebody who forgot an account and came back."],
      "cases": {
        "test": [
          {
            "name": "Four old accounts begin in one month with one text",
            "at": "2020-03-01",
            "accounts": [
              {
                "id": "1001", "count": 4, "handle": "composed_sleeper_{a}", "created": "2010-02-11", "created_every_days": 190, "timeline": "complete",
                "posts": [
                  { "first": "2020-02-01", "count": 9, "every_days": 2, "text": "Report {n} from account {a}: the market opened and the weather stayed grey" },
                  { "first": "2020-02-24", "text": "Those who spread rumours about the bridge should be ashamed of what they did to this town" }
                ]
              }
            ],
            "expect": [{ "account": "1001", "label": "some" }]
          }
        ],
        "allows": [
          {
            "name": "A gardener returns after ten years",
            "at": "2020-03-01",
            "accounts": [
              {
                "id": "2001", "handle": "gardener_example", "created": "2010-02-11", "timeline": "complete",
                "posts": [{ "first": "2020-02-01", "count": 12, "text": "Garden diary, page {n}: the snowdrops are out and the cat is asleep in the sun" }]
              },
              {
                "id": "2002", "count": 2, "handle": "neighbour_{a}_example", "created": "2012-02-11",
                "posts": [{ "first": "2020-02-03", "text": "Neighbour {a} found a glove on the hill and hung it on the fence by the gate" }]
              }
            ],
            "expect": [{ "account": "2001", "label": "none" }]
          }
        ]
      }
    }
  ]
}
)";

void replace_all(std::string& in, std::string_view what, std::string_view by) {
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + by.size())) in.replace(at, what.size(), by);
}

}  // namespace

bool is_pack_id(std::string_view id) { return id.size() <= pack_fields::max_name && pack_fields::is_joined_words(id, '-'); }

std::string starting_pack(std::string_view id, TimeMs now) {
  constexpr TimeMs two_years = 731 * ms_per_day;
  constexpr std::size_t year_length = 4;
  std::string pack(text);
  replace_all(pack, "@id@", id);
  replace_all(pack, "@until@", iso_time(now + two_years).substr(0, year_length) + "-12-31");
  return pack;
}

}  // namespace persona_lens
