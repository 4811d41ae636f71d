#!/usr/bin/env python3
"""Cuts ICU's data file (30 MB) down to the items that the core reads (100 KB).

trim_data.py ICUDT76L.DAT OUTPUT

Needs icupkg and gencmn (Debian: icu-devtools). Their release may be older than the data: the formats used here have not changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The name inside the file. ICU looks its items up by it, so it changes with ICU's major version.
PACKAGE = "icudt76l"

# What is left out, and why: break iteration (words, sentences: 57 KB, and as much code again) cuts texts no better for comparing than the
# scripts of the characters do, which text/phrases.h and text/quoting.h go by; dictionaries for Chinese and Japanese (2 MB, 1.4 MB as a store
# serves it) find words that matching by characters does not need; plain NFKC, emoji and layout properties nobody asks for.
ITEMS = [
    "confusables.cfu",  # the spoof checker: which characters look alike
    "nfkc_cf.nrm",  # compatibility normalisation with case folding
]


def run(tool: str, *arguments: str, cwd: Path | None = None) -> None:
    # Debian puts some of the tools into sbin, which is not on every user's PATH.
    program = shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin")
    if program is None:
        sys.exit(f"{tool} is missing (Debian: icu-devtools)")
    result = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{tool} failed:\n{result.stdout}{result.stderr}")


def main(source: Path, output: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        everything, kept = scratch / "all", scratch / "kept"
        for folder in (everything, kept):
            folder.mkdir(parents=True)

        run("icupkg", "-x", "*", "-d", str(everything), str(source))
        for item in ITEMS:
            shutil.copy(everything / item, kept / item)

        listing = scratch / "list"
        listing.write_text("".join(f"{item}\n" for item in sorted(ITEMS)))
        run("gencmn", "-t", "dat", "-n", PACKAGE, "-d", str(scratch), "0", str(listing), cwd=kept)
        shutil.copy(scratch / f"{PACKAGE}.dat", output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
