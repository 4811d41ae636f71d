#!/usr/bin/env python3
"""Cuts ICU's data file (30 MB) down to the items that the core reads (240 KB).

trim_data.py ICUDT76L.DAT OUTPUT

Needs icupkg, genrb and gencmn (Debian: icu-devtools). Their release may be older than the data: the formats used here have not changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The name inside the file. ICU looks its items up by it, so it changes with ICU's major version.
PACKAGE = "icudt76l"

ITEMS = [
    "confusables.cfu",  # the spoof checker: which characters look alike
    "nfkc.nrm",  # compatibility normalisation
    "nfkc_cf.nrm",  # the same with case folding
    "uemoji.icu",  # properties of emoji
    "ulayout.icu",  # properties of scripts that are laid out in other ways
    "brkitr/word.brk",  # where words, sentences and characters end
    "brkitr/sent.brk",
    "brkitr/char.brk",
]

# Break iteration starts from this bundle. The original names rules and dictionaries that are not packed here.
BREAK_ITERATION_ROOT = """root{
  Version{"46"}
  boundaries{
    grapheme:process(dependency){"char.brk"}
    word:process(dependency){"word.brk"}
    sentence:process(dependency){"sent.brk"}
  }
}
"""


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
        everything, kept, text = scratch / "all", scratch / "kept", scratch / "text"
        for folder in (everything, kept / "brkitr", text):
            folder.mkdir(parents=True)

        run("icupkg", "-x", "*", "-d", str(everything), str(source))
        for item in ITEMS:
            shutil.copy(everything / item, kept / item)

        (text / "root.txt").write_text(BREAK_ITERATION_ROOT, encoding="utf-8")
        run("genrb", "-e", "UTF-8", "-s", str(text), "-d", str(kept / "brkitr"), "root.txt")

        listing = scratch / "list"
        listing.write_text("".join(f"{item}\n" for item in sorted([*ITEMS, "brkitr/root.res"])))
        run("gencmn", "-t", "dat", "-n", PACKAGE, "-d", str(scratch), "0", str(listing), cwd=kept)
        shutil.copy(scratch / f"{PACKAGE}.dat", output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
