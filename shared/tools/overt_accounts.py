#!/usr/bin/env python3
"""Writes shared/packs/overt-accounts.json from the State Media Matrix of the Alliance for Securing Democracy.

    python3 shared/tools/overt_accounts.py State_Media_Matrix.csv > shared/packs/overt-accounts.json

The table (github.com/ASD-at-GMF/state-media-profiles, MIT licence) lists media companies with their accounts. Only facts are taken: platform,
handle or channel id, company, country. Left out are
  - media that the table calls editorially independent or privately owned (IP, ISF, ISM, ISFM, CaPr): calling them state media would be wrong
    or in dispute. An account that is not listed is simply treated like any other;
  - handles that X does not allow, which were taken over from another platform, and channel addresses without a channel id;
  - accounts that the table gives to several companies or countries, because it cannot be told whose they are.
"""

import csv
import json
import re
import sys

STATE_CONTROLLED = {"SC", "CaPu"}
SOURCE = "state-media-matrix-2023"
X_ADDRESS = re.compile(r"https?://(?:www\.)?(?:twitter|x)\.com/@?(\w{1,15})/?$")
CHANNEL_ADDRESS = re.compile(r"https?://(?:www\.)?youtube\.com/channel/(UC[\w-]{22})/?$")
COLUMNS = (("Twitter Link", X_ADDRESS, "x", "handle"), ("Youtube Link", CHANNEL_ADDRESS, "youtube", "id"))


def accounts_of(rows):
    """One entry for each account, in the order of platform and handle or id."""
    found = {}
    for row in rows:
        if row["Typology"].strip() not in STATE_CONTROLLED:
            continue
        for column, address, platform, kind in COLUMNS:
            match = address.match(row[column].strip())
            if not match:
                continue
            owner = (" ".join(row["Media company"].rstrip("* ").split()), " ".join(row["Country"].split()))
            found.setdefault((platform, kind, match.group(1)), set()).add(owner)
    for (platform, kind, text), owners in sorted(found.items(), key=lambda item: (item[0][0], item[0][2].lower())):
        if len(owners) > 1:
            continue
        name, country = next(iter(owners))
        yield {"platform": platform, kind: text, "name": name, "kind": "state_media", "country": country, "source": SOURCE}


def pack_of(accounts):
    return {
        "schema": 1,
        "id": "overt-accounts",
        "version": "1.0.0",
        "title": "State media that say what they are",
        "notes": [
            "Shown as overt, never scored: signatures describe people who hide whom they speak for.",
            "Made by shared/tools/overt_accounts.py, which says what was left out. Officials and embassies are known by the platforms' own labels.",
        ],
        "sources": {
            SOURCE: {
                "title": "State Media Matrix",
                "publisher": "Alliance for Securing Democracy at GMF",
                "date": "2023",
                "url": "https://github.com/ASD-at-GMF/state-media-profiles",
                "grade": "press",
            }
        },
        "overt": accounts,
    }


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as table:
        pack = pack_of(list(accounts_of(csv.DictReader(table))))
    entries = ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in pack.pop("overt"))
    head = json.dumps(pack, ensure_ascii=False, indent=2)
    print(head[: head.rindex("\n}")] + ',\n  "overt": [\n' + entries + "\n  ]\n}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
