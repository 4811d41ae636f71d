"""The one time that a release bears: that of the commit it is made from, in seconds since 1970.

Nothing in a release may say when or where it was built. Archives need a time all the same; this one is the same for everybody who builds
the same commit.
"""

import os
import subprocess
from pathlib import Path

# In an unpacked source package, which has no history, git has written the commit's time in here (export-subst in .gitattributes).
WRITTEN = Path(__file__).with_name("source-date")


def source_date(source: Path) -> int:
    """SOURCE_DATE_EPOCH where it is set (reproducible-builds.org/specs/source-date-epoch), else the commit's time. Raises SystemExit where
    neither is known."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    written = WRITTEN.read_text(encoding="ascii").strip()
    if written.isdigit():
        return int(written)
    try:
        command = ["git", "-C", str(source), "log", "-1", "--format=%ct"]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (FileNotFoundError, subprocess.CalledProcessError, ValueError):
        raise SystemExit("No time is known for this release: build from a git checkout, from the source package, or set SOURCE_DATE_EPOCH.")
