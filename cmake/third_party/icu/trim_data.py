#!/usr/bin/env python3
"""Cuts ICU's data file (30 MB) down to the items that are asked for by name.

trim_data.py ICUDT76L.DAT OUTPUT ITEM...

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


def run(tool: str, *arguments: str, cwd: Path | None = None) -> None:
    # Debian puts some of the tools into sbin, which is not on every user's PATH.
    program = shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin")
    if program is None:
        sys.exit(f"{tool} is missing (Debian: icu-devtools)")
    result = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{tool} failed:\n{result.stdout}{result.stderr}")


def main(source: Path, output: Path, items: list[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        everything, kept = scratch / "all", scratch / "kept"
        for folder in (everything, kept):
            folder.mkdir(parents=True)

        run("icupkg", "-x", "*", "-d", str(everything), str(source))
        for item in items:
            shutil.copy(everything / item, kept / item)

        listing = scratch / "list"
        listing.write_text("".join(f"{item}\n" for item in sorted(items)))
        run("gencmn", "-t", "dat", "-n", PACKAGE, "-d", str(scratch), "0", str(listing), cwd=kept)
        shutil.copy(scratch / f"{PACKAGE}.dat", output)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3:])
