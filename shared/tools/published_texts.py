#!/usr/bin/env python3
"""Puts fingerprints of the texts that Meta published as an operation's into shared/packs/published-texts.json.

    python3 shared/tools/published_texts.py build/native/persona-lens Q2_2023_Spamouflage_China_based_CIB_updated.csv [MORE.csv …]

The tables (github.com/facebook/threat-research, MIT licence) list threat indicators by technique. Texts are the indicators of procedure 6.1.3,
"Posting original content", that are no addresses; of a table without any, it is said so. No text enters the pack: the command line makes
fingerprints (wasm/core/text/fingerprints.h), and only these, the row in the table (its head being row 1) and the day of publication are kept.
Everything else in the pack is written by hand and stays as it is.
"""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

PACK = Path(__file__).resolve().parent.parent / "packs" / "published-texts.json"
PROCEDURE = re.compile(r"6\.1\.3\b")
ADDRESS = re.compile(r"\[\.\]|://")
# By the beginning of the file's name: the key of the pack's source, and the day on which it was published.
PUBLISHED = {"Q2_2023_Spamouflage": ("meta-2023-q2", "2023-08-29")}
INDENT = " " * 10


def texts_of(table):
    """Rows and texts."""
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), start=1):
            if len(row) > 3 and PROCEDURE.match(row[2]) and row[3].strip() and not ADDRESS.search(row[3]):
                yield number, row[3].strip()


def fingerprints_of(program, texts):
    lines = "".join(json.dumps({"row": row, "text": text}, ensure_ascii=False) + "\n" for row, text in texts)
    made = subprocess.run([program, "pack", "fingerprint", "-"], input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    if made.returncode != 0:
        sys.exit(made.stderr)
    return [json.loads(line) for line in made.stdout.splitlines()]


def list_of(program, table):
    """The pack's entry for one table, or None."""
    texts = list(texts_of(table))
    if not texts:
        print(f"{table.name}: lists no texts", file=sys.stderr)
        return None
    known = [about for start, about in PUBLISHED.items() if table.name.startswith(start)]
    if not known:
        sys.exit(f"{table.name}: holds {len(texts)} texts, but PUBLISHED does not say when and by whom it was published")
    source, day = known[0]
    print(f"{table.name}: {len(texts)} texts", file=sys.stderr)
    return {"source": source, "published_on": day, "texts": fingerprints_of(program, texts)}


def written(pack):
    """JSON as in the other packs, but a line for each fingerprint: thousands of hashes are not to be read."""
    lists = pack["parameters"]["published_texts"]
    marks = {}
    for number, one in enumerate(lists):
        mark = f"texts of list {number}"
        marks[json.dumps(mark)] = (",\n" + INDENT).join(json.dumps(text) for text in one["texts"])
        one["texts"] = [mark]
    out = json.dumps(pack, ensure_ascii=False, indent=2)
    for mark, lines in marks.items():
        out = out.replace(mark, lines)
    return out + "\n"


def main(program, tables):
    pack = json.loads(PACK.read_text(encoding="utf-8"))
    lists = [one for one in (list_of(program, Path(table)) for table in tables) if one]
    pack["parameters"]["published_texts"] = lists
    PACK.write_text(written(pack), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
